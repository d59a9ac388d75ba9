// SPDX-License-Identifier: Apache-2.0
// Holds and who may erase: cell by cell, and what is refused, on both engines.
#include "retention/erasure_for_tests.h"

namespace kaname::retention {
namespace {

namespace json = boost::json;

class HoldTest : public testing::ErasureTown {};
INSTANTIATE_TEST_SUITE_P(Engines, HoldTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(HoldTest, HoldsAreSetAndLiftedByTheTown) {
  for (const api::Caller* who : {&keeper_, &admin_, &nurse_, &coordinator_, &viewer_, &stranger_}) {
    for (const char* name : {"retention.list", "retention.show", "retention.hold", "retention.lift", "erasure.start",
                             "erasure.step", "erasure.restate", "erasure.list", "erasure.show", "erasure.certificate",
                             "setting.retention", "setting.set_retention"})
      EXPECT_EQ(refused(name, {{"id", id_}}, *who), "not_allowed") << name;
  }
  EXPECT_EQ(refused("retention.list", json::object{}, nobody_), "sign_in_needed");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", ""}}, town_), "reason=required");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", " 　"}}, town_), "reason=required");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", "事故"}, {"until", "2026-11-19"}}, town_),
            "until=date_in_past");
  EXPECT_EQ(refused("retention.hold", {{"id", random_uuid().text()}, {"reason", "事故"}}, town_), "person_not_found");
  const auto held = act("retention.hold", {{"id", id_}, {"reason", "転倒事故の訴訟"}, {"until", "2027-03-31"}}, town_);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->at("line").at("why").as_string(), "erasure_held");
  const std::string hold(held->at("holds").at(0).at("id").as_string());
  EXPECT_EQ(held->at("holds").at(0).at("set_by_name").as_string(), "山田 花子");
  EXPECT_EQ(act("retention.list", json::object{}, town_)->at("held").as_array().size(), 1u);
  EXPECT_EQ(refused("retention.lift", {{"id", id_}, {"hold_id", hold}, {"reason", ""}}, town_), "reason=required");
  EXPECT_EQ(refused("retention.lift", {{"id", id_}, {"hold_id", id_}, {"reason", "和解"}}, town_), "hold_not_found");
  const auto lifted = act("retention.lift", {{"id", id_}, {"hold_id", hold}, {"reason", "和解した"}}, second_town_);
  ASSERT_TRUE(lifted);
  EXPECT_EQ(lifted->at("holds").at(0).at("lifted_by_name").as_string(), "井上 実") << "the history stays";
  EXPECT_EQ(refused("retention.lift", {{"id", id_}, {"hold_id", hold}, {"reason", "和解"}}, town_), "hold_lifted");
  EXPECT_TRUE(act("retention.list", json::object{}, town_)->at("held").as_array().empty());
}

TEST_P(HoldTest, OnlyNamedOfficersWhenTheTownNamesThem) {
  const auto setting = [&](const api::Caller& officer) {
    return json::object{
        {"years", 5}, {"access_log_years", 5}, {"officers", json::array{json::value(officer.account_id->text())}}};
  };
  EXPECT_EQ(refused("setting.set_retention", setting(keeper_), town_), "officers=officer_of_town");
  EXPECT_EQ(refused("setting.set_retention", {{"years", 1}, {"access_log_years", 5}}, town_).substr(0, 5), "years");
  EXPECT_EQ(refused("setting.set_retention", setting(second_town_), town_), "ok");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", "事故"}}, town_), "retention_officers_only");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", "事故"}}, second_town_), "ok");
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "retention_officers_only");
  EXPECT_FALSE(act("retention.list", json::object{}, town_)->at("may_erase").as_bool());
}

TEST_P(HoldTest, RefusedBeforeTheTermUnderAHoldAndTwice) {
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_supported");
  EXPECT_EQ(refused("erasure.start", {{"people", json::array{}}, {"confirmed", true}}, town_), "people=required");
  EXPECT_EQ(refused("erasure.start", start_of({random_uuid().text()}), town_), "person_not_found");
  done("person.change_status", {{"id", id_}, {"status", "ended"}, {"on", "2021-11-20"}}, keeper_);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_not_yet") << "the last day of the term";
  end_support(id_);
  EXPECT_EQ(refused("erasure.start", {{"people", json::array{json::value(id_)}}, {"confirmed", false}}, town_),
            "confirmed=erasure_confirm");
  const auto held = act("retention.hold", {{"id", id_}, {"reason", "訴訟"}}, town_);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_held");
  EXPECT_EQ(act("retention.list", json::object{}, town_)->at("due").at(0).at("why").as_string(), "erasure_held");
  ASSERT_TRUE(act("retention.lift",
                  {{"id", id_}, {"hold_id", held->at("holds").at(0).at("id")}, {"reason", "終わった"}}, town_));
  const auto started = act("erasure.start", start_of({id_, id_}), town_);
  ASSERT_TRUE(started) << started.error().code;
  EXPECT_EQ(started->at("people").as_int64(), 1);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_running");
  const std::string erasure(started->at("id").as_string());
  const auto finished = work_off(erasure);
  EXPECT_EQ(finished.at("erased").as_int64(), 1);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_twice");
  EXPECT_EQ(refused("erasure.step", {{"id", erasure}}, town_), "erasure_finished");
  EXPECT_EQ(refused("erasure.step", {{"id", id_}}, town_), "erasure_not_found");
  EXPECT_EQ(refused("erasure.restate", {{"id", erasure}}, town_), "erasure_finished");
}

}  // namespace
}  // namespace kaname::retention

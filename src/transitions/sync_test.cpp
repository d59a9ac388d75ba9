// SPDX-License-Identifier: Apache-2.0
// What a phone takes along of stays: of its own people, as they are now, and of nobody else's.
#include "directory/facility_store.h"
#include "people/people_for_tests.h"
#include "thread/endpoints.h"
#include "transitions/endpoints.h"

namespace kaname::transitions {
namespace {

namespace json = boost::json;

class StaySyncTest : public people::testing::PeopleTown {
 protected:
  StaySyncTest() {
    for (const api::Endpoint& endpoint : thread::endpoints()) endpoints_.push_back(endpoint);
    for (const api::Endpoint& endpoint : transitions::endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    nurses_ = join(id_, kNurses);
    consent(id_);
    ward_ = stranger_;
  }
  std::string admitted(json::object more = {}) {
    json::object out{{"name_kana", "サトウ ハル"},
                     {"birth", "S16.4.3"},
                     {"ward", "3階東"},
                     {"admitted_on", "2026-11-20"},
                     {"reason", "肺炎"}};
    for (auto& member : more) out[member.key()] = member.value();
    return std::string(done("stay.notify", out, ward_).at("id").as_string());
  }
  json::value pull(const api::Caller& who, json::array have = {}) { return done("stay.pull", {{"have", have}}, who); }
  static json::array at_hand(const json::value& pulled) {
    json::array out;
    for (const json::value& item : pulled.at("items").as_array())
      out.push_back({{"id", item.at("stay").at("id")}, {"version", item.at("version")}});
    return out;
  }

  std::string id_, nurses_;
  api::Caller ward_;
};
INSTANTIATE_TEST_SUITE_P(Engines, StaySyncTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(StaySyncTest, AStayComesOnceAndAgainWhenItHasChanged) {
  const std::string stay = admitted();
  const auto first = pull(keeper_);
  ASSERT_EQ(first.at("items").as_array().size(), 1U);
  const json::value& item = first.at("items").at(0);
  EXPECT_EQ(item.at("person_id").as_string(), id_);
  EXPECT_EQ(item.at("stay").at("id").as_string(), stay);
  EXPECT_TRUE(item.at("stay").at("asks_me").as_bool());
  EXPECT_EQ(item.at("stay").at("ward").as_string(), "3階東");
  EXPECT_FALSE(item.at("stay").at("due").as_array().empty());
  const json::array have = at_hand(first);
  EXPECT_TRUE(pull(keeper_, have).at("items").as_array().empty()) << "nothing has changed";
  EXPECT_TRUE(pull(keeper_, have).at("forget").as_array().empty());
  done("stay.answer", {{"id", stay}, {"answer", "ours"}, {"phone", "072-300-0001"}}, keeper_);
  const auto news = pull(keeper_, have);
  ASSERT_EQ(news.at("items").as_array().size(), 1U);
  EXPECT_FALSE(news.at("items").at(0).at("stay").at("asks_me").as_bool());
  EXPECT_EQ(news.at("items").at(0).at("stay").at("manager_phone").as_string(), "072-300-0001");
}

TEST_P(StaySyncTest, WhoIsNoMemberNeverHoldsAStayAndWhoLeavesLosesIt) {
  admitted();
  const auto nurse = pull(nurse_);
  ASSERT_EQ(nurse.at("items").as_array().size(), 1U) << "the whole team sees it";
  EXPECT_FALSE(nurse.at("items").at(0).at("stay").at("asks_me").as_bool()) << "only whoever keeps the case is asked";
  const json::array have = at_hand(nurse);
  for (const api::Caller* other : {&ward_, &town_, &coordinator_}) {
    const auto pulled = pull(*other, have);
    EXPECT_TRUE(pulled.at("items").as_array().empty()) << other->name;
    EXPECT_TRUE(pulled.at("asked").as_array().empty()) << other->name;
    EXPECT_EQ(pulled.at("forget").as_array().size(), 1U) << other->name;
  }
  EXPECT_EQ(code("stay.pull", {{"have", json::array{}}}, viewer_), "not_allowed");
  done("team.leave", {{"id", id_}, {"member_id", nurses_}}, keeper_);
  const auto after = pull(nurse_, have);
  EXPECT_TRUE(after.at("items").as_array().empty());
  EXPECT_EQ(after.at("forget").as_array().size(), 1U);
}

TEST_P(StaySyncTest, WhoIsAskedAboutSomebodyElseIsToldOnTheLineOnly) {
  const std::string stay = admitted();
  done("team.leave", {{"id", id_}, {"member_id", nurses_}}, keeper_);
  done("stay.answer", {{"id", stay}, {"answer", "not_ours"}}, keeper_);
  EXPECT_TRUE(pull(nurse_).at("asked").as_array().empty());
  done("stay.ask", {{"id", stay}, {"office_id", kNurses.text()}}, coordinator_);
  const auto pulled = pull(nurse_);
  EXPECT_TRUE(pulled.at("items").as_array().empty()) << "nothing of her is to be kept";
  ASSERT_EQ(pulled.at("asked").as_array().size(), 1U);
  EXPECT_EQ(pulled.at("asked").at(0).at("id").as_string(), stay);
  EXPECT_EQ(pulled.at("asked").at(0).at("reason").as_string(), "") << "whom it is about, and no more";
  done("stay.answer", {{"id", stay}, {"answer", "not_ours"}}, nurse_);
  EXPECT_TRUE(pull(nurse_).at("asked").as_array().empty());
}

TEST_P(StaySyncTest, WhatIsLongOverOrTakenBackIsForgotten) {
  const std::string first = admitted();
  const json::array have = at_hand(pull(nurse_));
  done("stay.cancel", {{"id", first}, {"note", "別の方でした"}}, ward_);
  EXPECT_EQ(pull(nurse_, have).at("forget").as_array().size(), 1U);
  const std::string second = admitted();
  done("stay.discharge", {{"id", second}, {"on", "2026-11-20"}, {"destination", "home"}}, ward_);
  const json::array still = at_hand(pull(nurse_));
  ASSERT_EQ(still.size(), 1U) << "until the report back";
  clock_ = clock_.plus_ms(46 * kDayMs);
  EXPECT_EQ(pull(nurse_, still).at("forget").as_array().size(), 1U);
}

TEST_P(StaySyncTest, OnlyAKnownPhoneOfTheCallerTakesACopy) {
  EXPECT_EQ(code("stay.pull", {{"have", json::array{}}, {"device", "x"}}, nurse_), "device_revoked");
}

TEST_P(StaySyncTest, HospitalsOfTheAreaGoAlongOnceAndAgainWhenTheyChange) {
  const auto add = [&](std::string_view name, std::string_view kana, directory::FacilityKind kind, std::int32_t beds) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
      directory::Facility out;
      out.area_id = kArea;
      out.id = tx.new_id<directory::FacilityId>();
      out.name = name;
      out.name_kana = kana;
      out.kind = kind;
      out.beds = beds;
      directory::insert_facility(tx, out);
      return true;
    });
  };
  add("枚方市民病院", "ひらかたしみんびょういん", directory::FacilityKind::hospital, 300);
  add("有床 いとう医院", "いとういいん", directory::FacilityKind::clinic, 19);
  add("外来だけの医院", "がいらい", directory::FacilityKind::clinic, 0);
  add("薬局", "やっきょく", directory::FacilityKind::pharmacy, 0);
  const auto pulled = [&](const json::value& version) {
    return done("stay.pull", {{"have", json::array{}}, {"hospitals", version}}, nurse_).as_object();
  };
  EXPECT_FALSE(done("stay.pull", {{"have", json::array{}}}, nurse_).as_object().contains("hospitals"))
      << "an older phone does not ask for them";
  const auto first = pulled("");
  const json::array& items = first.at("hospitals").at("items").as_array();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].at("name").as_string(), "有床 いとう医院") << "by their reading";
  EXPECT_EQ(items[1].at("name_kana").as_string(), "ひらかたしみんびょういん");
  const json::value version = first.at("hospitals").at("version");
  EXPECT_FALSE(pulled(version).contains("hospitals"));
  add("新しい病院", "あたらしいびょういん", directory::FacilityKind::hospital, 40);
  EXPECT_EQ(pulled(version).at("hospitals").at("items").as_array().size(), 3U);
}

}  // namespace
}  // namespace kaname::transitions

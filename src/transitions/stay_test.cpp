// SPDX-License-Identifier: Apache-2.0
// The hospital is an office that belongs to no team.
#include "people/people_for_tests.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "transitions/endpoints.h"
#include "transitions/stay_store.h"

namespace kaname::transitions {
namespace {

namespace json = boost::json;

class StayTest : public people::testing::PeopleTown {
 protected:
  StayTest() {
    for (const api::Endpoint& endpoint : thread::endpoints()) endpoints_.push_back(endpoint);
    for (const api::Endpoint& endpoint : transitions::endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    join(id_, kNurses);
    consent(id_);
    ward_ = stranger_;
    other_ward_ = account("別の 病棟", "betsu", {api::Role::office, kNurses});
  }

  static json::object told(json::object more = {}) {
    json::object out{{"name", "佐藤 ハル"}, {"name_kana", "サトウ ハル"},  {"birth", "S16.4.3"},
                     {"ward", "3階東"},     {"admitted_on", "2026-11-20"}, {"arrival", "ambulance"},
                     {"reason", "肺炎"}};
    for (auto& member : more) out[member.key()] = member.value();
    return out;
  }
  std::string notify(const api::Caller& who, json::object more = {}) {
    return std::string(done("stay.notify", told(std::move(more)), who).at("id").as_string());
  }
  json::value stays(const api::Caller& who) { return done("stay.list", json::object{}, who); }
  json::value show(const std::string& stay, const api::Caller& who) { return done("stay.show", {{"id", stay}}, who); }
  std::string step(const std::string& stay, std::string_view kind, const api::Caller& who, json::object more = {}) {
    json::object body{{"id", stay}, {"kind", kind}, {"done_on", "2026-11-20"}};
    for (auto& member : more) body[member.key()] = member.value();
    const auto view = done("stay.step", body, who);
    return std::string(view.at("steps").as_array().back().at("id").as_string());
  }
  std::string status() { return text(done("person.show", {{"id", id_}}, keeper_), "person", "status"); }
  std::string newest_words(const api::Caller& who) {
    return std::string(done("thread.show", {{"id", id_}}, who).at("entries").at(0).at("text").as_string());
  }

  std::string id_;
  api::Caller ward_, other_ward_;
};
INSTANTIATE_TEST_SUITE_P(Engines, StayTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(StayTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, tables()), std::vector<std::string>{});
  });
}

TEST_P(StayTest, ANoticeOfTheWardFindsTheCareManagerAndTellsTheTeam) {
  const auto noticed = done("stay.notify", told(), ward_);
  EXPECT_EQ(noticed.at("manager_state").as_string(), "asked");
  const std::string stay(noticed.at("id").as_string());
  EXPECT_EQ(status(), "hospital");
  EXPECT_NE(newest_words(nurse_).find("隣町デイサービス（3階東）に入院されました（救急搬送で入院）。肺炎"),
            std::string::npos);
  const auto mine = stays(keeper_);
  EXPECT_EQ(mine.at("asks_me").as_int64(), 1);
  EXPECT_EQ(mine.at("items").at(0).at("side").as_string(), "team");
  EXPECT_EQ(stays(nurse_).at("asks_me").as_int64(), 0) << "only whoever keeps the case is asked";
  const auto at_ward = show(stay, ward_);
  EXPECT_EQ(at_ward.at("side").as_string(), "hospital");
  EXPECT_EQ(at_ward.at("manager_name").as_string(), "");
  EXPECT_FALSE(at_ward.as_object().contains("person_id")) << "the ward is not led to her page";
  done("stay.answer", {{"id", stay}, {"answer", "ours"}, {"phone", "072-300-0001"}}, keeper_);
  const auto after = show(stay, ward_);
  EXPECT_EQ(after.at("manager_state").as_string(), "confirmed");
  EXPECT_EQ(after.at("manager_name").as_string(), "森 由紀");
  EXPECT_EQ(after.at("manager_office").as_string(), "くずは居宅介護支援事業所");
  EXPECT_EQ(after.at("manager_phone").as_string(), "072-300-0001");
  EXPECT_EQ(stays(keeper_).at("asks_me").as_int64(), 0);
}

TEST_P(StayTest, SomebodyUnknownIsLeftToTheDeskAndTheWardLearnsNothing) {
  const auto noticed = done("stay.notify", told({{"birth", "S16.4.4"}}), ward_);
  EXPECT_EQ(noticed.at("manager_state").as_string(), "searching");
  EXPECT_EQ(status(), "active");
  const std::string stay(noticed.at("id").as_string());
  EXPECT_EQ(stays(coordinator_).at("searching").as_int64(), 1);
  EXPECT_TRUE(stays(keeper_).at("items").as_array().empty());
  EXPECT_EQ(code("stay.match", {{"id", stay}, {"person_id", id_}}, keeper_), "not_allowed");
  const auto matched = done("stay.match", {{"id", stay}, {"person_id", id_}}, coordinator_);
  EXPECT_EQ(matched.at("manager_state").as_string(), "asked");
  EXPECT_EQ(matched.at("reason").as_string(), "") << "the desk finds, it does not read";
  EXPECT_EQ(matched.at("asks").at(0).at("office_name").as_string(), "くずは居宅介護支援事業所");
  EXPECT_EQ(status(), "hospital");
  EXPECT_EQ(code("stay.match", {{"id", stay}, {"person_id", id_}}, coordinator_), "stay_has_person");
}

TEST_P(StayTest, WhoKeepsTheCaseAndTellsItHasAnsweredByIt) {
  const std::string stay = notify(keeper_, {{"person_id", id_}, {"hospital_name", "市民病院"}, {"told_by", "family"}});
  const auto view = show(stay, keeper_);
  EXPECT_EQ(view.at("manager_state").as_string(), "confirmed");
  EXPECT_EQ(view.at("hospital_name").as_string(), "市民病院");
}

TEST_P(StayTest, TwoTellersOfOneAdmissionMakeOneStay) {
  const std::string first =
      notify(keeper_, {{"person_id", id_}, {"hospital_id", kStrange.text()}, {"ward", ""}, {"told_by", "family"}});
  const auto second = done("stay.notify", told({{"admitted_on", "2026-11-19"}}), ward_);
  EXPECT_EQ(second.at("id").as_string(), first);
  EXPECT_TRUE(second.at("known_before").as_bool());
  EXPECT_EQ(show(first, keeper_).at("ward").as_string(), "3階東");
  EXPECT_EQ(stays(keeper_).at("items").as_array().size(), 1U);
  EXPECT_EQ(done("stay.notify", told({{"hospital_name", "別の病院"}, {"told_by", "other"}}), ward_).at("known_before"),
            false);
}

TEST_P(StayTest, NotOursGoesBackToTheDeskWhichAsksAnotherOffice) {
  const std::string stay = notify(ward_);
  done("stay.answer", {{"id", stay}, {"answer", "not_ours"}}, keeper_);
  EXPECT_EQ(show(stay, coordinator_).at("manager_state").as_string(), "searching");
  EXPECT_EQ(code("stay.answer", {{"id", stay}, {"answer", "ours"}}, ward_), "stay_not_asked");
  EXPECT_EQ(code("stay.ask", {{"id", stay}, {"office_id", "019a0000-0000-7000-8000-00000000ffff"}}, coordinator_),
            "office_id=office_unknown");
  done("stay.ask", {{"id", stay}, {"office_id", kNurses.text()}}, coordinator_);
  done("stay.answer", {{"id", stay}, {"answer", "ours"}}, nurse_);
  EXPECT_EQ(code("stay.answer", {{"id", stay}, {"answer", "ours"}}, keeper_), "stay_has_manager");
  EXPECT_EQ(code("stay.ask", {{"id", stay}, {"office_id", kCase.text()}}, coordinator_), "stay_has_manager");
}

TEST_P(StayTest, WhoIsAskedWithoutARelationIsToldWhoItIsAndNoMore) {
  const std::string stay = notify(ward_, {{"birth", "S16.4.4"}});
  EXPECT_EQ(code("stay.show", {{"id", stay}}, nurse_), "stay_not_found");
  done("stay.ask", {{"id", stay}, {"office_id", kNurses.text()}}, coordinator_);
  const auto view = show(stay, nurse_);
  EXPECT_EQ(view.at("side").as_string(), "desk");
  EXPECT_TRUE(view.at("asks_me").as_bool());
  EXPECT_FALSE(view.at("may_write").as_bool());
  EXPECT_EQ(view.at("reason").as_string(), "");
  EXPECT_EQ(code("stay.step", {{"id", stay}, {"kind", "info_sent"}, {"done_on", "2026-11-20"}}, nurse_), "not_allowed");
}

TEST_P(StayTest, StepsAreKeptJudgedByTheReceiverAndTakenBackByTheWriter) {
  const std::string stay = notify(ward_);
  const std::string sent =
      step(stay, "info_sent", keeper_, {{"form", "town"}, {"channel", "fax"}, {"note", "薬の一覧も"}});
  EXPECT_EQ(code("stay.judge", {{"id", stay}, {"step_id", sent}, {"enough", "enough"}}, keeper_),
            "stay_judge_receiver");
  const auto judged =
      done("stay.judge", {{"id", stay}, {"step_id", sent}, {"enough", "missing"}, {"missing", "食形態"}}, ward_);
  EXPECT_EQ(judged.at("steps").at(0).at("missing").as_string(), "食形態");
  EXPECT_EQ(judged.at("steps").at(0).at("note").as_string(), "薬の一覧も");
  EXPECT_EQ(show(stay, coordinator_).at("steps").at(0).at("note").as_string(), "");
  EXPECT_EQ(code("stay.take_back", {{"id", stay}, {"step_id", sent}}, ward_), "correct_own_only");
  done("stay.take_back", {{"id", stay}, {"step_id", sent}}, admin_);
  EXPECT_TRUE(show(stay, ward_).at("steps").as_array().empty());
  EXPECT_EQ(code("stay.take_back", {{"id", stay}, {"step_id", sent}}, keeper_), "stay_step_not_found");
}

TEST_P(StayTest, ADateOfTheWardIsItsWordToTheCareManagerAndMayMove) {
  const std::string stay = notify(ward_);
  done("stay.answer", {{"id", stay}, {"answer", "ours"}}, keeper_);
  auto view = done("stay.expect", {{"id", stay}, {"on", "2026-12-04"}}, ward_);
  EXPECT_EQ(view.at("state").as_string(), "leaving");
  EXPECT_EQ(view.at("steps").at(0).at("kind").as_string(), "hospital_told") << "by 担当です";
  EXPECT_EQ(view.at("steps").at(1).at("kind").as_string(), "discharge_told");
  view = done("stay.expect", {{"id", stay}, {"on", "2026-12-06"}}, ward_);
  EXPECT_EQ(view.at("steps").as_array().size(), 2U) << "told once";
  EXPECT_NE(newest_words(keeper_).find("【退院の予定】令和8年12月6日(日)"), std::string::npos);
  EXPECT_EQ(code("stay.expect", {{"id", stay}, {"on", "2026-11-01"}}, ward_), "on=ends_before_start");
  view = done("stay.expect", {{"id", stay}}, ward_);
  EXPECT_EQ(view.at("state").as_string(), "admitted");
}

TEST_P(StayTest, DischargeBringsThePersonHomeAndEndsTheStay) {
  const std::string stay = notify(ward_);
  EXPECT_EQ(code("stay.discharge", {{"id", stay}, {"on", "2026-11-19"}, {"destination", "home"}}, ward_),
            "on=ends_before_start");
  EXPECT_EQ(code("stay.discharge", {{"id", stay}, {"on", "2026-11-20"}, {"destination", "none"}}, ward_),
            "destination=stay_destination");
  done("stay.discharge", {{"id", stay}, {"on", "2026-11-20"}, {"destination", "home"}}, ward_);
  EXPECT_EQ(status(), "active");
  EXPECT_EQ(code("stay.expect", {{"id", stay}, {"on", "2026-12-04"}}, ward_), "stay_over");
  step(stay, "services_started", keeper_);
  EXPECT_EQ(stays(keeper_).at("items").as_array().size(), 1U) << "it stays in the list until the report back";
}

TEST_P(StayTest, ADeathInHospitalIsTheEndOfTheSupport) {
  const std::string stay = notify(ward_);
  done("stay.discharge", {{"id", stay}, {"on", "2026-11-20"}, {"destination", "died"}}, ward_);
  EXPECT_EQ(status(), "died");
}

TEST_P(StayTest, AMistakenNoticeIsTakenBackWithItsReason) {
  const std::string stay = notify(ward_);
  EXPECT_EQ(code("stay.cancel", {{"id", stay}, {"note", ""}}, ward_), "note=required");
  done("stay.cancel", {{"id", stay}, {"note", "同姓同名の別の方"}}, ward_);
  EXPECT_EQ(status(), "active");
  EXPECT_TRUE(stays(keeper_).at("items").as_array().empty());
  EXPECT_EQ(code("stay.step", {{"id", stay}, {"kind", "info_sent"}, {"done_on", "2026-11-20"}}, ward_),
            "stay_cancelled");
}

TEST_P(StayTest, BadInputIsAnsweredByItsField) {
  EXPECT_EQ(code("stay.notify", told({{"admitted_on", "2026-11-21"}}), ward_), "admitted_on=date_in_future");
  EXPECT_EQ(code("stay.notify", told({{"admitted_on", "2025-11-01"}}), ward_), "admitted_on=stay_too_old");
  EXPECT_EQ(code("stay.notify", told({{"name_kana", " "}}), ward_), "name_kana=stay_who");
  EXPECT_EQ(code("stay.notify", told({{"birth", "昭和16年"}}), ward_), "birth=stay_whole_birth");
  EXPECT_EQ(code("stay.notify", told(), town_), "hospital_name=stay_which_hospital");
  EXPECT_EQ(code("stay.notify", told({{"person_id", id_}}), ward_), "person_not_found");
  EXPECT_EQ(code("stay.notify", told({{"reason", "番号 1234 5678 9018"}}), ward_), "reason=my_number");
  const std::string stay = notify(ward_);
  EXPECT_EQ(code("stay.step", {{"id", stay}, {"kind", "info_sent"}, {"done_on", "2026-11-21"}}, keeper_),
            "done_on=date_in_future");
  EXPECT_EQ(code("stay.step", {{"id", stay}, {"kind", "conference_held"}, {"done_on", "2026-11-20"}}, keeper_),
            "professions=stay_who_took_part");
  EXPECT_EQ(code("stay.answer", {{"id", stay}, {"answer", "waiting"}}, keeper_), "answer=stay_answer");
}

TEST_P(StayTest, WhoHasNothingToDoWithItSeesNothing) {
  const std::string stay = notify(ward_);
  for (const api::Caller& who : {viewer_, nobody_}) EXPECT_NE(code("stay.show", {{"id", stay}}, who), "ok");
  EXPECT_EQ(code("stay.show", {{"id", stay}}, elsewhere_), "stay_not_found");
  person("鈴木 キヨ", "すずき きよ", "昭和10年2月3日");
  const std::string other =
      notify(ward_, {{"name_kana", "すずき きよ"}, {"birth", "S10.2.3"}, {"hospital_name", "市民病院"}});
  EXPECT_EQ(code("stay.show", {{"id", other}}, nurse_), "stay_not_found") << "of another team";
  EXPECT_EQ(stays(nurse_).at("items").as_array().size(), 1U);
}

}  // namespace
}  // namespace kaname::transitions

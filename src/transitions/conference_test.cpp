// SPDX-License-Identifier: Apache-2.0
// Conferences through their endpoints, on both engines. The hospital is an office that belongs to no team.
#include "transitions/conference_for_tests.h"
#include "transitions/erase_person.h"

namespace kaname::transitions {
namespace {

namespace json = boost::json;

class ConferenceTest : public testing::ConferenceTown {};
INSTANTIATE_TEST_SUITE_P(Engines, ConferenceTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ConferenceTest, ADateIsAskedForAnsweredFixedAndHeld) {
  const std::string stay = notify();
  auto view = ask_for(stay);
  const std::string id = id_of(view);
  EXPECT_EQ(view.at("title").as_string(), "退院前カンファレンス");
  EXPECT_EQ(view.at("slots").at(0).at("starts_at").as_string(), "2026-12-03T10:00:00+09:00") << "by time";
  EXPECT_EQ(steps(stay), (std::vector<std::string>{"conference_asked"}));
  EXPECT_NE(newest_words().find("【日程の調整】退院前カンファレンス（候補 2、5 人に尋ねています）"), std::string::npos);
  EXPECT_EQ(done("conference.list", json::object{}, keeper_).at("waits_for_me").as_int64(), 1);

  done("conference.answer", {{"id", id}, {"answers", replies("no", "yes")}}, ward_);
  done("conference.answer", {{"id", id}, {"answers", replies("yes", "yes")}}, keeper_);
  EXPECT_EQ(done("conference.list", json::object{}, keeper_).at("waits_for_me").as_int64(), 0);
  done("conference.answer_for",
       {{"id", id}, {"invited_id", invited(view, 3)}, {"via", "fax"}, {"answers", replies("maybe", "yes")}}, ward_);
  done("conference.answer_for",
       {{"id", id}, {"invited_id", invited(view, 4)}, {"via", "phone"}, {"answers", replies("yes", "no")}},
       coordinator_);
  done("conference.answer", {{"id", id}, {"answers", replies("yes", "yes")}}, nurse_);
  EXPECT_NE(newest_words().find("全員の返事がそろいました"), std::string::npos);
  view = show(id, ward_);
  EXPECT_EQ(view.at("invited").at(3).at("typed_by").as_string(), ward_.name);
  EXPECT_EQ(view.at("invited").at(4).at("via").as_string(), "phone");
  EXPECT_EQ(view.at("slots").at(1).at("rank").as_int64(), 1) << "everybody needed can on the second";
  EXPECT_TRUE(view.at("slots").at(1).at("all_needed").as_bool());
  EXPECT_TRUE(view.at("slots").at(1).at("three").as_bool());

  done("conference.fix", {{"id", id}, {"slot", 1}}, ward_);
  const std::string first = std::string(done("conference.calendar", {{"id", id}}, keeper_).as_string());
  view = done("conference.fix", {{"id", id}, {"slot", 2}}, ward_);
  EXPECT_EQ(view.at("state").as_string(), "fixed");
  const std::string second = std::string(done("conference.calendar", {{"id", id}}, keeper_).as_string());
  EXPECT_NE(first.find("SEQUENCE:0\r\n"), std::string::npos);
  EXPECT_NE(second.find("SEQUENCE:1\r\n"), std::string::npos);
  EXPECT_NE(second.find("20261204T140000"), std::string::npos);
  EXPECT_EQ(second.find("佐藤"), std::string::npos);
  EXPECT_EQ(steps(stay), (std::vector<std::string>{"conference_asked", "conference_fixed"})) << "fixed once";
  EXPECT_NE(newest_words().find("【日程の変更】退院前カンファレンス：令和8年12月4日(金) 14:00〜15:00、病棟の会議室"),
            std::string::npos);
  EXPECT_EQ(code("conference.answer", {{"id", id}, {"answers", replies("yes", "yes")}}, nurse_), "conference_settled");

  const json::object held{{"id", id},
                          {"held_on", "2026-11-20"},
                          {"present", json::array{json::value(invited(view, 0)), json::value(invited(view, 1))}},
                          {"guests", json::array{json::object{{"name", "栄養 花子"}, {"profession", "dietitian"}}}},
                          {"note", "酸素の手配を確かめた"}};
  view = done("conference.hold", held, ward_);
  EXPECT_EQ(view.at("state").as_string(), "held");
  EXPECT_EQ(view.at("invited").at(2).at("attendance").as_string(), "absent");
  EXPECT_TRUE(view.at("invited").at(5).at("guest").as_bool());
  const auto seen = done("stay.show", {{"id", stay}}, keeper_);
  EXPECT_EQ(seen.at("steps").as_array().back().at("professions"),
            (json::array{"discharge_nurse", "care_manager", "dietitian"}));
  EXPECT_NE(newest_words().find("開きました（退院調整看護師・介護支援専門員・栄養士）"), std::string::npos);
  EXPECT_EQ(code("conference.cancel", {{"id", id}, {"reason", "なし"}}, ward_), "conference_over");
  expect_replay();
}

TEST_P(ConferenceTest, TheDraftHoldsTheHospitalAndTheTeamAsFarAsTheAskerMaySeeIt) {
  const std::string stay = notify();
  const auto draft = [&](const api::Caller& who) { return done("conference.draft", {{"stay_id", stay}}, who); };
  auto mine = draft(keeper_);
  EXPECT_EQ(mine.at("place").as_string(), "隣町デイサービス 3階東");
  ASSERT_EQ(mine.at("invited").as_array().size(), 3U) << "herself, the hospital, the nurses";
  EXPECT_EQ(mine.at("invited").at(1).at("office_name").as_string(), "隣町デイサービス");
  EXPECT_EQ(mine.at("invited").at(2).at("office_name").as_string(), "牧野訪問看護ステーション");
  EXPECT_EQ(draft(ward_).at("invited").as_array().size(), 1U) << "nobody has agreed that the hospital sees the team";
  done("stay.answer", {{"id", stay}, {"answer", "ours"}}, keeper_);
  EXPECT_EQ(draft(ward_).at("invited").at(1).at("name").as_string(), "森 由紀") << "who has answered 担当です";
  consent(id_);
  EXPECT_EQ(draft(ward_).at("invited").as_array().size(), 3U);
  EXPECT_EQ(draft(coordinator_).at("invited").at(0).at("office_name").as_string(), "隣町デイサービス")
      << "the desk arranges it and does not come";
}

TEST_P(ConferenceTest, WithoutAStayItIsAboutAPersonOfOnesTeam) {
  EXPECT_EQ(code("conference.ask", asking({{"person_id", id_}}), ward_), "person_not_found");
  EXPECT_EQ(code("conference.ask", asking({{"person_id", id_}}), nurse_), "person_no_basis");
  const auto view = done("conference.ask", asking({{"person_id", id_}, {"title", "担当者会議"}}), keeper_);
  const std::string id = id_of(view);
  EXPECT_EQ(view.at("person_name").as_string(), "佐藤 ハル");
  EXPECT_EQ(done("conference.list", {{"person_id", id_}}, keeper_).at("items").as_array().size(), 1U);
  const auto narrow = show(id, nurse_);
  EXPECT_FALSE(narrow.at("full").as_bool()) << "invited, but without a consent";
  consent(id_);
  EXPECT_TRUE(show(id, nurse_).at("full").as_bool());
  EXPECT_EQ(code("conference.fix", {{"id", id}, {"slot", 1}}, nurse_), "conference_organiser");
  EXPECT_EQ(code("conference.fix", {{"id", id}, {"slot", 1}}, admin_), "ok") << "of the organiser's office";
}

TEST_P(ConferenceTest, WhoIsOnlyInvitedSeesTheMeetingTheSlotsAndTheProfessions) {
  const std::string stay = notify();
  const auto view = ask_for(stay);
  const std::string id = id_of(view);
  const auto narrow = show(id, nurse_);
  EXPECT_FALSE(narrow.at("full").as_bool());
  EXPECT_TRUE(narrow.at("waits_for_me").as_bool());
  EXPECT_EQ(narrow.at("title").as_string(), "退院前カンファレンス");
  EXPECT_EQ(narrow.at("slots").as_array().size(), 2U);
  EXPECT_EQ(narrow.at("slots").at(0).at("rank").as_int64(), 0);
  EXPECT_EQ(narrow.at("professions").as_array().size(), 5U);
  ASSERT_EQ(narrow.at("invited").as_array().size(), 1U) << "her own row";
  EXPECT_EQ(narrow.at("person_name").as_string(), "");
  EXPECT_FALSE(narrow.as_object().contains("person_id") && !narrow.at("person_id").is_null());
  const std::string text = json::serialize(narrow);
  for (const char* word : {"佐藤", "谷 進\",\"profession", "西村医院", "薬局"})
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  EXPECT_EQ(code("conference.answer", {{"id", id}, {"answers", replies("yes", "no")}}, nurse_), "ok");
  EXPECT_EQ(code("conference.answer", {{"id", id}, {"invited_id", invited(view, 0)}, {"answers", replies("yes", "no")}},
                 nurse_),
            "conference_not_invited");
}

// Who may do what: A allowed; - the role has no such permission; n nothing to be seen; o the organiser's side only;
// i only who is invited.
TEST_P(ConferenceTest, RightsCellByCell) {
  consent(id_);
  const std::string stay = notify();
  const auto open = ask_for(stay), fixed = ask_for(stay);
  done("conference.fix", {{"id", id_of(fixed)}, {"slot", 2}}, ward_);
  const Uuid elsewhere = *Uuid::parse("019a0000-0000-7000-8000-00000000000d");
  auto unrelated = account("無関係 者", "mukankei", {api::Role::office, kNurses});
  unrelated.grants = {{api::Role::office, elsewhere}};
  const api::Caller who[] = {ward_, keeper_, nurse_, town_, coordinator_, unrelated, viewer_, elsewhere_};
  const std::map<std::string, char> letters = {{"ok", 'A'},
                                               {"not_allowed", '-'},
                                               {"conference_not_found", 'n'},
                                               {"conference_organiser", 'o'},
                                               {"conference_not_invited", 'i'}};
  struct Row {
    const char* act;
    json::object body;
    const char* cells;
  };
  const json::value fax = json::value(invited(open, 3));
  const Row rows[] = {
      {"conference.show", {}, "AAAAAn-n"},
      {"conference.calendar", {}, "AAAAAn-n"},
      {"conference.sheet", {}, "AooAAn-n"},
      {"conference.answer", {{"answers", replies("yes", "no")}}, "AAAiin-n"},
      {"conference.answer_for", {{"invited_id", fax}, {"via", "fax"}, {"answers", replies("yes", "no")}}, "AooAAn-n"},
      {"conference.invite", {{"invited", json::array{guest("歯科", "dentist", "phone")}}}, "AooAAn-n"},
      {"conference.fix", {{"slot", 1}}, "AooAAn-n"},
      {"conference.hold",
       {{"held_on", "2026-11-20"}, {"present", json::array{json::value(invited(fixed, 0))}}},
       "AooAAn-n"},
      {"conference.reach", {{"invited_id", fax}, {"channel", "phone"}}, "AooAAn-n"},
      {"conference.uninvite", {{"invited_id", fax}}, "AooAAn-n"},
      {"conference.cancel", {{"reason", "延期"}}, "AooAAn-n"},
  };
  for (const Row& row : rows) {
    std::string cells;
    for (const api::Caller& caller : who) {
      json::object body = row.body;
      const bool of_fax = json::serialize(row.body).find("invited_id") != std::string::npos;
      body["id"] = id_of(of_fax || std::string_view(row.act) == "conference.answer" ? open : fixed);
      const auto result = ask(row.act, body, caller, false);
      const std::string name = result ? "ok" : result.error().code;
      if (!letters.contains(name)) ADD_FAILURE() << row.act << " for " << caller.name << ": " << name;
      cells += letters.contains(name) ? letters.at(name) : '?';
    }
    EXPECT_EQ(cells, row.cells) << row.act;
  }
}

TEST_P(ConferenceTest, BadInputIsAnsweredByItsField) {
  const std::string stay = notify();
  const auto refused = [&](json::object more) {
    more["stay_id"] = stay;
    return code("conference.ask", asking(std::move(more)), ward_);
  };
  EXPECT_EQ(code("conference.ask", asking(), ward_), "stay_id=conference_for_whom");
  EXPECT_EQ(refused({{"person_id", id_}}), "stay_id=conference_for_whom");
  EXPECT_EQ(refused({{"slots", json::array{"2026-12-04T14:00:00+09:00"}}}), "slots=conference_slots");
  EXPECT_EQ(refused({{"slots", json::array{"2026-11-19T14:00:00+09:00", "2026-12-04T14:00:00+09:00"}}}),
            "slots=conference_slot_past");
  EXPECT_EQ(refused({{"slots", json::array{"2026-12-04T14:00:00+09:00", "2026-12-04T14:00:00+09:00"}}}),
            "slots=conference_slot_twice");
  EXPECT_EQ(refused({{"invited", json::array{}}}), "invited=required");
  EXPECT_EQ(refused({{"invited", json::array{json::object{{"profession", "nurse"}, {"channel", "phone"}}}}}),
            "invited=conference_who");
  EXPECT_EQ(refused({{"invited", json::array{guest("西村医院", "doctor", "app")}}}), "invited=conference_no_app");
  EXPECT_EQ(refused({{"invited", json::array{json::object{{"member_id", kCase.text()}, {"name", "誰か"}}}}}),
            "invited=conference_member_gone");
  EXPECT_EQ(refused({{"invited", json::array{office(random_uuid(), "nurse")}}}), "invited=office_unknown");
  EXPECT_EQ(refused({{"online_url", "javascript:alert(1)"}}), "online_url=conference_url");
  EXPECT_EQ(refused({{"online_url", "https://a.example/\r\nATTENDEE:x"}}), "online_url=conference_url");
  EXPECT_EQ(refused({{"reply_by", "2026-11-19"}}), "reply_by=conference_reply_past");
  EXPECT_EQ(refused({{"reply_by", "2026-12-05"}}), "reply_by=conference_reply_late");
  EXPECT_EQ(refused({{"minutes", 5}}), "minutes=number_too_small");
  EXPECT_EQ(refused({{"title", "番号 1234 5678 9018"}}), "title=my_number");
  const std::string id = id_of(ask_for(stay));
  EXPECT_EQ(code("conference.answer",
                 {{"id", id}, {"answers", json::array{json::object{{"slot", 9}, {"answer", "yes"}}}}}, ward_),
            "answers=conference_slot_unknown");
  EXPECT_EQ(code("conference.hold", {{"id", id}, {"held_on", "2026-11-20"}}, ward_), "conference_not_fixed");
  EXPECT_EQ(code("conference.calendar", {{"id", id}}, ward_), "conference_not_fixed");
  EXPECT_EQ(code("conference.fix", {{"id", id}, {"slot", 3}}, ward_), "slot=conference_slot_unknown");
  done("conference.fix", {{"id", id}, {"slot", 1}}, ward_);
  EXPECT_EQ(code("conference.hold", {{"id", id}, {"held_on", "2026-11-21"}}, ward_), "held_on=date_in_future");
  EXPECT_EQ(code("conference.hold", {{"id", id}, {"held_on", "2026-11-19"}}, ward_), "held_on=conference_before_asked");
  EXPECT_EQ(code("conference.hold", {{"id", id}, {"held_on", "2026-11-20"}}, ward_), "present=stay_who_took_part");
  EXPECT_EQ(code("conference.cancel", {{"id", id}, {"reason", " "}}, ward_), "reason=required");
  done("conference.cancel", {{"id", id}, {"reason", "容体が変わった"}}, ward_);
  EXPECT_NE(newest_words().find("【取りやめ】退院前カンファレンス：容体が変わった"), std::string::npos);
  const std::string file(done("conference.calendar", {{"id", id}}, ward_).as_string());
  EXPECT_NE(file.find("METHOD:CANCEL"), std::string::npos);
  EXPECT_EQ(code("conference.answer_for",
                 {{"id", id}, {"invited_id", id}, {"via", "app"}, {"answers", replies("yes", "no")}}, ward_),
            "conference_over");
}

TEST_P(ConferenceTest, NothingIsLeftOfSomebodyErased) {
  const std::string stay = notify();
  ask_for(stay);
  done("conference.ask", asking({{"person_id", id_}}), keeper_);
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
    while (trust::erase_rows(tx, erased_tables(), *trust::PersonId::parse(id_), 3) >= 3) {}
    return true;
  });
  EXPECT_EQ(count("SELECT count(*) FROM conference WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM conference_slot WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM conference_invited WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM conference_answer WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM stay WHERE area_id = $1"), 0);
}

}  // namespace
}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
// Conferences for those without the program: asked by mail link and FAX, answered, told how it came out, on both engines.
#include "transitions/conference_outside.h"

#include "delivery/endpoints.h"
#include "delivery/fax.h"
#include "people/merged_rows.h"
#include "transitions/conference_for_tests.h"
#include "transitions/erase_person.h"
#include "transitions/merged_rows.h"

namespace kaname::transitions {
namespace {

namespace json = boost::json;
using delivery::Delivery;

class ConferenceOutsideTest : public testing::ConferenceTown {
 protected:
  ConferenceOutsideTest() {
    for (auto& endpoint : delivery::endpoints()) endpoints_.push_back(std::move(endpoint));
    people::install_merged(merged_tables());
    courier_.area = kArea;
    courier_.name = "自動の連絡";
    courier_.grants = {{api::Role::town, std::nullopt}};
  }
  static json::object clinic(json::object more = {}) {
    json::object out{{"office_name", "西村医院"},
                     {"name", "西村 一郎"},
                     {"profession", "doctor"},
                     {"channel", "mail"},
                     {"address", "nishimura@clinic.example.jp"},
                     {"phone", "072-800-1234"}};
    for (auto& member : more) out[member.key()] = member.value();
    return out;
  }
  // A ward asks the care manager here and the clinic by mail; answers the conference.
  json::value ask_clinic(json::object more = {}) {
    return done(
        "conference.ask",
        asking({{"stay_id", notify()},
                {"invited", json::array{office(kCase, "care_manager", {{"must_attend", true}}), clinic(more)}}}),
        ward_);
  }
  // The clinic as a member of the team, whom a consent covers.
  json::object in_team() {
    const auto page = done("team.join",
                           {{"id", id_},
                            {"name", "西村 一郎"},
                            {"profession", "doctor"},
                            {"phone", "072-800-1234"},
                            {"channel", "mail"},
                            {"channel_address", "nishimura@clinic.example.jp"}},
                           keeper_);
    return {{"member_id", page.at("team").as_array().back().at("id")}};
  }
  std::vector<Delivery> deliveries() {
    std::vector<Delivery> out;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      out = tx.select<Delivery>("WHERE area_id = $1 ORDER BY created_at, id", tx.area());
    });
    return out;
  }
  std::string newest_link() { return deliveries().back().id.text(); }
  json::value open(const api::Caller& link, const std::string& pass) {
    const auto [status, body] = reader("reader.poll", {{"pass", pass}}, link);
    EXPECT_EQ(status, 200) << body;
    return status == 200 ? json::parse(body) : json::object{};
  }
  std::string said(std::string_view act, json::object body, const api::Caller& link) {
    const auto [status, answer] = reader(act, body, link);
    return status == 200 ? "ok" : answer;
  }
  thread::Letter letter(const Delivery& row) {
    Result<thread::Letter> out = thread::Letter{};
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      out = thread::letter_of(tx, row);
    });
    EXPECT_TRUE(out);
    return out ? *out : thread::Letter{};
  }
  void mailed(bool sent, std::string_view why = "") {
    const std::string body =
        json::serialize(json::object{{"delivery_id", newest_link()}, {"sent", sent}, {"why", why}});
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      EXPECT_TRUE(endpoint("delivery.mailed").replay(tx, courier_, body)) << body;
      journal::append(tx, courier_, "delivery.mailed", body, *head);
      return true;
    });
  }
  json::value first(const json::value& view, std::size_t invited) {
    return view.at("invited").at(invited).at("deliveries").at(0);
  }
  void verify(std::string_view digits) {
    done("setting.set_fax", {{"on", true}, {"address", "{number}@fax.example.jp"}, {"from", ""}}, town_);
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      delivery::FaxNumber number;
      number.area_id = kArea;
      number.number = digits;
      number.state = delivery::FaxState::verified;
      tx.insert(number);
      return true;
    });
  }

  api::Caller courier_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ConferenceOutsideTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(ConferenceOutsideTest, ALinkOpensWhatTheSheetShowsAndTakesTheAnswer) {
  const std::string id = id_of(ask_clinic());
  ASSERT_EQ(deliveries().size(), 1U) << "whoever answers here gets none";
  EXPECT_EQ(first(show(id, ward_), 1).at("state").as_string(), "todo");
  mailed(true);
  const api::Caller link = by_link(newest_link());
  const auto greeting = done("reader.greet", json::object{}, link);
  EXPECT_EQ(greeting.at("subject_kind").as_string(), "conference");
  EXPECT_EQ(json::serialize(greeting).find("カンファレンス"), std::string::npos) << "nothing before the digits";
  EXPECT_EQ(said("reader.poll", {{"pass", ""}}, link), "reader_pass_over");
  const std::string pass = proof(link);
  EXPECT_EQ(said("reader.open", {{"pass", pass}}, link), "reader_elsewhere");
  const auto page = open(link, pass);
  EXPECT_EQ(page.at("title").as_string(), "退院前カンファレンス");
  EXPECT_EQ(page.at("place").as_string(), "病棟の会議室");
  EXPECT_EQ(page.at("organiser").as_string(), ward_.name);
  EXPECT_EQ(page.at("professions"), (json::array{"care_manager", "doctor"}));
  EXPECT_EQ(page.at("slots").as_array().size(), 2U);
  EXPECT_EQ(json::serialize(page).find("佐藤"), std::string::npos) << "not in the team: no name, as on the sheet";
  EXPECT_EQ(first(show(id, ward_), 1).at("state").as_string(), "opened");

  EXPECT_EQ(said("reader.poll_answer", {{"pass", pass}, {"answers", replies("no", "yes")}}, link), "ok");
  json::array again = replies("maybe", "yes");
  again[0].as_object()["note"] = "午後なら";
  const auto [status, body] = reader("reader.poll_answer", {{"pass", pass}, {"answers", again}}, link);
  EXPECT_EQ(status, 200) << body;
  EXPECT_EQ(json::parse(body).at("slots").at(0).at("note").as_string(), "午後なら");
  const auto view = show(id, ward_);
  EXPECT_EQ(view.at("invited").at(1).at("via").as_string(), "mail");
  EXPECT_EQ(view.at("invited").at(1).at("typed_by").as_string(), "");
  EXPECT_EQ(view.at("invited").at(1).at("answered_by").as_string(), "西村 一郎");
  EXPECT_EQ(first(view, 1).at("state").as_string(), "answered");
  done("conference.answer", {{"id", id}, {"answers", replies("yes", "yes")}}, keeper_);
  EXPECT_NE(newest_words().find("全員の返事がそろいました"), std::string::npos);
  expect_replay();
  EXPECT_EQ(count("SELECT count(*) FROM entry WHERE area_id = $1 AND author = '西村 一郎'"), 0);
}

TEST_P(ConferenceOutsideTest, TheLastAnswerMayComeByLink) {
  const std::string id = id_of(ask_clinic());
  done("conference.answer", {{"id", id}, {"answers", replies("yes", "yes")}}, keeper_);
  const api::Caller link = by_link(newest_link());
  EXPECT_EQ(said("reader.poll_answer", {{"pass", proof(link)}, {"answers", replies("no", "yes")}}, link), "ok");
  const auto thread = done("thread.show", {{"id", id_}}, keeper_);
  EXPECT_NE(newest_words().find("全員の返事がそろいました"), std::string::npos);
  EXPECT_EQ(thread.at("entries").at(0).at("author").as_string(), ward_.name) << "in the name of who asks";
  expect_replay();
}

TEST_P(ConferenceOutsideTest, TheNameIsSaidOnlyAsLongAsTheConsentCoversHer) {
  const std::string given = consent(id_);
  ask_clinic(in_team());
  const api::Caller link = by_link(newest_link());
  const std::string pass = proof(link);
  const auto named = open(link, pass);
  EXPECT_NE(named.at("person").as_string().find("佐藤 ハル"), std::string::npos);
  EXPECT_NE(named.at("birth").as_string().find("昭和16年4月3日"), std::string::npos);
  done("consent.withdraw", {{"id", id_}, {"consent_id", given}, {"reason", "本人の申し出"}}, keeper_);
  EXPECT_EQ(open(link, pass).at("person").as_string(), "") << "from the next request on";
}

TEST_P(ConferenceOutsideTest, WhatBadInputIsAnswered) {
  const auto invite = [&](json::object more) {
    return code("conference.ask", asking({{"stay_id", notify()}, {"invited", json::array{clinic(std::move(more))}}}),
                ward_);
  };
  EXPECT_EQ(invite({{"phone", "12"}}), "phone=conference_needs_phone");
  EXPECT_EQ(invite({{"address", "a@b.jp\r\nRCPT TO:<x@y.z>"}}), "address=mail_shape");
  EXPECT_EQ(invite({{"address", ""}, {"phone", ""}}), "ok") << "by hand, as long as the address is not known";
  EXPECT_TRUE(deliveries().empty());
  ask_clinic();
  const api::Caller link = by_link(newest_link());
  const std::string pass = proof(link);
  const auto answer = [&](json::array answers) {
    return said("reader.poll_answer", {{"pass", pass}, {"answers", std::move(answers)}}, link);
  };
  EXPECT_EQ(answer({json::object{{"slot", 3}, {"answer", "yes"}}}), "conference_slot_unknown");
  EXPECT_EQ(answer({json::object{{"slot", 1}, {"answer", "yes"}, {"note", "番号 1234 5678 9018"}}}), "my_number");
  EXPECT_EQ(answer(json::array()), "invalid_input");
  EXPECT_EQ(said("reader.answer", {{"pass", pass}, {"text", "行きます"}}, link), "reader_elsewhere");
  EXPECT_EQ(said("reader.mark", {{"pass", pass}, {"ack", true}}, link), "reader_elsewhere");
  for (int i = 0; i < 10; ++i) {
    clock_ = clock_.plus_ms(3'600'000);
    reader("reader.check", {{"digits", "0000"}}, link);
  }
  EXPECT_EQ(said("reader.poll", {{"pass", pass}}, link), "reader_locked");
}

TEST_P(ConferenceOutsideTest, TheFixedDateIsToldTheSameWayAndTheLinksShowIt) {
  const std::string id = id_of(ask_clinic());
  mailed(true);
  const std::string asked = newest_link();
  EXPECT_EQ(letter(deliveries().back()).subject, "【要】日程のお尋ね");
  EXPECT_EQ(letter(deliveries().back()).lead.find("退院前"), std::string::npos) << "titles may hold names";
  done("conference.fix", {{"id", id}, {"slot", 1}}, ward_);
  ASSERT_EQ(deliveries().size(), 2U);
  const Delivery told = deliveries().back();
  EXPECT_TRUE(told.tells);
  EXPECT_EQ(letter(told).subject, "【要】日程のお知らせ");
  for (const std::string& delivery : {asked, told.id.text()}) {
    const api::Caller link = by_link(delivery);
    const std::string pass = proof(link);
    const auto page = open(link, pass);
    EXPECT_EQ(page.at("state").as_string(), "fixed");
    EXPECT_EQ(page.at("fixed_slot").as_int64(), 1);
    EXPECT_NE(page.at("calendar").as_string().find("DTSTART"), std::string::npos);
    EXPECT_EQ(page.at("calendar").as_string().find("佐藤"), std::string::npos);
    EXPECT_EQ(said("reader.poll_answer", {{"pass", pass}, {"answers", replies("no", "no")}}, link),
              "conference_settled");
  }
  // A mail that had not gone out is not sent any more once another date is fixed.
  done("conference.fix", {{"id", id}, {"slot", 2}}, ward_);
  ASSERT_EQ(deliveries().size(), 3U);
  done("conference.cancel", {{"id", id}, {"reason", "容体が変わった"}}, ward_);
  ASSERT_EQ(deliveries().size(), 4U);
  const Delivery off = deliveries().back();
  EXPECT_FALSE(off.link_until);
  EXPECT_FALSE(letter(off).with_link);
  EXPECT_EQ(letter(off).lead.find("容体"), std::string::npos);
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 1) << "only the newest waits";
  EXPECT_FALSE(by_link(asked).link_id) << "a meeting that is off opens no link";
  expect_replay();
}

TEST_P(ConferenceOutsideTest, ALinkClosesWithTheInvitationTheMeetingAndThePerson) {
  const auto opens = [&](const std::string& delivery) { return by_link(delivery).link_id.has_value(); };
  const auto view = ask_clinic();
  const std::string id = id_of(view), link = newest_link();
  EXPECT_TRUE(opens(link));
  done("conference.uninvite", {{"id", id}, {"invited_id", invited(view, 1)}}, ward_);
  EXPECT_FALSE(opens(link));
  EXPECT_EQ(show(id, ward_).at("invited").as_array().size(), 1U);
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 0) << "and nothing is sent";
  EXPECT_EQ(
      code("conference.answer_for",
           {{"id", id}, {"invited_id", invited(view, 1)}, {"via", "phone"}, {"answers", replies("yes", "no")}}, ward_),
      "conference_invited_not_found");
  done("conference.invite", {{"id", id}, {"invited", json::array{clinic()}}}, ward_);
  EXPECT_EQ(count("SELECT max(number) FROM conference_invited WHERE area_id = $1"), 3)
      << "a number on a sheet is never somebody else's";
  EXPECT_TRUE(opens(newest_link()));
  done("conference.fix", {{"id", id}, {"slot", 1}}, ward_);
  const std::string told = newest_link();
  EXPECT_TRUE(opens(told));
  done("conference.hold",
       {{"id", id}, {"held_on", "2026-11-20"}, {"present", json::array{json::value(invited(view, 0))}}}, ward_);
  EXPECT_FALSE(opens(told));
  expect_replay();

  const std::string other =
      id_of(done("conference.ask", asking({{"person_id", id_}, {"invited", json::array{clinic()}}}), keeper_));
  EXPECT_TRUE(opens(newest_link()));
  const std::string last = newest_link();
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
    while (trust::erase_rows(tx, erased_tables(), *trust::PersonId::parse(id_), 3) >= 3) {}
    return true;
  });
  EXPECT_FALSE(opens(last));
  EXPECT_TRUE(deliveries().empty());
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 0);
}

TEST_P(ConferenceOutsideTest, WhoIsAskedBeforeAnybodyKnowsWhomItIsAboutIsErasedWithTheStay) {
  const json::object told{{"name", "知られぬ 人"}, {"name_kana", "シラレヌ ヒト"}, {"birth", "S12.2.3"},
                          {"ward", "3階東"},       {"admitted_on", "2026-11-20"},  {"arrival", "ambulance"}};
  const std::string stay(done("stay.notify", told, ward_).at("id").as_string());
  const std::string id =
      id_of(done("conference.ask", asking({{"stay_id", stay}, {"invited", json::array{clinic()}}}), ward_));
  ASSERT_EQ(deliveries().size(), 1U);
  EXPECT_EQ(deliveries()[0].person_id, Uuid{});
  mailed(true);
  const api::Caller link = by_link(newest_link());
  EXPECT_EQ(open(link, proof(link)).at("person").as_string(), "");
  const std::string later = person("知られぬ 人", "しられぬ ひと", "昭和12年2月3日");
  done("stay.match", {{"id", stay}, {"person_id", later}}, coordinator_);
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
    while (trust::erase_rows(tx, erased_tables(), *trust::PersonId::parse(later), 3) >= 3) {}
    return true;
  });
  EXPECT_TRUE(deliveries().empty());
}

TEST_P(ConferenceOutsideTest, AMergeTakesTheConferenceAndItsLinkAlong) {
  const std::string kept = person("佐藤 はる", "さとう はる", "昭和16年4月4日");
  const std::string id =
      id_of(done("conference.ask", asking({{"person_id", id_}, {"invited", json::array{clinic()}}}), keeper_));
  const api::Caller link = by_link(newest_link());
  const std::string pass = proof(link);
  done("person.merge", {{"kept_id", kept}, {"gone_id", id_}}, town_);
  EXPECT_EQ(said("reader.poll_answer", {{"pass", pass}, {"answers", replies("yes", "no")}}, link), "ok");
  EXPECT_EQ(first(show(id, keeper_), 0).at("state").as_string(), "answered");
  expect_replay();
}

TEST_P(ConferenceOutsideTest, WhatDidNotArriveIsShownAndAnotherWayIsTaken) {
  const auto view = ask_clinic();
  const std::string id = id_of(view);
  mailed(false, "refused");
  auto seen = show(id, ward_);
  EXPECT_EQ(first(seen, 1).at("note").as_string(), "refused");
  EXPECT_EQ(seen.at("not_reached").as_int64(), 1);
  EXPECT_EQ(done("conference.list", json::object{}, ward_).at("not_reached").as_int64(), 1);
  EXPECT_EQ(done("conference.list", json::object{}, keeper_).at("not_reached").as_int64(), 0)
      << "the asker's to see to";
  const json::object again{{"id", id}, {"invited_id", invited(view, 1)}};
  const auto reach = [&](json::object more) {
    for (const auto& member : again) more[member.key()] = member.value();
    return code("conference.reach", more, ward_);
  };
  EXPECT_EQ(reach({{"channel", "app"}}), "invited=conference_no_app");
  EXPECT_EQ(reach({{"channel", "mail"}, {"address", "nishimura@new.example.jp"}}), "phone=conference_needs_phone");
  EXPECT_EQ(reach({{"channel", "mail"}, {"address", "nishimura@new.example.jp"}, {"phone", "072-800-1234"}}), "ok");
  ASSERT_EQ(deliveries().size(), 2U);
  EXPECT_EQ(deliveries()[0].state, delivery::DeliveryState::ended);
  EXPECT_EQ(show(id, ward_).at("not_reached").as_int64(), 0);
  EXPECT_EQ(reach({{"channel", "phone"}, {"phone", "072-800-1234"}}), "ok");
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 0) << "nobody is asked twice";
  done("conference.answer_for",
       {{"id", id}, {"invited_id", invited(view, 1)}, {"via", "phone"}, {"answers", replies("yes", "no")}}, ward_);
  expect_replay();
}

TEST_P(ConferenceOutsideTest, AnAnswerByTelephoneStopsTheMailThatWaits) {
  const auto view = ask_clinic();
  done("conference.answer_for",
       {{"id", id_of(view)}, {"invited_id", invited(view, 1)}, {"via", "phone"}, {"answers", replies("yes", "no")}},
       ward_);
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 0);
  EXPECT_EQ(first(show(id_of(view), ward_), 1).at("noted_by").as_string(), ward_.name);
}

TEST_P(ConferenceOutsideTest, AFaxGoesByItselfOnlyToAVerifiedNumber) {
  const json::object fax{{"channel", "fax"}, {"address", "072-800-1235"}};
  const std::string by_hand = id_of(ask_clinic(fax));
  EXPECT_TRUE(deliveries().empty()) << "printed and sent by hand, as ever";
  verify("0728001235");
  const std::string id = id_of(ask_clinic(fax));
  ASSERT_EQ(deliveries().size(), 1U);
  EXPECT_TRUE(first(show(id, ward_), 1).at("by_itself").as_bool());
  EXPECT_FALSE(deliveries()[0].link_until) << "the mark of the sheet is its only code";
  const auto sheet = [&](const Delivery& row) {
    std::string out;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      const auto file = thread::fax_sheet(tx, courier_, row);
      out = file ? file->bytes.substr(0, 5) : file.error().code;
    });
    return out;
  };
  EXPECT_EQ(sheet(deliveries()[0]), "%PDF-");
  mailed(true);
  EXPECT_EQ(first(show(id, ward_), 1).at("state").as_string(), "sent");
  done("conference.fix", {{"id", id}, {"slot", 2}}, ward_);
  ASSERT_EQ(deliveries().size(), 2U);
  EXPECT_TRUE(deliveries().back().tells);
  EXPECT_EQ(sheet(deliveries().back()), "%PDF-");
  done("conference.cancel", {{"id", id}, {"reason", "延期"}}, ward_);
  EXPECT_EQ(sheet(deliveries().back()), "%PDF-") << "that it is off is told too";
  done("conference.fix", {{"id", by_hand}, {"slot", 2}}, ward_);
  EXPECT_EQ(deliveries().size(), 4U) << "verified meanwhile: the program tells the date";
}

}  // namespace
}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
// Entries to members without the program: who may get them, how far they came, what the reader of a link may do.
#include "delivery/outside.h"

#include "api/endpoint.h"
#include "thread/endpoints.h"
#include "thread/reader_for_tests.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

class OutsideTest : public testing::ReaderTown {
 protected:
  OutsideTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    join(id_, kNurses);
    consent(id_);
    clinic_ = outsider({{"name", "西村 一郎"},
                        {"phone", "072-800-1234"},
                        {"channel", "mail"},
                        {"channel_address", "nishimura@clinic.example.jp"}});
    entry_ = write({{"text", "転倒しました"}, {"urgent", true}});
  }
  // Adds somebody without an account to the team; answers the member's id.
  std::string outsider(json::object more) {
    more["id"] = id_;
    more["profession"] = "doctor";
    const auto page = done("team.join", more, keeper_);
    for (const json::value& member : page.at("team").as_array()) {
      if (member.at("name") == more["name"]) return std::string(member.at("id").as_string());
    }
    ADD_FAILURE();
    return {};
  }
  std::string write(json::object more) {
    more["id"] = id_;
    more["kind"] = "note";
    return std::string(done("thread.write", more, keeper_).at("id").as_string());
  }
  json::object to(const std::string& member, std::string_view way, std::string_view address = "") {
    return {{"id", id_},
            {"entry_id", entry_},
            {"receivers", json::array{json::object{{"member_id", member}, {"way", way}, {"address", address}}}}};
  }
  json::value send(const std::string& member, std::string_view way) {
    return done("delivery.send", to(member, way), keeper_).at("deliveries").at(0);
  }
  static std::string id_of(const json::value& delivery) { return std::string(delivery.at("id").as_string()); }
  json::object at(const std::string& delivery, json::object more = {}) {
    more["id"] = id_;
    more["delivery_id"] = delivery;
    return more;
  }
  std::string state(const std::string& delivery) {
    const auto all = done("delivery.list", {{"id", id_}}, nurse_);
    for (const json::value& one : all.at("deliveries").as_array()) {
      if (one.at("id").as_string() == delivery) return std::string(one.at("state").as_string());
    }
    return "none";
  }

  std::string id_, clinic_, entry_;
};
INSTANTIATE_TEST_SUITE_P(Engines, OutsideTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(OutsideTest, TheTeamSeesWhoDoesNotReadHereAndByWhichWay) {
  const auto all = done("delivery.list", {{"id", id_}}, nurse_);
  ASSERT_EQ(all.at("members").as_array().size(), 1U);
  EXPECT_EQ(all.at("members").at(0).at("mail").as_string(), "nishimura@clinic.example.jp");
  EXPECT_TRUE(all.at("members").at(0).at("allowed").as_bool()) << "the consent is for the team";
  EXPECT_TRUE(all.at("deliveries").as_array().empty());
}

TEST_P(OutsideTest, WhatIsSentIsCheckedFieldByField) {
  EXPECT_EQ(code("delivery.send", {{"id", id_}, {"entry_id", entry_}, {"receivers", json::array{}}}, keeper_),
            "receivers=required");
  EXPECT_EQ(code("delivery.send", to(clinic_, "fax"), keeper_), "address=delivery_address");
  EXPECT_EQ(code("delivery.send", to(clinic_, "fax", "おでんわ"), keeper_), "address=delivery_number");
  EXPECT_EQ(code("delivery.send", to(clinic_, "mail", "a@b.jp\r\nRCPT TO:<x@y.z>"), keeper_), "address=mail_shape");
  EXPECT_EQ(code("delivery.send", to(random_uuid().text(), "phone"), keeper_), "member_not_found");
  const std::string silent =
      outsider({{"name", "民生 委員"}, {"channel", "mail"}, {"channel_address", "m@example.jp"}});
  EXPECT_EQ(code("delivery.send", to(silent, "mail"), keeper_), "receivers=delivery_needs_phone")
      << "a link nobody can prove to be theirs";
  EXPECT_EQ(code("delivery.send", to(silent, "paper"), keeper_), "ok");
  const std::string nurses = join(person("別の 方", "べつの かた"), kNurses);
  EXPECT_EQ(code("delivery.send", to(nurses, "paper"), keeper_), "member_not_found") << "of another person's team";
}

TEST_P(OutsideTest, OnlyWhoWritesThePersonSends) {
  const json::object body = to(clinic_, "phone");
  EXPECT_EQ(code("delivery.send", body, nurse_), "ok");
  EXPECT_EQ(code("delivery.send", body, stranger_), "person_not_found");
  EXPECT_EQ(code("delivery.send", body, town_), "person_no_basis");
  EXPECT_EQ(code("delivery.send", body, coordinator_), "person_no_basis");
  EXPECT_EQ(code("delivery.send", body, viewer_), "not_allowed");
  EXPECT_EQ(code("delivery.send", body, nobody_), "sign_in_needed");
  EXPECT_EQ(code("delivery.list", {{"id", id_}}, stranger_), "person_not_found");
}

TEST_P(OutsideTest, AFaxIsTickedHeardAndAnsweredForSomebody) {
  const std::string fax =
      id_of(done("delivery.send", to(clinic_, "fax", "072-800-1235"), keeper_).at("deliveries").at(0));
  EXPECT_EQ(done("thread.inbox", json::object{}, keeper_).at("outside").as_array().size(), 1U) << "to do";
  const auto sheet = ask("delivery.sheet", at(fax), keeper_);
  ASSERT_TRUE(sheet.has_value());
  EXPECT_TRUE(sheet->as_string().starts_with("%PDF"));
  done("delivery.note", at(fax, {{"outcome", "sent"}}), keeper_);
  EXPECT_EQ(state(fax), "sent");
  EXPECT_TRUE(done("thread.inbox", json::object{}, keeper_).at("outside").as_array().empty());
  done("delivery.answer", at(fax, {{"text", "明日うかがいます"}, {"ack", true}}), nurse_);
  EXPECT_EQ(state(fax), "answered");
  const auto newest = done("thread.show", {{"id", id_}}, keeper_).at("entries").at(0);
  EXPECT_EQ(newest.at("author").as_string(), "西村 一郎");
  EXPECT_EQ(newest.at("via").as_string(), "proxy");
  EXPECT_EQ(newest.at("typed_by").as_string(), "西村 恵");
  EXPECT_EQ(newest.at("reply_to").as_string(), entry_);
  EXPECT_EQ(code("delivery.note", at(fax, {{"outcome", "failed"}}), keeper_), "delivery_arrived");
}

TEST_P(OutsideTest, AnotherWayTakesThePlaceOfOneThatFailed) {
  const std::string phone = id_of(send(clinic_, "phone"));
  done("delivery.note", at(phone, {{"outcome", "failed"}, {"note", "話し中"}}), keeper_);
  EXPECT_EQ(done("thread.inbox", json::object{}, keeper_).at("outside").as_array().size(), 1U);
  EXPECT_EQ(code("delivery.note", at(phone, {{"outcome", "sent"}}), keeper_), "delivery_over");
  send(clinic_, "paper");
  EXPECT_EQ(state(phone), "ended");
  EXPECT_EQ(code("delivery.end", at(phone), keeper_), "delivery_over");
}

TEST_P(OutsideTest, AReaderProvesReadsAndAnswersByLink) {
  const std::string mail = id_of(send(clinic_, "mail"));
  const api::Caller holder = by_link(mail);
  ASSERT_TRUE(holder.link_id);
  EXPECT_FALSE(holder.link_subject);
  const auto greeting = done("reader.greet", json::object{}, holder);
  EXPECT_EQ(json::serialize(greeting).find("佐藤"), std::string::npos) << "nothing of whom before the digits";
  EXPECT_EQ(json::serialize(greeting).find("転倒"), std::string::npos);
  EXPECT_EQ(reader("reader.open", {{"pass", ""}}, holder).second, "reader_pass_over");
  const std::string pass = proof(holder);
  const auto page = json::parse(reader("reader.open", {{"pass", pass}}, holder).second);
  EXPECT_EQ(page.at("person_name").as_string(), "佐藤 ハル");
  EXPECT_EQ(page.at("text").as_string(), "転倒しました");
  EXPECT_EQ(state(mail), "opened");
  EXPECT_EQ(reader("reader.mark", {{"pass", pass}, {"ack", true}}, holder).first, 200);
  EXPECT_EQ(state(mail), "acknowledged");
  EXPECT_EQ(count("SELECT count(*) FROM entry_urgent WHERE area_id = $1"), 0) << "taken on";
  EXPECT_EQ(reader("reader.answer", {{"pass", pass}, {"text", "  "}}, holder).second, "invalid_input");
  EXPECT_EQ(reader("reader.answer", {{"pass", pass}, {"text", "往診します"}}, holder).first, 200);
  const auto newest = done("thread.show", {{"id", id_}}, nurse_).at("entries").at(0);
  EXPECT_EQ(newest.at("text").as_string(), "往診します");
  EXPECT_EQ(newest.at("author").as_string(), "西村 一郎");
  EXPECT_EQ(newest.at("via").as_string(), "link");
  EXPECT_EQ(done("thread.inbox", json::object{}, nurse_).at("unread").as_array().size(), 1U);
}

TEST_P(OutsideTest, ALinkOpensNothingElse) {
  const api::Caller holder = by_link(id_of(send(clinic_, "mail")));
  for (const api::Endpoint& endpoint : endpoints_) {
    if (endpoint.permission == "public" || endpoint.permission == "reader") continue;
    EXPECT_FALSE(trust::allows(holder, endpoint.permission)) << endpoint.act;
  }
  EXPECT_EQ(trust::audiences(holder), std::vector<std::string_view>{"public"});
  for (const api::Caller& who : {keeper_, town_, nobody_}) EXPECT_FALSE(trust::allows(who, "reader"));
}

TEST_P(OutsideTest, APassIsForItsLinkAndHalfAnHour) {
  const api::Caller one = by_link(id_of(send(clinic_, "mail")));
  const std::string pass = proof(one);
  const std::string other =
      outsider({{"name", "薬局"}, {"phone", "072-800-9999"}, {"channel", "mail"}, {"channel_address", "p@example.jp"}});
  const api::Caller two = by_link(id_of(send(other, "mail")));
  EXPECT_EQ(reader("reader.open", {{"pass", pass}}, two).second, "reader_pass_over") << "another's";
  EXPECT_EQ(reader("reader.open", {{"pass", "x" + pass.substr(1)}}, one).second, "reader_pass_over") << "forged";
  clock_ = clock_.plus_ms(31LL * 60 * 1000);
  EXPECT_EQ(reader("reader.open", {{"pass", pass}}, one).second, "reader_pass_over") << "old";
}

TEST_P(OutsideTest, WrongDigitsSlowDownAndThenCloseTheLink) {
  const std::string mail = id_of(send(clinic_, "mail"));
  api::Caller holder = by_link(mail);
  int slowed = 0;
  for (int i = 0; i < 60 && holder.link_id; ++i) {
    const auto [status, body] = reader("reader.check", {{"digits", "0000"}}, holder);
    if (body.find("reader_locked") != std::string::npos) break;
    if (status == 429) {
      ++slowed;
      clock_ = clock_.plus_ms(16LL * 60 * 1000);
    } else {
      EXPECT_NE(body.find("reader_digits_wrong"), std::string::npos) << status << body;
    }
  }
  EXPECT_GT(slowed, 0);
  EXPECT_EQ(reader("reader.check", {{"digits", "1234"}}, holder).second, "reader_locked") << "right, but too late";
  const auto all = done("delivery.list", {{"id", id_}}, keeper_);
  EXPECT_TRUE(all.at("deliveries").at(0).at("locked").as_bool()) << "the sender sees it";
}

TEST_P(OutsideTest, HostileExpiredAndRevokedLinksAreNone) {
  const std::string mail = id_of(send(clinic_, "mail"));
  EXPECT_FALSE(by_link(random_uuid().text()).link_id);
  EXPECT_FALSE(by_link(entry_).link_id) << "the id of something else";
  api::Request request;
  for (const std::string& token :
       std::vector<std::string>{"", "x", "AAAA", std::string(58, 'A'), std::string(5000, 'A')}) {
    request.link_token = token;
    database().read(
        [&](store::Connection& connection) { EXPECT_FALSE(trust::caller_of(connection, request, clock_).link_id); });
  }
  const Timestamp now = clock_;
  clock_ = clock_.plus_ms(8 * kDayMs);
  EXPECT_FALSE(by_link(mail, 30).link_id) << "a token that says more than its row";
  clock_ = now;
  EXPECT_TRUE(by_link(mail).link_id);
  done("delivery.end", at(mail), keeper_);
  EXPECT_FALSE(by_link(mail).link_id);
}

TEST_P(OutsideTest, LeavingAndAWithdrawnConsentCloseTheLinkAtOnce) {
  const std::string mail = id_of(send(clinic_, "mail"));
  const api::Caller before = by_link(mail);
  const std::string pass = proof(before);
  const auto consents = done("consent.list", {{"id", id_}}, keeper_);
  const std::string consent_id(consents.at("items").at(0).at("id").as_string());
  done("consent.withdraw", {{"id", id_}, {"consent_id", consent_id}, {"reason", "本人の申し出"}}, keeper_);
  EXPECT_FALSE(by_link(mail).link_id);
  EXPECT_EQ(reader("reader.open", {{"pass", pass}}, before).second, "member_no_basis") << "also in the same moment";
  EXPECT_EQ(code("delivery.send", to(clinic_, "phone"), keeper_), "member_no_basis");
  consent(id_);
  EXPECT_TRUE(by_link(mail).link_id);
  done("team.leave", {{"id", id_}, {"member_id", clinic_}}, keeper_);
  EXPECT_FALSE(by_link(mail).link_id);
  EXPECT_EQ(reader("reader.answer", {{"pass", pass}, {"text", "a"}}, before).second, "member_left");
}

TEST_P(OutsideTest, AConsentForNamedOfficesDoesNotCoverOthers) {
  const auto consents = done("consent.list", {{"id", id_}}, keeper_);
  done("consent.withdraw", {{"id", id_}, {"consent_id", consents.at("items").at(0).at("id")}, {"reason", "書き直し"}},
       keeper_);
  consent(id_, {{"parties", "listed"}, {"party_offices", json::array{json::value(kNurses.text())}}});
  EXPECT_EQ(code("delivery.send", to(clinic_, "phone"), keeper_), "member_no_basis");
  EXPECT_FALSE(done("delivery.list", {{"id", id_}}, keeper_).at("members").at(0).at("allowed").as_bool());
}

TEST_P(OutsideTest, OnlyTheProgramNotesWhatTheMailServerSaid) {
  const std::string mail = id_of(send(clinic_, "mail"));
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 1);
  EXPECT_EQ(code("delivery.mailed", {{"delivery_id", mail}, {"sent", true}}, town_), "not_allowed");
  EXPECT_EQ(code("delivery.mailed", {{"delivery_id", mail}, {"sent", true}}, keeper_), "not_allowed");
  EXPECT_EQ(state(mail), "todo");
}

TEST_P(OutsideTest, AnEntryWrittenForThemTooGoesByTheWayOfEachAndNeverFails) {
  outsider({{"name", "配食 みなみ"}, {"phone", "072-800-0001"}, {"channel", "phone"}});
  outsider({{"name", "民生 委員"}, {"channel", "mail"}, {"channel_address", "m@example.jp"}});
  outsider({{"name", "大谷 内科"}, {"channel", "fax"}, {"channel_address", "072-800-0003"}, {"phone", "072-800-0002"}});
  outsider({{"name", "薬局 こまつ"}, {"channel", "paper"}, {"phone", "072-800-0004"}});
  outsider({{"name", "北 歯科"}, {"channel", "app"}, {"phone", "072-800-0005"}});
  const std::string entry = write({{"text", "食事がとれません"}, {"outside", true}});
  std::map<std::string, std::string> ways;
  const auto all = done("delivery.list", {{"id", id_}}, nurse_);
  for (const json::value& one : all.at("deliveries").as_array()) {
    EXPECT_EQ(one.at("subject_id").as_string(), entry);
    EXPECT_EQ(one.at("state").as_string(), "todo");
    ways[std::string(one.at("receiver").as_string())] = std::string(one.at("way").as_string());
  }
  const std::map<std::string, std::string> expected = {
      {"西村 一郎", "mail"},    {"配食 みなみ", "phone"}, {"大谷 内科", "fax"},
      {"薬局 こまつ", "paper"}, {"北 歯科", "phone"},  // who is to read here and has not begun
      {"民生 委員", "paper"},  // a link that nobody could prove to be theirs, and no number to call
  };
  EXPECT_EQ(ways, expected);
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 1) << "the mail goes by itself";
  write({{"text", "ほかの連絡"}});
  EXPECT_EQ(count("SELECT count(*) FROM delivery WHERE area_id = $1"), 6) << "only where it was asked for";
}

TEST_P(OutsideTest, WhatWasWrittenBeforeGoesTheSameWayAndToNobodyTwice) {
  const json::object usual{{"id", id_}, {"entry_id", entry_}, {"as_usual", true}};
  EXPECT_EQ(code("delivery.send", usual, stranger_), "person_not_found");
  EXPECT_EQ(code("delivery.send", usual, viewer_), "not_allowed");
  const auto first = done("delivery.send", usual, nurse_);
  ASSERT_EQ(first.at("deliveries").as_array().size(), 1U);
  EXPECT_EQ(first.at("deliveries").at(0).at("way").as_string(), "mail");
  EXPECT_EQ(done("delivery.send", usual, keeper_).at("deliveries").as_array().size(), 1U) << "two of the team press it";
  const std::string failed = id_of(first.at("deliveries").at(0));
  done("delivery.note", at(failed, {{"outcome", "failed"}}), nurse_);
  EXPECT_EQ(done("delivery.send", usual, nurse_).at("deliveries").as_array().size(), 2U) << "once more after a failure";
}

TEST_P(OutsideTest, WhomNoConsentCoversGetsNothingAndTheEntryIsWritten) {
  const auto consents = done("consent.list", {{"id", id_}}, keeper_);
  done("consent.withdraw",
       {{"id", id_}, {"consent_id", consents.at("items").at(0).at("id")}, {"reason", "本人の申し出"}}, keeper_);
  const std::string entry = write({{"text", "転倒しました"}, {"outside", true}});
  EXPECT_FALSE(entry.empty());
  EXPECT_EQ(count("SELECT count(*) FROM delivery WHERE area_id = $1"), 0);
}

TEST_P(OutsideTest, WhatIsToDoByHandWaitsForColleaguesToo) {
  const api::Caller colleague = account("前田 香", "maeda", {api::Role::office, kNurses});
  outsider({{"name", "配食 みなみ"}, {"phone", "072-800-0001"}, {"channel", "phone"}});
  done("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "夕食は不要です"}, {"outside", true}}, nurse_);
  const auto waiting = [&](const api::Caller& who) {
    return done("thread.inbox", json::object{}, who).at("outside").as_array();
  };
  EXPECT_EQ(waiting(nurse_).size(), 2U) << "her own: the mail on its way and the call";
  const json::array theirs = waiting(colleague);
  ASSERT_EQ(theirs.size(), 1U) << "a mail goes by itself";
  EXPECT_EQ(theirs[0].at("delivery").at("way").as_string(), "phone");
  EXPECT_FALSE(theirs[0].at("delivery").at("mine").as_bool());
  EXPECT_EQ(theirs[0].at("delivery").at("sender").as_string(), "西村 恵");
  EXPECT_TRUE(waiting(keeper_).empty()) << "of another office";
  EXPECT_TRUE(waiting(stranger_).empty());
  done("delivery.note", at(id_of(theirs[0].at("delivery")), {{"outcome", "sent"}}), colleague);
  EXPECT_TRUE(waiting(colleague).empty());
  EXPECT_EQ(waiting(nurse_).size(), 1U);
  EXPECT_EQ(code("delivery.note", at(id_of(theirs[0].at("delivery")), {{"outcome", "sent"}}), nurse_), "ok")
      << "both telephoned";
}

TEST_P(OutsideTest, APhoneTakesAlongHowFarItCame) {
  const auto pull = [&](const api::Caller& who, std::int64_t seq = 0) {
    return done("sync.pull", {{"have", json::array{{{"id", id_}, {"seq", seq}}}}}, who).at("people").as_array();
  };
  const std::string phone = id_of(send(clinic_, "phone"));
  const json::array first = pull(nurse_);
  ASSERT_EQ(first.size(), 1U);
  const json::value& outside = first[0].at("outside");
  EXPECT_EQ(outside.at("members").at(0).at("way").as_string(), "mail");
  ASSERT_EQ(outside.at("deliveries").as_array().size(), 1U);
  EXPECT_EQ(outside.at("deliveries").at(0).at("address").as_string(), "072-800-1234");
  const std::int64_t seq = first[0].at("seq").as_int64();
  EXPECT_TRUE(pull(nurse_, seq).empty());
  done("delivery.note", at(phone, {{"outcome", "sent"}}), keeper_);
  const json::array news = pull(nurse_, seq);
  ASSERT_EQ(news.size(), 1U);
  EXPECT_EQ(news[0].at("outside").at("deliveries").at(0).at("state").as_string(), "sent");
  clock_ = clock_.plus_ms(120 * kDayMs);
  EXPECT_TRUE(pull(nurse_)[0].at("outside").at("deliveries").as_array().empty()) << "no further back than the entries";
}

}  // namespace
}  // namespace kaname::thread

// SPDX-License-Identifier: Apache-2.0
// Mails with a link on their way to a mail server of the test's own; urgent entries passed on by the program.
#include "app/notices/courier.h"

#include "app/notices/servers_for_tests.h"
#include "delivery/fax.h"
#include "people/people_for_tests.h"
#include "thread/endpoints.h"
#include "thread/reader.h"
#include "trust/session.h"

namespace kaname::app {
namespace {

namespace json = boost::json;

class CourierTest : public people::testing::PeopleTown {
 protected:
  CourierTest() {
    for (const api::Endpoint& endpoint : thread::endpoints()) endpoints_.push_back(endpoint);
    auto services = std::make_shared<trust::Services>(trust::services());
    services->links = std::make_shared<trust::LinkSigner>(std::string(32, 'k'));
    services->link_right = &thread::reader_right;
    trust::install(services);
    id_ = person();
    consent(id_);
    const auto page = done("team.join",
                           {{"id", id_},
                            {"name", "西村 一郎"},
                            {"phone", "072-800-1234"},
                            {"channel", "mail"},
                            {"channel_address", "nishimura@clinic.example.jp"}},
                           keeper_);
    const std::string member(page.at("team").as_array().back().at("id").as_string());
    entry_ = std::string(
        done("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "転倒しました"}, {"urgent", true}}, keeper_)
            .at("id")
            .as_string());
    done("delivery.send",
         {{"id", id_},
          {"entry_id", entry_},
          {"receivers", json::array{json::object{{"member_id", member}, {"way", "mail"}}}}},
         keeper_);
    ways_.site_url = "https://kaname.example.jp";
    ways_.mail = {"smtp://" + mails_.listener.host(), "", "", "kaname@example.jp"};
    ways_.reach = Outgoing::Reach::loopback;
  }
  std::size_t go() {
    Courier courier(database(), ways_, [this](const api::Caller& caller, std::string_view act, std::string_view body) {
      return carry_out(caller, act, std::string(body));
    });
    courier.set_clock([this] { return clock_; });
    return courier.go_once();
  }
  Result<std::string> carry_out(const api::Caller& caller, std::string_view act, const std::string& body) {
    Result<std::string> out = std::string();
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      const auto reply = endpoint(act).replay(tx, caller, body);
      if (!reply) {
        out = reply.error();
        return false;
      }
      out = reply->body;
      journal::append(tx, caller, act, body, *head);
      return true;
    });
    return out;
  }
  json::value delivery() { return done("delivery.list", {{"id", id_}}, keeper_).at("deliveries").at(0); }

  MailService mails_;
  NoticeWays ways_;
  std::string id_, entry_;
};
INSTANTIATE_TEST_SUITE_P(Engines, CourierTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(CourierTest, TheMailNamesNobodyAndItsLinkOpens) {
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(go(), 0U) << "once";
  ASSERT_EQ(mails_.came.size(), 1U);
  EXPECT_NE(mails_.came[0].find("To: <nishimura@clinic.example.jp>\n"), std::string::npos);
  const std::string words = MailService::words(mails_.came[0]);
  for (const char* secret : {"佐藤", "ハル", "転倒", "1234"})
    EXPECT_EQ(words.find(secret), std::string::npos) << secret;
  EXPECT_EQ(delivery().at("state").as_string(), "sent");
  constexpr std::string_view before = "https://kaname.example.jp/link/r/";
  const std::size_t at = words.find(before);
  ASSERT_NE(at, std::string::npos) << words;
  api::Request request;
  request.link_token = words.substr(at + before.size(), 58);
  database().read(
      [&](store::Connection& connection) { EXPECT_TRUE(trust::caller_of(connection, request, clock_).link_id); });
}

TEST_P(CourierTest, WhatTheServerRefusesIsToldToTheSender) {
  mails_.refuse_receiver = "550 unknown";
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("state").as_string(), "failed");
  EXPECT_EQ(delivery().at("note").as_string(), "refused");
  EXPECT_EQ(done("thread.inbox", json::object{}, keeper_).at("outside").as_array().size(), 1U);
}

TEST_P(CourierTest, ABusyServerIsAskedAgain) {
  mails_.refuse_receiver = "451 later";
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("state").as_string(), "todo");
  EXPECT_EQ(go(), 0U) << "not at once";
  clock_ = clock_.plus_ms(30'000);
  mails_.refuse_receiver.clear();
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("state").as_string(), "sent");
}

TEST_P(CourierTest, WithoutAMailServerItFailsInWords) {
  ways_.mail = {};
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("note").as_string(), "no_mail_server");
}

TEST_P(CourierTest, UrgentOnesAreTakenFurtherByActs) {
  go();
  clock_ = clock_.plus_ms(16LL * 60 * 1000);
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(count("SELECT count(*) FROM journal WHERE area_id = $1 AND act = 'thread.escalate'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM entry_alert WHERE area_id = $1 AND step = 'reminder'"), 1);
}

// ---- FAX by a gateway

class FaxCourierTest : public CourierTest {
 protected:
  FaxCourierTest() {
    for (auto& endpoint : delivery::fax_endpoints()) endpoints_.push_back(std::move(endpoint));
    EXPECT_EQ(go(), 1U);  // the mail of the other tests
    mails_.came.clear();
    const auto page = done("team.join",
                           {{"id", id_},
                            {"name", "東 薬局"},
                            {"phone", "072-800-7777"},
                            {"channel", "fax"},
                            {"channel_address", "072-800-1235"}},
                           keeper_);
    pharmacy_ = std::string(page.at("team").as_array().back().at("id").as_string());
  }
  void turn_on() {
    done("setting.set_fax", {{"on", true}, {"address", "{number}@fax.example.jp"}, {"from", "town@example.jp"}}, town_);
  }
  // The code that the pharmacist would read on the page.
  std::string code_on_page() {
    std::string out;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      out = delivery::fax_number(tx, "0728001235")->code;
    });
    return out;
  }
  void verify() {
    turn_on();
    done("fax.ask", {{"number", "０７２－８００－１２３５"}, {"office", "東薬局"}}, town_);
    EXPECT_EQ(go(), 1U);
    done("fax.verify", {{"number", "072-800-1235"}, {"code", code_on_page()}, {"told_by", "東さん"}}, town_);
    mails_.came.clear();
  }
  void send() {
    done("delivery.send",
         {{"id", id_},
          {"entry_id", entry_},
          {"receivers", json::array{json::object{{"member_id", pharmacy_}, {"way", "fax"}}}}},
         keeper_);
  }
  static std::string pdf_in(const std::string& mail) {
    const std::size_t part = mail.find("Content-Type: application/pdf");
    EXPECT_NE(part, std::string::npos);
    const std::size_t from = mail.find("\n\n", part) + 1, to = mail.find("--kaname-part--");
    return MailService::words("\n" + mail.substr(from, to - from));
  }

  std::string pharmacy_;
};
INSTANTIATE_TEST_SUITE_P(Engines, FaxCourierTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(FaxCourierTest, WithoutTheSettingOrToAnUnknownNumberNothingGoes) {
  send();
  EXPECT_EQ(go(), 0U);
  EXPECT_EQ(delivery().at("state").as_string(), "todo") << "printed and sent by hand, as ever";
  EXPECT_FALSE(delivery().at("by_itself").as_bool());
  EXPECT_EQ(code("fax.ask", {{"number", "072-800-1235"}}, town_), "fax_off");
  turn_on();
  send();
  EXPECT_EQ(go(), 0U) << "nobody has verified the number";
  EXPECT_TRUE(mails_.came.empty());
}

TEST_P(FaxCourierTest, TheSettingAndTheNumberAreChecked) {
  const auto set = [&](std::string_view address) {
    return code("setting.set_fax", {{"on", true}, {"address", address}, {"from", ""}}, town_);
  };
  EXPECT_EQ(set(""), "address=fax_gateway");
  EXPECT_EQ(set("fax@example.jp"), "address=fax_gateway");
  EXPECT_EQ(set("{number}{number}@example.jp"), "address=fax_gateway");
  EXPECT_EQ(set("{number}@example.jp>\r\nRCPT TO:<x@y.z"), "address=fax_gateway");
  EXPECT_EQ(code("setting.set_fax", {{"on", false}}, keeper_), "not_allowed");
  EXPECT_EQ(code("fax.list", json::object{}, keeper_), "not_allowed");
  turn_on();
  EXPECT_EQ(code("fax.ask", {{"number", "でんわ"}}, town_), "number=delivery_number");
  done("fax.ask", {{"number", "072-800-1235"}}, town_);
  const json::object early{{"number", "072-800-1235"}, {"code", code_on_page()}, {"told_by", "東さん"}};
  EXPECT_EQ(code("fax.verify", early, town_), "fax_not_tested") << "the page has not gone out yet";
  EXPECT_EQ(go(), 1U);
  const std::string page = pdf_in(mails_.came.at(0));
  EXPECT_TRUE(page.starts_with("%PDF-"));
  EXPECT_EQ(code("fax.verify", {{"number", "072-800-1235"}, {"code", "x"}, {"told_by", "東さん"}}, town_),
            "code=fax_code");
  const auto list = done("fax.verify", early, town_);
  EXPECT_EQ(list.at("items").at(0).at("state").as_string(), "verified");
  EXPECT_EQ(list.at("items").at(0).at("verified_by").as_string(), town_.name);
  EXPECT_EQ(json::serialize(list).find(std::string(early.at("code").as_string())), std::string::npos);
}

TEST_P(FaxCourierTest, TheSheetGoesToAVerifiedNumber) {
  verify();
  send();
  EXPECT_TRUE(delivery().at("by_itself").as_bool());
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(go(), 0U) << "once";
  ASSERT_EQ(mails_.came.size(), 1U);
  const std::string& mail = mails_.came[0];
  EXPECT_NE(mail.find("To: <0728001235@fax.example.jp>\n"), std::string::npos);
  EXPECT_NE(mail.find("From: <town@example.jp>\n"), std::string::npos);
  EXPECT_TRUE(pdf_in(mail).starts_with("%PDF-"));
  EXPECT_EQ(delivery().at("state").as_string(), "sent");
  EXPECT_FALSE(delivery().at("by_itself").as_bool());
}

TEST_P(FaxCourierTest, ANumberTakenOutOrTheSettingOffStopsWhatWaits) {
  verify();
  send();
  done("fax.forget", {{"number", "072-800-1235"}}, town_);
  EXPECT_EQ(go(), 1U);
  EXPECT_TRUE(mails_.came.empty());
  EXPECT_EQ(delivery().at("state").as_string(), "failed");
  EXPECT_EQ(delivery().at("note").as_string(), "fax_not_verified");
  verify();
  send();
  done("setting.set_fax", {{"on", false}, {"address", ""}, {"from", ""}}, town_);
  EXPECT_EQ(go(), 1U);
  EXPECT_TRUE(mails_.came.empty());
  EXPECT_EQ(delivery().at("note").as_string(), "fax_off");
}

TEST_P(FaxCourierTest, WhileTheMailServerIsDownNothingIsLost) {
  verify();
  send();
  const MailServer there = ways_.mail;
  ways_.mail.url = "smtp://127.0.0.1:1";  // nobody listens
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("state").as_string(), "todo");
  clock_ = clock_.plus_ms(30'000);
  ways_.mail = there;
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("state").as_string(), "sent");
  EXPECT_EQ(mails_.came.size(), 1U);
}

TEST_P(FaxCourierTest, AGatewayThatRefusesOrNeverAnswersEndsInWords) {
  verify();
  mails_.refuse_receiver = "550 no contract";
  send();
  EXPECT_EQ(go(), 1U);
  EXPECT_EQ(delivery().at("note").as_string(), "refused");
  ways_.mail.url = "smtp://127.0.0.1:1";
  send();
  for (int tries = 0; tries < 6; ++tries) {
    EXPECT_GE(go(), 1U) << tries;
    clock_ = clock_.plus_ms(20 * 60'000);
  }
  EXPECT_EQ(delivery().at("state").as_string(), "failed");
  EXPECT_EQ(delivery().at("note").as_string(), "not_reached");
}

}  // namespace
}  // namespace kaname::app

// SPDX-License-Identifier: Apache-2.0
// Mails with a link on their way to a mail server of the test's own; urgent entries passed on by the program.
#include "app/notices/courier.h"

#include "app/notices/servers_for_tests.h"
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

}  // namespace
}  // namespace kaname::app

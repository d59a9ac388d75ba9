// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "api/problem.h"
#include "delivery/endpoints.h"
#include "delivery/subscription.h"
#include "delivery/web_push.h"
#include "store/schema.h"
#include "trust/house_for_tests.h"

namespace kaname::delivery {
namespace {

const std::string kEndpoint = "https://push.example.net/send/abc";
const std::string kKey = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const std::string kAuth = "BTBZMqHH6r4Tts7J_aSIgg";

std::string input(const std::string& endpoint, const std::string& key = kKey, const std::string& auth = kAuth) {
  return fmt::format(R"({{"endpoint":"{}","p256dh":"{}","auth":"{}"}})", endpoint, key, auth);
}

class NoticeSettingsTest : public trust::House {
 protected:
  NoticeSettingsTest() {
    mine_ = caller_for("mori");
    other_ = caller_for("nishimura");
  }
  api::Caller caller_for(const std::string& login) {
    api::Caller out;
    out.area = trust::kArea;
    out.account_id = person(login, {{api::Role::town, std::nullopt}});
    out.grants = {{api::Role::town, std::nullopt}};
    return out;
  }
  // The code of the refusal, with the first field ("endpoint=push_unusable"), or the answer.
  std::string call(std::string_view act, const std::string& body, const api::Caller& who, const std::string& id = {}) {
    const auto all = endpoints();
    const auto one = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.act == act; });
    api::Input in;
    in.body = body;
    if (!id.empty()) in.path_values = {{"id", id}};
    Result<api::Reply> out = api::Reply{};
    std::string journal;
    if (one->read) {
      read([&](store::Read& tx) { out = one->read(tx, who, in); });
    } else {
      EXPECT_EQ(one->kind, api::Kind::unjournaled) << act;
      write(trust::kArea, [&](store::Write& tx) { out = one->write(tx, who, in, journal); });
    }
    if (out) return out->body;
    const Error& error = out.error();
    return error.fields.empty() ? error.code : error.fields[0].field + "=" + error.fields[0].code;
  }
  static boost::json::array subscriptions(const std::string& body) {
    return boost::json::parse(body).at("subscriptions").as_array();
  }

  api::Caller mine_, other_;
};
INSTANTIATE_TEST_SUITE_P(Engines, NoticeSettingsTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(NoticeSettingsTest, TablesAreAsDeclared) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, tables()), std::vector<std::string>{});
  });
}

TEST_P(NoticeSettingsTest, ABrowserSubscribesForTheServersKey) {
  const auto key = crypto::base64url_decode(
      std::string(boost::json::parse(call("push.show", "", mine_)).at("public_key").as_string()));
  ASSERT_TRUE(key);
  EXPECT_TRUE(is_public_key(*key));
  const auto mine = subscriptions(call("push.subscribe", input(kEndpoint), mine_));
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_EQ(mine[0].at("service").as_string(), "https://push.example.net");
  EXPECT_EQ(call("push.show", "", mine_).find("abc"), std::string::npos) << "the endpoint itself is never told again";
  EXPECT_EQ(subscriptions(call("push.subscribe", input(kEndpoint), mine_)).size(), 1U) << "the same browser";
  EXPECT_TRUE(subscriptions(call("push.show", "", other_)).empty());
}

TEST_P(NoticeSettingsTest, ABrowserBelongsToWhoAskedLast) {
  call("push.subscribe", input(kEndpoint), mine_);
  EXPECT_EQ(subscriptions(call("push.subscribe", input(kEndpoint), other_)).size(), 1U);
  EXPECT_TRUE(subscriptions(call("push.show", "", mine_)).empty());
}

TEST_P(NoticeSettingsTest, OnlyOnesOwnIsTakenBack) {
  const auto mine = subscriptions(call("push.subscribe", input(kEndpoint), mine_));
  const std::string id(mine[0].at("id").as_string());
  call("push.unsubscribe", "", other_, id);
  EXPECT_EQ(count("SELECT count(*) FROM push_subscription WHERE area_id = $1"), 1);
  EXPECT_TRUE(subscriptions(call("push.unsubscribe", "", mine_, id)).empty());
}

TEST_P(NoticeSettingsTest, WhatNobodyCanBeToldThroughIsRefused) {
  const std::string short_auth = "AAAA";
  const std::string off_the_curve =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8";
  EXPECT_EQ(call("push.subscribe", input("http://push.example.net/x"), mine_), "endpoint=push_unusable");
  EXPECT_EQ(call("push.subscribe", input("file:///etc/passwd"), mine_), "endpoint=push_unusable");
  EXPECT_EQ(call("push.subscribe", input("https://user@push.example.net/"), mine_), "endpoint=push_unusable");
  EXPECT_EQ(call("push.subscribe", input("https://push.example.net/a b"), mine_), "endpoint=push_unusable");
  EXPECT_EQ(call("push.subscribe", input(kEndpoint, off_the_curve), mine_), "p256dh=push_unusable");
  EXPECT_EQ(call("push.subscribe", input(kEndpoint, kKey, short_auth), mine_), "auth=push_unusable");
  api::Caller no_rights = mine_;
  no_rights.grants.clear();
  EXPECT_EQ(call("push.subscribe", input(kEndpoint), no_rights), "not_allowed");
  EXPECT_EQ(count("SELECT count(*) FROM push_subscription WHERE area_id = $1"), 0);
}

TEST_P(NoticeSettingsTest, TheOldestBrowserGoes) {
  for (int i = 0; i < 12; ++i) {
    now_ = now_.plus_ms(1000);
    call("push.subscribe", input(kEndpoint + std::to_string(i)), mine_);
  }
  EXPECT_EQ(subscriptions(call("push.show", "", mine_)).size(), 10U);
  const std::string first = crypto::sha256_hex(kEndpoint + "0");
  EXPECT_EQ(call("push.show", "", mine_).find(first), std::string::npos);
}

TEST_P(NoticeSettingsTest, QuietHoursAndMail) {
  EXPECT_EQ(boost::json::parse(call("notice.settings", "", mine_)).at("quiet_from").as_int64(), 22 * 60);
  const std::string answer = call(
      "notice.set", R"({"quiet_from":1200,"quiet_to":480,"urgent_only":true,"mail":" ｍｏｒｉ＠example.jp "})", mine_);
  EXPECT_EQ(boost::json::parse(answer).at("mail").as_string(), "mori@example.jp");
  EXPECT_EQ(call("notice.settings", "", mine_), answer);
  EXPECT_NE(call("notice.settings", "", other_), answer);
  EXPECT_EQ(call("notice.set", R"({"quiet_from":1440,"quiet_to":0})", mine_), "quiet_from=number_too_large");
  EXPECT_EQ(call("notice.set", R"({"quiet_from":0,"quiet_to":0,"mail":"mori"})", mine_), "mail=mail_shape");
}

TEST(Notices, QuietHoursMaySpanMidnight) {
  NoticeSetting setting;
  EXPECT_TRUE(is_quiet(setting, 22 * 60));
  EXPECT_TRUE(is_quiet(setting, 0));
  EXPECT_TRUE(is_quiet(setting, 7 * 60 - 1));
  EXPECT_FALSE(is_quiet(setting, 7 * 60));
  EXPECT_FALSE(is_quiet(setting, 22 * 60 - 1));
  setting.quiet_from = 12 * 60, setting.quiet_to = 13 * 60;
  EXPECT_TRUE(is_quiet(setting, 12 * 60));
  EXPECT_FALSE(is_quiet(setting, 13 * 60));
  setting.quiet_to = setting.quiet_from;
  EXPECT_FALSE(is_quiet(setting, 12 * 60));
}

TEST(Notices, MailAddresses) {
  for (const char* good : {"a@b.jp", "mori.yuki+kaname@kuzuha.example.jp"}) EXPECT_TRUE(is_mail_address(good)) << good;
  for (const char* bad : {"", "a", "@b.jp", "a@", "a@b", "a@b.", "a@.jp", "a b@c.jp", "a@b.jp\r\nRCPT TO:<x@y.z>",
                          "a@b@c.jp", "<a@b.jp>", "森@b.jp"}) {
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace kaname::delivery

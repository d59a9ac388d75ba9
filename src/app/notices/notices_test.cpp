// SPDX-License-Identifier: Apache-2.0
// Notices on their way out: a push service and a mail server of the test's own, on loopback.
#include <unistd.h>

#include "app/notices/notice_sender.h"
#include "app/notices/servers_for_tests.h"
#include "delivery/push_for_tests.h"
#include "trust/house_for_tests.h"

namespace kaname::app {
namespace {

using delivery::testing::bytes;

const std::string kBrowserPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const std::string kBrowserPublic =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const std::string kAuth = "BTBZMqHH6r4Tts7J_aSIgg";

// A push service that answers `status` and keeps what came.
struct PushService {
  std::atomic<int> status = 201;
  std::mutex mutex;
  std::vector<std::pair<std::string, std::string>> came;  // head, body
  Listener listener{[this](int fd) { talk(fd); }};

  void talk(int fd) {
    std::string text;
    while (text.find("\r\n\r\n") == std::string::npos) {
      if (!Listener::more(fd, text)) return;
    }
    const std::size_t head = text.find("\r\n\r\n") + 4;
    const std::size_t at = text.find("Content-Length: ");
    const auto length = static_cast<std::size_t>(std::atol(text.c_str() + at + 16));
    while (text.size() < head + length) {
      if (!Listener::more(fd, text)) return;
    }
    {
      const std::lock_guard lock(mutex);
      came.emplace_back(text.substr(0, head), text.substr(head));
    }
    while (status == 0 && !listener.stopping() && !gone(fd)) usleep(10'000);  // never answers
    Listener::say(fd, "HTTP/1.1 " + std::to_string(status) + " x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }
  static bool gone(int fd) {
    char c = 0;
    return Listener::readable(fd, 0) && recv(fd, &c, 1, MSG_PEEK) <= 0;
  }
  std::string read(std::size_t n) {
    const std::lock_guard lock(mutex);
    return delivery::testing::decrypt_push(came.at(n).second, bytes(kBrowserPrivate), bytes(kAuth));
  }
};

class NoticesTest : public trust::House {
 protected:
  NoticesTest() {
    mori_ = person("mori", {{api::Role::town, std::nullopt}});
    now_ = *Timestamp::parse("2026-11-21T12:00:00.000+09:00");
  }
  void subscribe(const std::string& endpoint) {
    write(trust::kArea, [&](store::Write& tx) {
      tx.upsert(delivery::PushSubscription{trust::kArea, std::string(64, 'a'), mori_, endpoint, kBrowserPublic, kAuth,
                                           now_, 0});
    });
  }
  void by_mail() {
    write(trust::kArea, [&](store::Write& tx) {
      tx.upsert(delivery::NoticeSetting{trust::kArea, mori_, 0, 0, false, "mori@example.jp"});
    });
  }
  Uuid tell(bool urgent = false) {
    const Uuid subject = random_uuid();
    write(trust::kArea, [&](store::Write& tx) { delivery::tell(tx, {mori_}, subject, urgent); });
    return subject;
  }
  std::size_t send(NoticeWays ways = {}) {
    ways.reach = Outgoing::Reach::loopback;
    NoticeSender sender(database(), ways);
    sender.set_clock([this] { return now_; });
    return sender.send_once();
  }
  std::int64_t rows() { return count("SELECT count(*) FROM notice WHERE area_id = $1"); }

  api::AccountId mori_;
};
INSTANTIATE_TEST_SUITE_P(Engines, NoticesTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(NoticesTest, ABrowserReadsThatSomethingWaitsAndThatItWasRead) {
  PushService service;
  subscribe("http://" + service.listener.host() + "/send/abc");
  const Uuid subject = tell(true);
  NoticeWays ways;
  ways.site_url = "https://kaname.example.jp";
  EXPECT_EQ(send(ways), 1U);
  EXPECT_EQ(service.read(0), R"({"kind":"notice","urgent":true,"count":1})");
  const std::string head = service.came[0].first;
  EXPECT_TRUE(head.starts_with("POST /send/abc HTTP/1.1\r\n")) << head;
  for (const char* line :
       {"Content-Encoding: aes128gcm\r\n", "TTL: 86400\r\n", "Urgency: high\r\n", "Topic: kaname\r\n"})
    EXPECT_NE(head.find(line), std::string::npos) << line;
  const std::size_t token = head.find("vapid t=") + 8;
  const std::size_t end = head.find(", k=", token);
  const std::string key = head.substr(end + 4, 87);
  EXPECT_TRUE(delivery::testing::es256_verified(head.substr(token, end - token), bytes(key)));
  write(trust::kArea, [&](store::Write& tx) { delivery::settle(tx, mori_, {subject}); });
  EXPECT_EQ(send(), 1U);
  EXPECT_EQ(service.read(1), R"({"kind":"read","urgent":false,"count":0})");
  EXPECT_EQ(rows(), 0);
}

TEST_P(NoticesTest, WhatTheServiceAnswersIsHeeded) {
  PushService service;
  subscribe("http://" + service.listener.host() + "/");
  tell();
  service.status = 503;
  EXPECT_EQ(send(), 1U);
  EXPECT_EQ(send(), 0U) << "not again at once";
  now_ = now_.plus_ms(30'000);
  service.status = 410;
  EXPECT_EQ(send(), 1U);
  EXPECT_EQ(rows(), 0);
  EXPECT_EQ(count("SELECT count(*) FROM push_subscription WHERE area_id = $1"), 0) << "the browser has gone";
}

TEST_P(NoticesTest, AMailHoldsNoName) {
  MailService service;
  by_mail();
  tell();
  NoticeWays ways;
  ways.site_url = "https://kaname.example.jp";
  ways.mail = {"smtp://" + service.listener.host(), "", "", "kaname@example.jp"};
  EXPECT_EQ(send(ways), 1U);
  ASSERT_EQ(service.came.size(), 1U);
  const std::string& mail = service.came[0];
  EXPECT_NE(mail.find("Date: Sat, 21 Nov 2026 12:00:00 +0900\n"), std::string::npos) << mail;
  EXPECT_NE(mail.find("From: <kaname@example.jp>\nTo: <mori@example.jp>\n"), std::string::npos) << mail;
  EXPECT_EQ(mail.find("田中"), std::string::npos);
  const std::string text = MailService::words(mail);
  EXPECT_TRUE(text.starts_with("未読の連絡が1件あります。\r\n")) << text;
  EXPECT_NE(text.find("https://kaname.example.jp\r\n"), std::string::npos) << text;
}

TEST_P(NoticesTest, MailThatIsNotTakenIsTriedAgainOrGivenUp) {
  MailService service;
  by_mail();
  tell();
  NoticeWays ways;
  ways.mail = {"smtp://" + service.listener.host(), "", "", "kaname@example.jp"};
  service.refuse_receiver = "451 later";
  EXPECT_EQ(send(ways), 1U);
  EXPECT_EQ(rows(), 1);
  now_ = now_.plus_ms(30'000);
  service.refuse_receiver = "550 unknown";
  EXPECT_EQ(send(ways), 1U);
  EXPECT_EQ(rows(), 0);
  EXPECT_TRUE(service.came.empty());
}

TEST_P(NoticesTest, StopsWhileAServiceNeverAnswers) {
  PushService service;
  service.status = 0;
  subscribe("http://" + service.listener.host() + "/");
  tell();
  NoticeWays ways;
  ways.reach = Outgoing::Reach::loopback;
  NoticeSender sender(database(), ways);
  sender.set_clock([this] { return now_; });
  sender.start();
  for (int i = 0; i < 500; ++i) {
    const std::lock_guard lock(service.mutex);
    if (!service.came.empty()) break;
    usleep(10'000);
  }
  const auto begin = std::chrono::steady_clock::now();
  sender.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(rows(), 1) << "the notice waits for the next start";
}

TEST(Outgoing, KnocksAtNoDoorInside) {
  PushService service;
  Outgoing outgoing;
  EXPECT_EQ(outgoing.post("http://" + service.listener.host() + "/", {}, "x"), 0);
  EXPECT_EQ(outgoing.post("https://" + service.listener.host() + "/", {}, "x"), 0);
  EXPECT_EQ(outgoing.post("file:///etc/hostname", {}, "x"), 0);
  usleep(100'000);
  EXPECT_EQ(service.listener.accepted(), 0) << "not even a connection";
  for (const char* open : {"8.8.8.8", "203.0.114.1", "2001:4860:4860::8888", "100.128.0.1", "172.32.0.1"})
    EXPECT_TRUE(is_public_address(open)) << open;
  for (const char* inside :
       {"127.0.0.1",  "10.1.2.3", "172.16.0.1",      "172.31.255.255",   "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0",  "224.0.0.1",       "255.255.255.255",  "::1",         "::",
        "fe80::1",    "fd00::1",  "::ffff:10.0.0.1", "2002:0a00:0001::", "ff02::1",     "2001:db8::1",
        "nonsense",   ""})
    EXPECT_FALSE(is_public_address(inside)) << inside;
}

}  // namespace
}  // namespace kaname::app

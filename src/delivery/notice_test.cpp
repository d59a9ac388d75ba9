// SPDX-License-Identifier: Apache-2.0
#include "delivery/notice.h"

#include "trust/house_for_tests.h"

namespace kaname::delivery {
namespace {

const std::string kPhone(64, 'a'), kPc(64, 'b');
constexpr std::int64_t kMinute = 60'000;

class NoticeTest : public trust::House {
 protected:
  NoticeTest() {
    mori_ = person("mori", {{api::Role::town, std::nullopt}});
    nishimura_ = person("nishimura", {{api::Role::town, std::nullopt}});
    // Noon in Tokyo: nobody's quiet hours.
    now_ = *Timestamp::parse("2026-11-21T12:00:00.000+09:00");
  }
  void subscribe(const AccountId& account, const std::string& id) {
    write(trust::kArea, [&](store::Write& tx) {
      tx.upsert(PushSubscription{trust::kArea, id, account, "https://push.example.net/" + id, "key", "auth", now_, 0});
    });
  }
  void set(NoticeSetting setting) {
    setting.area_id = trust::kArea;
    write(trust::kArea, [&](store::Write& tx) { tx.upsert(setting); });
  }
  NoticeSetting setting(const AccountId& account) {
    NoticeSetting out;
    out.account_id = account;
    return out;
  }
  Uuid told(const std::vector<AccountId>& accounts, bool urgent = false) {
    const Uuid subject = random_uuid();
    write(trust::kArea, [&](store::Write& tx) { tell(tx, accounts, subject, urgent); });
    return subject;
  }
  std::vector<Message> due(std::size_t most = 100) {
    std::vector<Message> out;
    bool expected = false;
    read([&](store::Read& tx) { expected = anything_due(tx); });
    write(trust::kArea, [&](store::Write& tx) { out = take_due(tx, most); });
    EXPECT_TRUE(expected || out.empty());
    return out;
  }
  void finished(const Message& message, Outcome outcome) {
    write(trust::kArea, [&](store::Write& tx) { finish(tx, message, outcome); });
  }
  void read_by(const AccountId& account, const Uuid& subject) {
    write(trust::kArea, [&](store::Write& tx) { settle(tx, account, {subject}); });
  }
  std::int64_t rows() { return count("SELECT count(*) FROM notice WHERE area_id = $1"); }
  void later(std::int64_t ms) { now_ = now_.plus_ms(ms); }

  AccountId mori_, nishimura_;
};
INSTANTIATE_TEST_SUITE_P(Engines, NoticeTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(NoticeTest, WhoHasNoPlaceIsToldNowhere) {
  told({mori_});
  EXPECT_EQ(rows(), 0);
  EXPECT_TRUE(due().empty());
}

TEST_P(NoticeTest, EveryPlaceGetsOneMessageForAllThatWaits) {
  subscribe(mori_, kPhone);
  subscribe(mori_, kPc);
  NoticeSetting mail = setting(mori_);
  mail.mail = "mori@example.jp";
  set(mail);
  told({mori_, nishimura_});
  told({mori_}, true);
  const auto messages = due();
  ASSERT_EQ(messages.size(), 3U);
  for (const Message& message : messages) {
    EXPECT_EQ(message.count, 2);
    EXPECT_TRUE(message.urgent);
    EXPECT_FALSE(message.taken_back);
    EXPECT_NE(message.browser.has_value(), message.mail == "mori@example.jp");
  }
  EXPECT_TRUE(due().empty()) << "what was taken is not taken again at once";
  later(3 * kMinute);
  EXPECT_EQ(due().size(), 3U) << "unless nothing was heard of it";
}

TEST_P(NoticeTest, ReadBeforeItWasSentIsNeverSent) {
  subscribe(mori_, kPhone);
  const Uuid subject = told({mori_});
  read_by(nishimura_, subject);
  EXPECT_EQ(rows(), 1);
  read_by(mori_, subject);
  EXPECT_EQ(rows(), 0);
}

TEST_P(NoticeTest, ReadElsewhereDisappearsFromTheDevice) {
  subscribe(mori_, kPhone);
  const Uuid first = told({mori_});
  told({mori_});
  for (const Message& message : due()) finished(message, Outcome::sent);
  EXPECT_TRUE(due().empty());
  read_by(mori_, first);
  const auto messages = due();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_TRUE(messages[0].taken_back);
  EXPECT_EQ(messages[0].count, 1);
  finished(messages[0], Outcome::sent);
  EXPECT_EQ(rows(), 1) << "the other one still stands there";
}

TEST_P(NoticeTest, ReadWhileItIsOnItsWayIsTakenBackToo) {
  subscribe(mori_, kPhone);
  const Uuid subject = told({mori_});
  const auto messages = due();
  read_by(mori_, subject);
  finished(messages.at(0), Outcome::sent);
  const auto after = due();
  ASSERT_EQ(after.size(), 1U);
  EXPECT_TRUE(after[0].taken_back);
  EXPECT_EQ(after[0].count, 0);
}

TEST_P(NoticeTest, AMailIsNotTakenBack) {
  NoticeSetting mail = setting(mori_);
  mail.mail = "mori@example.jp";
  set(mail);
  const Uuid subject = told({mori_});
  finished(due().at(0), Outcome::sent);
  read_by(mori_, subject);
  EXPECT_EQ(rows(), 0);
}

TEST_P(NoticeTest, AWithdrawnSubjectConcernsNobody) {
  subscribe(mori_, kPhone);
  subscribe(nishimura_, kPc);
  const Uuid subject = told({mori_, nishimura_}, true);
  write(trust::kArea, [&](store::Write& tx) { withdraw(tx, subject); });
  EXPECT_EQ(rows(), 0);
}

TEST_P(NoticeTest, QuietHoursHoldEverythingButUrgentNotices) {
  subscribe(mori_, kPhone);
  now_ = *Timestamp::parse("2026-11-21T23:30:20.000+09:00");
  told({mori_});
  EXPECT_TRUE(due().empty());
  later(6 * 60 * kMinute);
  EXPECT_TRUE(due().empty()) << "05:30";
  told({mori_}, true);
  const auto urgent = due();
  ASSERT_EQ(urgent.size(), 1U);
  EXPECT_EQ(urgent[0].notices.size(), 1U);
  finished(urgent[0], Outcome::sent);
  now_ = *Timestamp::parse("2026-11-22T07:00:00.000+09:00");
  EXPECT_EQ(due().size(), 1U) << "the morning";
}

TEST_P(NoticeTest, OnlyUrgentOnesForWhoWantsNoOthers) {
  subscribe(mori_, kPhone);
  NoticeSetting quiet = setting(mori_);
  quiet.urgent_only = true;
  set(quiet);
  told({mori_});
  EXPECT_EQ(rows(), 0);
  told({mori_}, true);
  EXPECT_EQ(rows(), 1);
}

TEST_P(NoticeTest, TriedAgainWithLongerAndLongerPausesThenGivenUp) {
  subscribe(mori_, kPhone);
  told({mori_});
  const std::vector<std::int64_t> pauses = {30, 60, 120, 240, 480, 960, 1920};
  for (const std::int64_t seconds : pauses) {
    const auto messages = due();
    ASSERT_EQ(messages.size(), 1U) << seconds;
    finished(messages[0], Outcome::later);
    later(seconds * 1000 - 1);
    EXPECT_TRUE(due().empty()) << seconds;
    later(1);
  }
  finished(due().at(0), Outcome::later);
  EXPECT_EQ(rows(), 0);
  EXPECT_EQ(count("SELECT failures FROM push_subscription WHERE area_id = $1"), 8);
}

TEST_P(NoticeTest, PlacesThatAreGoneGo) {
  subscribe(mori_, kPhone);
  told({mori_});
  told({mori_});
  finished(due().at(0), Outcome::gone);
  EXPECT_EQ(rows(), 0);
  EXPECT_EQ(count("SELECT count(*) FROM push_subscription WHERE area_id = $1"), 0);
  subscribe(mori_, kPhone);
  for (int i = 0; i < kMostFailures; ++i) {
    told({mori_});
    finished(due().at(0), Outcome::refused);
  }
  EXPECT_EQ(count("SELECT count(*) FROM push_subscription WHERE area_id = $1"), 0) << "refused all the time";
}

TEST_P(NoticeTest, ASuccessForgetsTheFailuresBefore) {
  subscribe(mori_, kPhone);
  told({mori_});
  finished(due().at(0), Outcome::later);
  later(kMinute);
  finished(due().at(0), Outcome::sent);
  EXPECT_EQ(count("SELECT failures FROM push_subscription WHERE area_id = $1"), 0);
}

TEST_P(NoticeTest, LeaversAndOldNoticesAreForgotten) {
  subscribe(mori_, kPhone);
  subscribe(nishimura_, kPc);
  told({mori_, nishimura_});
  write(trust::kArea, [&](store::Write& tx) {
    tx.execute("UPDATE account SET active = 0 WHERE area_id = $1 AND id = $2", tx.area(), mori_);
  });
  const auto messages = due();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].browser->id, kPc);
  EXPECT_EQ(rows(), 1);
  later(kForgetNoticesMs + 1);
  EXPECT_TRUE(due().empty());
  EXPECT_EQ(rows(), 0);
}

TEST_P(NoticeTest, UrgentOnesFirstWhenThereAreMany) {
  subscribe(mori_, kPhone);
  subscribe(nishimura_, kPc);
  told({mori_});
  later(1000);
  told({nishimura_}, true);
  const auto messages = due(1);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].browser->id, kPc);
}

}  // namespace
}  // namespace kaname::delivery

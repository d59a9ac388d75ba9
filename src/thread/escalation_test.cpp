// SPDX-License-Identifier: Apache-2.0
// Urgent entries that nobody takes on: who is told when, and what ends it.
#include "thread/escalation.h"
#include "delivery/notice.h"
#include "people/people_for_tests.h"
#include "thread/endpoints.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

class EscalationTest : public people::testing::PeopleTown {
 protected:
  EscalationTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
    program_.area = kArea;
    program_.name = "自動の連絡";
    id_ = person();
    // One nurse by name; her colleague does not read this person.
    colleague_ = account("松本 花", "matsumoto", {api::Role::office, kNurses});
    done("team.join", {{"id", id_}, {"account_id", nurse_.account_id->text()}, {"profession", "nurse"}}, keeper_);
    consent(id_);
  }
  std::string write(const api::Caller& who, json::object more = {}) {
    more["id"] = id_;
    more["kind"] = "note";
    more["text"] = "至急です";
    more["urgent"] = true;
    return std::string(done("thread.write", more, who).at("id").as_string());
  }
  void wait(std::int64_t minutes) { clock_ = clock_.plus_ms(minutes * 60'000); }
  std::size_t due() {
    std::size_t out = 0;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      out = due_urgent(tx).size();
    });
    return out;
  }
  // As the courier does it; "0" when nobody was told.
  std::int64_t step(const std::string& entry) {
    std::int64_t told = -1;
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      const std::string body = R"({"entry_id":")" + entry + R"("})";
      const auto reply = endpoint("thread.escalate").replay(tx, program_, body);
      EXPECT_TRUE(reply.has_value());
      if (!reply) return false;
      told = json::parse(reply->body).at("told").as_int64();
      journal::append(tx, program_, "thread.escalate", body, *head);
      return true;
    });
    return told;
  }
  // "reminder: 西村 恵"
  std::string alerts() {
    std::string out;
    const auto all = done("delivery.list", {{"id", id_}}, keeper_);
    for (const json::value& one : all.at("alerts").as_array()) {
      out = std::string(one.at("step").as_string()) + ":" + json::serialize(one.at("names")) +
          (out.empty() ? "" : " ") + out;
    }
    return out;
  }

  api::Caller program_, colleague_;
  std::string id_;
};
INSTANTIATE_TEST_SUITE_P(Engines, EscalationTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(EscalationTest, RemindsThenColleaguesThenWhoKeepsTheCase) {
  const std::string entry = write(admin_);  // of the case office, so that the keeper is told too
  EXPECT_EQ(due(), 0U);
  EXPECT_EQ(step(entry), 0) << "not before its time";
  wait(15);
  EXPECT_EQ(due(), 1U);
  EXPECT_EQ(step(entry), 2);
  EXPECT_EQ(due(), 0U) << "once";
  wait(15);
  EXPECT_EQ(step(entry), 1);
  EXPECT_EQ(done("thread.inbox", json::object{}, colleague_).at("nudges").as_array().size(), 1U);
  EXPECT_EQ(json::serialize(done("thread.inbox", json::object{}, colleague_)).find("佐藤"), std::string::npos)
      << "a colleague who may not see the person learns nothing of her";
  wait(15);
  EXPECT_EQ(step(entry), 1);
  wait(500);
  EXPECT_EQ(due(), 0U) << "and no further";
  EXPECT_EQ(alerts(), R"(reminder:["森 由紀","西村 恵"] office:["松本 花"] keeper:["森 由紀"])");
}

TEST_P(EscalationTest, TheFirstAcknowledgementEndsIt) {
  const std::string entry = write(keeper_);
  wait(15);
  step(entry);
  wait(15);
  step(entry);
  done("thread.mark", {{"id", id_}, {"entries", {entry}}}, nurse_);
  EXPECT_EQ(count("SELECT count(*) FROM entry_urgent WHERE area_id = $1"), 1) << "read is not taken on";
  done("thread.mark", {{"id", id_}, {"entries", {entry}}, {"ack", true}}, nurse_);
  wait(15);
  EXPECT_EQ(due(), 0U);
  EXPECT_TRUE(done("thread.inbox", json::object{}, colleague_).at("nudges").as_array().empty());
  EXPECT_EQ(step(entry), 0) << "a step that comes too late tells nobody";
}

TEST_P(EscalationTest, WhatWasMissedForADayIsLeftOut) {
  write(keeper_);
  wait(15 + 24 * 60);
  EXPECT_EQ(due(), 0U);
}

TEST_P(EscalationTest, ACorrectionEndsIt) {
  const std::string entry = write(keeper_);
  done("thread.write", {{"id", id_}, {"kind", "correction"}, {"text", "別の方でした"}, {"corrects", entry}}, keeper_);
  wait(15);
  EXPECT_EQ(due(), 0U);
}

TEST_P(EscalationTest, TheAreaDecides) {
  const json::object rule{{"escalate", true}, {"remind_after", 60}, {"next_after", 5}, {"link_days", 3}};
  EXPECT_EQ(code("setting.set_reach", rule, keeper_), "not_allowed");
  EXPECT_EQ(code("setting.set_reach", {{"escalate", true}, {"remind_after", 1}}, town_),
            "remind_after=number_too_small");
  done("setting.set_reach", rule, town_);
  const std::string entry = write(keeper_);
  wait(59);
  EXPECT_EQ(due(), 0U);
  wait(2);
  EXPECT_EQ(due(), 1U);
  done("setting.set_reach", {{"escalate", false}, {"remind_after", 15}, {"next_after", 15}, {"link_days", 7}}, town_);
  write(keeper_);
  EXPECT_EQ(count("SELECT count(*) FROM entry_urgent WHERE area_id = $1"), 1)
      << "what waits goes on, nothing new begins";
}

TEST_P(EscalationTest, NobodyButTheProgramTakesAStep) {
  const std::string entry = write(keeper_);
  wait(15);
  for (const api::Caller& who : {keeper_, nurse_, town_, nobody_})
    EXPECT_NE(code("thread.escalate", {{"entry_id", entry}}, who), "ok");
  EXPECT_EQ(due(), 1U);
}

TEST_P(EscalationTest, QuietHoursHoldNoStep) {
  clock_ = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 23);
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    tx.upsert(delivery::NoticeSetting{kArea, *nurse_.account_id, 22 * 60, 7 * 60, false, "n@example.jp"});
    return true;
  });
  const std::string entry = write(keeper_);
  wait(15);
  step(entry);
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    EXPECT_EQ(delivery::take_due(tx, 10).size(), 1U);
    return false;
  });
}

}  // namespace
}  // namespace kaname::thread

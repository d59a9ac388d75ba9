// SPDX-License-Identifier: Apache-2.0
// Who is told of an entry outside the program, and when that ends.
#include "delivery/notice.h"
#include "people/people_for_tests.h"
#include "thread/endpoints.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

class ToldTest : public people::testing::PeopleTown {
 protected:
  ToldTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    join(id_, kNurses);
    consent(id_);
    for (const api::Caller& who : {keeper_, admin_, nurse_, stranger_, town_}) subscribe(who);
  }
  void subscribe(const api::Caller& who) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      const std::string id = who.account_id->text();
      tx.upsert(delivery::PushSubscription{kArea, id, *who.account_id, "https://push.example.net/" + id, "k", "a",
                                           clock_, 0});
      return true;
    });
  }
  std::string write(const api::Caller& who, json::object more) {
    json::object body{{"id", id_}, {"kind", "note"}, {"text", "訪問した。"}};
    for (auto& member : more) body[member.key()] = member.value();
    return std::string(done("thread.write", body, who).at("id").as_string());
  }
  // The names of who has a notice that was not sent yet: "森 由紀 大野 修!" with a mark where it is urgent.
  std::string told() {
    std::string out;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      tx.rows(
          "SELECT a.name, n.urgent FROM notice n JOIN account a ON a.area_id = n.area_id AND a.id = n.account_id"
          " WHERE n.area_id = $1 ORDER BY a.login",
          [&](const model::Row& row) {
            out += (out.empty() ? "" : " ") + std::string(row.text(0)) + (row.integer(1) ? "!" : "");
          },
          std::string(kArea));
    });
    return out;
  }
  void profession(const api::Caller& who, std::string_view code) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      tx.execute("UPDATE membership SET profession = $3 WHERE area_id = $1 AND account_id = $2", tx.area(),
                 *who.account_id, std::string(code));
      return true;
    });
  }

  std::string id_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ToldTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ToldTest, ANoteWakesNobody) {
  write(nurse_, {});
  write(nurse_, {{"needs_ack", true}});
  EXPECT_EQ(told(), "");
}

TEST_P(ToldTest, UrgentOnesReachEverybodyWhoReadsButTheAuthor) {
  const std::string entry = write(nurse_, {{"urgent", true}});
  EXPECT_EQ(told(), "森 由紀! 大野 修!");
  done("thread.mark", {{"id", id_}, {"entries", {entry}}}, keeper_);
  EXPECT_EQ(told(), "大野 修!") << "read";
  write(nurse_, {{"kind", "correction"}, {"text", "ほかの方のことでした"}, {"corrects", entry}});
  EXPECT_EQ(told(), "") << "there is nothing to hurry for";
}

TEST_P(ToldTest, AQuestionReachesWhomItIsFor) {
  profession(keeper_, "care_manager");
  write(nurse_, {{"kind", "question"}, {"addressees", {{{"profession", "care_manager"}}}}});
  EXPECT_EQ(told(), "森 由紀");
  write(nurse_, {{"kind", "question"}, {"addressees", {{{"account_id", admin_.account_id->text()}}}}});
  EXPECT_EQ(told(), "森 由紀 大野 修");
}

TEST_P(ToldTest, NobodyOutsideTheTeamIsTold) {
  write(nurse_, {{"kind", "question"}, {"addressees", {{{"account_id", stranger_.account_id->text()}}}}});
  EXPECT_EQ(told(), "");
}

TEST_P(ToldTest, AnAnswerReachesWhoAsked) {
  const std::string question =
      write(nurse_, {{"kind", "question"}, {"addressees", {{{"account_id", keeper_.account_id->text()}}}}});
  done("thread.mark", {{"id", id_}, {"entries", {question}}}, keeper_);
  EXPECT_EQ(told(), "");
  write(keeper_, {{"text", "はい"}, {"reply_to", question}});
  EXPECT_EQ(told(), "西村 恵");
}

TEST_P(ToldTest, WhatIsRefusedTellsNobody) {
  EXPECT_NE(code("thread.write", {{"id", id_}, {"kind", "note"}, {"text", ""}, {"urgent", true}}, nurse_), "ok");
  EXPECT_EQ(told(), "");
}

}  // namespace
}  // namespace kaname::thread

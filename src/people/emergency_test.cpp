// SPDX-License-Identifier: Apache-2.0
#include "people/emergency.h"

#include "delivery/notice.h"
#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class EmergencyTest : public testing::PeopleTown {
 protected:
  // Each of them has one browser that asked for notices.
  void give_browsers(const std::vector<api::Caller>& owners) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      for (const api::Caller& who : owners) {
        delivery::PushSubscription browser;
        browser.area_id = kArea;
        browser.id = "browser-" + who.account_id->text();
        browser.account_id = *who.account_id;
        browser.endpoint = "https://push.example.net/" + who.account_id->text();
        tx.upsert(browser);
      }
      return true;
    });
  }
  std::vector<delivery::Message> due() {
    std::vector<delivery::Message> out;
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      out = delivery::take_due(tx, 100);
      for (const delivery::Message& message : out) delivery::finish(tx, message, delivery::Outcome::sent);
      return true;
    });
    return out;
  }
  std::string protect(const std::string& id, const api::Caller& who) {
    return text(done("basis.protect", {{"id", id}, {"reason", "自宅で倒れていると連絡"}}, who), "basis", "id");
  }
  json::array lines(const api::Caller& who) {
    return done("basis.emergencies", json::object{}, who).at("items").as_array();
  }
  std::int64_t see(const std::string& basis, const api::Caller& who) {
    return done("basis.see", {{"ids", json::array{json::value(basis)}}}, who).at("seen").as_int64();
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, EmergencyTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(EmergencyTest, TheTeamAndThoseWhoReviewAreToldUntilTheyHaveSeenIt) {
  const std::string id = person();
  join(id, kNurses);
  consent(id);
  const std::string basis = protect(id, stranger_);
  for (const api::Caller& who : {keeper_, admin_, nurse_, town_, second_town_, coordinator_}) {
    const auto told = lines(who);
    ASSERT_EQ(told.size(), 1U) << who.name;
    EXPECT_EQ(told[0].at("by_name").as_string(), "谷 進");
    EXPECT_EQ(told[0].at("by_office").as_string(), "隣町デイサービス");
    EXPECT_EQ(told[0].at("reason").as_string(), "自宅で倒れていると連絡");
    EXPECT_EQ(told[0].at("reviews").as_bool(), who.grants[0].role == api::Role::town || who.name == coordinator_.name);
    EXPECT_EQ(told[0].at("sees_looks").as_bool(), who.grants[0].office_id == kCase);
  }
  EXPECT_TRUE(lines(stranger_).empty()) << "she knows";
  EXPECT_EQ(see(basis, nurse_), 1);
  EXPECT_EQ(see(basis, nurse_), 0);
  EXPECT_TRUE(lines(nurse_).empty());
  EXPECT_EQ(lines(keeper_).size(), 1U) << "each for herself";
  EXPECT_EQ(see(basis, stranger_), 0) << "never told";
  done("basis.review", {{"id", basis}, {"review", "救急隊と確認"}}, town_);
  EXPECT_TRUE(lines(coordinator_).empty()) << "somebody has reviewed it";
  EXPECT_EQ(lines(keeper_).size(), 1U) << "the team still sees it";
}

TEST_P(EmergencyTest, NobodyElseIsToldAndLeaversSeeNothing) {
  const std::string id = person();
  const std::string member = join(id, kNurses);
  const std::string before = protect(id, stranger_);
  EXPECT_TRUE(lines(nurse_).empty()) << "of the team, but without a consent she may not read the person";
  consent(id);
  protect(id, stranger_);
  EXPECT_EQ(lines(nurse_).size(), 1U);
  done("team.leave", {{"id", id}, {"member_id", member}}, keeper_);
  EXPECT_TRUE(lines(nurse_).empty());
}

TEST_P(EmergencyTest, OutsideTheProgramItIsUrgentAndSaysNothingOfThePerson) {
  const std::string id = person();
  give_browsers({keeper_, town_, nurse_, stranger_});
  const std::string basis = protect(id, stranger_);
  const auto sent = due();
  ASSERT_EQ(sent.size(), 2U) << "the case office and the town; not the nurse, not whoever made it";
  for (const delivery::Message& message : sent) {
    EXPECT_TRUE(message.urgent);
    ASSERT_EQ(message.notices.size(), 1U);
    EXPECT_EQ(message.notices[0].subject.text(), basis) << "an id that tells nothing outside";
  }
  see(basis, keeper_);
  const auto back = due();
  ASSERT_EQ(back.size(), 1U);
  EXPECT_TRUE(back[0].taken_back) << "seen on one device, gone on the others";
  done("basis.review", {{"id", basis}, {"review", "救急隊と確認"}}, second_town_);
  EXPECT_EQ(due().size(), 1U) << "reviewed: the town's disappears too";
}

}  // namespace
}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
// Pinned entries: few, shared by the team, on the phone however old.
#include "people/people_for_tests.h"
#include "thread/endpoints.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

class PinTest : public people::testing::PeopleTown {
 protected:
  PinTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    join(id_, kNurses);
    consent(id_);
  }
  std::string write(std::string_view text, std::int64_t days_ago = 0) {
    const auto entry = done(
        "thread.write",
        {{"id", id_}, {"kind", "note"}, {"text", text}, {"at", clock_.plus_ms(-days_ago * kDayMs).text()}}, nurse_);
    return std::string(entry.at("id").as_string());
  }
  json::value pin(const std::string& entry, const api::Caller& who) {
    return done("thread.pin", {{"id", id_}, {"entry_id", entry}}, who);
  }
  json::object bundle(std::int64_t seq) {
    const auto answer = done("sync.pull", {{"have", {{{"id", id_}, {"seq", seq}}}}}, keeper_);
    return answer.at("people").as_array().empty() ? json::object{} : answer.at("people").at(0).as_object();
  }
  std::string id_;
};
INSTANTIATE_TEST_SUITE_P(Engines, PinTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(PinTest, StaysOnTopForTheWholeTeamUntilItIsTakenOut) {
  const std::string key = write("鍵は玄関の箱");
  write("今日の様子");
  EXPECT_EQ(pin(key, keeper_).at("pins").at(0).at("name").as_string(), "森 由紀");
  const auto seen = done("thread.pins", {{"id", id_}}, nurse_);
  EXPECT_EQ(seen.at("entries").at(0).at("text").as_string(), "鍵は玄関の箱");
  EXPECT_EQ(pin(key, nurse_).at("pins").as_array().size(), 1U) << "pinned by two is pinned once";
  done("thread.unpin", {{"id", id_}, {"entry_id", key}}, nurse_);
  EXPECT_TRUE(done("thread.pins", {{"id", id_}}, keeper_).at("pins").as_array().empty());
}

TEST_P(PinTest, AtMostTenAndOnlyOfThisPerson) {
  for (int i = 0; i < 10; ++i) pin(write(std::to_string(i)), nurse_);
  EXPECT_EQ(code("thread.pin", {{"id", id_}, {"entry_id", write("11")}}, nurse_), "pins_full");
  const std::string other = person("田中 一郎", "たなか いちろう");
  EXPECT_EQ(code("thread.pin", {{"id", other}, {"entry_id", write("x")}}, keeper_), "entry_not_found");
}

TEST_P(PinTest, StrangersNeitherSeeNorPin) {
  const std::string entry = write("鍵");
  EXPECT_EQ(code("thread.pin", {{"id", id_}, {"entry_id", entry}}, stranger_), "person_not_found");
  EXPECT_EQ(code("thread.pins", {{"id", id_}}, stranger_), "person_not_found");
  EXPECT_EQ(code("thread.unpin", {{"id", id_}, {"entry_id", entry}}, stranger_), "person_not_found");
}

TEST_P(PinTest, LiesOnThePhoneHoweverOld) {
  const std::string old = write("急変時の約束", 400);
  const auto before = bundle(0);
  EXPECT_TRUE(before.at("entries").as_array().empty()) << "too old for a phone";
  EXPECT_TRUE(before.at("pins").as_array().empty());
  pin(old, nurse_);
  const auto news = bundle(before.at("seq").as_int64());
  ASSERT_EQ(news.at("pins").as_array().size(), 1U) << "a pin alone is news";
  EXPECT_EQ(news.at("entries").at(0).at("text").as_string(), "急変時の約束");
  EXPECT_EQ(bundle(0).at("entries").as_array().size(), 1U) << "and comes to a new phone";
  const std::int64_t had = news.at("seq").as_int64();
  EXPECT_TRUE(bundle(had).empty());
  done("thread.unpin", {{"id", id_}, {"entry_id", old}}, keeper_);
  EXPECT_TRUE(bundle(had).at("pins").as_array().empty());
  EXPECT_TRUE(bundle(0).at("entries").as_array().empty());
}

}  // namespace
}  // namespace kaname::thread

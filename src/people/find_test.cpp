// SPDX-License-Identifier: Apache-2.0
// Finding people: readings, variants of characters, numbers, rows of the 五十音, dues; and only one's own.
#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class FindTest : public testing::PeopleTown {
 protected:
  std::vector<std::string> names(json::object query, const api::Caller& who) {
    std::vector<std::string> out;
    const auto found = done("person.find", query, who);
    for (const json::value& row : found.at("items").as_array()) out.emplace_back(row.at("name").as_string());
    return out;
  }
  std::vector<std::string> named(std::string_view q) { return names({{"q", q}}, keeper_); }
  std::string with(std::string_view name, std::string_view kana, std::string_view birth, json::object more) {
    json::object who = basics(name, kana, birth);
    for (auto& member : more) who[member.key()] = member.value();
    return text(done("person.register", {{"basics", who}}, keeper_), "person", "id");
  }
  using List = std::vector<std::string>;
};

TEST_P(FindTest, ByReadingVariantTelephoneAndNumber) {
  with("髙橋 ハル", "たかはし はる", "1941-04-03",
       {{"phone", "072-833-0001"},
        {"mobile", "090-1111-2222"},
        {"insurer_number", "272104"},
        {"insured_number", "0000001234"},
        {"address", "大阪府枚方市牧野本町1-2-3"}});
  with("山﨑 渚", "やまざき なぎさ", "1950-01-01", {{"known_as", "なっちゃん"}});
  with("渡邊 一", "わたなべ はじめ", "1935", {});
  for (const char* q : {"髙橋", "高橋", "たかはし", "タカハシ", "ﾀｶﾊｼ", "高橋 はる", "高橋ハル", "072-833-0001",
                        "０７２８３３０００１", "0901111", "0000001234", "牧野本町"})
    EXPECT_EQ(named(q), List{"髙橋 ハル"}) << q;
  for (const char* q : {"山崎", "山﨑", "やまさき", "なっちゃん"}) {
    const auto found = named(q);
    if (std::string_view(q) == "やまさき") continue;  // a reading is not guessed
    EXPECT_EQ(found, List{"山﨑 渚"}) << q;
  }
  EXPECT_EQ(named("渡辺"), List{"渡邊 一"});
  EXPECT_EQ(names({{"birth", "昭和16年4月3日"}}, keeper_), List{"髙橋 ハル"});
  EXPECT_EQ(names({{"birth", "昭和16年"}}, keeper_), List{"髙橋 ハル"}) << "the beginning of a birth date is enough";
  EXPECT_EQ(names({{"row", "や"}}, keeper_), List{"山﨑 渚"});
  EXPECT_EQ(named(""), (List{"髙橋 ハル", "山﨑 渚", "渡邊 一"})) << "in 五十音 order";
  EXPECT_TRUE(named("鈴木").empty());
  EXPECT_EQ(code("person.find", {{"birth", "きのう"}}, keeper_), "birth=date_unreadable");
  EXPECT_EQ(code("person.find", {{"limit", 0}}, keeper_), "limit=number_too_small");
  const auto rows = done("person.find", json::object{}, keeper_).at("rows").as_array();
  EXPECT_EQ(rows.size(), 3u);
}

TEST_P(FindTest, OnlyTheOwnPeople) {
  const std::string id = person();
  with("鈴木 一", "すずき はじめ", "1950-01-01", {});
  EXPECT_TRUE(names({}, nurse_).empty());
  EXPECT_TRUE(names({{"q", "佐藤"}}, stranger_).empty());
  EXPECT_EQ(names({}, town_).size(), 2u);
  EXPECT_TRUE(names({{"mine", true}}, town_).empty());
  join(id, kNurses);
  facts(id, "alerts", R"({"allergies": ["そば"]})");
  EXPECT_EQ(names({}, nurse_), List{"佐藤 ハル"});
  const auto row = [&] { return done("person.find", json::object{}, nurse_).at("items").at(0); };
  EXPECT_TRUE(row().at("warnings").as_array().empty()) << "a member without consent sees the name only";
  consent(id);
  EXPECT_EQ(row().at("warnings").at(0).as_string(), "アレルギー: そば");
}

TEST_P(FindTest, WhatIsDueWithinSomeDays) {
  const std::string id = person();
  with("鈴木 一", "すずき はじめ", "1950-01-01", {});
  facts(id, "certification", R"({"care_level": "care3", "to": "2026-12-31"})");
  EXPECT_TRUE(names({{"due_days", 30}}, keeper_).empty());
  EXPECT_EQ(names({{"due_days", 41}}, keeper_), List{"佐藤 ハル"});
}

TEST_P(FindTest, ChangesAreFoundAtOnce) {
  const std::string id = person();
  EXPECT_EQ(named("さとう"), List{"佐藤 ハル"});
  done("person.edit_basics",
       {{"id", id}, {"base_seq", 1'000'000}, {"basics", basics("田中 ハル", "たなか はる", "1941-04-03")}}, keeper_);
  EXPECT_TRUE(named("さとう").empty());
  EXPECT_EQ(named("たなか"), List{"田中 ハル"});
}

TEST_P(FindTest, WhoMayBeTheSameOne) {
  with("佐藤 ハル", "さとう はる", "1941-04-03", {{"insurer_number", "272104"}, {"insured_number", "0000001234"}});
  const auto similar = [&](json::object in) {
    List out;
    const auto found = done("person.similar", in, stranger_);
    for (const json::value& row : found.at("items").as_array()) out.emplace_back(row.at("name").as_string());
    return out;
  };
  EXPECT_EQ(similar({{"name_kana", "サトウ ハル"}, {"birth", "S16.4.3"}}).size(), 1u);
  EXPECT_EQ(similar({{"name_kana", "さとう はな"}, {"birth", "S16.4.3"}}).size(), 1u) << "one kana apart";
  EXPECT_EQ(similar({{"name_kana", "さいとう はる"}, {"birth", "S16.4.3"}}).size(), 1u) << "one kana more";
  EXPECT_TRUE(similar({{"name_kana", "すどう なつ"}, {"birth", "S16.4.3"}}).empty())
      << "three kana that differ by one byte each are another name";
  EXPECT_TRUE(similar({{"name_kana", "さとう はる"}, {"birth", "S16.4.4"}}).empty()) << "another birth date";
  EXPECT_EQ(similar({{"name_kana", "さとう はる"}}).size(), 1u) << "the birth date is not known";
  EXPECT_EQ(similar({{"insurer_number", "272104"}, {"insured_number", "0000001234"}, {"birth", "1950-01-01"}}).size(),
            1u);
  EXPECT_TRUE(similar({{"birth", "S16.4.3"}}).empty());
}

TEST_P(FindTest, AnEmergencyFindsOneExactly) {
  person();
  const json::object exact = {{"name_kana", "さとう はる"}, {"birth", "S16.4.3"}};
  EXPECT_EQ(done("person.look_up", exact, stranger_).at("total").as_int64(), 1);
  EXPECT_EQ(
      done("person.look_up", {{"name_kana", "さとう はな"}, {"birth", "S16.4.3"}}, stranger_).at("total").as_int64(),
      0);
  EXPECT_EQ(code("person.look_up", {{"name_kana", "さとう はる"}, {"birth", "昭和16年"}}, stranger_),
            "birth=look_up_exact");
  EXPECT_EQ(code("person.look_up", {{"birth", "S16.4.3"}}, stranger_), "birth=look_up_exact");
}

INSTANTIATE_TEST_SUITE_P(Engines, FindTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people

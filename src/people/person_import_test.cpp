// SPDX-License-Identifier: Apache-2.0
// Lists of persons: whom they registered, and what an undo takes back.
#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class PersonImportTest : public testing::PeopleTown {
 protected:
  std::string begin(const api::Caller& who) {
    const auto made =
        done("person_import.start",
             {{"kind", "list"}, {"file_name", "利用者.csv"}, {"rows", 2}, {"office_id", kCase.text()}}, who);
    return text(made, "import", "id");
  }
  std::string take(const std::string& import, std::string_view name, std::string_view kana, int line,
                   const api::Caller& who) {
    const auto page =
        done("person.register",
             {{"basics", basics(name, kana, "昭和16年4月3日")},
              {"import_id", import},
              {"import_line", line},
              {"facts", json::array{{{"heading", "certification"}, {"facts", {{"care_level", "care2"}}}}}}},
             who);
    return text(page, "person", "id");
  }
};

TEST_P(PersonImportTest, AUndoTakesBackWhomNobodyHasTouched) {
  const std::string import = begin(keeper_);
  const std::string haru = take(import, "佐藤 ハル", "さとう はる", 2, keeper_);
  const std::string ken = take(import, "木村 健", "きむら けん", 3, keeper_);
  const std::string other = person("原 花", "はら はな");
  EXPECT_EQ(done("person.show", {{"id", haru}}, keeper_).at("facts").as_array().size(), 1u);
  EXPECT_EQ(done("person.find", {{"q", ""}}, town_).at("total").as_int64(), 3);
  facts(ken, "wishes", R"({"person": "家にいたい"})");
  EXPECT_EQ(done("person_import.list", json::object{}, keeper_).at("items").at(0).at("registered").as_int64(), 2);

  const auto undone = done("person_import.undo", {{"id", import}}, keeper_);
  EXPECT_EQ(undone.at("taken_back").as_int64(), 1);
  ASSERT_EQ(undone.at("kept").as_array().size(), 1u);
  EXPECT_EQ(undone.at("kept").at(0).at("name").as_string(), "木村 健");
  EXPECT_EQ(code("person.show", {{"id", haru}}, keeper_), "person_not_found");
  EXPECT_EQ(code("person.show", {{"id", ken}}, keeper_), "ok") << "somebody wrote about her";
  EXPECT_EQ(code("person.show", {{"id", other}}, keeper_), "ok") << "of no list";
  EXPECT_EQ(done("person.find", {{"q", ""}}, town_).at("total").as_int64(), 2) << "the index has heard of it";
  for (const auto left : {count("SELECT count(*) FROM person_facts WHERE area_id = $1 AND heading = 'certification'"),
                          count("SELECT count(*) FROM care_relation WHERE area_id = $1") - 1}) {
    EXPECT_EQ(left, 1) << "nothing hangs on somebody who is gone";
  }
  EXPECT_EQ(done("person_import.undo", {{"id", import}}, keeper_).at("taken_back").as_int64(), 0);
}

TEST_P(PersonImportTest, OnlyTheOwnOfficeAndTheTownKnowOfAList) {
  const std::string import = begin(keeper_);
  take(import, "佐藤 ハル", "さとう はる", 2, keeper_);
  EXPECT_EQ(code("person_import.undo", {{"id", import}}, stranger_), "person_import_not_found");
  EXPECT_TRUE(done("person_import.list", json::object{}, stranger_).at("items").as_array().empty());
  EXPECT_EQ(done("person_import.list", json::object{}, admin_).at("items").as_array().size(), 1u);
  EXPECT_EQ(
      code("person.register", {{"basics", basics("原 花", "はら はな", "1940")}, {"import_id", import}}, stranger_),
      "person_import_not_found")
      << "nobody adds to the list of another";
  EXPECT_EQ(done("person_import.undo", {{"id", import}}, town_).at("taken_back").as_int64(), 1);
  EXPECT_EQ(code("person.register", {{"basics", basics("原 花", "はら はな", "1940")}, {"import_id", import}}, keeper_),
            "person_import_not_found")
      << "a list that was taken back is closed";
}

TEST_P(PersonImportTest, FirstFactsAreCheckedLikeAnyOther) {
  const auto with = [&](std::string_view heading, std::string_view facts) -> json::object {
    return {{"basics", basics("佐藤 ハル", "さとう はる", "1941")},
            {"facts", json::array{{{"heading", heading}, {"facts", json::parse(facts)}}}}};
  };
  EXPECT_EQ(code("person.register", with("certification", R"({"care_level": "care9"})"), keeper_),
            "care_level=unknown_choice");
  EXPECT_EQ(code("person.register", with("links", R"({"items": [{"name": "MCS", "url": "javascript:x"}]})"), keeper_),
            "items=link_malformed");
  EXPECT_EQ(code("person.register", with("links", R"({"items": [{"name": "ID-Link", "number": "12-34"}]})"), keeper_),
            "ok");
}

INSTANTIATE_TEST_SUITE_P(Engines, PersonImportTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

}  // namespace
}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
// Households: each section sees its part.
#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class HouseholdTest : public testing::PeopleTown {
 protected:
  // Registers somebody for the strange office: another section's case.
  std::string theirs() {
    const auto page =
        done("person.register", {{"basics", basics("佐藤 一郎", "さとう いちろう", "1974-02-01")}}, stranger_);
    return text(page, "person", "id");
  }
};

TEST_P(HouseholdTest, EachSectionSeesItsPart) {
  const std::string mother = person(), son = theirs();
  done("household.put", {{"id", mother}, {"name", "佐藤家（牧野）"}, {"relation", "母"}, {"section", "長寿介護課"}},
       keeper_);
  EXPECT_EQ(code("household.put_member", {{"id", mother}, {"person_id", son}}, keeper_), "person_not_found");
  // Both offices are in the mother's team now; only then may the son's person be named.
  join(mother, kStrange);
  consent(mother);
  const auto page = done("household.put_member",
                         {{"id", mother},
                          {"person_id", son},
                          {"relation", "長男"},
                          {"law", "disability"},
                          {"section", "障害福祉課"},
                          {"note", "昼夜逆転"}},
                         stranger_);
  EXPECT_TRUE(page.at("members").at(1).at("open").as_bool());
  const auto seen = done("household.show", {{"id", mother}}, keeper_);
  const auto member = seen.at("members").at(1).as_object();
  EXPECT_EQ(member.at("name").as_string(), "佐藤 一郎");
  EXPECT_EQ(member.at("law").as_string(), "disability");
  EXPECT_EQ(member.at("section").as_string(), "障害福祉課");
  EXPECT_FALSE(member.at("open").as_bool());
  EXPECT_FALSE(member.contains("person_id"));
  EXPECT_EQ(member.at("note").as_string(), "");
  EXPECT_EQ(member.at("birth").as_string(), "");
  const auto from_son = done("household.show", {{"id", son}}, stranger_);
  EXPECT_EQ(from_son.at("members").at(1).at("note").as_string(), "昼夜逆転");
  const std::string other_part(member.at("id").as_string());
  EXPECT_EQ(code("household.put_member", {{"id", mother}, {"member_id", other_part}, {"note", "x"}}, keeper_),
            "person_not_found");
  EXPECT_EQ(code("household.put_member", {{"id", mother}, {"person_id", son}}, stranger_),
            "person_id=household_already");
}

TEST_P(HouseholdTest, MembersWhoAreOnlyNames) {
  const std::string id = person();
  EXPECT_FALSE(done("household.show", {{"id", id}}, keeper_).as_object().contains("id"));
  EXPECT_EQ(code("household.put_member", {{"id", id}, {"name", "孫"}}, keeper_), "household_needed");
  done("household.put", {{"id", id}, {"name", "佐藤家"}}, keeper_);
  EXPECT_EQ(code("household.put_member", {{"id", id}, {"name", " "}}, keeper_), "name=required");
  EXPECT_EQ(code("household.put_member", {{"id", id}, {"name", "孫"}, {"birth", "昭和65年"}}, keeper_),
            "birth=date_impossible");
  EXPECT_EQ(code("household.put_member", {{"id", id}, {"name", "孫"}, {"note", "1234-5678-9018"}}, keeper_),
            "note=my_number");
  const auto page =
      done("household.put_member", {{"id", id}, {"name", "孫 太郎"}, {"birth", "平成26年5月1日"}}, keeper_);
  EXPECT_EQ(page.at("members").at(1).at("age").as_int64(), 12);
  const std::string member(page.at("members").at(1).at("id").as_string());
  const auto after = done("household.end_member", {{"id", id}, {"member_id", member}}, keeper_);
  EXPECT_EQ(after.at("members").as_array().size(), 1u);
  EXPECT_EQ(after.at("former").at(0).at("name").as_string(), "孫 太郎");
  EXPECT_EQ(code("household.end_member", {{"id", id}, {"member_id", member}}, keeper_), "household_member_not_found");
}

INSTANTIATE_TEST_SUITE_P(Engines, HouseholdTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people

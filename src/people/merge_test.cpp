// SPDX-License-Identifier: Apache-2.0
// Two records of one person made one and taken apart again: nothing is lost either way.
#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class MergeTest : public testing::PeopleTown {
 protected:
  // The strange office has registered the same person under another spelling.
  void SetUp() override {
    kept_ = person();
    json::object second = basics("佐藤 はる", "さとう はる", "1941");
    second["phone"] = "072-833-0001";
    gone_ = text(done("person.register", {{"basics", second}}, stranger_), "person", "id");
    facts(kept_, "adl", R"({"walking": "alone"})");
    write(gone_, "adl", R"({"walking": "wholly"})");
    write(gone_, "alerts", R"({"allergies": ["そば"]})");
  }
  void write(const std::string& id, std::string_view heading, std::string_view values) {
    done("person.edit_facts",
         {{"id", id}, {"heading", heading}, {"base_seq", 1'000'000}, {"facts", json::parse(values)}}, stranger_);
  }
  std::string merge() {
    return text(done("person.merge", {{"kept_id", kept_}, {"gone_id", gone_}}, town_), "merge", "id");
  }
  json::value page(const api::Caller& who) { return done("person.show", {{"id", kept_}}, who); }
  std::string fact(const json::value& page, std::string_view heading) {
    for (const json::value& one : page.at("facts").as_array()) {
      if (one.at("heading").as_string() == heading) return json::serialize(one.at("facts"));
    }
    return {};
  }

  std::string kept_, gone_;
};

TEST_P(MergeTest, SideBySide) {
  const auto sides = done("person.compare", {{"kept_id", kept_}, {"gone_id", gone_}}, town_);
  EXPECT_EQ(sides.at("both").as_array().size(), 1u);
  EXPECT_EQ(sides.at("both").at(0).as_string(), "adl");
  EXPECT_EQ(sides.at("gone").at("members").as_int64(), 1);
  EXPECT_EQ(sides.at("gone").at("case_offices").at(0).as_string(), "隣町デイサービス");
  EXPECT_EQ(sides.at("differing").as_array().size(), 2u) << "the name and the birth date";
  EXPECT_EQ(json::serialize(sides).find("そば"), std::string::npos) << "no contents";
}

TEST_P(MergeTest, TheKeptOneTakesOverWhatItLacks) {
  merge();
  const auto mine = page(keeper_);
  EXPECT_NE(fact(mine, "adl").find("alone"), std::string::npos) << "what both have stays";
  EXPECT_NE(fact(mine, "alerts").find("そば"), std::string::npos);
  EXPECT_EQ(text(mine, "person", "phone"), "072-833-0001");
  EXPECT_EQ(text(mine, "person", "name"), "佐藤 ハル");
  EXPECT_EQ(text(page(stranger_), "basis", "basis"), "own_case") << "its office keeps the case with the other";
  const auto by_old_id = done("person.show", {{"id", gone_}}, stranger_);
  EXPECT_EQ(text(by_old_id, "person", "id"), kept_);
  EXPECT_EQ(done("person.find", {{"q", "さとう"}}, town_).at("total").as_int64(), 1);
  EXPECT_EQ(code("person.edit_facts", {{"id", gone_}, {"heading", "adl"}, {"facts", json::object{}}}, stranger_),
            "person_not_found");
  EXPECT_EQ(code("person.merge", {{"kept_id", kept_}, {"gone_id", gone_}}, town_), "person_merged");
  EXPECT_EQ(code("person.merge", {{"kept_id", kept_}, {"gone_id", kept_}}, town_), "gone_id=person_merge_same");
}

TEST_P(MergeTest, ConsentsBelongToTheHumanBeing) {
  json::object body = consent_for(gone_);
  const auto given = done("consent.record", body, stranger_);
  const std::string consent_id(given.at("items").at(0).at("id").as_string());
  join(kept_, kNurses);
  EXPECT_EQ(code("person.facts", {{"id", kept_}}, nurse_), "person_no_basis");
  const std::string id = merge();
  EXPECT_EQ(code("person.facts", {{"id", kept_}}, nurse_), "ok") << "it counts for the kept record at once";
  done("consent.withdraw", {{"id", kept_}, {"consent_id", consent_id}, {"reason", "本人の申し出"}}, keeper_);
  EXPECT_EQ(code("person.facts", {{"id", kept_}}, nurse_), "person_no_basis");
  done("person.unmerge", {{"id", id}}, town_);
  const auto back = done("consent.list", {{"id", gone_}}, stranger_);
  EXPECT_TRUE(back.at("items").at(0).as_object().contains("withdrawn_at")) << "a withdrawal stays one";
  EXPECT_TRUE(done("consent.list", {{"id", kept_}}, keeper_).at("items").as_array().empty());
}

TEST_P(MergeTest, UndoGivesBackWhatWasNotChangedSince) {
  done("household.put", {{"id", gone_}, {"name", "佐藤家"}}, stranger_);
  done("support.put", {{"id", gone_}, {"applied_on", "2026-11-01"}, {"reasons", json::array{"独居"}}}, town_);
  write(gone_, "meals", R"({"form": "きざみ"})");
  const std::string id = merge();
  EXPECT_EQ(done("household.show", {{"id", kept_}}, keeper_).at("name").as_string(), "佐藤家");
  EXPECT_EQ(code("support.show", {{"id", kept_}}, town_), "ok");
  facts(kept_, "meals", R"({"form": "ミキサー"})");
  done("person.unmerge", {{"id", id}}, town_);
  const auto mine = page(keeper_);
  EXPECT_EQ(fact(mine, "alerts"), "");
  EXPECT_NE(fact(mine, "meals").find("ミキサー"), std::string::npos) << "written since: it stays";
  EXPECT_EQ(text(mine, "person", "phone"), "");
  EXPECT_EQ(code("person.show", {{"id", kept_}}, stranger_), "person_not_found");
  const auto theirs = done("person.show", {{"id", gone_}}, stranger_);
  EXPECT_EQ(text(theirs, "person", "id"), gone_);
  EXPECT_NE(fact(theirs, "alerts").find("そば"), std::string::npos);
  EXPECT_NE(fact(theirs, "adl").find("wholly"), std::string::npos);
  EXPECT_EQ(done("household.show", {{"id", gone_}}, stranger_).at("name").as_string(), "佐藤家");
  EXPECT_EQ(code("support.show", {{"id", kept_}}, town_), "support_not_found");
  EXPECT_EQ(done("person.find", {{"q", "さとう"}}, town_).at("total").as_int64(), 2);
  EXPECT_EQ(code("person.unmerge", {{"id", id}}, town_), "merge_undone");
  EXPECT_EQ(code("person.unmerge", {{"id", kept_}}, town_), "merge_unknown");
  merge();
  EXPECT_EQ(done("person.merges", json::object{}, town_).at("items").as_array().size(), 2u);
}

TEST_P(MergeTest, ChainsAreUndoneFromTheEnd) {
  const std::string first = merge();
  const std::string third = person("さとう ハル", "さとう はる", "1941-04");
  const std::string second = text(done("person.merge", {{"kept_id", third}, {"gone_id", kept_}}, town_), "merge", "id");
  EXPECT_EQ(text(done("person.show", {{"id", gone_}}, keeper_), "person", "id"), third);
  EXPECT_EQ(code("person.unmerge", {{"id", first}}, town_), "person_merged");
  EXPECT_EQ(code("person.unmerge", {{"id", second}}, town_), "ok");
  EXPECT_EQ(code("person.unmerge", {{"id", first}}, town_), "ok");
}

INSTANTIATE_TEST_SUITE_P(Engines, MergeTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people

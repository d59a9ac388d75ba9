// SPDX-License-Identifier: Apache-2.0
#include "directory/town_for_tests.h"
#include "directory/zone_rules.h"
#include "directory/zone_suggest.h"

namespace kaname::directory {
namespace {

constexpr const char* kWest =
    R"({"type":"Polygon","coordinates":[[[135.60,34.80],[135.65,34.80],[135.65,34.90],[135.60,34.90],[135.60,34.80]]]})";
constexpr const char* kEast =
    R"({"type":"MultiPolygon","coordinates":[[[[135.65,34.80],[135.70,34.80],[135.70,34.90],[135.65,34.90],[135.65,34.80]]]]})";

TEST(PolygonFromGeojson, ReadsBothShapesAndRefusesTheRest) {
  EXPECT_TRUE(polygon_from_geojson(kWest)->contains({34.85, 135.62}));
  EXPECT_TRUE(polygon_from_geojson(kEast)->contains({34.85, 135.68}));
  for (const char* wrong : {"", "{}", "[]", R"({"type":"Point","coordinates":[1,2]})",
                            R"({"type":"Polygon","coordinates":[[["a","b"]]]})"}) {
    EXPECT_FALSE(polygon_from_geojson(wrong)) << wrong;
  }
}

TEST(LabelPlace, LiesInsideAlsoInABentZone) {
  const auto bent = polygon_from_geojson(
      R"({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,1],[1,1],[1,9],[10,9],[10,10],[0,10],[0,0]]]})");
  EXPECT_TRUE(bent->contains(label_place(*bent)));
}

class ZoneTest : public testing::Town {};

TEST_P(ZoneTest, FacilitiesFallIntoZonesByPlace) {
  add("西の薬局", "にしのやっきょく", "pharmacy", 34.85, 135.62);
  done(
      "zone.add_set",
      {{"name", "日常生活圏域"},
       {"zones",
        {{{"name", "西圏域"}, {"note", "西小学校"}, {"geometry", kWest}}, {{"name", "東圏域"}, {"geometry", kEast}}}}});
  add("東の薬局", "ひがしのやっきょく", "pharmacy", 34.85, 135.68);
  const auto zones = read("zone.list", testing::json::object{});
  EXPECT_EQ(zones.at("zones").at(0).at("count").to_number<int>(), 1);
  EXPECT_EQ(zones.at("zones").at(1).at("count").to_number<int>(), 1);
  const std::string west(zones.at("zones").at(0).at("id").as_string());
  EXPECT_EQ(names({{"zone", testing::json::array{testing::json::string(west)}}}), std::vector<std::string>{"西の薬局"});
  EXPECT_EQ(names({{"q", "西小学校"}}), std::vector<std::string>{"西の薬局"})
      << "a zone is meant by its school district too";
  const auto wrong =
      act("zone.add_set",
          {{"name", "x"}, {"zones", testing::json::array{testing::json::object{{"name", "y"}, {"geometry", "{}"}}}}},
          officer_);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().fields[0].code, "geometry_malformed");
}

TEST(Districts, AsTownsWriteThem) {
  using List = std::vector<std::string>;
  EXPECT_EQ(districts_in("樟葉西, 牧野"), (List{"樟葉西", "牧野"}));
  EXPECT_EQ(districts_in("さだ、さだ西・伊加賀／開成\n五常"), (List{"さだ", "さだ西", "伊加賀", "開成", "五常"}));
  EXPECT_EQ(districts_in(""), List{});
  EXPECT_EQ(districts_in("令和六年四月から北中学校の区域の一部を含みます"), List{}) << "a sentence is no district";
}

TEST_P(ZoneTest, SuggestedByNameReadingOrDistrict) {
  const auto zone = [](const char* name, const char* kana, const char* note) {
    return testing::json::object{{"name", name}, {"name_kana", kana}, {"note", note}};
  };
  done("zone.add_set",
       {{"name", "日常生活圏域"},
        {"zones",
         testing::json::array{zone("社協ふれあい圏域", "", "樟葉西, 牧野"), zone("安心苑圏域", "", "小倉, 西牧野"),
                              zone("牧野北圏域", "まきのきた", "牧野"), zone("北牧野圏域", "きたまきの", "")}}});
  struct Case {
    const char* q;
    std::vector<std::string> labels;
  };
  for (const Case& c : std::vector<Case>{
           {"牧野", {"牧野北圏域", "北牧野圏域", "社協ふれあい圏域（牧野）"}},
           {"牧野圏域", {"牧野北圏域", "北牧野圏域", "社協ふれあい圏域（牧野）"}},
           {"まきの", {"牧野北圏域"}},
           {"マキノ", {"牧野北圏域"}},
           {"西牧", {"安心苑圏域（西牧野）"}},
           {"安心苑", {"安心苑圏域"}},
           {"圏域", {"社協ふれあい圏域", "安心苑圏域", "牧野北圏域", "北牧野圏域"}},
           {"渚", {}},
       }) {
    std::vector<std::string> labels;
    const auto answer = read("facility.suggest", {{"q", c.q}});
    for (const auto& item : answer.at("items").as_array()) {
      if (item.at("type").as_string() == "zone") labels.emplace_back(item.at("label").as_string());
    }
    EXPECT_EQ(labels, c.labels) << c.q;
  }
}

TEST_P(ZoneTest, CountsByKindAndYears) {
  const std::string id = add("古い医院", "ふるいいいん", "clinic", 34.85, 135.62);
  set(id, "basic", {{"name", "古い医院"}, {"opened_on", "2010-04-01"}});
  done("zone.add_set",
       {{"name", "日常生活圏域"},
        {"zones", testing::json::array{testing::json::object{{"name", "西圏域"}, {"geometry", kWest}}}}});
  done("facility.status", {{"id", id}, {"status", "closed"}, {"closed_on", "2024-03-31"}});
  const auto openings = read("stats.openings", testing::json::object{});
  ASSERT_EQ(openings.at("rows").as_array().size(), 1u);
  EXPECT_EQ(openings.at("rows").at(0).at("closed").to_number<int>(), 1);
  EXPECT_EQ(openings.at("rows").at(0).at("year").to_number<int>(), 2024);
  const auto load = read("stats.load", testing::json::object{});
  EXPECT_EQ(load.at("rows").at(0).at("providers").to_number<int>(), 0);
  EXPECT_EQ(load.at("rows").at(0).at("ten_years_ago").to_number<int>(), 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, ZoneTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::directory

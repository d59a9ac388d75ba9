// SPDX-License-Identifier: Apache-2.0
#include "directory/town_for_tests.h"

namespace kaname::directory {
namespace {

using Names = std::vector<std::string>;

class SearchTest : public testing::Town {
 protected:
  SearchTest() {
    makino_ = add("牧野訪問看護ステーション", "まきのほうもんかんごすてーしょん", "home_nursing");
    set_list(makino_, "capabilities", R"([{"item":"gastrostomy","answer":"yes"},
                                          {"item":"tracheostomy","answer":"conditional","note":"平日のみ"}])");
    kita_ = add("北訪問看護", "きたほうもんかんご", "home_nursing");
    set_list(kita_, "capabilities", R"([{"item":"gastrostomy","answer":"no"}])");
    clinic_ = add("髙橋クリニック", "たかはしくりにっく", "clinic", 34.90, 135.70);
    set_list(clinic_, "hours", R"([{"kind":"clinic","hours":[{"days":[1,2,3,4,5],"open":"09:00","close":"12:00"}]}])");
  }
  std::string makino_, kita_, clinic_;
};

TEST_P(SearchTest, WordsMeanItemsAndKinds) {
  EXPECT_EQ(names({{"q", "胃瘻 訪問看護"}}), Names{"牧野訪問看護ステーション"});
  EXPECT_EQ(names({{"q", "胃ろう"}}), Names{"牧野訪問看護ステーション"})
      << "× is not an answer to the question who does it";
  EXPECT_EQ(names({{"q", "訪看"}}), (Names{"北訪問看護", "牧野訪問看護ステーション"}));
}

TEST_P(SearchTest, VariantsKanaAndWidthAreOne) {
  for (const char* q : {"高橋", "髙橋", "たかはし", "ﾀｶﾊｼ", "タカハシ", "高橋クリニック"})
    EXPECT_EQ(names({{"q", q}}), Names{"髙橋クリニック"}) << q;
  EXPECT_EQ(names({{"q", "072-000-0001"}}).size(), 3u);
  EXPECT_EQ(names({{"q", "存在しない名前"}}), Names{});
  EXPECT_EQ(names({{"q", "野"}}), Names{"牧野訪問看護ステーション"}) << "one letter is looked for in the texts";
}

TEST_P(SearchTest, CapabilityFilterKnowsItsAnswers) {
  EXPECT_EQ(names({{"cap", testing::json::array{"gastrostomy:no"}}}), Names{"北訪問看護"});
  EXPECT_EQ(names({{"cap", testing::json::array{"tracheostomy:yes"}}}), Names{});
  EXPECT_EQ(names({{"cap", testing::json::array{"tracheostomy:yes+conditional"}}}), Names{"牧野訪問看護ステーション"});
  EXPECT_EQ(names({{"cap", testing::json::array{"gastrostomy:perhaps"}}}), Names{"invalid_input"});
}

TEST_P(SearchTest, ThoseThatDoItStandFirst) {
  set_list(clinic_, "capabilities",
           R"([{"item":"gastrostomy","answer":"ask"},{"item":"tracheostomy","answer":"yes"}])");
  const std::string aoi = add("あおい訪問看護", "あおいほうもんかんご", "home_nursing");
  set_list(aoi, "capabilities", R"([{"item":"gastrostomy","answer":"conditional"}])");
  EXPECT_EQ(names({{"q", "胃瘻"}}), (Names{"牧野訪問看護ステーション", "あおい訪問看護", "髙橋クリニック"}))
      << "○ 条件付 要相談";
  EXPECT_EQ(names({{"q", "胃瘻"}, {"limit", 1}, {"offset", 1}}), Names{"あおい訪問看護"});
  EXPECT_EQ(names({{"q", "胃瘻"}, {"sort", "kana"}}),
            (Names{"あおい訪問看護", "髙橋クリニック", "牧野訪問看護ステーション"}));
  EXPECT_EQ(names({{"cap", testing::json::array{"gastrostomy", "tracheostomy"}}}),
            (Names{"牧野訪問看護ステーション", "髙橋クリニック"}))
      << "conditions of one act count for both: ○ and 条件付 before 要相談";
}

TEST_P(SearchTest, OrderIsByReadingAndPagesJoin) {
  EXPECT_EQ(names({}), (Names{"北訪問看護", "髙橋クリニック", "牧野訪問看護ステーション"}));
  EXPECT_EQ(names({{"limit", 1}, {"offset", 1}}), Names{"髙橋クリニック"});
  EXPECT_EQ(names({{"kana", "ま"}}), Names{"牧野訪問看護ステーション"});
}

TEST_P(SearchTest, NearAndDistance) {
  const auto found = read("facility.search", {{"near", "34.9001,135.7001"}, {"sort", "distance"}});
  const auto& first = found.at("items").at(0);
  EXPECT_EQ(first.at("name").as_string(), "髙橋クリニック");
  EXPECT_LT(first.at("distance_m").to_number<double>(), 50);
  EXPECT_EQ(names({{"near", "34.9,135.7"}, {"radius", 1000}}), Names{"髙橋クリニック"});
  EXPECT_EQ(names({{"near", "0,0"}}), Names{"invalid_input"});
}

TEST_P(SearchTest, OpenNowFollowsTheClock) {
  EXPECT_EQ(names({{"open", "now"}}), Names{"髙橋クリニック"});
  EXPECT_EQ(names({{"open", "2026-11-20T12:00"}}), Names{}) << "closing time is not open";
  EXPECT_EQ(names({{"open", "2026-11-22T10:00"}}), Names{}) << "Sunday";
}

TEST_P(SearchTest, FacetsCountWhatAFilterWouldShow) {
  const auto facets = read("facility.search", {{"kind", testing::json::array{"clinic"}}}).at("facets");
  std::map<std::string, std::int64_t> kinds;
  for (const auto& row : facets.at("kind").as_array())
    kinds[row.at("code").as_string().c_str()] = row.at("count").to_number<std::int64_t>();
  EXPECT_EQ(kinds["clinic"], 1);
  EXPECT_EQ(kinds["home_nursing"], 2) << "the own filter does not hide the other choices";
}

TEST_P(SearchTest, ClosedOnesAreHiddenUnlessAskedFor) {
  done("facility.status", {{"id", kita_}, {"status", "closed"}, {"closed_on", "2026-11-01"}});
  EXPECT_EQ(names({{"q", "訪看"}}), Names{"牧野訪問看護ステーション"});
  EXPECT_EQ(names({{"status", testing::json::array{"closed"}}}), Names{"北訪問看護"});
}

TEST_P(SearchTest, AnEditIsFoundAtOnce) {
  set(clinic_, "basic", {{"name", "鈴木医院"}, {"name_kana", "すずきいいん"}});
  EXPECT_EQ(names({{"q", "鈴木"}}), Names{"鈴木医院"});
  EXPECT_EQ(names({{"q", "高橋"}}), Names{});
  EXPECT_EQ(names({}), (Names{"北訪問看護", "鈴木医院", "牧野訪問看護ステーション"}));
}

TEST_P(SearchTest, StrangersFindNothingThatIsNotPublic) {
  set(makino_, "basic", {{"name", "牧野訪問看護ステーション"}, {"professional_note", "裏口から入る"}});
  EXPECT_EQ(names({{"q", "裏口"}}), Names{"牧野訪問看護ステーション"});
  EXPECT_EQ(names({{"q", "裏口"}}, stranger()), Names{});
  EXPECT_EQ(names({{"cap", testing::json::array{"gastrostomy"}}}, stranger()), Names{"professionals_only"});
}

TEST_P(SearchTest, RowsAnswerWithoutOpening) {
  const auto found = read("facility.search", {{"q", "胃瘻 訪問看護"}});
  const auto& row = found.at("items").at(0);
  EXPECT_EQ(row.at("capabilities").at(0).at("item").as_string(), "gastrostomy") << "what was asked for stands first";
  EXPECT_FALSE(row.at("callable").at("line").as_string().empty());
}

INSTANTIATE_TEST_SUITE_P(Engines, SearchTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::directory

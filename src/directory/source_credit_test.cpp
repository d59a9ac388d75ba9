// SPDX-License-Identifier: Apache-2.0
#include "directory/source_credit.h"

#include "directory/area_statistic.h"
#include "directory/town_for_tests.h"

namespace kaname::directory {
namespace {

using Lines = std::vector<std::string>;

TEST(CreditLines, EachCreditOnceNamesWithoutOneTogether) {
  const CreditBook book = {{"医療情報ネット 施設票 令和7年6月1日現在", {"医療情報ネット（厚生労働省）を加工して作成"}},
                           {"医療情報ネット 診療時間票", {"医療情報ネット（厚生労働省）を加工して作成"}},
                           {"地点", {"A市オープンデータ", "国土数値情報"}}};
  EXPECT_EQ(credit_lines({}, book), Lines{});
  EXPECT_EQ(credit_lines({""}, book), Lines{});
  EXPECT_EQ(credit_lines({"市の一覧", "独自の名簿"}, book), Lines{"市の一覧、独自の名簿 を加工して作成"});
  EXPECT_EQ(credit_lines({"医療情報ネット 施設票 令和7年6月1日現在", "医療情報ネット 診療時間票", "市の一覧"}, book),
            (Lines{"医療情報ネット（厚生労働省）を加工して作成（医療情報ネット 施設票 "
                   "令和7年6月1日現在、医療情報ネット 診療時間票）",
                   "市の一覧 を加工して作成"}));
  EXPECT_EQ(credit_lines({"地点"}, book), (Lines{"A市オープンデータ（地点）", "国土数値情報（地点）"}));
}

class CreditTest : public testing::Town {
 protected:
  void in_turn(const std::function<void(store::Write&)>& work) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      work(tx);
      return true;
    });
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, CreditTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(CreditTest, PublishedSourcesOweTheirLine) {
  const std::string id = add("公開の医院", "こうかいのいいん", "clinic");
  const auto facility = FacilityId::parse(id).value();
  in_turn([&](store::Write& tx) {
    confirm(tx, facility, FactGroup::basic, FactSource::open_data, "医療情報ネット", "", LocalEdit::no);
    confirm(tx, facility, FactGroup::place, FactSource::facility, "本人確認", "", LocalEdit::no);
    tx.insert(AreaStatistic{kArea, Measure::people_75, "", LocalDate::from_ymd(2024, 3, 31), 66'286, "年報"});
    note_credit(tx, "医療情報ネット", "厚生労働省の何か");
    note_credit(tx, "医療情報ネット", "厚生労働省の何か");
    note_credit(tx, "使っていない", "出さない");
    note_credit(tx, "空", "");
  });
  const auto answer = ask("credit.list", testing::json::object{}, stranger());
  ASSERT_TRUE(answer);
  Lines lines;
  for (const auto& line : answer->at("lines").as_array()) lines.emplace_back(line.as_string());
  EXPECT_EQ(lines, (Lines{"厚生労働省の何か（医療情報ネット）", "年報 を加工して作成"}));
}

TEST_P(CreditTest, LoadIsPeopleForEachProvider) {
  constexpr const char* kWest =
      R"({"type":"Polygon","coordinates":[[[135.60,34.80],[135.65,34.80],[135.65,34.90],[135.60,34.90],[135.60,34.80]]]})";
  done("zone.add_set",
       {{"name", "日常生活圏域"},
        {"zones", testing::json::array{testing::json::object{{"name", "西圏域"}, {"geometry", kWest}}}}});
  add("一の医院", "いち", "clinic", 34.85, 135.62);
  add("二の医院", "に", "clinic", 34.85, 135.62);
  add("三の医院", "さん", "clinic", 34.85, 135.99);
  const std::string gone = add("閉じた薬局", "とじた", "pharmacy", 34.85, 135.62);
  done("facility.status", {{"id", gone}, {"status", "closed"}, {"closed_on", "2026-03-31"}});
  const auto bare = read("stats.load", testing::json::object{});
  EXPECT_TRUE(!bare.at("rows").at(0).as_object().contains("people_75") ||
              bare.at("rows").at(0).at("people_75").is_null());
  const std::string zone(read("zone.list", testing::json::object{}).at("zones").at(0).at("id").as_string());
  in_turn([&](store::Write& tx) {
    const auto put = [&](const std::string& place, int year, std::int64_t value) {
      tx.insert(AreaStatistic{kArea, Measure::people_75, place, LocalDate::from_ymd(year, 3, 31), value, "年報"});
    };
    put(zone, 2023, 900);
    put(zone, 2024, 1001);
    put("", 2024, 5000);
  });
  const auto load = read("stats.load", testing::json::object{});
  const auto& clinics = load.at("rows").at(0);
  EXPECT_EQ(clinics.at("providers").to_number<int>(), 2);
  EXPECT_EQ(clinics.at("people_75").to_number<int>(), 1001) << "the newest";
  EXPECT_EQ(clinics.at("people_75_per_provider").to_number<int>(), 501);
  const auto& pharmacies = load.at("rows").at(1).as_object();
  EXPECT_EQ(pharmacies.at("providers").to_number<int>(), 0);
  EXPECT_TRUE(!pharmacies.contains("people_75_per_provider") || pharmacies.at("people_75_per_provider").is_null());
  const auto& whole = load.at("total").at(0);
  EXPECT_EQ(whole.at("providers").to_number<int>(), 3);
  EXPECT_EQ(whole.at("people_75_per_provider").to_number<int>(), 1667);
}

}  // namespace
}  // namespace kaname::directory

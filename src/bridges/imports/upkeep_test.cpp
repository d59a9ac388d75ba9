// SPDX-License-Identifier: Apache-2.0
// Previews that are thrown away, credits that are kept, numbers of people.
#include "bridges/imports/import_house_for_tests.h"
#include "directory/area_statistic.h"
#include "directory/source_credit.h"

namespace kaname::bridges {
namespace {

class Upkeep : public ImportHouse {
 protected:
  static std::string code(const Result<std::string>& answer) { return answer ? "" : answer.error().code; }
  static std::string body_of(const Result<std::string>& answer) { return answer ? *answer : answer.error().code; }
  std::vector<directory::SourceCredit> credits() {
    return select<directory::SourceCredit>("WHERE area_id = $1 ORDER BY source_name, credit");
  }
  std::string blob(std::string_view bytes) { return keep_file(database(), area_, bytes, now_); }
  Result<std::string> load(std::string_view bytes, const std::string& as_of = "2024-03-31") {
    return act("statistics.load",
               fmt::format(R"({{"blob":"{}","as_of":"{}","source_name":"年報","credit":"年報（厚生労働省）"}})",
                           blob(bytes), as_of));
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Upkeep, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(Upkeep, APreviewIsThrownAwayInTurns) {
  const std::string nothing = directory_now();
  const ImportRunView run = look_at("official/jigyosho_hirakata.csv", sample_bytes("official/jigyosho_hirakata.csv"));
  const auto rows = select<ImportRow>("WHERE area_id = $1").size();
  ASSERT_GT(rows, 100u);
  const std::string body = fmt::format(R"({{"id":"{}","count":100}})", run.id.text());
  EXPECT_EQ(body_of(act("import.discard", body)), R"({"gone":false})");
  EXPECT_EQ(select<ImportRow>("WHERE area_id = $1").size(), rows - 100);
  EXPECT_EQ(code(act("import.apply", by_id(run))), "import_state") << "a half is not applied";
  EXPECT_EQ(body_of(read("import.list", "{}")), R"({"items":[]})");
  int turns = 1;
  for (std::string left = R"({"gone":false})"; left == R"({"gone":false})"; ++turns)
    left = body_of(act("import.discard", body));
  EXPECT_EQ(turns, static_cast<int>(rows / 100) + 1);
  EXPECT_TRUE(select<ImportRow>("WHERE area_id = $1").empty());
  EXPECT_TRUE(select<ImportRun>("WHERE area_id = $1").empty());
  EXPECT_EQ(code(act("import.discard", body)), "import_unknown");
  EXPECT_EQ(first_difference(nothing, directory_now()), "");
  const ImportRunView again = must_bring("jigyosho_hirakata.csv", sample_bytes("official/jigyosho_hirakata.csv"));
  EXPECT_EQ(code(act("import.discard", fmt::format(R"({{"id":"{}"}})", again.id.text()))), "import_state");
}

TEST_P(Upkeep, CreditsAreNotedWhenAFileIsApplied) {
  look_at("jigyosho_hirakata.csv", sample_bytes("official/jigyosho_hirakata.csv"));
  EXPECT_TRUE(credits().empty()) << "nothing was taken yet";
  const ImportRunView run = must_bring("jigyosho_hirakata.csv", sample_bytes("official/jigyosho_hirakata.csv"));
  ASSERT_EQ(credits().size(), 1u);
  EXPECT_EQ(credits()[0].source_name, run.source_name);
  EXPECT_EQ(credits()[0].credit, "介護サービス情報の公表システムデータのオープンデータ（厚生労働省）を加工して作成");
  ImportFileOptions options;
  options.credit = "「枚方市オープンデータ（CC BY 2.1 JP）」を加工して作成";
  const ImportRunView own =
      must_bring("houkatsu_centers.geojson", sample_bytes("official/houkatsu_centers.geojson"), options);
  EXPECT_EQ(own.credit, options.credit);
  EXPECT_EQ(credits().size(), 2u);
}

TEST_P(Upkeep, PeopleOfTheAreaAndItsZones) {
  must_bring("chiiki_houkatsu.geojson", sample_bytes("official/chiiki_houkatsu.geojson"));
  const auto zones = select<directory::Zone>("WHERE area_id = $1 ORDER BY position, id");
  ASSERT_GT(zones.size(), 10u);
  const auto loaded = load(sample_bytes("official/population/kaigo_hoken_R5_insured.csv"));
  ASSERT_TRUE(loaded) << loaded.error().code;
  EXPECT_NE(loaded->find(R"("rows_read":2,"rows_loaded":1,"rows_refused":1)"), std::string::npos) << *loaded;
  EXPECT_NE(loaded->find("ほかの市区町村の行です。"), std::string::npos) << *loaded;
  const auto own = load("圏域,65歳以上,75歳以上\n" + zones[0].name + ",9000,5000\n" + zones[1].name +
                        "圏域,8000,4000\nどこか,1,1\n");
  ASSERT_TRUE(own);
  EXPECT_NE(own->find(R"("rows_loaded":2,"rows_refused":1)"), std::string::npos) << *own;
  EXPECT_NE(own->find("zone_not_found"), std::string::npos);
  const auto rows = select<directory::AreaStatistic>("WHERE area_id = $1 AND measure = 'people_75' ORDER BY value");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].value, 4000);
  EXPECT_EQ(rows[1].place, zones[0].id.text());
  EXPECT_EQ(rows[2].value, 66'286);
  EXPECT_EQ(rows[2].place, "");
  ASSERT_TRUE(load("圏域,65歳以上,75歳以上\n" + zones[0].name + ",9001,5001\n"));
  EXPECT_EQ(select<directory::AreaStatistic>("WHERE area_id = $1").size(), 6u) << "the same day again replaces";
  EXPECT_EQ(code(load("圏域,65歳以上\nどこか,5\n")), "statistics_no_rows");
  EXPECT_EQ(code(load("圏域,65歳以上\n" + zones[0].name + ",5\n", "2099-01-01")), "invalid_input");
  EXPECT_EQ(code(load("なまえ\nA\n")), "headers_missing");
  const auto stats = read("stats.load", "{}");
  ASSERT_TRUE(stats);
  EXPECT_NE(stats->find(R"("people_sources":[{"source_name":"年報","as_of":"2024-03-31"}])"), std::string::npos)
      << *stats;
}

}  // namespace
}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
// Every sample file through preview, apply and preview again: counts add up, and a second time nothing changes.
#include <fmt/format.h>

#include "bridges/imports/import_house_for_tests.h"
#include "bridges/opendata/reader.h"

namespace kaname::bridges {
namespace {

using Clock = std::chrono::steady_clock;

class ImportFiles : public ImportHouse {
 protected:
  void bring_and_say(const std::string& path, bool keep_all) {
    const std::string bytes = sample_bytes(path);
    const auto start = Clock::now();
    const ImportRunView seen = look_at(path, bytes, keep_all);
    const auto previewed = Clock::now();
    ImportFileOptions options;
    options.keep_all = keep_all;
    slowest_step_ = 0;
    const ImportRunView run = must_bring(path, bytes, options);
    const auto applied = Clock::now();
    EXPECT_EQ(run.state, RunState::applied) << path;
    EXPECT_EQ(seen.rows_new, run.rows_new) << path;
    const auto ms = [](auto span) { return std::chrono::duration<double, std::milli>(span).count(); };
    fmt::print(
        "{}: rows {} = new {} + changed {} + unchanged {} + queued {} + refused {}; vanished {}; preview {:.0f} "
        "ms, "
        "preview and apply {:.0f} ms, slowest step {:.0f} ms\n",
        path, run.rows_read, run.rows_new, run.rows_changed, run.rows_unchanged, run.rows_queued, run.rows_refused,
        run.vanished, ms(previewed - start), ms(applied - previewed), slowest_step_);
    EXPECT_GT(run.rows_read, 0) << path;
  }
  void expect_unchanged(const std::string& path, bool keep_all) {
    const ImportRunView again = look_at(path, sample_bytes(path), keep_all);
    EXPECT_EQ(again.rows_new, 0) << path;
    EXPECT_EQ(again.rows_changed, 0) << path;
    EXPECT_EQ(again.vanished, 0) << path;
    int shown = 0;
    for (const RowState state : {RowState::fresh, RowState::changed}) {
      for (const ImportRow& row : rows_of(again, state)) {
        if (++shown > 5) break;
        ADD_FAILURE() << path << " line " << row.line << " " << row.name << " " << model::to_json(row.differences);
      }
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, ImportFiles, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ImportFiles, OfHirakataOneAfterAnother) {
  const std::vector<std::string> files = {
      "official/chiiki_houkatsu.geojson",  "official/hirakata_medical.geojson",
      "official/jigyosho.geojson",         "official/jigyosho_hirakata.csv",
      "official/houkatsu_centers.geojson", "official/01-1_hospital_facility_info_20250601.csv",
      "survey/survey_answers.csv"};
  for (const std::string& file : files) bring_and_say(file, false);
  // Whatever came after, each file finds its own again.
  for (const std::string& file : files) expect_unchanged(file, false);
}

TEST_P(ImportFiles, OfTottoriWithAllFaults) {
  open_area(database(), "312011", "鳥取県", "鳥取市");
  const std::vector<std::string> files = {"torture/31_tottori.csv",
                                          "torture/medical/clinic.json",
                                          "torture/medical/hospital.json",
                                          "torture/medical/dental.json",
                                          "torture/medical/pharmacy.json",
                                          "torture/pref-json/31_tottori_community_day_service.json",
                                          "torture/pref-json/31_tottori_day_service.json",
                                          "torture/pref-json/31_tottori_home_help.json",
                                          "torture/pref-json/31_tottori_tokuyou.json",
                                          "torture/shisetsukijun/31_tottori_todokede_ika_202510.xlsx"};
  for (const std::string& file : files) {
    if (std::ifstream(KANAME_SOURCE_DIR "/data/sample/" + file)) bring_and_say(file, true);
  }
  for (const std::string& file : files) {
    if (std::ifstream(KANAME_SOURCE_DIR "/data/sample/" + file)) expect_unchanged(file, true);
  }
}

TEST_P(ImportFiles, FaultySurveyEndsWithCountsOrASentence) {
  const std::string bytes = sample_bytes("torture/survey_faulty_cp932.csv");
  const auto run = bring("survey_faulty_cp932.csv", bytes, {}, "survey_csv");
  if (!run) {
    EXPECT_FALSE(run.error().code.empty());
    return;
  }
  EXPECT_EQ(run->rows_read, run->rows_applied + run->rows_unchanged + run->rows_queued + run->rows_refused);
  EXPECT_GT(run->rows_refused, 0);
  for (const ImportRow& row : rows_of(*run, RowState::refused)) EXPECT_FALSE(row.refused_code.empty());
}

TEST_P(ImportFiles, OtherTablesAreNotGuessed) {
  const auto run = bring("47OKINAW.CSV", sample_bytes("torture/addresses/47OKINAW.CSV"));
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().code, "import_kind_unknown");
  // A list in the municipal layout is one, wherever it is from: every row of another town is refused with its reason.
  const ImportRunView other = must_bring("nanao.csv", sample_bytes("torture/shelters/nanao_reference_data.csv"));
  EXPECT_EQ(other.rows_refused, other.rows_read);
}

TEST_P(ImportFiles, AddressesArePlacedByOurOwnTables) {
  const ActRunner runner = [this](std::string_view what, std::string_view body) { return act(what, body); };
  for (const std::string& file :
       std::vector<std::string>{"official/addresses/blocks.tsv", "official/addresses/towns.tsv"}) {
    const auto start = Clock::now();
    ASSERT_TRUE(load_geocode_file(database(), area_, runner, sample_bytes(file), now_)) << file;
    fmt::print("{}: {} places, {:.0f} ms\n", file, select<GeocodePlace>("WHERE area_id = $1").size(),
               std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  const std::string bytes =
      "整理番号,事業所名,施設種別,住所,電話番号\n"
      "a1,三栗診療所,診療所,大阪府枚方市三栗１丁目１番,072-000-0001\n"
      "a2,どこか薬局,薬局,大阪府枚方市三栗,072-000-0002\n"
      "a3,遠い薬局,薬局,北海道札幌市中央区1-1,072-000-0003\n";
  must_bring("survey.csv", bytes, {}, "survey_csv");
  const auto facilities = select<directory::Facility>("WHERE area_id = $1 ORDER BY phone");
  ASSERT_EQ(facilities.size(), 3u);
  EXPECT_EQ(facilities[0].geocode_level, directory::GeocodeLevel::block);
  EXPECT_NEAR(facilities[0].lat.value_or(0), 34.833243, 0.002);
  EXPECT_EQ(facilities[1].geocode_level, directory::GeocodeLevel::town);
  EXPECT_EQ(facilities[2].geocode_level, directory::GeocodeLevel::none);
  EXPECT_FALSE(act("geocode.load", R"({"blob":"00"})"));
}

}  // namespace
}  // namespace kaname::bridges

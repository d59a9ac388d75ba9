// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>

#include "bridges/opendata/sample_file.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;
using directory::SourceKind;

directory::SourceFile read(SourceKind kind, const std::string& bytes, const ReadContext& context = hirakata()) {
  auto file = read_source(kind, bytes, "test.geojson", context);
  EXPECT_TRUE(file) << trouble(file);
  if (!file) return {};
  EXPECT_EQ(accounted(*file), file->rows_read);
  return std::move(*file);
}

TEST(FacilityGeojson, ReadsAllOfficesOfHirakata) {
  const std::string bytes = sample_file("official/jigyosho.geojson");
  EXPECT_EQ(guess_kind(bytes, "jigyosho.geojson"), SourceKind::facility_geojson);
  const auto file = read(SourceKind::facility_geojson, bytes);
  EXPECT_EQ(file.rows_read, 779);
  EXPECT_EQ(file.records.size(), 779u);
  EXPECT_EQ(warned(file, "service_unknown"), 0);
  std::set<std::string> keys;
  for (const auto& record : file.records) EXPECT_TRUE(keys.insert(record.key).second) << record.key;
  // "訪問介護（ホームヘルプ）; 訪問介護" is one service said twice.
  const auto* rehab = record_with(file, "2712405758");
  ASSERT_NE(rehab, nullptr);
  ASSERT_EQ(rehab->services.size(), 2u);
  EXPECT_EQ(rehab->services[0].kind, FacilityKind::home_rehab);
  EXPECT_EQ(rehab->services[1].kind, FacilityKind::home_nursing);
  EXPECT_EQ(rehab->services[1].office_number, "2712405758");
  EXPECT_EQ(rehab->services[0].capacity, std::nullopt);  // 30, but of which of the two
  EXPECT_EQ(rehab->warnings.at(0).code, "capacity_of_several");
  EXPECT_NEAR(rehab->lat.value_or(0), 34.822687, 1e-9);
}

TEST(FacilityGeojson, ReadsMedicalInstitutions) {
  const std::string bytes = sample_file("official/hirakata_medical.geojson");
  const auto file = read(SourceKind::facility_geojson, bytes);
  EXPECT_EQ(file.records.size(), 454u);
  int hospitals = 0;
  for (const auto& record : file.records) {
    hospitals += record.kind == FacilityKind::hospital;
    for (const auto& service : record.services) EXPECT_EQ(service.office_number, "");  // the ID is no office number
  }
  EXPECT_EQ(hospitals, 23);
  const auto* hospital = record_with(file, "2711270003190");
  ASSERT_NE(hospital, nullptr);
  EXPECT_EQ(hospital->beds, 385);
  EXPECT_EQ(hospital->url, "https://daijukai.net");
}

TEST(FacilityGeojson, NamesTheSupportCentres) {
  const std::string bytes = sample_file("official/houkatsu_centers.geojson");
  EXPECT_EQ(guess_kind(bytes, "houkatsu_centers.geojson"), SourceKind::facility_geojson);
  const auto file = read(SourceKind::facility_geojson, bytes);
  ASSERT_EQ(file.records.size(), 13u);
  EXPECT_EQ(file.records[0].key, "center:1");
  EXPECT_EQ(file.records[0].name, "地域包括支援センター はなまる");
  EXPECT_EQ(file.records[0].kind, FacilityKind::community_support_center);
  EXPECT_EQ(file.records[0].note, "担当校区：樟葉北、樟葉、樟葉南");
  EXPECT_EQ(file.records[0].phone, "072-856-9177");
}

TEST(ZoneGeojson, ReadsTheZonesOfHirakata) {
  const std::string bytes = sample_file("official/chiiki_houkatsu.geojson");
  EXPECT_EQ(guess_kind(bytes, "chiiki_houkatsu.geojson"), SourceKind::zone_geojson);
  const auto file = read(SourceKind::zone_geojson, bytes);
  ASSERT_EQ(file.zones.size(), 13u);
  EXPECT_EQ(file.zones[0].code, "1");
  EXPECT_EQ(file.zones[0].name, "はなまる");
  EXPECT_EQ(file.zones[0].note, "樟葉北, 樟葉, 樟葉南");
  EXPECT_EQ(file.zones[0].geometry.rfind(R"({"type":"MultiPolygon")", 0), 0u);
  EXPECT_EQ(file.zones[12].line, 13);
}

TEST(ZoneGeojson, RefusesWhatIsNoOutline) {
  const auto file = read(SourceKind::zone_geojson, R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"点"},"geometry":{"type":"Point","coordinates":[135.6,34.8]}},
    {"type":"Feature","properties":{"name":"無"},"geometry":null},
    {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[135,34],[136,34],[136,35],[135,34]]]}},
    {"type":"Feature","properties":{"name":"線"},"geometry":{"type":"Polygon","coordinates":[[[135,34],[136,34]]]}},
    {"type":"Feature","properties":{"name":"文字"},"geometry":{"type":"Polygon","coordinates":[[["a"],["b"],["c"],["d"]]]}},
    {"type":"Feature","properties":{"圏域名":"良"},"geometry":{"type":"Polygon","coordinates":[[[135,34],[136,34],[136,35],[135,34]]]}}]})");
  EXPECT_EQ(file.rows_read, 6);
  ASSERT_EQ(file.zones.size(), 1u);
  EXPECT_EQ(file.zones[0].name, "良");
  EXPECT_EQ(file.refused[0].code, "zone_without_outline");
  EXPECT_EQ(file.refused[2].code, "row_without_name");
}

TEST(Geojson, SaysWhatIsWrongWithAFile) {
  for (const auto& [bytes, code] : {std::pair<std::string, std::string>{"", "file_empty"},
                                    {"   ", "file_empty"},
                                    {"<!DOCTYPE html><html>", "file_not_table"},
                                    {R"({"type":"FeatureCollection","features":[)", "file_json_malformed"},
                                    {R"({"type":"FeatureCollection","features":[]})", "file_empty"},
                                    {R"({"type":"Topology"})", "file_not_geojson"},
                                    {R"([1,2,3])", "file_not_geojson"},
                                    {"{\"a\":\"\xff\"}", "file_json_malformed"},
                                    {std::string(100, '['), "file_json_malformed"}}) {
    for (const SourceKind kind : {SourceKind::facility_geojson, SourceKind::zone_geojson}) {
      const auto file = read_source(kind, bytes, "x.geojson", hirakata());
      ASSERT_FALSE(file) << bytes;
      EXPECT_EQ(file.error().code, code) << bytes;
    }
    EXPECT_EQ(guess_kind(bytes, "x.geojson"), std::nullopt);
  }
}

TEST(Geojson, NamesMissingProperties) {
  const auto file =
      read_source(SourceKind::facility_geojson, R"({"features":[{"properties":{"title":"x"},"geometry":null}]})",
                  "x.geojson", hirakata());
  EXPECT_EQ(trouble(file), "headers_missing jigyosho_id name");
}

}  // namespace
}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/export.h"

#include <gtest/gtest.h>

#include "base/csv.h"
#include "bridges/opendata/sample_file.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;
using directory::SourceKind;

const ExportArea kArea{"272108", "大阪府", "枚方市"};

PublicFacility clinic() {
  PublicFacility out;
  out.facility.id = *directory::FacilityId::parse("01890a5d-ac96-774b-bcce-b302099a8057");
  out.facility.name = "牧野診療所";
  out.facility.name_kana = "マキノシンリョウジョ";
  out.facility.kind = FacilityKind::clinic;
  out.facility.address = "大阪府枚方市牧野阪2丁目5番1号";
  out.facility.building = "上羽ビル204号";
  out.facility.lat = 34.843786;
  out.facility.lng = 135.6666041234567;
  out.facility.phone = "072-841-1221";
  out.facility.medical_number = "2712403472";
  out.facility.corporation_number = "8000020272108";
  out.facility.public_note = "=HYPERLINK(\"http://bad.example\")";
  out.facility.professional_note = "内緒";
  directory::Service service;
  service.kind = FacilityKind::clinic;
  service.hours = {{{1, 2, 4, 5}, "09:00", "12:00", ""}, {{1, 2}, "17:00", "19:00", ""}};
  service.specialities = {{"01001", "内科", {}}, {"06001", "小児科", {}}, {"01001", "内科", {}}};
  out.services = {service};
  return out;
}

PublicFacility home() {
  PublicFacility out;
  out.facility.id = *directory::FacilityId::parse("01890a5d-ac96-774b-bcce-b302099a8058");
  out.facility.name = "さくら苑";
  out.facility.kind = FacilityKind::day_service;
  out.facility.address = "大阪府枚方市大垣内町2-1-20";
  const auto service = [](FacilityKind kind, std::string number, std::string id) {
    directory::Service s;
    s.id = *directory::ServiceId::parse(id);
    s.kind = kind;
    s.office_number = std::move(number);
    s.hours_note = "利用可能曜日：平日";
    s.capacity = 20;
    return s;
  };
  out.services = {service(FacilityKind::day_service, "2772405078", "01890a5d-ac96-774b-bcce-b302099a8061"),
                  service(FacilityKind::home_help, "2772405078", "01890a5d-ac96-774b-bcce-b302099a8062"),
                  service(FacilityKind::medical_institution, "27B0200011", "01890a5d-ac96-774b-bcce-b302099a8063"),
                  service(FacilityKind::salon, "", "01890a5d-ac96-774b-bcce-b302099a8064")};
  return out;
}

std::string first_line(const std::string& csv) { return csv.substr(0, csv.find("\r\n")); }

std::vector<csv::Record> rows_of(const std::string& text) {
  csv::Reader reader(text);
  csv::Record record;
  std::vector<csv::Record> rows;
  while (reader.next(record)) rows.push_back(record);
  EXPECT_EQ(reader.trouble(), "");
  for (const auto& row : rows) EXPECT_EQ(row.cells.size(), rows[0].cells.size());
  return rows;
}

TEST(Export, HeadersAreThoseOfTheStandard) {
  EXPECT_EQ(first_line(medical_list_old({}, kArea)),
            "\xEF\xBB\xBF都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,医療機関の種類,住所,"
            "方書,緯度,経度,電話番号,内線番号,FAX番号,"
            "法人番号,法人の名称,医療機関コード,診療曜日,診療開始時間,診療終了時間,診療日時特記事項,時間外における対応,"
            "診療科目,病床数,URL,備考");
  EXPECT_EQ(first_line(care_list_old({}, kArea)),
            "\xEF\xBB\xBF都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,介護サービス事業所名称,"
            "介護サービス事業所名称_カナ,実施サービス,住所,方書,緯度,経度,"
            "電話番号,内線番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,備考");
  // The head of the new layout as the published file of 七尾市 has it.
  const std::string published = sample_file("torture/shelters/nanao_reference_data.csv");
  const std::string head = published.substr(0, published.find(",標高"));
  EXPECT_EQ(first_line(medical_list_new({}, kArea)).substr(3, head.size()), head);
  EXPECT_EQ(first_line(care_list_new({}, kArea)).substr(3, head.size()), head);
  EXPECT_NE(head.find("建物名等(方書)"), std::string::npos);
}

TEST(Export, WritesInstitutions) {
  PublicFacility closed = clinic();
  closed.facility.status = directory::FacilityStatus::closed;
  const auto rows = rows_of(medical_list_old({clinic(), home(), closed}, kArea));
  ASSERT_EQ(rows.size(), 2u);
  const auto& cells = rows[1].cells;
  EXPECT_EQ(cells[1], "0000000001");
  EXPECT_EQ(cells[6], "無床診療所");
  EXPECT_EQ(cells[9], "34.843786");
  EXPECT_EQ(cells[10], "135.666604");
  EXPECT_EQ(cells[16], "2712403472");
  EXPECT_EQ(cells[17], "月火木金");
  EXPECT_EQ(cells[18], "09:00");
  EXPECT_EQ(cells[19], "19:00");
  EXPECT_EQ(cells[20], "月火木金 09:00-12:00、月火 17:00-19:00");
  EXPECT_EQ(cells[22], "内科;小児科");
  EXPECT_EQ(cells[25][0], '\'');  // a spreadsheet must not run it
  for (const auto& cell : cells) EXPECT_EQ(cell.find("内緒"), std::string::npos);
  const auto fresh = rows_of(medical_list_new({clinic()}, kArea));
  EXPECT_EQ(fresh[1].cells[6], "大阪府枚方市牧野阪2丁目5番1号上羽ビル204号");
  EXPECT_EQ(fresh[1].cells[8], "枚方市");
  EXPECT_EQ(fresh[1].cells[9], "牧野阪2丁目");
  EXPECT_EQ(fresh[1].cells[11], "上羽ビル204号");
}

TEST(Export, WritesOneRowANumber) {
  const auto rows = rows_of(care_list_old({home()}, kArea));
  ASSERT_EQ(rows.size(), 3u);  // two numbers; the salon is no care office
  EXPECT_EQ(rows[1].cells[6], "通所介護;訪問介護");
  EXPECT_EQ(rows[1].cells[16], "2772405078");
  EXPECT_EQ(rows[1].cells[19], "");  // of which of the two services
  EXPECT_EQ(rows[2].cells[16], "27B0200011");
  EXPECT_EQ(rows[2].cells[19], "20");
}

// Another town's program, or ours, reads what we publish.
TEST(Export, ComesHomeAgain) {
  struct Case {
    std::string bytes;
    SourceKind kind;
    std::size_t records;
  };
  for (const Case& c : {Case{medical_list_old({clinic(), home()}, kArea), SourceKind::opendata_medical_csv, 1},
                        Case{care_list_old({clinic(), home()}, kArea), SourceKind::opendata_care_csv, 2},
                        Case{medical_list_new({clinic(), home()}, kArea), SourceKind::opendata_facility_csv, 1},
                        Case{care_list_new({clinic(), home()}, kArea), SourceKind::opendata_facility_csv, 2},
                        Case{facilities_geojson({clinic(), home()}), SourceKind::facility_geojson, 2}}) {
    EXPECT_EQ(guess_kind(c.bytes, "x"), c.kind);
    const auto file = read_source(c.kind, c.bytes, "x", hirakata());
    ASSERT_TRUE(file) << trouble(file);
    ASSERT_EQ(file->records.size(), c.records);
    for (const auto& match : file->headers) {
      EXPECT_TRUE(!match.field.empty() || match.header == "geocode_level") << match.header;
    }
    const auto& first = file->records[0];
    const bool medical = first.name == "牧野診療所";
    EXPECT_TRUE(medical || first.name == "さくら苑");
    EXPECT_EQ(first.kind, medical ? FacilityKind::clinic : FacilityKind::day_service);
    if (medical) {
      EXPECT_EQ(first.phone, "072-841-1221");
      EXPECT_NEAR(first.lat.value_or(0), 34.843786, 1e-6);
    }
  }
}

}  // namespace
}  // namespace kaname::bridges

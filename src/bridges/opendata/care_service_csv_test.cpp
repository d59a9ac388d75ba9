// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>

#include "bridges/opendata/sample_file.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;
using directory::SourceKind;

constexpr std::string_view kHeader =
    "都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,"
    "方書（ビル名等）,緯度,経度,"
    "電話番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,備考\r\n";

std::string row(const std::string& name, const std::string& service, const std::string& number,
                const std::string& address = "大阪府枚方市大垣内町2-1-20",
                const std::string& rest = ",平日,,15,http://a.example,") {
  return "272108,1,大阪府,枚方市," + name + ",カナ," + service + "," + address +
      ",,34.81,135.65,072-841-1221,,,社会福祉法人見本," + number + rest + "\r\n";
}

directory::SourceFile read(const std::string& text, ReadContext context = hirakata()) {
  auto file = read_source(SourceKind::care_service_csv, text, "test.csv", context);
  EXPECT_TRUE(file) << trouble(file);
  if (!file) return {};
  EXPECT_EQ(accounted(*file), file->rows_read);
  return std::move(*file);
}

TEST(CareServiceCsv, ReadsAWholeCity) {
  const std::string bytes = sample_file("official/jigyosho_hirakata.csv");
  EXPECT_EQ(guess_kind(bytes, "jigyosho_hirakata.csv"), SourceKind::care_service_csv);
  const auto file = read(bytes);
  EXPECT_EQ(file.encoding, "UTF-8 (BOM)");
  EXPECT_EQ(file.rows_read, 152);
  EXPECT_EQ(file.records.size(), 112u);
  EXPECT_TRUE(file.refused.empty());
  EXPECT_EQ(file.headers.size(), 24u);
  for (const auto& match : file.headers) EXPECT_FALSE(match.field.empty()) << match.header;
  const auto* office = record_with(file, "2772405078");
  ASSERT_NE(office, nullptr);
  EXPECT_EQ(office->name, "アースサポート枚方");
  EXPECT_EQ(office->corporation_number, "2011001027780");
  EXPECT_EQ(office->municipality_code, "272108");
  EXPECT_EQ(office->address, "大阪府枚方市禁野本町1丁目16番1号");
  EXPECT_EQ(office->building, "北村ビル201");
  EXPECT_EQ(office->kind, FacilityKind::home_bath);
  ASSERT_EQ(office->services.size(), 1u);
  EXPECT_EQ(office->services[0].capacity, 42);
  EXPECT_EQ(office->services[0].office_number, "2772405078");
  EXPECT_EQ(office->services[0].hours_note, "利用可能曜日：平日・土曜日・祝日\n日曜日、年末年始(12/30～1/3)は定休日");
  EXPECT_TRUE(office->services[0].hours.empty());  // days without times are no opening hours
  EXPECT_NE(office->raw.find("\"方書（ビル名等）\":\"北村ビル201\""), std::string::npos);
}

TEST(CareServiceCsv, KeepsAccountOfTottori) {
  const auto file = read(sample_file("torture/31_tottori.csv"), tottori());
  EXPECT_EQ(file.rows_read, 426);
  EXPECT_EQ(warned(file, "coordinates_doubtful"), 2);
  EXPECT_EQ(warned(file, "check_digit"), 1);  // an office number filled into the corporation number
  std::set<std::string> keys;
  std::size_t services = 0;
  for (const auto& record : file.records) {
    EXPECT_TRUE(keys.insert(record.key).second) << record.key;
    EXPECT_NE(record.kind, FacilityKind::other) << record.name;
    services += record.services.size();
    for (const auto& service : record.services) EXPECT_FALSE(service.capacity == 0);
  }
  EXPECT_EQ(services, 426u);
  const auto* kureyon = record_with(file, "3170102226");
  ASSERT_NE(kureyon, nullptr);
  EXPECT_EQ(kureyon->corporation_number, "");
  EXPECT_EQ(kureyon->warnings.at(0).value, "0003170102226");
}

TEST(CareServiceCsv, RefusesWhatLiesOutside) {
  ReadContext context = tottori();
  context.municipality_code = "313297";  // 八頭町; 智頭町 is another town
  context.municipality_names = {"八頭町"};
  context.keep = Keep::only_this_area;
  const auto file = read(sample_file("torture/31_tottori.csv"), context);
  EXPECT_EQ(file.rows_read, 426);
  EXPECT_GT(file.records.size(), 3u);
  for (const auto& record : file.records) EXPECT_NE(record.address.find("八頭町"), std::string::npos) << record.address;
  for (const auto& refused : file.refused) EXPECT_EQ(refused.code, "row_outside_area");
}

TEST(CareServiceCsv, GroupsTheServicesOfAPlace) {
  const auto file = read(std::string(kHeader) +
                         row("さくら苑", "介護老人保健施設", "2750280014", "大阪府枚方市大垣内町２丁目１番２０号") +
                         row("さくら苑", "通所リハビリテーション", "2750280014", "大阪府枚方市大垣内町2-1-20") +
                         row("さくら苑デイケア", "短期入所療養介護（介護老人保健施設）", "2750280014") +
                         row("さくら苑", "介護老人保健施設", "27B0200011"));
  ASSERT_EQ(file.records.size(), 2u);
  EXPECT_EQ(file.records[0].key, "2750280014");
  EXPECT_EQ(file.records[0].lines, (std::vector<std::int64_t>{2, 3, 4}));
  EXPECT_EQ(file.records[0].services.size(), 3u);
  EXPECT_EQ(file.records[0].kind, FacilityKind::health_facility);
  EXPECT_EQ(file.records[0].raw.front(), '[');
  EXPECT_NE(file.records[0].raw.find(
                R"(},{"サービスの種類":"通所リハビリテーション","住所":"大阪府枚方市大垣内町2-1-20"},{)"),
            std::string::npos)
      << file.records[0].raw;
  EXPECT_EQ(file.records[1].services[0].office_number, "27B0200011");  // B is part of the number
}

TEST(CareServiceCsv, KeepsASecondPlaceOfANumberApart) {
  const std::string far =
      "272108,1,大阪府,枚方市,さくら苑サテライト,カナ,通所介護,大阪府枚方市招提元町3-1,,34.84,135.68,"
      "072-800-0000,,,,2772410508,,,,,\r\n";
  const auto file = read(std::string(kHeader) + row("さくら苑", "通所介護", "2772410508") + far);
  ASSERT_EQ(file.records.size(), 2u);
  EXPECT_EQ(file.records[0].key, "2772410508");
  EXPECT_EQ(file.records[1].key.substr(0, 11), "2772410508@");
}

TEST(CareServiceCsv, TakesTheStatusOutOfTheName) {
  for (const auto& [written, name, status] :
       {std::tuple<std::string, std::string, std::string>{"さくら（休止中）", "さくら", "休止中"},
        {"さくら(令和7年9月より休止)", "さくら", "令和7年9月より休止"},
        {"【廃止】さくら", "さくら", "廃止"},
        {"さくら（別館）", "さくら（別館）", ""}}) {
    const auto file = read(std::string(kHeader) + row(written, "訪問介護", "2772410508"));
    EXPECT_EQ(file.records.at(0).name, name);
    EXPECT_EQ(file.records.at(0).status_text, status);
  }
}

TEST(CareServiceCsv, WarnsOfWhatCannotBeTrusted) {
  struct Case {
    std::string lat, lng, phone, url, capacity, warning;
    bool placed;
  };
  for (const Case& c : {Case{"0", "0", "072-841-1221", "", "0", "coordinates_doubtful", false},
                        Case{"135.65", "34.81", "072-841-1221", "", "", "coordinates_swapped", true},
                        Case{"53.41", "-8.24", "072-841-1221", "", "", "coordinates_doubtful", false},
                        Case{"北緯", "135.65", "072-841-1221", "", "", "coordinates_doubtful", false},
                        Case{"34.81", "135.65", "2712403472", "", "", "phone_shape", true},
                        Case{"34.81", "135.65", "072-841-1221", "www.example.jp", "", "url_unusable", true},
                        Case{"34.81", "135.65", "072-841-1221", "javascript:alert(1)", "", "url_unusable", true},
                        Case{"34.81", "135.65", "072-841-1221", "なし", "", "url_unusable", true},
                        Case{"34.81", "135.65", "072-841-1221", "", "多数", "number_shape", true},
                        Case{"34.81", "135.65", "", "", "", "", true}}) {
    const std::string line = "272108,1,大阪府,枚方市,見本,カナ,訪問介護,大阪府枚方市大垣内町2,," + c.lat + "," + c.lng +
        "," + c.phone + ",,,,2772410508,,," + c.capacity + "," + c.url + ",\r\n";
    const auto file = read(std::string(kHeader) + line);
    const auto& record = file.records.at(0);
    EXPECT_EQ(record.lat.has_value(), c.placed) << line;
    EXPECT_EQ(record.services.at(0).capacity, std::nullopt);
    EXPECT_NEAR(record.lat.value_or(34.81), 34.81, 1e-9);
    EXPECT_EQ(record.warnings.empty() ? "" : record.warnings[0].code, c.warning) << line;
    EXPECT_TRUE(record.url.empty());
  }
}

TEST(CareServiceCsv, RefusesRowsWithoutNameOrNumber) {
  const auto file = read(std::string(kHeader) + row("", "訪問介護", "2772410508") + row("見本", "訪問介護", "") +
                         "272108,1,大阪府\r\n" + ",,,,,,,,,,,,,,,,,,,,\r\n" + row("見本", "訪問介護", "2772410508"));
  EXPECT_EQ(file.rows_read, 4);  // the row of commas holds nothing
  EXPECT_EQ(file.records.size(), 1u);
  ASSERT_EQ(file.refused.size(), 3u);
  EXPECT_EQ(file.refused[0].code, "row_without_name");
  EXPECT_EQ(file.refused[1].code, "row_without_number");
  EXPECT_EQ(file.refused[1].column, "事業所番号");
  EXPECT_EQ(file.refused[2].code, "row_columns");
  EXPECT_EQ(file.refused[2].line, 4);
}

}  // namespace
}  // namespace kaname::bridges

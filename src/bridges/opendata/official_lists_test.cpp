// SPDX-License-Identifier: Apache-2.0
// 医療情報ネット, the 施設基準 workbooks, JSON lists and the municipal standard layouts.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "bridges/opendata/made_zip.h"
#include "bridges/opendata/sample_file.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;
using directory::SourceKind;

directory::SourceFile read(SourceKind kind, const std::string& bytes, const ReadContext& context = hirakata()) {
  auto file = read_source(kind, bytes, "list", context);
  EXPECT_TRUE(file) << trouble(file);
  if (!file) return {};
  EXPECT_EQ(accounted(*file), file->rows_read);
  std::set<std::string> keys;
  for (const auto& record : file->records) EXPECT_TRUE(keys.insert(record.key).second) << record.key;
  return std::move(*file);
}

TEST(MedicalNet, ReadsTheHospitalsOfHirakata) {
  const std::string bytes = sample_file("official/01-1_hospital_facility_info_20250601.csv");
  EXPECT_EQ(guess_kind(bytes, "01-1.csv"), SourceKind::medical_facility_csv);
  const auto file = read(SourceKind::medical_facility_csv, bytes);
  EXPECT_EQ(file.records.size(), 23u);
  const auto* hospital = record_with(file, "2711270003190");
  ASSERT_NE(hospital, nullptr);
  EXPECT_EQ(hospital->name, "医療法人大寿会　大寿会病院");
  EXPECT_EQ(hospital->municipality_code, "272108");  // 27 and 210, with the check digit
  EXPECT_EQ(hospital->beds, 385);
  EXPECT_EQ(hospital->kind, FacilityKind::hospital);
  EXPECT_EQ(hospital->medical_number, "");  // the ID is not the 医療機関番号
  // 0 is closed although the column says 休診.
  EXPECT_EQ(hospital->services.at(0).hours_note,
            "休み：土・日・祝日\nその他の休み：01月01日，01月02日，01月03日，12月30日，12月31日");
}

TEST(MedicalNet, ReadsPharmacyHoursAndWeeks) {
  const auto file =
      read(SourceKind::medical_facility_csv,
           "ID,名称,フリガナ,機関区分,都道府県コード,市区町村コード,所在地,営業日（月）,営業日（日）,"
           "月_開店時間帯1_開始時間,月_開店時間帯1_終了時間,火_開店時間帯1_開始時間,火_開店時間帯1_終了時間,"
           "月_開店時間帯2_開始時間,月_開店時間帯2_終了時間,決まった週に休診（定期週）第2週（土）,"
           "決まった週に休診（定期週）第4週（土）\n"
           "275P1,外江薬局,トノエ,5,27,210,大阪府枚方市牧野阪1-1,1,0,09:00,13:00,9:00,13:00,15:00,2500,0,0\n");
  const auto& record = file.records.at(0);
  EXPECT_EQ(record.kind, FacilityKind::pharmacy);
  ASSERT_EQ(record.services.at(0).hours.size(), 1u);
  EXPECT_EQ(record.services[0].hours[0], (directory::OpenHours{{1, 2}, "09:00", "13:00", ""}));
  EXPECT_EQ(record.services[0].hours_note, "休み：日\n週により休み：第2・第4土");
  EXPECT_EQ(record.warnings.at(0).code, "time_shape");  // 2500
}

TEST(MedicalNet, MergesTheHoursOfASpeciality) {
  const std::string head =
      "ID,診療科目コード,診療科目名,診療時間帯,月_診療開始時間,月_診療終了時間,火_診療開始時間,火_診療終了時間,"
      "月_外来受付開始時間,月_外来受付終了時間\n";
  const std::string bytes = head +
      "2722700001,01001,内科,1,09:00,12:00,09:00,12:00,08:30,11:30\n"
      "2722700001,01001,内科,2,17:00,19:00,,,,\n"
      "2722700001,06001,小児科,1,14:00,16:00,,,,\n"
      "2722700002,01001,内科,1,,,,,,\n"
      ",01001,内科,1,,,,,,\n";
  EXPECT_EQ(guess_kind(bytes, "02-2.csv"), SourceKind::medical_hours_csv);
  const auto file = read(SourceKind::medical_hours_csv, bytes);
  ASSERT_EQ(file.records.size(), 2u);
  EXPECT_EQ(file.refused.at(0).code, "row_without_number");
  const auto& record = file.records[0];
  EXPECT_EQ(record.key, "2722700001");
  EXPECT_EQ(record.lines.size(), 3u);
  EXPECT_EQ(record.kind, FacilityKind::clinic);
  ASSERT_EQ(record.services.at(0).specialities.size(), 2u);
  const auto& internal = record.services[0].specialities[0];
  EXPECT_EQ(internal.code, "01001");
  ASSERT_EQ(internal.hours.size(), 3u);  // Monday with its own reception, Tuesday, Monday evening
  EXPECT_EQ(internal.hours[0].note, "受付 08:30〜11:30");
  EXPECT_TRUE(file.records[1].services[0].specialities[0].hours.empty());
}

TEST(Notifications, ReadsTheWorkbookOfTottori) {
  const std::string bytes = sample_file("torture/shisetsukijun/31_tottori_todokede_ika_202510.xlsx");
  EXPECT_EQ(guess_kind(bytes, "x.xlsx"), SourceKind::notification_xlsx);
  const auto file = read(SourceKind::notification_xlsx, bytes, tottori());
  EXPECT_EQ(file.rows_read, 9294);
  EXPECT_EQ(file.records.size(), 920u);
  EXPECT_TRUE(file.refused.empty());
  EXPECT_EQ(file.encoding, "XLSX");
  EXPECT_EQ(file.snapshot.value_or(LocalDate{}).text(), "2025-10-01");
  EXPECT_EQ(file.source_name, "施設基準の届出受理状況 令和7年10月1日現在");
  EXPECT_EQ(warned(file, "check_digit"), 0);
  EXPECT_EQ(warned(file, "date_shape"), 0);
  const auto* hospital = record_with(file, "3110110750");
  ASSERT_NE(hospital, nullptr);
  EXPECT_EQ(hospital->name, "医療法人メンタルリカバリーセンター　幡病院");
  EXPECT_EQ(hospital->address, "鳥取県鳥取市雲山５７");  // the list leaves the prefecture out
  EXPECT_EQ(hospital->beds, 120);
  EXPECT_EQ(hospital->kind, FacilityKind::hospital);
  EXPECT_EQ(hospital->lines.at(0), 5);  // the sheet's own row number
  EXPECT_EQ(hospital->notifications.at(0).symbol, "精救急受入");
  EXPECT_EQ(hospital->notifications.at(0).since.value_or(LocalDate{}).text(), "2012-04-01");
  int home_care = 0;
  for (const auto& record : file.records) {
    EXPECT_LE(record.raw.size(), 100'000u);  // the largest hospital with its 200 notifications
    home_care += std::any_of(record.notifications.begin(), record.notifications.end(),
                             [](const auto& n) { return n.symbol.rfind("支援診", 0) == 0; });
  }
  EXPECT_GT(home_care, 20);
}

TEST(Notifications, KeepsOneTownOfAPrefecture) {
  ReadContext context = tottori();
  context.municipality_code = "312029";
  context.municipality_names = {"米子市"};
  context.keep = Keep::only_this_area;
  const auto file = read(SourceKind::notification_xlsx,
                         sample_file("torture/shisetsukijun/31_tottori_todokede_ika_202510.xlsx"), context);
  EXPECT_EQ(file.rows_read, 9294);
  EXPECT_GT(file.records.size(), 200u);
  EXPECT_GT(file.refused.size(), 4000u);
  for (const auto& record : file.records) EXPECT_EQ(record.address.rfind("鳥取県米子市", 0), 0u) << record.address;
}

TEST(Notifications, RestoresZerosAndSaysSo) {
  const auto row = [](int number, const std::vector<std::string>& cells) {
    std::string out = "<row r=\"" + std::to_string(number) + "\">";
    for (const std::string& cell : cells) out += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return out + "</row>";
  };
  const std::string bytes = made_workbook(
      "<sheetData>" + row(1, {"[令和７年１０月１日 現在]"}) +
      row(3,
          {"都道府県コード", "区分", "医療機関番号", "医療機関名称", "住所", "病床数", "受理届出名称", "受理記号",
           "算定開始年月日"}) +
      row(4,
          {"1", "医科", "112489", "愛全病院", "札幌市南区川沿１３条２丁目", "療養　　206／一般　　231",
           "在宅療養後方支援病院", "在後病", "平成26年10月 1日"}) +
      row(5,
          {"1", "医科", "112489", "愛全病院", "札幌市南区川沿１３条２丁目", "", "入退院支援加算", "入退支", "いつか"}) +
      row(6, {"1", "歯科", "112489", "愛全歯科", "札幌市南区川沿１３条２丁目", "", "", "", ""}) + "</sheetData>");
  const auto file = read(SourceKind::notification_xlsx, bytes, {"", "北海道", {}, {}, Keep::all});
  ASSERT_EQ(file.records.size(), 2u);
  const auto& hospital = file.records[0];
  EXPECT_EQ(hospital.medical_number, "0110112489");
  EXPECT_EQ(hospital.beds, 437);
  ASSERT_EQ(hospital.notifications.size(), 2u);
  EXPECT_EQ(hospital.notifications[0].since.value_or(LocalDate{}).text(), "2014-10-01");
  EXPECT_EQ(hospital.notifications[1].since, std::nullopt);
  EXPECT_EQ(hospital.warnings.at(0).code, "check_digit");  // six digits: a zero was lost
  EXPECT_EQ(hospital.warnings.at(1).code, "date_shape");
  EXPECT_EQ(file.records[1].kind, FacilityKind::dental);
  EXPECT_EQ(file.records[1].key, "0130112489");
  EXPECT_TRUE(file.records[1].notifications.empty());
}

// Rows as they stand in a draft of the same lists (令和7年10月1日).
TEST(HomeCareList, OneRowAnInstitution) {
  const std::string bytes =
      "pref_code,kubun,institution_no7,name,postal,address,tel,fax,beds,notifications\n"
      "31,医科,0110685,医療法人　山本外科内科医院,680-0833,鳥取市末広温泉町１２５－２,0857-23-2064,,,支援診３:2022-10-"
      "01;在医総管１:2006-04-01\n"
      "31,医科,0110818,渡辺病院,680-0011,鳥取市東町３丁目３０７番地,0857-24-1151,0857-24-1024,精神258／療養24,精入退支:"
      "2024-06-01\n"
      "31,医科,0110842,鳥取赤十字病院,680-8517,鳥取市尚徳町１１７,0857-24-8111,0857-22-7903,一般350,入退支:2024-06-01;"
      "地包ケア２:2024-10-01;在後病:2022-06-01\n"
      "31,医科,0111097,鳥取県立中央病院,680-0901,鳥取市江津７３０,0857-26-2271,,一般504／結核10／一般（感染）4,入退支:"
      "2024-10-01;緩２:2019-11-01;在看:2014-06-01\n"
      "31,医科,0111758,医療法人社団　大覚寺クリニック,680-0864,鳥取市吉成２０６－１,0857-26-6123,,,歯訪診:2022-04-01\n"
      "31,歯科,0130507,後藤歯科医院,680-0846,鳥取市扇町５８ナカヤビル　３Ｆ,0857-26-5851,0857-26-5851,,歯訪診:2017-04-"
      "01\n"
      "31,歯科,0130523,マブチ歯科医院,680-0822,鳥取市今町２丁目３０１,0857-26-3401,,,歯訪診:2017-03-01\n"
      "31,薬局,0140116,有限会社　大村薬局,680-0023,鳥取市片原３丁目２０１,0857-21-1193,,,在薬総２:2024-06-01;在薬:1996-"
      "03-28\n"
      "31,薬局,0140157,小谷薬品株式会社,680-0062,鳥取市吉方町２丁目５２１,0857-22-3952,,,在薬:2005-06-01\n"
      "31,医科,0110685,医療法人　山本外科内科医院,680-0833,鳥取市末広温泉町１２５－２,,,,支援診３:2022-10-01;在看:"
      "いつか\n"
      "31,医科,,番号のない医院,680-0833,鳥取市末広温泉町１,,,,支援診３:2022-10-01\n"
      "1,医科,0110685,よその鳥取市の医院,,鳥取市南町１,,,,支援診３:2022-10-01\n";
  EXPECT_EQ(guess_kind(bytes, "home_care.csv"), SourceKind::home_care_csv);
  const auto file = read(SourceKind::home_care_csv, bytes, {"312011", "鳥取県", {"鳥取市"}, {}, Keep::only_this_area});
  EXPECT_EQ(file.rows_read, 12);
  ASSERT_EQ(file.records.size(), 9u);
  ASSERT_EQ(file.refused.size(), 2u);
  EXPECT_EQ(file.refused[0].code, "row_without_number");
  EXPECT_EQ(file.refused[1].code, "row_outside_area");
  const auto& clinic = file.records[0];
  EXPECT_EQ(clinic.key, "3110110685");
  EXPECT_EQ(clinic.kind, FacilityKind::clinic);
  EXPECT_EQ(clinic.phone, "0857-23-2064");
  EXPECT_EQ(clinic.address, "鳥取県鳥取市末広温泉町１２５－２");
  ASSERT_EQ(clinic.notifications.size(), 3u) << "the second row of the same institution joins the first";
  EXPECT_EQ(clinic.notifications[0].symbol, "支援診３");
  EXPECT_EQ(clinic.notifications[0].since.value_or(LocalDate{}).text(), "2022-10-01");
  EXPECT_EQ(clinic.notifications[2].since, std::nullopt);
  EXPECT_EQ(clinic.warnings.back().code, "date_shape");
  EXPECT_EQ(file.records[2].kind, FacilityKind::hospital);
  EXPECT_EQ(file.records[2].beds, 350);
  EXPECT_EQ(file.records[5].kind, FacilityKind::dental);
  EXPECT_EQ(file.records[7].kind, FacilityKind::pharmacy);
}

TEST(JsonLists, DropsTheIdFromTheTelephone) {
  struct Case {
    std::string file;
    std::size_t records;
    FacilityKind kind;
    int ids;
  };
  for (const Case& c :
       {Case{"medical/clinic", 302, FacilityKind::clinic, 302}, Case{"medical/dental", 178, FacilityKind::dental, 178},
        Case{"medical/hospital", 39, FacilityKind::hospital, 39},
        Case{"medical/pharmacy", 266, FacilityKind::pharmacy, 0},
        Case{"pref-json/31_tottori_home_help", 133, FacilityKind::home_help, 0},
        Case{"pref-json/31_tottori_tokuyou", 44, FacilityKind::special_nursing_home, 0}}) {
    const std::string bytes = sample_file("torture/" + c.file + ".json");
    EXPECT_EQ(guess_kind(bytes, c.file), SourceKind::care_service_json) << c.file;
    const auto file = read(SourceKind::care_service_json, bytes, tottori());
    EXPECT_EQ(file.records.size(), c.records) << c.file;
    EXPECT_EQ(warned(file, "phone_is_id"), c.ids) << c.file;
    for (const auto& record : file.records) {
      EXPECT_EQ(record.kind, c.kind);
      if (c.ids > 0) { EXPECT_EQ(record.phone, ""); }
    }
  }
  const auto clinics = read(SourceKind::care_service_json, sample_file("torture/medical/clinic.json"), tottori());
  const auto* clinic = record_with(clinics, "3123111000002");
  ASSERT_NE(clinic, nullptr);
  EXPECT_NE(clinic->raw.find("\"tel\":\"3123111000002\""), std::string::npos);
  EXPECT_EQ(clinic->services.at(0).specialities.at(1).name, "小児科");
}

TEST(JsonLists, JudgesTheTownByTheAddress) {
  ReadContext context = tottori();
  context.municipality_code = "313025";
  context.municipality_names = {"岩美町"};
  context.keep = Keep::only_this_area;
  const auto file = read(SourceKind::care_service_json, sample_file("torture/medical/clinic.json"), context);
  EXPECT_GT(file.records.size(), 0u);
  for (const auto& record : file.records) EXPECT_NE(record.address.find("岩美郡岩美町"), std::string::npos);
}

TEST(MunicipalOpenData, ReadsTheOldLayouts) {
  const std::string medical =
      "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,医療機関の種類,住所,方書,緯度,経度,"
      "電話番号,内線番号,"
      "FAX番号,法人番号,法人の名称,医療機関コード,診療曜日,診療開始時間,診療終了時間,診療日時特記事項,"
      "時間外における対応,診療科目,病床数,URL,備考\n"
      "272108,1,大阪府,枚方市,牧野診療所,マキノ,無床診療所,枚方市牧野阪1-1,,34.84,135.67,072-841-1221,12,,,,2712403472,"
      "月火水木金,9:00,17:30,"
      "木は午前,電話で相談,内科;小児科,0,https://example.jp/,見本\n"
      "272108,2,大阪府,枚方市,牧野診療所,マキノ,無床診療所,枚方市牧野阪1-1,,34.84,135.67,072-841-1221,,,,,2712403472,"
      "土,9:00,12:00,,,内科,,,\n";
  EXPECT_EQ(guess_kind(medical, "iryo.csv"), SourceKind::opendata_medical_csv);
  const auto file = read(SourceKind::opendata_medical_csv, medical);
  ASSERT_EQ(file.records.size(), 1u);
  const auto& clinic = file.records[0];
  EXPECT_EQ(clinic.kind, FacilityKind::clinic);
  EXPECT_EQ(clinic.address, "大阪府枚方市牧野阪1-1");
  EXPECT_EQ(clinic.phone_extension, "12");
  EXPECT_EQ(clinic.medical_number, "2712403472");
  ASSERT_EQ(clinic.services.at(0).hours.size(), 2u);
  EXPECT_EQ(clinic.services[0].hours[0], (directory::OpenHours{{1, 2, 3, 4, 5}, "09:00", "17:30", ""}));
  EXPECT_EQ(clinic.services[0].hours[1].close, "12:00");
  EXPECT_EQ(clinic.services[0].hours_note, "木は午前\n時間外における対応：電話で相談");
  EXPECT_EQ(clinic.services[0].specialities.size(), 2u);
  EXPECT_EQ(clinic.beds, std::nullopt);

  const std::string care =
      "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,介護サービス事業所名称,介護サービス事業所名称_カナ,"
      "実施サービス,住所,方書,緯度,経度,"
      "電話番号,内線番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,備考\n"
      "272108,1,大阪府,枚方市,さくら苑,サクラエン,通所介護;訪問介護,枚方市牧野阪1-1,,34.84,135.67,072-841-1221,,,,,"
      "2772405078,月火水,,20,,\n"
      "272108,2,大阪府,枚方市,もみじ,モミジ,通所介護,枚方市牧野阪2-1,,,,,,,,,2772405078,,,,,\n";
  EXPECT_EQ(guess_kind(care, "kaigo.csv"), SourceKind::opendata_care_csv);
  const auto offices = read(SourceKind::opendata_care_csv, care);
  ASSERT_EQ(offices.records.size(), 2u);  // one number under two names: two places
  EXPECT_EQ(offices.records[0].services.size(), 2u);
  EXPECT_EQ(offices.records[0].services[0].hours_note, "利用可能曜日：月火水");
  EXPECT_EQ(offices.records[0].warnings.at(0).code, "capacity_of_several");
  EXPECT_EQ(offices.records[1].key, "2772405078@もみじ");
}

TEST(MunicipalOpenData, ReadsTheNewHead) {
  const std::string bytes = sample_file("torture/shelters/nanao_reference_data.csv");
  EXPECT_EQ(guess_kind(bytes, "nanao.csv"), SourceKind::opendata_facility_csv);
  const auto file =
      read(SourceKind::opendata_facility_csv, bytes, {"172022", "石川県", {"七尾市"}, {}, Keep::only_this_area});
  EXPECT_EQ(file.rows_read, 112);
  EXPECT_EQ(file.records.size(), 112u);
  const auto* school = record_with(file, "CC0000000505");
  ASSERT_NE(school, nullptr);
  EXPECT_EQ(school->name, "七尾中学校");
  EXPECT_EQ(school->municipality_code, "172022");
  EXPECT_NEAR(school->lat.value_or(0), 37.03803, 1e-9);
}

}  // namespace
}  // namespace kaname::bridges

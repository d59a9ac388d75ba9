// SPDX-License-Identifier: Apache-2.0
// Files as they really come: encodings, line ends, damaged columns, wrong formats.
#include <gtest/gtest.h>

#include "base/cp932.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/sample_file.h"

namespace kaname::bridges {
namespace {

using directory::SourceKind;

const std::string kHead = "事業所番号,事業所名,サービスの種類,住所,電話番号,法人番号,備考";
const std::string kRow = "2772405078,髙橋訪問介護,訪問介護,大阪府枚方市大垣内町2-1-20,072-841-1221,8000020272108,";

Result<directory::SourceFile> read(const std::string& bytes, const ReadContext& context = hirakata()) {
  return read_source(SourceKind::care_service_csv, bytes, "x.csv", context);
}

TEST(Table, ReadsEveryEncodingAndLineEnd) {
  struct Case {
    std::string bytes, encoding;
  };
  const std::string lf = kHead + "\n" + kRow + "見本\n";
  for (const Case& c :
       {Case{lf, "UTF-8"}, Case{"\xEF\xBB\xBF" + lf, "UTF-8 (BOM)"}, Case{cp932::encode(lf).bytes, "CP932"},
        Case{kHead + "\r\n" + kRow + "見本", "UTF-8"},  // no line end at the end
        Case{kHead + "\r" + kRow + "見本\r", "UTF-8"},
        Case{kHead + "\r\n\r\n" + kRow + "見本\r\n\r\n", "UTF-8"},  // empty lines
        Case{"令和7年12月末\n" + lf, "UTF-8"},                      // a title above the headers
        Case{kHead + ",,\n" + kRow + "見本,,\n", "UTF-8"}}) {       // empty columns at the end
    const auto file = read(c.bytes);
    ASSERT_TRUE(file) << trouble(file) << c.bytes;
    EXPECT_EQ(file->encoding, c.encoding);
    EXPECT_EQ(file->rows_read, 1) << c.bytes;
    EXPECT_EQ(file->headers.size(), 7u);
    EXPECT_EQ(file->records.at(0).name, "髙橋訪問介護");
    EXPECT_EQ(file->records.at(0).note, "見本");
  }
}

TEST(Table, KeepsLineEndsInsideQuotes) {
  const auto file = read(kHead + "\r\n" + kRow + "\"一行目\r\n二行目 \"\"引用\"\"\"\r\n" + kRow + "次\r\n");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->records.at(0).note, "一行目\r\n二行目 \"引用\"");
  EXPECT_EQ(file->records.at(0).lines, (std::vector<std::int64_t>{2, 4}));
}

TEST(Table, SaysWhatIsWrongWithAFile) {
  for (const auto& [bytes, said] :
       {std::pair<std::string, std::string>{"", "file_empty file"},
        {"\xEF\xBB\xBF", "file_empty file"},
        {" \r\n \n", "file_empty file"},
        {"<!DOCTYPE html>\n<html><body>404</body></html>", "file_not_table file"},
        {"  <html>", "file_not_table file"},
        {"%PDF-1.7 …", "file_not_table file"},
        {"\xD0\xCF\x11\xE0\xA1\xB1 old Excel", "file_not_table file"},
        {kHead + "\n" + kRow + "\"never closed", "csv_malformed line_2"},
        {"a,b,c\n1,2,3\n", "headers_missing 事業所名 サービスの種類 住所 事業所番号"},
        {"事業所名,サービスの種類,住所\n見本,訪問介護,枚方市\n", "headers_missing 事業所番号"},
        {"PK\x03\x04 cut off", "zip_damaged"},
        {std::string("a\0b,c\n", 6), "file_encoding file"}}) {
    EXPECT_EQ(trouble(read(bytes)), said);
    EXPECT_EQ(guess_kind(bytes, "x.csv"), std::nullopt) << bytes;
  }
}

TEST(Table, RefusesDamagedColumnsOfCodes) {
  std::string damaged = kRow;
  damaged.replace(damaged.find("8000020272108"), 13, "8.00002E+12");
  const auto optional_code = read(kHead + "\n" + damaged + "\n" + kRow + "\n");
  ASSERT_TRUE(optional_code) << trouble(optional_code);
  EXPECT_EQ(optional_code->headers[5].field, "");  // the whole column is left out
  EXPECT_EQ(optional_code->records.at(0).corporation_number, "");
  EXPECT_EQ(optional_code->records.at(0).warnings.at(0),
            (directory::RowWarning{"column_unsafe", "法人番号", "8.00002E+12"}));
  damaged = kRow;
  damaged.replace(0, 10, "2.77241E+09");
  EXPECT_EQ(trouble(read(kHead + "\n" + damaged + "\n" + kRow + "\n")), "column_unsafe 事業所番号");
}

TEST(Table, KeepsDoubledHeadersApart) {
  const auto file = read(
      "事業所番号,事業所名,サービスの種類,住所,電話番号,電話番号,\n2772405078,見本,訪問介護,枚方市,072-841-1221,072-"
      "800-0000,\n");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->headers.size(), 6u);
  EXPECT_EQ(file->headers[4].field, "phone");
  EXPECT_EQ(file->headers[5], (directory::HeaderMatch{"電話番号 (2)", ""}));
  EXPECT_EQ(file->records.at(0).phone, "072-841-1221");
  EXPECT_NE(file->records.at(0).raw.find("\"電話番号 (2)\":\"072-800-0000\""), std::string::npos);
}

TEST(Table, MatchesHeadersByFoldedName) {
  const auto file = read(
      "事業所番号 ,事業所名称,サービスの種類,住所,方書(ビル名等),ＦＡＸ番号,法人名,ＵＲＬ,担当\n"
      "2772405078,見本,訪問介護,大阪府枚方市大垣内町2見本ビル,見本ビル,072-841-0000,見本会,https://example.jp/,西村\n");
  ASSERT_TRUE(file) << trouble(file);
  const auto& record = file->records.at(0);
  EXPECT_EQ(record.building, "見本ビル");
  EXPECT_EQ(record.address, "大阪府枚方市大垣内町2");
  EXPECT_EQ(record.fax, "072-841-0000");
  EXPECT_EQ(record.corporation_name, "見本会");
  EXPECT_EQ(record.url, "https://example.jp/");
  EXPECT_EQ(file->headers.back().field, "");
  ReadContext context = hirakata();
  context.mapping = {{"担当", "note"}, {"法人名", ""}};
  const auto mapped =
      read(file->records.empty()
               ? ""
               : "事業所番号,事業所名,サービスの種類,住所,法人名,担当\n2772405078,見本,訪問介護,枚方市,見本会,西村\n",
           context);
  ASSERT_TRUE(mapped);
  EXPECT_EQ(mapped->records.at(0).note, "西村");
  EXPECT_EQ(mapped->records.at(0).corporation_name, "");
  EXPECT_EQ(mapped->records.at(0).address, "大阪府枚方市");  // ours: the prefecture is added
}

TEST(Table, TellsTheSnapshotFromTheFileName) {
  const auto snapshot = [](std::string_view name) {
    const auto file = read_source(SourceKind::care_service_csv, kHead + "\n" + kRow + "\n", name, hirakata());
    return file && file->snapshot ? file->snapshot->text() : std::string();
  };
  EXPECT_EQ(snapshot("jigyosho_110_all_20251231093015.csv"), "2025-12-31");
  EXPECT_EQ(snapshot("01-1_hospital_facility_info_20250601.csv"), "2025-06-01");
  EXPECT_EQ(snapshot("20259999.csv"), "");
  EXPECT_EQ(snapshot("jigyosho_110.csv"), "");
}

TEST(Cells, Phones) {
  struct Case {
    std::string cell, number, extension;
    bool doubtful;
  };
  for (const Case& c :
       {Case{"072-841-1221", "072-841-1221", "", false}, Case{"０７２－８４１－１２２１", "072-841-1221", "", false},
        Case{"0728411221", "0728411221", "", false}, Case{"06ｰ6786ｰ4552", "06-6786-4552", "", false},
        Case{"072-841-1221（内線 123）", "072-841-1221", "123", false},
        Case{"072-841-1221 内線45", "072-841-1221", "45", false}, Case{"072(841)1221", "072(841)1221", "", false},
        Case{"072-841-1221/072-800-0000", "072-841-1221", "", true}, Case{"3123111000002", "", "", true},
        Case{"728411221", "", "", true}, Case{"なし", "", "", false}, Case{"-", "", "", false}, Case{"", "", "", false},
        Case{"代表", "", "", true}, Case{"内線123", "", "123", true}}) {
    const Phone phone = read_phone(c.cell);
    EXPECT_EQ(phone.number, c.number) << c.cell;
    EXPECT_EQ(phone.extension, c.extension) << c.cell;
    EXPECT_EQ(phone.doubtful, c.doubtful) << c.cell;
  }
}

TEST(Cells, NumbersOfBeds) {
  EXPECT_EQ(read_beds("療養　　206／一般　　231").value, 437);
  EXPECT_EQ(read_beds("精神　１２０").value, 120);
  EXPECT_EQ(read_beds("19").value, 19);
  EXPECT_EQ(read_beds("0").value, std::nullopt);
  EXPECT_EQ(read_beds("").doubtful, false);
  EXPECT_EQ(read_beds("無床").doubtful, true);
  EXPECT_EQ(read_beds("99999").doubtful, true);
  EXPECT_EQ(read_count("１５名").value, 15);
  EXPECT_EQ(read_count("1,200").value, 1200);
  EXPECT_EQ(read_count("15.5").doubtful, true);
  EXPECT_EQ(read_count("-3").doubtful, true);
}

TEST(Cells, Times) {
  for (const auto& [cell, time] : {std::pair<std::string, std::string>{"9:00", "09:00"},
                                   {"０９：３０", "09:30"},
                                   {"9時", "09:00"},
                                   {"9時30分", "09:30"},
                                   {"９時半", "09:30"},
                                   {"0900", "09:00"},
                                   {"24:00", "24:00"},
                                   {"24:30", ""},
                                   {"25:00", ""},
                                   {"9:60", ""},
                                   {"9", ""},
                                   {"朝", ""},
                                   {"", ""},
                                   {"09:00:00", "09:00"},
                                   {"12345", ""}}) {
    EXPECT_EQ(read_time(cell), time) << cell;
  }
}

TEST(Cells, Days) {
  using Days = std::vector<std::int32_t>;
  for (const auto& [cell, days] : {std::pair<std::string, Days>{"月火水木金", {1, 2, 3, 4, 5}},
                                   {"平日,土曜日,祝日", {1, 2, 3, 4, 5, 6, 8}},
                                   {"月～金", {1, 2, 3, 4, 5}},
                                   {"月曜日から土曜日", {1, 2, 3, 4, 5, 6}},
                                   {"土日祝", {6, 7, 8}},
                                   {"月・水・金", {1, 3, 5}},
                                   {"月;火;", {1, 2}},
                                   {"毎日", {1, 2, 3, 4, 5, 6, 7, 8}},
                                   {"第2土曜", {}},
                                   {"金～月", {}},
                                   {"", {}}}) {
    EXPECT_EQ(read_days(cell), days) << cell;
  }
}

TEST(Cells, WebAddressesAndExponents) {
  EXPECT_TRUE(is_web_address("https://example.jp/a?b=c"));
  for (const std::string bad :
       {"www.example.jp", "http：//example.jp", "http://", "http://localhost", "https://a b.jp", "mailto:a@b.jp",
        "https://user@example.jp", "http//example.jp", "https://example.jp/\"x"}) {
    EXPECT_FALSE(is_web_address(bad)) << bad;
  }
  for (const std::string damaged : {"1.23E+12", "8.00002E+12", "2E+09", " 1.5e10 "})
    EXPECT_TRUE(is_exponent(damaged)) << damaged;
  for (const std::string sound : {"01B0100011", "2E10", "1234567890123", "E+12", ""})
    EXPECT_FALSE(is_exponent(sound)) << sound;
}

}  // namespace
}  // namespace kaname::bridges

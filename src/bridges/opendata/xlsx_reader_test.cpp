// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/xlsx_reader.h"

#include <gtest/gtest.h>

#include "bridges/opendata/made_zip.h"
#include "bridges/opendata/sample_file.h"
#include "bridges/opendata/zip_file.h"

namespace kaname::bridges {
namespace {

using Cells = std::vector<std::string>;

Cells only_row(const std::string& cells, const std::string& strings = "") {
  const auto table = read_xlsx_table(made_workbook("<sheetData><row r=\"1\">" + cells + "</row></sheetData>", strings));
  return table ? table->rows.at(0).cells : Cells{table.error().code};
}

TEST(Xlsx, ReadsCellsOfEveryType) {
  const std::string strings =
      "<si><t>牧野</t><rPh sb=\"0\" eb=\"2\"><t>マキノ</t></rPh><phoneticPr fontId=\"1\"/></si>"
      "<si><r><t>赤</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 青</t></r><rPh sb=\"0\" "
      "eb=\"1\"><t>アカ</t></rPh></si>";
  EXPECT_EQ(only_row("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c>", strings),
            (Cells{"牧野", "", "赤 青"}));
  EXPECT_EQ(
      only_row(
          "<c t=\"inlineStr\"><is><t>中 &amp; 外</t></is></c><c><v>0110750</v></c><c t=\"str\"><f>A1</f><v>式</v></c>"),
      (Cells{"中 & 外", "0110750", "式"}));
  EXPECT_EQ(only_row("<c><v>3.5E1</v></c><c><v>12.0</v></c><c><v>1.23E+12</v></c><c><v>8.0000202721080000E12</v></c>"),
            (Cells{"35", "12", "1.23E+12", "8000020272108"}));
  EXPECT_EQ(only_row("<c t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>1</v></c>"), (Cells{"", "1"}));
}

TEST(Xlsx, FillsMergedHeaders) {
  const auto table = read_xlsx_table(
      made_workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>所在地</t></is></c><c r=\"C1\" "
                    "t=\"inlineStr\"><is><t>名称</t></is></c></row>"
                    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>（郵便番号）</t></is></c><c r=\"B2\" "
                    "t=\"inlineStr\"><is><t>（住所）</t></is></c><c r=\"C2\"/></row></sheetData>"
                    "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C2\"/></mergeCells>"));
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.at(0).cells, (Cells{"所在地", "所在地", "名称"}));
  EXPECT_EQ(table->rows.at(1).cells, (Cells{"（郵便番号）", "（住所）", "名称"}));
}

TEST(Xlsx, RefusesDamagedWorkbooks) {
  EXPECT_EQ(only_row("<c r=\"A1\" t=\"s\"><v>7</v></c>"), (Cells{"xlsx_damaged"}));  // no such string
  EXPECT_EQ(only_row("<c r=\"1A\"><v>7</v></c>"), (Cells{"xlsx_damaged"}));
  EXPECT_EQ(only_row("<c r=\"ZZZZZ1\"><v>7</v></c>"), (Cells{"xlsx_damaged"}));  // too far to the right
  EXPECT_EQ(only_row(""), (Cells{"file_empty"}));
  EXPECT_EQ(only_row("<c>"), (Cells{"xlsx_damaged"}));
  // Entities of one's own stay as they are; nothing expands.
  const auto bomb =
      read_xlsx_table(made_zip({{"xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>"},
                                {"xl/_rels/workbook.xml.rels", "<Relationships/>"}}));
  EXPECT_FALSE(bomb);
  const auto nothing = read_xlsx_table(made_zip({{"a.txt", "x"}}));
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, "zip_damaged");
}

TEST(Zip, HoldsItsLimits) {
  const std::string csv = "事業所番号,事業所名,サービスの種類,住所\n2772405078,見本,訪問介護,枚方市\n";
  EXPECT_EQ(
      only_table_in_zip(made_zip({{"jigyosho.csv", csv}, {"readme.pdf", "x"}, {"__MACOSX/jigyosho.csv", "x"}})).value(),
      csv);
  const auto none = only_table_in_zip(made_zip({{"readme.pdf", "x"}}));
  EXPECT_EQ(none.error().code, "zip_no_table");
  const auto two = only_table_in_zip(made_zip({{"a.csv", csv}, {"b.CSV", csv}}));
  EXPECT_EQ(two.error().fields.size(), 2u);
  // 300 MB of zeros in some hundred kilobytes.
  const std::string bomb = made_zip({{"a.csv", std::string(150U << 20, '0')}, {"b.pdf", std::string(150U << 20, '0')}});
  EXPECT_LT(bomb.size(), 1U << 20);
  EXPECT_EQ(only_table_in_zip(bomb).error().code, "zip_too_large");
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 1001; ++i) many.emplace_back(std::to_string(i) + ".csv", "x");
  EXPECT_EQ(only_table_in_zip(made_zip(many)).error().code, "zip_too_large");
}

TEST(Zip, CutOffAnywhereIsDamaged) {
  const std::string whole = sample_file("torture/shisetsukijun/31_tottori_todokede_ika_202510.xlsx");
  for (const std::size_t size : {std::size_t{4}, std::size_t{100}, whole.size() / 2, whole.size() - 1}) {
    const auto file = read_source(directory::SourceKind::notification_xlsx, whole.substr(0, size), "x.xlsx", tottori());
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, "zip_damaged") << size;
  }
  std::string flipped = made_zip({{"a.csv", std::string(5000, 'a')}});
  flipped[40] = static_cast<char>(flipped[40] ^ 0x55);
  EXPECT_FALSE(only_table_in_zip(flipped));
}

TEST(Zip, CsvInAZipReadsLikeTheCsv) {
  const std::string csv = sample_file("official/jigyosho_hirakata.csv");
  const std::string zip = made_zip({{"jigyosho.csv", csv}});
  EXPECT_EQ(guess_kind(zip, "jigyosho.zip"), directory::SourceKind::care_service_csv);
  const auto file = read_source(directory::SourceKind::care_service_csv, zip, "jigyosho.zip", hirakata());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->records.size(), 112u);
}

}  // namespace
}  // namespace kaname::bridges

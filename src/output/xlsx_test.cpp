// SPDX-License-Identifier: Apache-2.0
#include "output/xlsx.h"

#include <gtest/gtest.h>

#include <thread>

#include <fmt/format.h>

#include "output/test_tools.h"

namespace kaname::output {
namespace {

using tools::count_of;

// ./test installs it (tools/packages.txt): only who runs this program by hand may be without.
#define NEEDS_UNZIP \
  if (!tools::has("unzip")) GTEST_SKIP() << "unzip is not installed"

std::string part(const std::string& xlsx, const std::string& name) {
  const tools::TempFile file(xlsx);
  return tools::shell("unzip -p " + file.path() + " '" + name + "' 2>&1");
}

Workbook list() {
  Workbook book;
  book.title = "事業所一覧";
  book.author = "要町";
  book.footer = "出典: A&B 公表システム";
  WorkSheet sheet;
  sheet.name = "事業所";
  sheet.title = "要町 事業所一覧 R&D";
  sheet.columns = {
      {"事業所番号", 14, CellKind::text}, {"名称", 30, CellKind::text},
      {"電話", 16, CellKind::text},       {"定員", 8, CellKind::number},
      {"開設日", 18, CellKind::date},     {"受入", 8, CellKind::text, {"可", "条件付", "不可,相談"}, "一つ選ぶ"}};
  sheet.rows = {{std::string("0123456789"), std::string("𠮷田 髙﨑 葛\xF3\xA0\x84\x80城"), std::string("072-000-0001"),
                 12.0, LocalDate::from_ymd(2026, 11, 20), std::string("可")},
                {std::string("=1+1"), std::string("+SUM(A1)"), std::string("@cmd|' /C calc'!A0"), std::string("約30"),
                 LocalDate::from_ymd(1899, 12, 31), std::monostate{}},
                {7.0, std::string("\xFF壊"), std::string("-1"), 1.5, std::string("不明"), std::string("余"),
                 std::string("列の外")}};
  sheet.blank_rows = 10;
  book.sheets.push_back(sheet);
  return book;
}

TEST(Xlsx, CodesTelephonesAndDangerousTextAreTextCells) {
  NEEDS_UNZIP;
  const auto made = render_xlsx(list());
  ASSERT_TRUE(made);
  const std::string sheet = part(*made, "xl/worksheets/sheet1.xml");
  EXPECT_EQ(count_of(sheet, "<f>"), 0U) << "no formula anywhere";
  for (const char* cell : {"A2", "B2", "C2", "A3", "B3", "C3", "D3", "E3", "A4", "C4", "E4", "G4"}) {
    const std::size_t at = sheet.find(fmt::format("<c r=\"{}\"", cell));
    ASSERT_NE(at, std::string::npos) << cell;
    EXPECT_NE(sheet.substr(at, sheet.find('>', at) - at).find("t=\"s\""), std::string::npos) << cell;
  }
  for (const char* cell : {"D2", "E2", "D4"}) {
    const std::size_t at = sheet.find(fmt::format("<c r=\"{}\"", cell));
    ASSERT_NE(at, std::string::npos) << cell;
    EXPECT_EQ(sheet.substr(at, sheet.find('>', at) - at).find("t=\"s\""), std::string::npos) << cell;
  }
  EXPECT_NE(sheet.find("<v>46346</v>"), std::string::npos) << "2026-11-20 as a day number";
  const std::string texts = part(*made, "xl/sharedStrings.xml");
  for (const char* text : {"0123456789", "072-000-0001", "=1+1", "𠮷田 髙﨑 葛\xF3\xA0\x84\x80城", "1899-12-31", "約30",
                           "不明", "列の外", "\uFFFD壊", "<t>7</t>"}) {
    EXPECT_NE(texts.find(text), std::string::npos) << text;
  }
}

TEST(Xlsx, PrintsWithHeadFootAndFilter) {
  NEEDS_UNZIP;
  const auto made = render_xlsx(list());
  ASSERT_TRUE(made);
  const std::string sheet = part(*made, "xl/worksheets/sheet1.xml");
  for (const char* wanted :
       {"<autoFilter ref=\"A1:F4\"", "state=\"frozen\"", "orientation=\"landscape\"", "paperSize=\"9\"",
        "fitToHeight=\"0\"", "R&amp;&amp;D", "A&amp;&amp;B", "&amp;P / &amp;N ページ"}) {
    EXPECT_NE(sheet.find(wanted), std::string::npos) << wanted << "\n" << sheet;
  }
  const std::string book = part(*made, "xl/workbook.xml");
  EXPECT_NE(book.find("_xlnm.Print_Titles"), std::string::npos) << book;
  const std::string styles = part(*made, "xl/styles.xml");
  EXPECT_NE(styles.find("[$-411]ggge"), std::string::npos);
}

TEST(Xlsx, ChoicesStandOnAHiddenSheet) {
  NEEDS_UNZIP;
  const auto made = render_xlsx(list());
  ASSERT_TRUE(made);
  const std::string sheet = part(*made, "xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("sqref=\"F2:F14\""), std::string::npos) << sheet;
  EXPECT_NE(sheet.find("選択肢"), std::string::npos);
  EXPECT_NE(sheet.find("$A$1:$A$3"), std::string::npos);
  EXPECT_NE(part(*made, "xl/workbook.xml").find("state=\"hidden\""), std::string::npos);
  EXPECT_NE(part(*made, "xl/sharedStrings.xml").find("不可,相談"), std::string::npos);
}

TEST(Xlsx, SheetNamesAreLegalAndUnique) {
  NEEDS_UNZIP;
  Workbook book;
  const std::string longest = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむ";
  for (const std::string& name :
       {std::string("A/B:[x]*?\\"), std::string(), std::string("一覧"), std::string("一覧"), longest, longest,
        std::string("選択肢"), std::string("'引用'"), std::string("ABC"), std::string("abc")}) {
    WorkSheet sheet;
    sheet.name = name;
    sheet.columns = {{"列"}};
    book.sheets.push_back(sheet);
  }
  const auto made = render_xlsx(book);
  ASSERT_TRUE(made);
  const std::string names = part(*made, "xl/workbook.xml");
  EXPECT_EQ(count_of(names, "<sheet "), 10U) << names;
  for (const char* name : {"\"シート\"", "\"一覧\"", "\"一覧 (2)\"", "\"選択肢 (2)\"", "\"引用\"", "\"abc (2)\""}) {
    EXPECT_NE(names.find(name), std::string::npos) << name << names;
  }
}

TEST(Xlsx, RefusesWhatExcelCannotHold) {
  Workbook book;
  WorkSheet sheet;
  sheet.columns = {{"列"}};
  sheet.rows = {{std::string(32768, 'a')}};
  book.sheets = {sheet};
  const auto long_cell = render_xlsx(book);
  ASSERT_FALSE(long_cell);
  EXPECT_EQ(long_cell.error().code, "xlsx_cell_too_long");
  std::string kanji;
  for (int i = 0; i < 32767; ++i) kanji += "漢";
  book.sheets[0].rows = {{kanji}};
  EXPECT_TRUE(render_xlsx(book)) << "the limit counts characters, not bytes";
  book.sheets[0].rows.assign(1048576, {});
  const auto many = render_xlsx(book);
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().code, "xlsx_too_many_rows");
}

TEST(Xlsx, EmptyWorkbookAndThreads) {
  EXPECT_EQ(render_xlsx(Workbook{})->substr(0, 2), "PK");
  std::vector<std::thread> threads;
  std::vector<std::string> made(4);
  for (std::string& bytes : made) {
    threads.emplace_back([&bytes] { bytes = *render_xlsx(list()); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : made) EXPECT_EQ(bytes.substr(0, 2), "PK");
}

}  // namespace
}  // namespace kaname::output

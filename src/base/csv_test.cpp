// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <gtest/gtest.h>

namespace kaname::csv {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view text, char separator = ',') {
  Reader reader(text, separator);
  Rows rows;
  for (Record record; reader.next(record);) rows.push_back(record.cells);
  EXPECT_EQ(reader.trouble(), "");
  return rows;
}

std::string trouble_of(std::string_view text) {
  Reader reader(text);
  for (Record record; reader.next(record);) {}
  Record again;
  EXPECT_FALSE(reader.next(again));
  return reader.trouble();
}

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  const Rows two = {{"名称", "電話"}, {"さくら", "072"}};
  EXPECT_EQ(read("名称,電話\r\nさくら,072\r\n"), two);
  EXPECT_EQ(read("\xEF\xBB\xBF名称,電話\nさくら,072"), two);
  EXPECT_EQ(read("名称,電話\rさくら,072\r"), two);
  EXPECT_EQ(read("\"名称\",\"電話\"\r\n\r\n\"さくら\",\"072\"\n\n"), two);
  EXPECT_EQ(read("名称\t電話\nさくら\t072", '\t'), two);
  EXPECT_EQ(read(""), Rows{});
  EXPECT_EQ(read("\r\n\r\n"), Rows{});
  EXPECT_EQ(read(",\n"), (Rows{{"", ""}}));
  EXPECT_EQ(read("a,"), (Rows{{"a", ""}}));
  EXPECT_EQ(read("\"\"\n"), (Rows{{""}}));
  EXPECT_EQ(read("\"a \"\"b\"\", c\r\nd\",e"), (Rows{{"a \"b\", c\r\nd", "e"}}));
  EXPECT_EQ(read("画面 5\" 型,b"), (Rows{{"画面 5\" 型", "b"}}));
}

TEST(Csv, KnowsTheLineOfEachRecord) {
  Reader reader("a\r\n\"b\r\nc\nd\re\"\n\nf");
  std::vector<std::size_t> lines;
  for (Record record; reader.next(record);) lines.push_back(record.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 2, 7}));
}

TEST(Csv, TellsWhereQuotesAreWrong) {
  EXPECT_EQ(trouble_of("a\nb,\"c\nd"), "2行目：引用符「\"」が閉じられないままファイルが終わっています。");
  EXPECT_NE(trouble_of("a\n\n\"x\"y,b").find("3行目：引用符「\"」で閉じたあとに"), std::string::npos);
  EXPECT_NE(trouble_of("\"").find("1行目"), std::string::npos);
}

TEST(Csv, WritesAndReadsBack) {
  const std::vector<std::string> row = {"", " 先頭", "a,b", "引用\"符", "改\r\n行", "山田", "1\t2", "'x"};
  Writer writer(Bom::yes);
  writer.row(row);
  writer.row({"さくら", "5"});
  EXPECT_EQ(read(writer.text()), (Rows{row, {"さくら", "5"}}));
  EXPECT_EQ(writer.text().substr(0, 3), "\xEF\xBB\xBF");
  Writer plain;
  plain.row({"a", "b c", "=1+1"});
  EXPECT_EQ(plain.take(), "a,b c,=1+1\r\n");
}

TEST(Csv, GuardsFormulas) {
  const std::pair<std::string_view, bool> cases[] = {{"=1+1", true},
                                                     {"+cmd|' /C calc'!A0", true},
                                                     {"-1+1", true},
                                                     {"@SUM(A1)", true},
                                                     {"＝1", true},
                                                     {"\t=1", true},
                                                     {"-12.5", false},
                                                     {"+81-72-841-1234", false},
                                                     {"-", false},
                                                     {"", false},
                                                     {"072-841-1234", false},
                                                     {"山田", false},
                                                     {"-未記入", true},
                                                     {"+81 (72) 841", false},
                                                     {"a=b", false}};
  for (const auto& [cell, formula] : cases) {
    EXPECT_EQ(is_formula(cell), formula) << cell;
    Writer writer(Bom::no, Guard::yes);
    writer.row({cell, "x"});
    const Rows rows = read(writer.text());
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0][0], formula ? "'" + std::string(cell) : std::string(cell));
    EXPECT_EQ(unguarded(rows[0][0]), cell);
  }
  EXPECT_EQ(unguarded("'quoted'"), "'quoted'");
}

}  // namespace
}  // namespace kaname::csv

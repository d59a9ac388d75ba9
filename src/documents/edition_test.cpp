// SPDX-License-Identifier: Apache-2.0
#include "documents/edition.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "base/csv.h"

namespace kaname::documents {
namespace {

PaperFacts facts() {
  PaperFacts out;
  out.form = *shipped_form("nursing_summary");
  out.number = "D-7F3K2M";
  out.written_by = "森 由紀";
  const auto add = [&](const char* key, std::vector<std::string> values) {
    Answer answer;
    answer.key = key;
    answer.values = std::move(values);
    out.answers.push_back(std::move(answer));
  };
  add("name", {"𠮷田 髙子"});
  add("birth", {"1941-04-03"});
  add("transfer", {"partly"});
  add("course", {"=1+1\n二行目, \"かぎ\""});
  Answer devices;
  devices.key = "devices";
  devices.rows = {{{"oxygen", "2 L/分", "", "2026-12-01", "帝都酸素"}}};
  out.answers.push_back(std::move(devices));
  return out;
}

TEST(CsvFile, HasLabelsAndWordsForASpreadsheet) {
  const std::string text = csv_file(facts());
  EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF"));
  csv::Reader reader(text);
  std::vector<std::vector<std::string>> rows;
  for (csv::Record record; reader.next(record);) rows.push_back(record.cells);
  EXPECT_EQ(reader.trouble(), "");
  const auto value_of = [&](std::string_view label) {
    for (const auto& row : rows) {
      if (row.size() == 3 && row[1] == label) return row[2];
    }
    return std::string("?");
  };
  EXPECT_EQ(value_of("番号"), "D-7F3K2M");
  EXPECT_EQ(value_of("氏名"), "𠮷田 髙子");
  EXPECT_EQ(value_of("生年月日"), "昭和16年4月3日");
  EXPECT_EQ(value_of("移乗"), "一部介助");
  EXPECT_EQ(csv::unguarded(value_of("入院中の経過")), "=1+1\n二行目, \"かぎ\"");
  EXPECT_EQ(value_of("医療処置・デバイス（1）"),
            "種類: 酸素療法、サイズ・設定: 2 L/分、次回交換日: R8.12.1、物品・業者・備考: 帝都酸素");
  EXPECT_EQ(value_of("退院日"), "");
}

TEST(JsonFile, IsReadWithoutTheProgram) {
  const boost::json::value whole = boost::json::parse(json_file(facts()));
  EXPECT_EQ(whole.at("form").as_string(), "nursing_summary");
  EXPECT_EQ(whole.at("name").as_string(), "看護サマリー（退院時看護要約）");
  bool found = false, device = false;
  for (const auto& section : whole.at("sections").as_array()) {
    for (const auto& answer : section.at("answers").as_array()) {
      if (answer.at("key").as_string() == "transfer") {
        found = true;
        EXPECT_EQ(answer.at("label").as_string(), "移乗");
        EXPECT_EQ(answer.at("value").as_string(), "一部介助");
        EXPECT_EQ(answer.at("codes").at(0).as_string(), "partly");
      }
      if (answer.at("key").as_string() == "devices") {
        device = true;
        EXPECT_EQ(answer.at("rows").at(0).at("cells").at(0).at("value").as_string(), "酸素療法");
      }
    }
  }
  EXPECT_TRUE(found && device);
}

}  // namespace
}  // namespace kaname::documents

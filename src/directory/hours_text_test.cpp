// SPDX-License-Identifier: Apache-2.0
#include "directory/hours_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

using Days = std::vector<std::int32_t>;

TEST(HoursText, DaysOfPublicLists) {
  struct Row {
    const char* text;
    Days days;
  };
  for (const Row& row : std::vector<Row>{
           {"平日", {1, 2, 3, 4, 5}},
           {"平日,祝日", {1, 2, 3, 4, 5, 8}},
           {"平日,土曜日,日曜日,祝日", {1, 2, 3, 4, 5, 6, 7, 8}},
           {"土曜日", {6}},
           {"月曜日,火曜日", {1, 2}},
           {"月～金", {1, 2, 3, 4, 5}},
           {"月曜日から土曜日まで", {1, 2, 3, 4, 5, 6}},
           {"月・水・金", {1, 3, 5}},
           {"月火水木金", {1, 2, 3, 4, 5}},
           {"土日祝", {6, 7, 8}},
           {"日祝日", {7, 8}},
           {" 月 、 木 ", {1, 4}},
           {"年中無休", {1, 2, 3, 4, 5, 6, 7, 8}},
           {"毎日", {1, 2, 3, 4, 5, 6, 7}},
           {"", {}},
           {"要相談", {}},
           {"土～月", {}},
           {"平日（祝日を除く）", {}},
           {"12月31日", {}},
           {"日祝休み", {}},
           {"月～", {}},
       }) {
    EXPECT_EQ(read_days(row.text), row.days) << row.text;
  }
}

// Read hours written as the short line; "|" before the note that stays.
std::string told(const ReadHours& read) {
  std::string out = hours_line(read.hours);
  for (const std::int32_t day : read.days) out += std::to_string(day);
  return read.note.empty() ? out : out + "|" + read.note;
}

TEST(HoursText, Phrases) {
  struct Row {
    const char* text;
    const char* told;
  };
  for (const Row& row : std::vector<Row>{
           {"月～金 9:00～17:00、土 9:00～12:00", "月–金 9:00–17:00、土 9:00–12:00"},
           {"月曜日～金曜日　９時〜１７時３０分", "月–金 9:00–17:30"},
           {"平日 午前9時～午後5時半", "月–金 9:00–17:30"},
           {"月火木金 9:00-12:00 13:00-17:00 水 9:00-12:00", "月・火・木・金 9:00–12:00・13:00–17:00、水 9:00–12:00"},
           {"9:00～17:00（月～金）", "月–金 9:00–17:00"},
           {"毎日24時間", "毎日 24時間"},
           {"年中無休　24時間", "毎日（祝日も） 24時間"},
           {"水曜　9時00分～12時00分", "水 9:00–12:00"},
           {"金 22:00～翌5:00", "金 22:00–24:00、土 0:00–5:00"},
           {"日 22:00～5:00", "月 0:00–5:00、日 22:00–24:00"},
           {"毎日 正午〜24時", "毎日 12:00–24:00"},
           {"平日,祝日", "123458"},
           {"平日 9:00～17:00 土日祝休み", "月–金 9:00–17:00|平日 9:00～17:00 土日祝休み"},
           {"休診日：木・日・祝", "|休診日：木・日・祝"},
           {"日曜・年末年始は休み", "|日曜・年末年始は休み"},
           {"8時間勤務", "|8時間勤務"},
           {"平日 9:00～25:00", "|平日 9:00～25:00"},
           {"平日 9:61～10:00", "|平日 9:61～10:00"},
           {"平日 9:00", "|平日 9:00"},
           {"平日 9:00～", "|平日 9:00～"},
           {"土 9:00～12:00 日", "|土 9:00～12:00 日"},
           {"平日、水曜日は9時～12時", "|平日、水曜日は9時～12時"},
           {"平日 9:00～17:00 木 9:00～12:00", "|平日 9:00～17:00 木 9:00～12:00"},
           {"月 9:00～12:00 月 13:00～17:00", "月 9:00–12:00・13:00–17:00"},
           {"月 9:00～13:00 12:00～17:00", "|月 9:00～13:00 12:00～17:00"},
           {"木曜日　8時30分から12時30分まで", "木 8:30–12:30"},
           {"祝 22:00～5:00", "|祝 22:00～5:00"},
           {"上記以外の時間帯においてもサービスの提供が行えるものとする。",
            "|上記以外の時間帯においてもサービスの提供が行えるものとする。"},
           {"12月31日から1月3日までを除く", "|12月31日から1月3日までを除く"},
           {"①月 9:00～12:00", "|①月 9:00～12:00"},
           {"", ""},
           {"\xff\xfe", "|\xff\xfe"},
       }) {
    EXPECT_EQ(told(read_hours(row.text)), row.told) << row.text;
  }
}

TEST(HoursText, DaysAndTimesFromTwoCells) {
  EXPECT_EQ(told(read_hours("平日,祝日", "9:00～17:00")), "月–金・祝 9:00–17:00");
  EXPECT_EQ(told(read_hours("月曜日,火曜日", "９時〜１２時、１３時〜１７時３０分")), "月・火 9:00–12:00・13:00–17:30");
  EXPECT_EQ(told(read_hours("月～金", "応相談")), "|月～金 応相談");
  EXPECT_EQ(told(read_hours("不定", "9:00～17:00")), "|不定 9:00～17:00");
  EXPECT_EQ(told(read_hours("", "月 9:00～17:00")), "月 9:00–17:00");
  EXPECT_EQ(told(read_hours("平日", "")), "12345");
  EXPECT_EQ(told(read_hours("平日", "土 9:00～17:00")), "|平日 土 9:00～17:00");
  EXPECT_EQ(told(read_hours("祝日", "22:00～5:00")), "|祝日 22:00～5:00");
}

TEST(HoursText, TimesAlone) {
  EXPECT_EQ(read_times("10時〜１１時３０分"), (std::vector<OpenHours>{{{}, "10:00", "11:30", ""}}));
  EXPECT_EQ(read_times("9:00～12:00/13:00～15:00").size(), 2U);
  EXPECT_TRUE(read_times("22:00～5:00").empty());
  EXPECT_TRUE(read_times("月 9:00～12:00").empty());
  EXPECT_TRUE(read_times("短縮").empty());
}

TEST(HoursText, WeeksOfTheMonth) {
  struct Row {
    const char* note;
    bool stated, unclear, excluded;
    std::int32_t day;
    std::vector<int> weeks;
  };
  for (const Row& row : std::vector<Row>{
           {"", false, false, false, 0, {}},
           {"第2・4週のみ", true, false, false, 0, {2, 4}},
           {"第２、第４土曜", true, false, false, 6, {2, 4}},
           {"第一・三水曜日休診", true, false, true, 3, {1, 3}},
           {"第3週の木曜を除く", true, false, true, 4, {3}},
           {"隔週", false, true, false, 0, {}},
           {"第3水曜午後休診", true, true, true, 3, {3}},
           {"第1土曜、第2水曜のみ", true, true, false, 3, {1, 2}},
           {"第1診察室", false, false, false, 0, {}},
           {"第2駐車場あり", false, false, false, 0, {}},
           {"要予約", false, false, false, 0, {}},
       }) {
    const WeekRule rule = week_rule(row.note);
    EXPECT_EQ(rule.stated, row.stated) << row.note;
    EXPECT_EQ(rule.unclear, row.unclear) << row.note;
    EXPECT_EQ(rule.excluded, row.excluded) << row.note;
    EXPECT_EQ(rule.day, row.day) << row.note;
    EXPECT_EQ(rule.weeks, row.weeks) << row.note;
  }
}

}  // namespace
}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "directory/hours_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "directory/hours_text.h"

namespace kaname::directory {
namespace {

using Hours = std::vector<OpenHours>;

Timestamp at(std::string_view text) { return *Timestamp::parse(text); }
LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

const Hours kClinic = {
    {{1, 2, 3, 4, 5}, "09:00", "12:00", ""}, {{1, 2, 4, 5}, "13:00", "17:00", ""}, {{6}, "09:00", "12:00", ""}};
const Hours kHolidays = {{{1, 2, 3, 4, 5, 8}, "09:00", "17:00", ""}};
const Hours kNight = {{{1, 2, 3, 4, 5}, "18:00", "24:00", ""}, {{2, 3, 4, 5, 6}, "00:00", "09:00", ""}};
const Hours kAlways = {{{1, 2, 3, 4, 5, 6, 7}, "00:00", "24:00", ""}};
const Hours kSomeWeeks = {{{3}, "13:00", "15:00", "第2・4週のみ"}};
const Hours kNotThird = {{{1, 2, 3, 4, 5}, "09:00", "17:00", "第3水曜休診"}};
const Hours kEveryOther = {{{3}, "13:00", "15:00", "隔週"}};
const Hours kBroken = {{{1, 2, 3, 4, 5, 6, 7, 8}, "22:00", "06:00", ""}};

// 2026: 11/20 Friday, 11/23 Monday 勤労感謝の日, 5/3 Sunday 憲法記念日, 12/30 Wednesday.
TEST(Hours, OpenAtInWords) {
  const std::vector<HoursException> closed = {{day("2026-11-20"), day("2026-11-22"), true, "学会"}};
  const std::vector<HoursException> other = {{day("2026-11-20"), day("2026-11-20"), false, "10時〜１１時３０分"}};
  const std::vector<HoursException> vague = {{day("2026-11-20"), day("2026-11-20"), false, "短縮"}};
  const std::vector<HoursException> usual = {{day("2026-12-28"), day("2026-12-30"), false, "通常どおり"}};
  struct Row {
    const char* what;
    Hours hours;
    std::vector<HoursException> exceptions;
    const char* at;
    const char* line;
  };
  for (const Row& row : std::vector<Row>{
           {"nothing known", {}, {}, "2026-11-20T10:00", "時間の登録なし"},
           {"open", kClinic, {}, "2026-11-20T10:00", "時間内・12:00まで"},
           {"first minute", kClinic, {}, "2026-11-20T09:00", "時間内・12:00まで"},
           {"last second", kClinic, {}, "2026-11-20T11:59:59", "時間内・12:00まで"},
           {"end is closed", kClinic, {}, "2026-11-20T12:00", "時間外・次は 今日 13:00 から"},
           {"evening, over the weekend", kClinic, {}, "2026-11-20T18:00", "時間外・次は 11月21日(土) 9:00 から"},
           {"Saturday noon, holiday Monday is passed over",
            kClinic,
            {},
            "2026-11-21T12:30",
            "時間外・次は 11月24日(火) 9:00 から"},
           {"holiday, hours silent", kClinic, {}, "2026-11-23T10:00", "祝日は要確認"},
           {"holiday, outside every span", kClinic, {}, "2026-11-23T20:00", "時間外・次は 11月24日(火) 9:00 から"},
           {"holiday told", kHolidays, {}, "2026-11-23T10:00", "時間内・17:00まで"},
           {"holiday told, weekday spans do not count",
            {{{1}, "09:00", "12:00", ""}, {{8}, "13:00", "15:00", ""}},
            {},
            "2026-11-23T10:00",
            "時間外・次は 今日 13:00 から"},
           {"holiday on a closed Sunday", kHolidays, {}, "2026-05-03T10:00", "祝日は要確認"},
           {"over midnight", kNight, {}, "2026-11-19T23:30", "時間内・翌9:00まで"},
           {"after midnight", kNight, {}, "2026-11-20T03:00", "時間内・9:00まで"},
           {"Saturday morning ends Friday's night", kNight, {}, "2026-11-20T20:00", "時間内・翌9:00まで"},
           {"till midnight", {{{5}, "18:00", "24:00", ""}}, {}, "2026-11-20T20:00", "時間内・24:00まで"},
           {"always, holiday too", kAlways, {}, "2026-11-23T03:00", "24時間"},
           {"always, new year too", kAlways, {}, "2027-01-01T03:00", "24時間"},
           {"end of the year", kClinic, {}, "2026-12-30T10:00", "年末年始は要確認"},
           {"end of the year, told", kClinic, usual, "2026-12-30T10:00", "時間内・12:00まで"},
           {"new year, next year is named",
            kHolidays,
            {},
            "2026-12-28T18:00",
            "時間外・次は 2027年1月4日(月) 9:00 から"},
           {"closed for once", kClinic, closed, "2026-11-20T10:00", "時間外（学会）・次は 11月24日(火) 9:00 から"},
           {"other times for once", kClinic, other, "2026-11-20T10:30", "時間内・11:30まで"},
           {"other times, over", kClinic, other, "2026-11-20T11:30", "時間外・次は 11月21日(土) 9:00 から"},
           {"changed, not said how", kClinic, vague, "2026-11-20T10:00", "臨時の変更あり・要確認（短縮）"},
           {"second Wednesday", kSomeWeeks, {}, "2026-11-11T14:00", "時間内・15:00まで（第2・4週のみ）"},
           {"third Wednesday", kSomeWeeks, {}, "2026-11-18T14:00", "時間外・次は 11月25日(水) 13:00 から"},
           {"third Wednesday closed", kNotThird, {}, "2026-11-18T14:00", "時間外・次は 11月19日(木) 9:00 から"},
           {"third Thursday as ever", kNotThird, {}, "2026-11-19T14:00", "時間内・17:00まで（第3水曜休診）"},
           {"every other week", kEveryOther, {}, "2026-11-18T14:00", "週による・要確認（隔週）"},
           {"stored span over midnight", kBroken, {}, "2026-11-18T14:00", "時間の記載を要確認"},
           {"closed for weeks",
            kClinic,
            {{day("2026-11-20"), day("2027-02-01"), true, ""}},
            "2026-11-20T10:00",
            "時間外"},
       }) {
    EXPECT_EQ(open_at(row.hours, row.exceptions, at(row.at)).line, row.line) << row.what;
  }
}

TEST(Hours, NextOpeningIsNowWhenOpen) {
  EXPECT_EQ(next_opening(kClinic, {}, at("2026-11-20T10:00")), at("2026-11-20T10:00"));
  EXPECT_EQ(next_opening(kClinic, {}, at("2026-11-20T08:59:30")), at("2026-11-20T09:00"));
  EXPECT_EQ(next_opening({}, {}, at("2026-11-20T10:00")), std::nullopt);
  const Hours fifth = {{{1}, "09:00", "10:00", "第5週のみ"}};  // 2026-11-30 is the only fifth Monday near
  EXPECT_EQ(next_opening(fifth, {}, at("2026-11-10T10:00")), std::nullopt);
  EXPECT_EQ(next_opening(fifth, {}, at("2026-11-17T10:00")), at("2026-11-30T09:00"));
}

TEST(Hours, ShortLine) {
  struct Row {
    Hours hours;
    const char* line;
  };
  for (const Row& row : std::vector<Row>{
           {{}, ""},
           {kHolidays, "月–金・祝 9:00–17:00"},
           {kClinic, "月・火・木・金 9:00–12:00・13:00–17:00、水・土 9:00–12:00"},
           {{{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}, {{6}, "09:00", "12:00", ""}}, "月–金 9:00–17:00、土 9:00–12:00"},
           {kAlways, "毎日 24時間"},
           {{{{1, 2, 3, 4, 5, 6, 7, 8}, "08:30", "17:15", ""}}, "毎日（祝日も） 8:30–17:15"},
           {{{{7, 8}, "10:00", "12:00", ""}}, "日・祝 10:00–12:00"},
           {kSomeWeeks, "水 13:00–15:00（第2・4週のみ）"},
       }) {
    EXPECT_EQ(hours_line(row.hours), row.line);
  }
}

TEST(Hours, WeeklyTable) {
  EXPECT_TRUE(weekly_table({}).empty());
  const auto table = weekly_table(kClinic);
  ASSERT_EQ(table.size(), 8U);
  EXPECT_EQ(table[0], (DayColumn{1, "月", {"9:00–12:00", "13:00–17:00"}}));
  EXPECT_EQ(table[2].lines, (std::vector<std::string>{"9:00–12:00"}));
  EXPECT_EQ(table[6].lines, (std::vector<std::string>{"休み"}));
  EXPECT_EQ(table[7], (DayColumn{8, "祝", {"要確認"}}));
  EXPECT_EQ(weekly_table(kHolidays)[7].lines, (std::vector<std::string>{"9:00–17:00"}));
}

TEST(Hours, WhatIsWrongWithThem) {
  struct Row {
    Hours hours;
    std::vector<FieldError> errors;
  };
  for (const Row& row : std::vector<Row>{
           {kClinic, {}},
           {kNight, {}},
           {{{{1}, "13:00", "24:00", ""}}, {}},
           {{{{}, "", "", ""}},
            {{"hours.0.days", "required"}, {"hours.0.open", "required"}, {"hours.0.close", "required"}}},
           {{{{0, 9}, "09:00", "10:00", ""}}, {{"hours.0.days", "hours_day"}, {"hours.0.days", "hours_day"}}},
           {{{{1, 1}, "09:00", "10:00", ""}}, {{"hours.0.days", "hours_day_twice"}}},
           {{{{1}, "9:00", "25:00", ""}}, {{"hours.0.open", "hours_time"}, {"hours.0.close", "hours_time"}}},
           {{{{1}, "24:00", "24:00", ""}}, {{"hours.0.open", "hours_time"}}},
           {{{{1}, "09:00", "09:60", ""}}, {{"hours.0.close", "hours_time"}}},
           {{{{1}, "０９:00", "10:00", ""}}, {{"hours.0.open", "hours_time"}}},
           {{{{1}, "09:00", "09:00", ""}}, {{"hours.0.close", "hours_order"}}},
           {{{{1}, "22:00", "06:00", ""}}, {{"hours.0.close", "hours_midnight"}}},
           {{{{1}, "22:00", "00:00", ""}}, {{"hours.0.close", "hours_midnight"}}},
           {{{{1, 2}, "09:00", "12:00", ""}, {{2, 3}, "11:00", "13:00", ""}}, {{"hours.1.open", "hours_overlap"}}},
           {{{{1}, "09:00", "12:00", ""}, {{1}, "12:00", "13:00", ""}}, {}},
           {{{{6}, "09:00", "12:00", "第1・3週"}, {{6}, "09:00", "15:00", "第2・4週"}}, {}},
       }) {
    EXPECT_EQ(check_hours(row.hours), row.errors) << hours_line(row.hours);
  }
  EXPECT_EQ(check_exceptions({{day("2026-11-21"), day("2026-11-20"), true, ""}}),
            (std::vector<FieldError>{{"exceptions.0.to", "period_order"}}));
  EXPECT_TRUE(check_leave({{day("2026-11-20"), day("2026-11-20"), ""}}).empty());
  EXPECT_EQ(check_leave({{day("2026-11-21"), day("2026-11-20"), ""}}, "windows.1.leave"),
            (std::vector<FieldError>{{"windows.1.leave.0.to", "period_order"}}));
}

}  // namespace
}  // namespace kaname::directory

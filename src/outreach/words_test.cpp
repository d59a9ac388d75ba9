// SPDX-License-Identifier: Apache-2.0
// Hours, numbers and drawings in the visitor's language.
#include <gtest/gtest.h>

#include "outreach/hours_words.h"
#include "outreach/map_drawing.h"
#include "outreach/page.h"

namespace kaname::outreach {
namespace {

using directory::OpenHours;
using directory::Service;

const Timestamp kFriday = *Timestamp::parse("2026-11-20T10:00:00+09:00");

Service with_hours(std::vector<OpenHours> hours) {
  Service service;
  service.hours = std::move(hours);
  return service;
}

TEST(HoursWords, LineInBothLanguages) {
  const std::vector<OpenHours> hours = {{{1, 2, 3, 4, 5}, "09:00", "12:00", ""},
                                        {{1, 2, 3, 4, 5}, "13:00", "17:00", ""},
                                        {{6}, "09:00", "12:00", "第2・4週のみ"}};
  EXPECT_EQ(hours_line(Language::ja, hours), "月–金 9:00–12:00・13:00–17:00、土 9:00–12:00（第2・4週のみ）");
  EXPECT_EQ(hours_line(Language::en, hours), "Mon–Fri 9:00–12:00, 13:00–17:00; Sat 9:00–12:00（第2・4週のみ）");
  EXPECT_EQ(hours_line(Language::en, {{{1, 2, 3, 4, 5, 6, 7, 8}, "00:00", "24:00", ""}}),
            "Every day including holidays 24 hours");
  EXPECT_EQ(hours_line(Language::en, {}), "");
}

TEST(HoursWords, OpenOrNot) {
  const Service day = with_hours({{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}});
  struct Case {
    std::string_view at;
    std::optional<bool> open;
    std::string_view en;
  };
  const auto cases = std::to_array<Case>({
      {"2026-11-20T10:00", true, "Open until 17:00"},
      {"2026-11-20T08:00", false, "Closed; opens today 9:00"},
      {"2026-11-20T18:00", false, "Closed; opens Tue 24 Nov 9:00"},  // Monday the 23rd is a holiday
  });
  for (const Case& c : cases) {
    const OpenWords words = open_words(Language::en, day, *Timestamp::parse(c.at));
    EXPECT_EQ(words.open, c.open) << c.at;
    EXPECT_EQ(words.line, c.en) << c.at;
  }
  const OpenWords holiday = open_words(Language::en, day, *Timestamp::parse("2026-11-23T10:00"));
  EXPECT_FALSE(holiday.open.has_value());
  EXPECT_FALSE(holiday.line.empty());
  EXPECT_EQ(open_words(Language::ja, day, kFriday).line, "時間内・17:00まで");
}

// A clinic of two specialities is open while one of them is.
TEST(HoursWords, SpecialitiesTogether) {
  Service service;
  service.specialities = {{"01", "内科", {{{1, 2}, "09:00", "12:00", ""}}},
                          {"02", "外科", {{{1}, "11:00", "13:00", ""}, {{3}, "09:00", "12:00", "第1週のみ"}}}};
  EXPECT_EQ(hours_line(Language::ja, shown_hours(service)), "月 9:00–13:00、火 9:00–12:00、水 9:00–12:00（第1週のみ）");
  service.hours = {{{5}, "10:00", "11:00", ""}};
  EXPECT_EQ(hours_line(Language::ja, shown_hours(service)), "金 10:00–11:00");
}

TEST(HoursWords, WeekInEnglish) {
  const auto week = week_table(Language::en, {{{1}, "09:00", "12:00", ""}});
  ASSERT_EQ(week.size(), 8u);
  EXPECT_EQ(week[0].label, "Mon");
  EXPECT_EQ(week[0].lines, std::vector<std::string>{"9:00–12:00"});
  EXPECT_EQ(week[1].lines, std::vector<std::string>{"Closed"});
  EXPECT_EQ(week[7].lines, std::vector<std::string>{"Please ask"});
}

TEST(Words, DatesAndDistances) {
  const LocalDate day = LocalDate::from_ymd(2026, 11, 20);
  EXPECT_EQ(date_text(Language::ja, day), "令和8年11月20日(金)");
  EXPECT_EQ(date_text(Language::en, day), "20 November 2026");
  EXPECT_EQ(moment_text(Language::en, kFriday), "20 November 2026, 10:00");
  EXPECT_EQ(distance_text(Language::ja, 0), "50m");
  EXPECT_EQ(distance_text(Language::ja, 430), "450m");
  EXPECT_EQ(distance_text(Language::en, 974), "950 m");
  EXPECT_EQ(distance_text(Language::ja, 980), "1.0km");
  EXPECT_EQ(distance_text(Language::en, 12345), "12.3 km");
}

TEST(Words, TelephoneAddresses) {
  struct Case {
    std::string_view in, out;
  };
  constexpr auto kCases = std::to_array<Case>({
      {"072-000-0101", "tel:0720000101"},
      {"０７２－０００－０１０１", "tel:0720000101"},
      {"072-000-0101(代)内線12", "tel:0720000101"},
      {"072-000-0101 / 072-000-0102", "tel:0720000101"},
      {"(072)000-0101", "tel:0720000101"},
      {"+81-72-000-0101", "tel:+81720000101"},
      {"119", "tel:119"},
      {"なし", ""},
      {"", ""},
      {"javascript:alert(1)", ""},
      {"1234567890123456789", ""},
  });
  for (const Case& c : kCases) EXPECT_EQ(phone_address(c.in), c.out) << c.in;
}

TEST(Drawing, FitsAndThins) {
  const auto rings = rings_of(
      R"({"type":"Polygon","coordinates":[[[135.6,34.8],[135.7,34.8],[135.7,34.9],[135.6,34.9],[135.6,34.8]]]})");
  ASSERT_EQ(rings.size(), 1u);
  const Drawing drawing({rings});
  ASSERT_FALSE(drawing.empty());
  const auto middle = drawing.point({34.85, 135.65});
  ASSERT_TRUE(middle.has_value());
  EXPECT_EQ(*middle, (std::pair{Drawing::kWidth / 2, Drawing::kHeight / 2}));
  EXPECT_FALSE(drawing.point({35.5, 135.65}).has_value());
  EXPECT_EQ(drawing.path(rings), "M135 466L505 466 505 14 135 14Z");
  EXPECT_EQ(drawing.path({{{34.85, 135.65}, {34.850001, 135.65}, {34.85, 135.650001}}}), "");
}

TEST(Drawing, BadOutlinesDrawNothing) {
  for (const std::string_view bad :
       {"", "null", "{}", "[1,2]", R"({"type":"Point","coordinates":[1,2]})",
        R"({"type":"Polygon","coordinates":[[["a","b"]]]})", R"({"type":"Polygon","coordinates":5})",
        R"({"type":"MultiPolygon","coordinates":[[[[1]]]]})", "{\"type\":\"Polygon\""}) {
    EXPECT_TRUE(rings_of(bad).empty()) << bad;
  }
  EXPECT_TRUE(Drawing(std::vector<std::vector<Ring>>{}).empty());
  EXPECT_TRUE(Drawing({std::vector<Ring>{{{34.8, 135.6}, {34.8, 135.6}}}}).empty());
  EXPECT_EQ(Drawing().path({{{34.8, 135.6}, {34.9, 135.6}, {34.9, 135.7}}}), "");
}

}  // namespace
}  // namespace kaname::outreach

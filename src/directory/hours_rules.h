// SPDX-License-Identifier: Apache-2.0
#pragma once
// Opening hours: is it open at a moment, when next, how is it written, is it filled in rightly. Pure functions over
// OpenHours; phrases of public lists are read in hours_text.h. An answer that is not certain says so (Doubt), because a
// wrong "open" costs a call and a wrong "closed" costs more.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "directory/facility.h"
#include "model/field.h"

namespace kaname::directory {

// Why it cannot be told whether it is open.
enum class Doubt {
  none,
  no_hours,    // nothing is registered
  holiday,     // a public holiday, and the hours do not say what holds then
  year_end,    // 12/29–1/3, when most are closed without saying so
  changed,     // an exception says "different" without readable times
  some_weeks,  // 隔週 and the like: which weeks is not told
  unreadable   // a stored span is not a span
};
std::string_view doubt_ja(Doubt doubt);
std::string_view doubt_en(Doubt doubt);

// How far ahead anything is answered.
inline constexpr int kHorizonDays = 14;

struct OpenState {
  std::optional<bool> open;        // nothing: see doubt
  std::optional<Timestamp> until;  // when open: the end, over midnight too; nothing: no end within 14 days
  Doubt doubt = Doubt::none;
  std::string note;  // of the span or exception that decided
};

// The state at a moment. On a public holiday only spans with day 8 count, if any span names 8; without one the ordinary
// spans are doubtful. Round the clock on all seven days holds on every day.
OpenState state_at(const std::vector<OpenHours>& hours, const std::vector<HoursException>& exceptions, Timestamp at);

// The same in words: line is "時間内・17:00まで", "時間外・次は 今日 13:00 から", "祝日は要確認", "時間の登録なし".
struct OpenNow {
  std::optional<bool> open;
  std::string until;  // "17:00", "翌9:00"; empty when not open or without end
  std::string line;

  bool operator==(const OpenNow&) const = default;
};

constexpr auto describe(model::Tag<OpenNow>) {
  using namespace model;
  return entity("OpenNow", "今の状態", field("open", &OpenNow::open), field("until", &OpenNow::until),
                field("line", &OpenNow::line));
}

OpenNow open_at(const std::vector<OpenHours>& hours, const std::vector<HoursException>& exceptions, Timestamp at);

// The first moment from `at` on, within 14 days, at which it is certainly open; `at` itself when it is open then.
std::optional<Timestamp> next_opening(const std::vector<OpenHours>& hours,
                                      const std::vector<HoursException>& exceptions, Timestamp at);

// The same on one day alone.
std::optional<Timestamp> opening_on(LocalDate date, const std::vector<OpenHours>& hours,
                                    const std::vector<HoursException>& exceptions, Timestamp at);

// "今日 13:00", "11月24日(火) 9:00"; with the year when it is another one than that of `at`.
std::string moment_text(Timestamp moment, Timestamp at);
// The end of a span that is open at `at`: "17:00", "24:00", "翌9:00", "11月26日(木) 9:00".
std::string until_text(Timestamp until, Timestamp at);

// "月–金 9:00–12:00・13:00–17:00、土 9:00–12:00（第2・4週のみ）"; empty for no hours.
std::string hours_line(const std::vector<OpenHours>& hours);

// One column of the week as pages and paper show it: 月 … 日, and 祝.
struct DayColumn {
  std::int32_t day = 1;  // 1 … 8
  std::string label;
  std::vector<std::string> lines;  // "9:00–12:00", "休み"; the holiday column may say "要確認"

  bool operator==(const DayColumn&) const = default;
};

constexpr auto describe(model::Tag<DayColumn>) {
  using namespace model;
  return entity("DayColumn", "曜日ごとの時間", field("day", &DayColumn::day), field("label", &DayColumn::label),
                field("lines", &DayColumn::lines));
}

// Always eight columns; none when there are no hours.
std::vector<DayColumn> weekly_table(const std::vector<OpenHours>& hours);

// What is wrong with hours somebody typed; `field` is the name of the list, so that errors are "hours.2.open".
// Codes: required, hours_day, hours_day_twice, hours_time, hours_order, hours_midnight, hours_overlap.
std::vector<FieldError> check_hours(const std::vector<OpenHours>& hours, std::string_view field = "hours");

// Code period_order for a period that ends before it begins.
std::vector<FieldError> check_exceptions(const std::vector<HoursException>& exceptions,
                                         std::string_view field = "exceptions");
std::vector<FieldError> check_leave(const std::vector<Leave>& leave, std::string_view field = "leave");

// Minutes since midnight of "HH:MM" (0 … 1440), or nothing.
std::optional<int> minutes_of(std::string_view time);
// 540 → "9:00".
std::string clock_text(int minutes);

}  // namespace kaname::directory

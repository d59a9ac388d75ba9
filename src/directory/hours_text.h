// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the hours that public lists hold as phrases: "平日,祝日", "月曜日～金曜日 ９時〜１７時３０分、土 9:00～12:00". What is
// not understood to the last word stays a note; nothing is guessed. Not for 特記事項 cells: those tell exceptions ("水曜日は
// 9時～12時"), which read well as hours and are none.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directory/facility.h"

namespace kaname::directory {

struct ReadHours {
  std::vector<OpenHours> hours;    // where days and times are certain
  std::vector<std::int32_t> days;  // where only days are told
  std::string note;                // the words as they stand, when something could not be kept otherwise

  bool operator==(const ReadHours&) const = default;
};

// One phrase that holds days, times or both.
ReadHours read_hours(std::string_view text);
// Days and times from two cells.
ReadHours read_hours(std::string_view days, std::string_view times);

// Days alone, 1 … 8 in order; empty when any word is not a day.
std::vector<std::int32_t> read_days(std::string_view text);
// Times alone, without days; empty when anything else stands there. Over midnight is two spans only with days, so: empty.
std::vector<OpenHours> read_times(std::string_view text);

// Which weeks of the month a note means: "第2・4週のみ", "第1土曜は休み", "隔週".
struct WeekRule {
  bool stated = false;     // weeks are named
  bool unclear = false;    // 隔週, half days, several rules: it depends on the week, but not told plainly
  bool excluded = false;   // the named weeks are the closed ones
  std::int32_t day = 0;    // the weekday named with them (1 … 7); 0: every day of the span
  std::vector<int> weeks;  // 1 … 5

  // Whether a weekday counts when it is the n-th of its month.
  bool holds(std::int32_t weekday, int week) const;
};
WeekRule week_rule(std::string_view note);

}  // namespace kaname::directory

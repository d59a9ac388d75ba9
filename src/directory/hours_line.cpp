// SPDX-License-Identifier: Apache-2.0
// How hours are written: the short line and the week as a table.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

constexpr auto kDayNames = std::to_array<std::string_view>({"", "月", "火", "水", "木", "金", "土", "日", "祝"});
constexpr std::int32_t kHoliday = 8;

std::string time_text(std::string_view time) {
  const auto minutes = minutes_of(time);
  return minutes ? clock_text(*minutes) : std::string(time);
}

std::string span_text(const OpenHours& span) {
  std::string out = span.open == "00:00" && span.close == "24:00"
      ? std::string("24時間")
      : fmt::format("{}–{}", time_text(span.open), time_text(span.close));
  if (!span.note.empty()) out += fmt::format("（{}）", span.note);
  return out;
}

// The spans of one day in the order of time.
std::vector<std::string> lines_of(const std::vector<OpenHours>& hours, std::int32_t day) {
  std::vector<const OpenHours*> spans;
  for (const OpenHours& span : hours) {
    if (std::find(span.days.begin(), span.days.end(), day) != span.days.end()) spans.push_back(&span);
  }
  std::stable_sort(spans.begin(), spans.end(),
                   [](const OpenHours* a, const OpenHours* b) { return a->open < b->open; });
  std::vector<std::string> out;
  for (const OpenHours* span : spans) out.push_back(span_text(*span));
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "・") + part;
  return out;
}

// {1,2,3,4,5,8} → "月–金・祝"; two days in a row are named one by one.
std::string days_text(const std::vector<std::int32_t>& days) {
  const bool holiday = std::find(days.begin(), days.end(), kHoliday) != days.end();
  if (days.size() >= 7 && days[6] == 7) return holiday ? "毎日（祝日も）" : "毎日";
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < days.size();) {
    std::size_t end = i;
    while (end + 1 < days.size() && days[end + 1] == days[end] + 1 && days[end + 1] != kHoliday) ++end;
    const auto name = [&](std::size_t k) { return std::string(kDayNames[static_cast<std::size_t>(days[k])]); };
    if (end - i >= 2) {
      parts.push_back(name(i) + "–" + name(end));
    } else {
      for (std::size_t k = i; k <= end; ++k) parts.push_back(name(k));
    }
    i = end + 1;
  }
  return joined(parts);
}

}  // namespace

std::string hours_line(const std::vector<OpenHours>& hours) {
  struct Group {
    std::string times;
    std::vector<std::int32_t> days;
  };
  std::vector<Group> groups;
  for (std::int32_t day = 1; day <= kHoliday; ++day) {
    const std::string times = joined(lines_of(hours, day));
    if (times.empty()) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.times == times; });
    if (same == groups.end()) {
      groups.push_back({times, {day}});
    } else {
      same->days.push_back(day);
    }
  }
  std::string out;
  for (const Group& group : groups) {
    out += fmt::format("{}{} {}", out.empty() ? "" : "、", days_text(group.days), group.times);
  }
  return out;
}

std::vector<DayColumn> weekly_table(const std::vector<OpenHours>& hours) {
  std::vector<DayColumn> out;
  if (hours.empty()) return out;
  for (std::int32_t day = 1; day <= kHoliday; ++day) {
    DayColumn column{day, std::string(kDayNames[static_cast<std::size_t>(day)]), lines_of(hours, day)};
    // Hours that are silent about holidays do not say that it is closed then.
    if (column.lines.empty()) column.lines.emplace_back(day == kHoliday ? "要確認" : "休み");
    out.push_back(std::move(column));
  }
  return out;
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "outreach/hours_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/wareki.h"

namespace kaname::outreach {
namespace {

using directory::DayColumn;
using directory::OpenHours;
using directory::Service;

constexpr std::int32_t kHoliday = 8;
constexpr auto kDaysEn =
    std::to_array<std::string_view>({"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Holidays"});
constexpr auto kMonthsEn =
    std::to_array<std::string_view>({"", "January", "February", "March", "April", "May", "June", "July", "August",
                                     "September", "October", "November", "December"});

struct Span {
  int from = 0, to = 0;
};

bool on_day(const OpenHours& hours, std::int32_t day) {
  return std::find(hours.days.begin(), hours.days.end(), day) != hours.days.end();
}

// The union of spans of one day: 9–12 of one speciality and 11–13 of another are 9–13 of the clinic.
std::vector<Span> joined_spans(const std::vector<OpenHours>& all, std::int32_t day) {
  std::vector<Span> spans;
  for (const OpenHours& hours : all) {
    const auto from = directory::minutes_of(hours.open), to = directory::minutes_of(hours.close);
    if (hours.note.empty() && from && to && *from < *to && on_day(hours, day)) spans.push_back({*from, *to});
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.from <= out.back().to) {
      out.back().to = std::max(out.back().to, span.to);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

std::string hhmm(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::vector<OpenHours> joined_hours(const std::vector<OpenHours>& all) {
  std::vector<OpenHours> out;
  for (std::int32_t day = 1; day <= kHoliday; ++day) {
    for (const Span& span : joined_spans(all, day)) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const OpenHours& hours) {
        return hours.open == hhmm(span.from) && hours.close == hhmm(span.to);
      });
      if (same != out.end()) {
        same->days.push_back(day);
      } else {
        out.push_back({{day}, hhmm(span.from), hhmm(span.to), {}});
      }
    }
  }
  for (const OpenHours& hours : all) {  // with a note it is not simply open, so it stays as it is
    if (!hours.note.empty() && std::find(out.begin(), out.end(), hours) == out.end()) out.push_back(hours);
  }
  return out;
}

// The words of a day's line that the directory writes itself; notes are data.
std::string line_in(Language language, std::string_view line) {
  if (language == Language::ja) return std::string(line);
  if (line == words(Language::ja, Text::closed_day)) return std::string(words(language, Text::closed_day));
  if (line == words(Language::ja, Text::please_ask)) return std::string(words(language, Text::please_ask));
  const std::string_view all_day = words(Language::ja, Text::all_day);
  if (line.starts_with(all_day)) {
    return std::string(words(language, Text::all_day)) + std::string(line.substr(all_day.size()));
  }
  return std::string(line);
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

// {1,2,3,6} → "Mon–Wed, Sat".
std::string days_en(const std::vector<std::int32_t>& days) {
  if (days.size() >= 7 && days[6] == 7) {
    return std::string(words(Language::en, days.size() == 8 ? Text::every_day_holidays : Text::every_day));
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < days.size();) {
    std::size_t end = i;
    while (end + 1 < days.size() && days[end + 1] == days[end] + 1 && days[end + 1] != kHoliday) ++end;
    std::string name(kDaysEn[static_cast<std::size_t>(days[i])]);
    if (end > i) name += fmt::format("–{}", kDaysEn[static_cast<std::size_t>(days[end])]);
    parts.push_back(std::move(name));
    i = end + 1;
  }
  return joined(parts, ", ");
}

std::string hours_line_en(const std::vector<OpenHours>& hours) {
  struct Group {
    std::vector<std::string> lines;
    std::vector<std::int32_t> days;
  };
  std::vector<Group> groups;
  for (const DayColumn& column : directory::weekly_table(hours)) {
    const bool told =
        std::any_of(hours.begin(), hours.end(), [&](const OpenHours& h) { return on_day(h, column.day); });
    if (!told) continue;
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.lines == column.lines; });
    if (same == groups.end()) {
      groups.push_back({column.lines, {column.day}});
    } else {
      same->days.push_back(column.day);
    }
  }
  std::vector<std::string> parts;
  for (Group& group : groups) {
    for (std::string& line : group.lines) line = line_in(Language::en, line);
    parts.push_back(days_en(group.days) + " " + joined(group.lines, ", "));
  }
  return joined(parts, "; ");
}

std::string short_moment_en(Timestamp moment, Timestamp at) {
  const std::string clock = directory::clock_text(moment.tokyo_minutes());
  const LocalDate date = moment.tokyo_date();
  if (date == at.tokyo_date()) return fmt::format("{} {}", words(Language::en, Text::today), clock);
  const unsigned weekday = date.weekday() == 0 ? 7 : date.weekday();
  return fmt::format("{} {} {} {}", kDaysEn[weekday], date.day(), kMonthsEn[date.month()].substr(0, 3), clock);
}

std::string line_en(const std::vector<OpenHours>& hours, const Service& service, Timestamp at) {
  const directory::OpenState state = directory::state_at(hours, service.exceptions, at);
  if (!state.open) return std::string(directory::doubt_en(state.doubt));
  if (*state.open) {
    if (!state.until) return std::string(words(Language::en, Text::all_day));
    const bool same_day = state.until->tokyo_date() == at.tokyo_date();
    const std::string until =
        same_day ? directory::clock_text(state.until->tokyo_minutes()) : short_moment_en(*state.until, at);
    return filled(Language::en, Text::until, until);
  }
  const auto next = directory::next_opening(hours, service.exceptions, at);
  return next ? filled(Language::en, Text::closed_now_next, short_moment_en(*next, at))
              : std::string(words(Language::en, Text::closed_now));
}

}  // namespace

std::vector<OpenHours> shown_hours(const Service& service) {
  if (!service.hours.empty()) return service.hours;
  std::vector<OpenHours> all;
  for (const auto& speciality : service.specialities) {
    all.insert(all.end(), speciality.hours.begin(), speciality.hours.end());
  }
  return all.empty() ? all : joined_hours(all);
}

std::string hours_line(Language language, const std::vector<OpenHours>& hours) {
  return language == Language::ja ? directory::hours_line(hours) : hours_line_en(hours);
}

OpenWords open_words(Language language, const Service& service, Timestamp at) {
  const std::vector<OpenHours> hours = shown_hours(service);
  const directory::OpenNow now = directory::open_at(hours, service.exceptions, at);
  return {now.open, language == Language::ja ? now.line : line_en(hours, service, at)};
}

std::vector<DayColumn> week_table(Language language, const std::vector<OpenHours>& hours) {
  std::vector<DayColumn> out = directory::weekly_table(hours);
  if (language == Language::ja) return out;
  for (DayColumn& column : out) {
    column.label = kDaysEn[static_cast<std::size_t>(column.day)];
    for (std::string& line : column.lines) line = line_in(language, line);
  }
  return out;
}

std::string date_text(Language language, LocalDate date) {
  if (language == Language::ja) return wareki::wareki_weekday(date);
  return fmt::format("{} {} {}", date.day(), kMonthsEn[date.month()], date.year());
}

std::string moment_text(Language language, Timestamp moment) {
  return fmt::format("{}{} {}", date_text(language, moment.tokyo_date()), language == Language::ja ? "" : ",",
                     directory::clock_text(moment.tokyo_minutes()));
}

std::string distance_text(Language language, double metres) {
  const std::string_view space = language == Language::ja ? "" : " ";
  if (metres < 975) return fmt::format("{}{}m", std::max(50L, std::lround(metres / 50) * 50), space);
  return fmt::format("{:.1f}{}km", metres / 1000, space);
}

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#include "directory/hours_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/holiday.h"
#include "base/text_fold.h"
#include "base/wareki.h"
#include "directory/hours_text.h"

namespace kaname::directory {
namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr std::int32_t kHoliday = 8;

// A span of one calendar day, with why it may not hold.
struct DaySpan {
  int from = 0, to = 0;
  Doubt doubt = Doubt::none;
  std::string note;
};

// 1 Monday … 7 Sunday.
std::int32_t weekday_of(LocalDate date) {
  const auto sunday_first = static_cast<std::int32_t>(date.weekday());
  return sunday_first == 0 ? 7 : sunday_first;
}

bool names_day(const OpenHours& span, std::int32_t day) {
  return std::find(span.days.begin(), span.days.end(), day) != span.days.end();
}

bool names_holidays(const std::vector<OpenHours>& hours) {
  return std::any_of(hours.begin(), hours.end(), [](const OpenHours& s) { return names_day(s, kHoliday); });
}

DaySpan day_span(const OpenHours& span) {
  const auto from = minutes_of(span.open), to = minutes_of(span.close);
  if (!from || !to || *from >= *to) return {0, kDayMinutes, Doubt::unreadable, span.note};
  return {*from, *to, week_rule(span.note).unclear ? Doubt::some_weeks : Doubt::none, span.note};
}

// The spans that name `day`, without those whose note says that this week of the month does not count.
std::vector<DaySpan> spans_of(const std::vector<OpenHours>& hours, std::int32_t day, LocalDate date) {
  const int week = (static_cast<int>(date.day()) - 1) / 7 + 1;
  std::vector<DaySpan> out;
  for (const OpenHours& span : hours) {
    if (names_day(span, day) && week_rule(span.note).holds(weekday_of(date), week)) out.push_back(day_span(span));
  }
  std::sort(out.begin(), out.end(), [](const DaySpan& a, const DaySpan& b) { return a.from < b.from; });
  return out;
}

// 0:00–24:00 on Monday to Sunday, without conditions: then a holiday changes nothing.
bool is_round_the_clock(const std::vector<OpenHours>& hours) {
  for (std::int32_t day = 1; day <= 7; ++day) {
    const bool whole = std::any_of(hours.begin(), hours.end(), [day](const OpenHours& s) {
      return names_day(s, day) && s.open == "00:00" && s.close == "24:00" && s.note.empty();
    });
    if (!whole) return false;
  }
  return true;
}

void doubt_all(std::vector<DaySpan>& spans, Doubt doubt) {
  for (DaySpan& span : spans) {
    if (span.doubt == Doubt::none) span.doubt = doubt;
  }
}

// 12/29–1/3, when public offices rest (行政機関の休日に関する法律 第1条第1項第3号) and nearly everybody with them.
bool is_year_end(LocalDate date) {
  return (date.month() == 12 && date.day() >= 29) || (date.month() == 1 && date.day() <= 3);
}

std::vector<DaySpan> ordinary_day(const std::vector<OpenHours>& hours, LocalDate date) {
  const std::int32_t weekday = weekday_of(date);
  if (is_round_the_clock(hours)) return spans_of(hours, weekday, date);
  std::vector<DaySpan> spans;
  if (!holiday_name(date)) {
    spans = spans_of(hours, weekday, date);
  } else if (names_holidays(hours)) {
    spans = spans_of(hours, kHoliday, date);
    // "平日,祝日" means holidays among the weekdays; whether a holiday on a closed Sunday counts is not told.
    const bool weekend = weekday >= 6;
    const bool open_weekday =
        std::any_of(hours.begin(), hours.end(), [weekday](const OpenHours& s) { return names_day(s, weekday); });
    if (weekend && !open_weekday) doubt_all(spans, Doubt::holiday);
  } else {
    // Silence about holidays is not a no: offices that visit homes often work then. Neither is it a yes.
    spans = spans_of(hours, weekday, date);
    doubt_all(spans, Doubt::holiday);
  }
  if (is_year_end(date)) doubt_all(spans, Doubt::year_end);
  return spans;
}

// What a changed day's note says: times, or that the day is as usual.
bool means_as_usual(std::string_view note) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"", "通常", "通常どおり", "通常通り", "通常営業", "通常診療", "営業", "開所", "開院", "診療", "対応"});
  const std::string word = text::trim(note);
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

struct DayPlan {
  std::vector<DaySpan> spans;
  bool closed = false;      // by an exception …
  std::string closed_note;  // … which says this
};

DayPlan plan_of(const std::vector<OpenHours>& hours, const std::vector<HoursException>& exceptions, LocalDate date) {
  const HoursException* changed = nullptr;
  for (const HoursException& exception : exceptions) {
    if (date < exception.from || exception.to < date) continue;
    if (exception.closed) return {{}, true, exception.note};
    changed = &exception;
  }
  if (!changed) return {ordinary_day(hours, date), false, {}};
  const std::int32_t day = holiday_name(date) && names_holidays(hours) ? kHoliday : weekday_of(date);
  if (means_as_usual(changed->note)) return {spans_of(hours, day, date), false, {}};
  DayPlan plan;
  for (const OpenHours& span : read_times(changed->note)) plan.spans.push_back(day_span(span));
  if (!plan.spans.empty()) return plan;
  plan.spans = spans_of(hours, day, date);
  if (plan.spans.empty()) plan.spans.push_back({0, kDayMinutes, Doubt::changed, changed->note});
  for (DaySpan& span : plan.spans) span.note = changed->note;
  doubt_all(plan.spans, Doubt::changed);
  return plan;
}

// The end of the certain spans that hold at `minute`, or `minute` itself.
int certain_end(const std::vector<DaySpan>& spans, int minute) {
  int end = minute;
  for (const DaySpan& span : spans) {
    if (span.doubt == Doubt::none && span.from <= end && span.to > end) end = span.to;
  }
  return end;
}

std::string day_text(LocalDate date) {
  return fmt::format("{}月{}日({})", date.month(), date.day(), wareki::weekday(date));
}

// Where spans join (12:00 to 12:00, 24:00 to 0:00) the end is that of the last one.
std::optional<Timestamp> end_of(const std::vector<OpenHours>& hours, const std::vector<HoursException>& exceptions,
                                Timestamp at) {
  const LocalDate today = at.tokyo_date();
  int minute = at.tokyo_minutes();
  for (int n = 0; n <= kHorizonDays; ++n) {
    const LocalDate date = today.plus_days(n);
    const int end = certain_end(plan_of(hours, exceptions, date).spans, minute);
    if (end < kDayMinutes) return Timestamp::of(date, end / 60, end % 60);
    minute = 0;
  }
  return std::nullopt;
}

}  // namespace

std::string_view doubt_ja(Doubt doubt) {
  switch (doubt) {
    case Doubt::none: return "";
    case Doubt::no_hours: return "時間の登録なし";
    case Doubt::holiday: return "祝日は要確認";
    case Doubt::year_end: return "年末年始は要確認";
    case Doubt::changed: return "臨時の変更あり・要確認";
    case Doubt::some_weeks: return "週による・要確認";
    case Doubt::unreadable: return "時間の記載を要確認";
  }
  return "";
}

std::string_view doubt_en(Doubt doubt) {
  switch (doubt) {
    case Doubt::none: return "";
    case Doubt::no_hours: return "hours not registered";
    case Doubt::holiday: return "public holiday: please check";
    case Doubt::year_end: return "year-end holidays: please check";
    case Doubt::changed: return "hours changed for now: please check";
    case Doubt::some_weeks: return "some weeks only: please check";
    case Doubt::unreadable: return "hours unclear: please check";
  }
  return "";
}

OpenState state_at(const std::vector<OpenHours>& hours, const std::vector<HoursException>& exceptions, Timestamp at) {
  const DayPlan plan = plan_of(hours, exceptions, at.tokyo_date());
  const int minute = at.tokyo_minutes();
  const DaySpan* doubtful = nullptr;
  for (const DaySpan& span : plan.spans) {
    if (minute < span.from || span.to <= minute) continue;
    if (span.doubt == Doubt::none) return {true, end_of(hours, exceptions, at), Doubt::none, span.note};
    if (!doubtful) doubtful = &span;
  }
  if (doubtful) return {std::nullopt, std::nullopt, doubtful->doubt, doubtful->note};
  if (hours.empty() && plan.spans.empty() && !plan.closed) return {std::nullopt, std::nullopt, Doubt::no_hours, {}};
  return {false, std::nullopt, Doubt::none, plan.closed_note};
}

OpenNow open_at(const std::vector<OpenHours>& hours, const std::vector<HoursException>& exceptions, Timestamp at) {
  const OpenState state = state_at(hours, exceptions, at);
  OpenNow now;
  now.open = state.open;
  const std::string note = state.note.empty() ? "" : fmt::format("（{}）", state.note);
  if (!state.open) {
    now.line = fmt::format("{}{}", doubt_ja(state.doubt), note);
  } else if (*state.open) {
    if (state.until) now.until = until_text(*state.until, at);
    now.line = (state.until ? fmt::format("時間内・{}まで", now.until) : std::string("24時間")) + note;
  } else {
    const auto next = next_opening(hours, exceptions, at);
    now.line = "時間外" + note + (next ? fmt::format("・次は {} から", moment_text(*next, at)) : std::string());
  }
  return now;
}

std::optional<Timestamp> opening_on(LocalDate date, const std::vector<OpenHours>& hours,
                                    const std::vector<HoursException>& exceptions, Timestamp at) {
  std::optional<Timestamp> first;
  for (const DaySpan& span : plan_of(hours, exceptions, date).spans) {
    if (span.doubt != Doubt::none || Timestamp::of(date, span.to / 60, span.to % 60) <= at) continue;
    const Timestamp from = std::max(at, Timestamp::of(date, span.from / 60, span.from % 60));
    if (!first || from < *first) first = from;
  }
  return first;
}

std::optional<Timestamp> next_opening(const std::vector<OpenHours>& hours,
                                      const std::vector<HoursException>& exceptions, Timestamp at) {
  if (hours.empty() && exceptions.empty()) return std::nullopt;
  for (int n = 0; n <= kHorizonDays; ++n) {
    const auto from = opening_on(at.tokyo_date().plus_days(n), hours, exceptions, at);
    if (from) return *from <= at.plus_ms(kHorizonDays * kDayMs) ? from : std::nullopt;
  }
  return std::nullopt;
}

std::string moment_text(Timestamp moment, Timestamp at) {
  const LocalDate date = moment.tokyo_date();
  const std::string clock = clock_text(moment.tokyo_minutes());
  if (date == at.tokyo_date()) return "今日 " + clock;
  const std::string year = date.year() == at.tokyo_date().year() ? "" : fmt::format("{}年", date.year());
  return year + day_text(date) + " " + clock;
}

std::string until_text(Timestamp until, Timestamp at) {
  const int days = until.tokyo_date().days - at.tokyo_date().days;
  const std::string clock = clock_text(until.tokyo_minutes());
  if (days == 0) return clock;
  if (days == 1) return until.tokyo_minutes() == 0 ? "24:00" : "翌" + clock;
  return day_text(until.tokyo_date()) + " " + clock;
}

std::vector<FieldError> check_hours(const std::vector<OpenHours>& hours, std::string_view field) {
  std::vector<FieldError> errors;
  const auto wrong = [&](std::size_t i, std::string_view member, std::string_view code) {
    errors.push_back({fmt::format("{}.{}.{}", field, i, member), std::string(code)});
  };
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const OpenHours& span = hours[i];
    std::array<bool, 9> seen{};
    if (span.days.empty()) wrong(i, "days", "required");
    for (const std::int32_t day : span.days) {
      if (day < 1 || day > kHoliday) {
        wrong(i, "days", "hours_day");
      } else if (std::exchange(seen[static_cast<std::size_t>(day)], true)) {
        wrong(i, "days", "hours_day_twice");
      }
    }
    const auto from = minutes_of(span.open), to = minutes_of(span.close);
    const bool open_ok = from && *from < kDayMinutes;
    if (!open_ok) wrong(i, "open", span.open.empty() ? "required" : "hours_time");
    if (!to) wrong(i, "close", span.close.empty() ? "required" : "hours_time");
    if (!open_ok || !to) continue;
    if (*from == *to) wrong(i, "close", "hours_order");
    if (*from > *to) wrong(i, "close", "hours_midnight");
    // Two spans over each other on one day are a slip, unless notes tell them apart (第1・3週, 第2・4週).
    for (std::size_t k = 0; k < i; ++k) {
      const auto other_from = minutes_of(hours[k].open), other_to = minutes_of(hours[k].close);
      const bool meet = other_from && other_to && *other_from < *to && *from < *other_to;
      const bool same_day =
          std::any_of(span.days.begin(), span.days.end(), [&](std::int32_t day) { return names_day(hours[k], day); });
      if (meet && same_day && hours[k].note == span.note) {
        wrong(i, "open", "hours_overlap");
        break;
      }
    }
  }
  return errors;
}

std::vector<FieldError> check_exceptions(const std::vector<HoursException>& exceptions, std::string_view field) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (exceptions[i].to < exceptions[i].from) errors.push_back({fmt::format("{}.{}.to", field, i), "period_order"});
  }
  return errors;
}

std::vector<FieldError> check_leave(const std::vector<Leave>& leave, std::string_view field) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < leave.size(); ++i) {
    if (leave[i].to < leave[i].from) errors.push_back({fmt::format("{}.{}.to", field, i), "period_order"});
  }
  return errors;
}

std::optional<int> minutes_of(std::string_view time) {
  const auto digit = [&](std::size_t i) { return time[i] >= '0' && time[i] <= '9'; };
  if (time.size() != 5 || time[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hour = (time[0] - '0') * 10 + (time[1] - '0'), minute = (time[3] - '0') * 10 + (time[4] - '0');
  if (minute > 59 || hour * 60 + minute > kDayMinutes) return std::nullopt;
  return hour * 60 + minute;
}

std::string clock_text(int minutes) { return fmt::format("{}:{:02}", minutes / 60, minutes % 60); }

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "base/wareki.h"

#include <fmt/format.h>

#include <array>

namespace kaname::wareki {
namespace {

struct Era {
  std::string_view name;
  char letter;
  int year, month, day;  // first day
};

// Newest first. Before 1873-01-01 Japan counted by the moon, so earlier Meiji days are not printed.
constexpr std::array<Era, 5> kEras{{{"令和", 'R', 2019, 5, 1},
                                    {"平成", 'H', 1989, 1, 8},
                                    {"昭和", 'S', 1926, 12, 25},
                                    {"大正", 'T', 1912, 7, 30},
                                    {"明治", 'M', 1873, 1, 1}}};

const Era* era_of(LocalDate date) {
  for (const Era& era : kEras) {
    if (date >= LocalDate::from_ymd(era.year, static_cast<unsigned>(era.month), static_cast<unsigned>(era.day))) {
      return &era;
    }
  }
  return nullptr;
}

// Meiji counts from 1868 although its first printable day is in 1873.
int first_year(const Era& era) { return era.letter == 'M' ? 1868 : era.year; }

std::string year_text(LocalDate date) {
  const Era* era = era_of(date);
  if (era == nullptr) return fmt::format("{}年", date.year());
  const int year = date.year() - first_year(*era) + 1;
  return year == 1 ? fmt::format("{}元年", era->name) : fmt::format("{}{}年", era->name, year);
}

}  // namespace

std::string wareki(LocalDate date) { return fmt::format("{}{}月{}日", year_text(date), date.month(), date.day()); }

std::string short_wareki(LocalDate date) {
  const Era* era = era_of(date);
  if (era == nullptr) return fmt::format("{}.{}.{}", date.year(), date.month(), date.day());
  return fmt::format("{}{}.{}.{}", era->letter, date.year() - first_year(*era) + 1, date.month(), date.day());
}

std::string_view weekday(LocalDate date) {
  constexpr std::array<std::string_view, 7> names{"日", "月", "火", "水", "木", "金", "土"};
  return names[date.weekday()];
}

std::string clock_text(Timestamp at) {
  const int minutes = at.tokyo_minutes();
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

std::string wareki_weekday(LocalDate date) { return fmt::format("{}({})", wareki(date), weekday(date)); }

int fiscal_year(LocalDate date) { return date.month() >= 4 ? date.year() : date.year() - 1; }

std::string fiscal_year_text(LocalDate date) {
  // The year is named after its last day, so that April 2019 already belongs to 令和元年度.
  const std::string year = year_text(LocalDate::from_ymd(fiscal_year(date), 12, 31));
  return year + "度";
}

std::string wareki(const ParsedDate& date) {
  std::string out = date.precision == Precision::day ? wareki(date.date) : std::string();
  if (out.empty()) {
    // A year or month in which the era changes is named by its end: 令和元年, 平成元年1月.
    const int months = date.precision == Precision::year ? 12 : 1;
    out = year_text(date.date.plus_months(months).plus_days(-1));
    if (date.precision == Precision::month) out += fmt::format("{}月", date.date.month());
  }
  return date.about ? out + "頃" : out;
}

int age_on(LocalDate birth, LocalDate day) {
  const int years = day.year() - birth.year();
  const bool before_birthday = day.month() * 100 + day.day() < birth.month() * 100 + birth.day();
  return before_birthday ? years - 1 : years;
}

LocalDate legal_age_day(LocalDate birth, int years) {
  // Born on 29 February: a year without that day ends on 28 February (民法 第143条), leap or not.
  if (birth.month() == 2 && birth.day() == 29) return LocalDate::from_ymd(birth.year() + years, 2, 28);
  return LocalDate::from_ymd(birth.year() + years, birth.month(), birth.day()).plus_days(-1);
}

}  // namespace kaname::wareki

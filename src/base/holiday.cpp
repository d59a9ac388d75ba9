// SPDX-License-Identifier: Apache-2.0
#include "base/holiday.h"

#include <array>

namespace kaname {
namespace {

constexpr int kAlways = 9999;

// A holiday on one day of the year, in force from `first` to `last` year.
struct FixedDay {
  unsigned month, day;
  int first, last;
  std::string_view name;
};

// 第2条. Former days stand here too, because old records are shown with the hours of their time.
constexpr auto kFixed = std::to_array<FixedDay>({
    {1, 1, 1949, kAlways, "元日"},
    {1, 15, 1949, 1999, "成人の日"},
    {2, 11, 1967, kAlways, "建国記念の日"},
    {2, 23, 2020, kAlways, "天皇誕生日"},
    {4, 29, 1949, 1988, "天皇誕生日"},
    {4, 29, 1989, 2006, "みどりの日"},
    {4, 29, 2007, kAlways, "昭和の日"},
    {5, 3, 1949, kAlways, "憲法記念日"},
    {5, 4, 2007, kAlways, "みどりの日"},
    {5, 5, 1949, kAlways, "こどもの日"},
    {7, 20, 1996, 2002, "海の日"},
    {8, 11, 2016, 2019, "山の日"},
    {8, 11, 2022, kAlways, "山の日"},
    {9, 15, 1966, 2002, "敬老の日"},
    {10, 10, 1966, 1999, "体育の日"},
    {11, 3, 1948, kAlways, "文化の日"},
    {11, 23, 1948, kAlways, "勤労感謝の日"},
    {12, 23, 1989, 2018, "天皇誕生日"},
    // 昭和天皇の大喪の礼 (平成元年法律第4号), 即位礼正殿の儀 (平成2年法律第24号), 結婚の儀 (平成5年法律第32号).
    {2, 24, 1989, 1989, "昭和天皇の大喪の礼"},
    {11, 12, 1990, 1990, "即位礼正殿の儀"},
    {6, 9, 1993, 1993, "皇太子徳仁親王の結婚の儀"},
    // 平成30年法律第99号: treated as 国民の祝日, so the days between become holidays by 第3条第3項.
    {5, 1, 2019, 2019, "天皇の即位の日"},
    {10, 22, 2019, 2019, "即位礼正殿の儀の行われる日"},
    // Moved for the Olympic games (平成27年法律第33号 第32条).
    {7, 23, 2020, 2020, "海の日"},
    {7, 24, 2020, 2020, "スポーツの日"},
    {8, 10, 2020, 2020, "山の日"},
    {7, 22, 2021, 2021, "海の日"},
    {7, 23, 2021, 2021, "スポーツの日"},
    {8, 8, 2021, 2021, "山の日"},
});

// A holiday on the n-th Monday of a month (第2条 since 平成10年法律第141号 and 平成13年法律第59号).
struct Monday {
  unsigned month, nth;
  int first, last;
  std::string_view name;
};

constexpr auto kMondays = std::to_array<Monday>({
    {1, 2, 2000, kAlways, "成人の日"},
    {7, 3, 2003, 2019, "海の日"},
    {7, 3, 2022, kAlways, "海の日"},
    {9, 3, 2003, kAlways, "敬老の日"},
    {10, 2, 2000, 2019, "体育の日"},
    {10, 2, 2022, kAlways, "スポーツの日"},
});

// The usual approximation for 1980–2099 (長沢工, 海上保安庁水路部): it agrees with every day announced so far.
unsigned equinox_day(double base, int year) {
  const int n = year - 1980;
  return static_cast<unsigned>(base + 0.242194 * n) - static_cast<unsigned>(n / 4);
}

// 国民の祝日 in the narrow sense: 第2条 and the special laws.
std::optional<std::string_view> national_holiday(LocalDate date) {
  const int year = date.year();
  const unsigned month = date.month(), day = date.day();
  if (year < 1980 || year > 2099) return std::nullopt;
  for (const FixedDay& fixed : kFixed) {
    if (fixed.month == month && fixed.day == day && fixed.first <= year && year <= fixed.last) return fixed.name;
  }
  for (const Monday& monday : kMondays) {
    const bool falls = monday.month == month && date.weekday() == 1 && (day - 1) / 7 + 1 == monday.nth;
    if (falls && monday.first <= year && year <= monday.last) return monday.name;
  }
  if (month == 3 && day == equinox_day(20.8431, year)) return "春分の日";
  if (month == 9 && day == equinox_day(23.2488, year)) return "秋分の日";
  return std::nullopt;
}

// 第3条第2項: when a holiday falls on a Sunday, the nearest later day that is no holiday (before 2007: the next day).
bool is_substitute(LocalDate date) {
  LocalDate before = date.plus_days(-1);
  if (date.year() < 2007) return before.weekday() == 0 && national_holiday(before);
  for (; national_holiday(before); before = before.plus_days(-1)) {
    if (before.weekday() == 0) return true;
  }
  return false;
}

// 第3条第3項, since 1985-12-27: a day whose neighbours are both 国民の祝日. Sundays only since 2007.
bool is_between(LocalDate date) {
  if (date < LocalDate::from_ymd(1985, 12, 27) || (date.year() < 2007 && date.weekday() == 0)) return false;
  return national_holiday(date.plus_days(-1)) && national_holiday(date.plus_days(1));
}

}  // namespace

std::optional<std::string_view> holiday_name(LocalDate date) {
  if (const auto name = national_holiday(date)) return name;
  if (date.year() < 1980 || date.year() > 2099) return std::nullopt;
  if (is_substitute(date)) return "振替休日";
  if (is_between(date)) return "国民の休日";
  return std::nullopt;
}

}  // namespace kaname

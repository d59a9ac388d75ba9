// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <charconv>
#include <cstdio>

namespace kaname {
namespace {

using std::chrono::sys_days;

using std::chrono::year_month_day;

// Reads exactly `n` digits at `at`; -1 when they are not there.
int digits(std::string_view text, std::size_t at, std::size_t n) {
  if (at + n > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Minutes east of UTC of "Z", "+09:00", "+0900" or nothing (Tokyo); nothing for other text.
std::optional<int> zone_minutes(std::string_view zone) {
  if (zone.empty()) return 9 * 60;
  if (zone == "Z" || zone == "z") return 0;
  if (zone[0] != '+' && zone[0] != '-') return std::nullopt;
  const int hours = digits(zone, 1, 2);
  const std::size_t colon = zone.size() > 3 && zone[3] == ':' ? 1 : 0;
  const int minutes = zone.size() == 3 ? 0 : digits(zone, 3 + colon, 2);
  const bool whole = zone.size() == 3 || zone.size() == 5 + colon;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || !whole) return std::nullopt;
  return (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

LocalDate LocalDate::from_ymd(int y, unsigned m, unsigned d) {
  const sys_days point = year_month_day(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d));
  return LocalDate{static_cast<std::int32_t>(point.time_since_epoch().count())};
}

std::optional<LocalDate> LocalDate::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (y < 0 || m < 0 || d < 0) return std::nullopt;
  const year_month_day date(std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                            std::chrono::day(static_cast<unsigned>(d)));
  if (!date.ok()) return std::nullopt;
  return from_ymd(y, static_cast<unsigned>(m), static_cast<unsigned>(d));
}

std::string LocalDate::text() const {
  char out[16];
  const int n = std::snprintf(out, sizeof out, "%04d-%02u-%02u", year(), month(), LocalDate::day());
  return std::string(out, static_cast<std::size_t>(n));
}

unsigned LocalDate::weekday() const { return std::chrono::weekday(sys_days(std::chrono::days(days))).c_encoding(); }

LocalDate LocalDate::plus_months(int n) const {
  const auto date = ymd();
  const auto moved = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(n);
  const year_month_day same_day(moved.year(), moved.month(), date.day());
  const sys_days point = same_day.ok() ? sys_days(same_day) : sys_days(moved / std::chrono::last);
  return LocalDate{static_cast<std::int32_t>(point.time_since_epoch().count())};
}

Timestamp Timestamp::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Timestamp{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::optional<Timestamp> Timestamp::parse(std::string_view text) {
  const auto date = LocalDate::parse(text.substr(0, 10));
  if (!date || text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2);
  std::size_t at = 16;
  int second = 0, millis = 0;
  if (at < text.size() && text[at] == ':') {
    second = digits(text, at + 1, 2);
    at += 3;
    if (at < text.size() && text[at] == '.') {
      int scale = 100;
      for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
        millis += (text[at] - '0') * scale;
      }
    }
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || at > text.size()) {
    return std::nullopt;
  }
  const auto zone = zone_minutes(text.substr(at));
  if (!zone) return std::nullopt;
  const std::int64_t seconds = (hour * 60LL + minute - *zone) * 60 + second;
  return Timestamp{date->days * kDayMs + seconds * 1000 + millis};
}

Timestamp Timestamp::of(LocalDate date, int hour, int minute) {
  return Timestamp{date.days * kDayMs + (hour * 60LL + minute) * 60'000 - kTokyoOffsetMs};
}

std::string Timestamp::text() const {
  const LocalDate date = tokyo_date();
  const std::int64_t in_day = ms + kTokyoOffsetMs - date.days * kDayMs;
  const int seconds = static_cast<int>(in_day / 1000), millis = static_cast<int>(in_day % 1000);
  char out[48];
  int n = std::snprintf(out, sizeof out, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (millis != 0) n += std::snprintf(out + n, sizeof out - static_cast<std::size_t>(n), ".%03d", millis);
  return date.text() + std::string(out, static_cast<std::size_t>(n)) + "+09:00";
}

LocalDate Timestamp::tokyo_date() const {
  return LocalDate{static_cast<std::int32_t>(floor_div(ms + kTokyoOffsetMs, kDayMs))};
}

int Timestamp::tokyo_minutes() const {
  const std::int64_t in_day = ms + kTokyoOffsetMs - tokyo_date().days * kDayMs;
  return static_cast<int>(in_day / 60'000);
}

}  // namespace kaname

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Moments and calendar days. Japan has one zone and no daylight saving, so the zone is a constant here.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kaname {

// Asia/Tokyo: UTC+9, no daylight saving since 1951.
inline constexpr std::int64_t kTokyoOffsetMs = 9LL * 60 * 60 * 1000;
inline constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

// A day of the calendar, without a time or zone. Wire form "2026-11-20".
struct LocalDate {
  std::int32_t days = 0;  // since 1970-01-01

  auto operator<=>(const LocalDate&) const = default;
  static LocalDate from_ymd(int year, unsigned month, unsigned day);
  // Nothing when the day does not exist (2025-02-29) or the text is not YYYY-MM-DD.
  static std::optional<LocalDate> parse(std::string_view text);
  std::string text() const;
  std::chrono::year_month_day ymd() const { return std::chrono::sys_days(std::chrono::days(days)); }
  int year() const { return static_cast<int>(ymd().year()); }
  unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  unsigned day() const { return static_cast<unsigned>(ymd().day()); }
  // 0 Sunday … 6 Saturday.
  unsigned weekday() const;
  LocalDate plus_days(int n) const { return LocalDate{days + n}; }
  // Same day n months on; the last day of the month when that day does not exist.
  LocalDate plus_months(int n) const;
};

// A moment, in milliseconds since 1970 UTC. Wire form "2026-11-20T09:05:00+09:00" (milliseconds only when not zero).
struct Timestamp {
  std::int64_t ms = 0;

  auto operator<=>(const Timestamp&) const = default;
  static Timestamp now();
  // Accepts Z or ±hh:mm; without a zone it is Tokyo time. Seconds may be missing.
  static std::optional<Timestamp> parse(std::string_view text);
  static Timestamp of(LocalDate date, int hour = 0, int minute = 0);
  std::string text() const;
  LocalDate tokyo_date() const;
  // Minutes since midnight in Tokyo, 0–1439.
  int tokyo_minutes() const;
  Timestamp plus_ms(std::int64_t n) const { return Timestamp{ms + n}; }
};

}  // namespace kaname

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The Japanese calendar: dates as people write them, read into days and printed again. Stored and sent
// dates stay ISO (base/time.h); only paper, screens and files from elsewhere come here.

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace kaname::wareki {

// 令和8年11月20日; the first year is 元年. Days before 1873 (the old lunar calendar) print as 1872年12月31日.
std::string wareki(LocalDate date);
// R8.11.20
std::string short_wareki(LocalDate date);
// 令和8年11月20日(金)
std::string wareki_weekday(LocalDate date);
// 9:05, in Tokyo.
std::string clock_text(Timestamp at);
// 日 月 火 水 木 金 土
std::string_view weekday(LocalDate date);

// The year whose April begins the fiscal year: 2026-03-31 → 2025.
int fiscal_year(LocalDate date);
// 令和7年度
std::string fiscal_year_text(LocalDate date);

// How exactly a date is known. `date` of a month or year is its first day.
enum class Precision { day, month, year };

struct ParsedDate {
  LocalDate date;
  Precision precision = Precision::day;
  bool about = false;   // 頃, 上旬 …
  std::string warning;  // Japanese, for the person who typed it; empty when nothing is doubtful
};

// Reads 令和7年9月1日, 令和元年, R7.9.1, ㋿7, ７年９月, 昭和六十四年一月七日, 2025-09-01, 2025/9/1 0:00, 20250901, 202509,
// 5070901 (era code of receipts), Excel day numbers, 令和4年3月頃. Fails with "date_impossible" for days and years
// that never were (2025-02-30, 昭和65年), with "date_unreadable" for everything else.
Result<ParsedDate> parse_date(std::string_view text);

// As the person gave it: 令和4年3月頃.
std::string wareki(const ParsedDate& date);

// Ordinary age: years completed, one more from the birthday on.
int age_on(LocalDate birth, LocalDate day);
// The day on which a person is `years` old before the law: the day before the birthday (年齢計算ニ関スル法律).
LocalDate legal_age_day(LocalDate birth, int years);

}  // namespace kaname::wareki

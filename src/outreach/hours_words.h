// SPDX-License-Identifier: Apache-2.0
#pragma once
// Opening hours and dates in the visitor's language. The rules are the directory's; only the words are here.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "directory/facility.h"
#include "directory/hours_rules.h"
#include "outreach/texts.h"

namespace kaname::outreach {

// The hours of a service as a visitor means them: its own or, where only the specialities have some, those of all of them
// together.
std::vector<directory::OpenHours> shown_hours(const directory::Service& service);

// "月–金 9:00–12:00・13:00–17:00、土 9:00–12:00" / "Mon–Fri 9:00–12:00, 13:00–17:00; Sat 9:00–12:00"; empty for no hours.
std::string hours_line(Language language, const std::vector<directory::OpenHours>& hours);

struct OpenWords {
  std::optional<bool> open;  // nothing: not certain
  std::string line;          // "時間内・17:00まで" / "Open until 17:00"
};
OpenWords open_words(Language language, const directory::Service& service, Timestamp at);

// The week by days, 月 … 日 and 祝; empty without hours.
std::vector<directory::DayColumn> week_table(Language language, const std::vector<directory::OpenHours>& hours);

// "令和8年11月20日(金)" / "20 November 2026".
std::string date_text(Language language, LocalDate date);
// "令和8年11月20日(金) 10:00" / "20 November 2026, 10:00".
std::string moment_text(Language language, Timestamp moment);
// "1.2km" / "1.2 km"; below a kilometre in steps of 50 m.
std::string distance_text(Language language, double metres);

}  // namespace kaname::outreach

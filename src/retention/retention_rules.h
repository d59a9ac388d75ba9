// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pure decisions: when a term is over, and whether something keeps a record longer.

#include <optional>
#include <string_view>
#include <vector>

#include "people/person.h"
#include "retention/retention.h"

namespace kaname::retention {

// The last day of support: she has died, moved away or her support has ended, and nothing was written since. Nothing while
// she is supported, or while the day is not known.
std::optional<LocalDate> support_end(people::PersonStatus status, std::optional<LocalDate> status_on,
                                     std::optional<LocalDate> last_entry);

// The first day on which the record may be erased: the day after the last day of its term.
LocalDate term_of(LocalDate end, std::int64_t years);

bool in_force(const RetentionHold& hold, LocalDate today);

// What is known of one record of a person.
struct RecordFacts {
  people::PersonStatus status = people::PersonStatus::active;
  std::optional<LocalDate> status_on;
  std::optional<LocalDate> last_entry;
  bool went_into_another = false;  // merged: what holds for the other holds for it
  std::vector<RetentionHold> holds;
};

// Why the person of these records may not be erased today, as the code of a sentence; empty: she may. All her records must
// have reached their term, and none may be held.
std::string_view obstacle(const std::vector<RecordFacts>& records, std::int64_t years, LocalDate today);

// The day on which the last of her records reaches its term; nothing while support goes on.
std::optional<LocalDate> last_term(const std::vector<RecordFacts>& records, std::int64_t years);

}  // namespace kaname::retention

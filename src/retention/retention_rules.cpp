// SPDX-License-Identifier: Apache-2.0
#include "retention/retention_rules.h"

#include <algorithm>

namespace kaname::retention {

using people::PersonStatus;

std::optional<LocalDate> support_end(PersonStatus status, std::optional<LocalDate> status_on,
                                     std::optional<LocalDate> last_entry) {
  if (status == PersonStatus::active || status == PersonStatus::hospital || !status_on) return std::nullopt;
  return last_entry ? std::max(*status_on, *last_entry) : *status_on;
}

LocalDate term_of(LocalDate end, std::int64_t years) {
  return end.plus_months(static_cast<int>(12 * years)).plus_days(1);
}

bool in_force(const RetentionHold& hold, LocalDate today) {
  return !hold.lifted_at && (!hold.until || today <= *hold.until);
}

std::optional<LocalDate> last_term(const std::vector<RecordFacts>& records, std::int64_t years) {
  std::optional<LocalDate> out, last_entry;
  for (const RecordFacts& record : records) {
    if (record.last_entry) last_entry = last_entry ? std::max(*last_entry, *record.last_entry) : *record.last_entry;
  }
  for (const RecordFacts& record : records) {
    if (record.went_into_another) continue;
    const auto end = support_end(record.status, record.status_on, last_entry);
    if (!end) return std::nullopt;
    const LocalDate term = term_of(*end, years);
    out = out ? std::max(*out, term) : term;
  }
  return out;
}

std::string_view obstacle(const std::vector<RecordFacts>& records, std::int64_t years, LocalDate today) {
  for (const RecordFacts& record : records) {
    if (std::any_of(record.holds.begin(), record.holds.end(),
                    [&](const RetentionHold& hold) { return in_force(hold, today); })) {
      return "erasure_held";
    }
  }
  const auto term = last_term(records, years);
  const auto separate = std::count_if(records.begin(), records.end(),
                                      [](const RecordFacts& record) { return !record.went_into_another; });
  if (!term) return separate > 1 ? "erasure_other_record" : "erasure_supported";
  if (today < *term) return "erasure_not_yet";
  return {};
}

}  // namespace kaname::retention

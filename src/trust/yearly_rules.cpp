// SPDX-License-Identifier: Apache-2.0
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

constexpr int kMonthsAYear = 12;

Term term_of(const YearlyConfirmation& setting, LocalDate opens) {
  const LocalDate due = opens.plus_months(1).plus_days(-1);
  return {opens, due, due.plus_days(1 + static_cast<int>(setting.grace_days))};
}

LocalDate first_of_month(LocalDate day) { return LocalDate::from_ymd(day.year(), day.month(), 1); }

bool misses(const Term& term, Timestamp known_at) { return known_at < Timestamp::of(term.opens); }

}  // namespace

std::optional<Term> term_at(const YearlyConfirmation& setting, LocalDate today) {
  if (!setting.on) return std::nullopt;
  LocalDate opens = LocalDate::from_ymd(today.year(), static_cast<unsigned>(setting.month), 1);
  if (opens > today) opens = opens.plus_months(-kMonthsAYear);
  if (setting.since && opens < *setting.since) return std::nullopt;
  return term_of(setting, opens);
}

YearlyConfirmation with_since(YearlyConfirmation wanted, const YearlyConfirmation& before, LocalDate today) {
  const bool goes_on = wanted.on && before.on && wanted.month == before.month;
  wanted.since = !wanted.on ? std::nullopt : goes_on ? before.since : std::optional(first_of_month(today));
  return wanted;
}

ConfirmationState state_of(const YearlyConfirmation& setting, LocalDate today, Timestamp known_at, bool spared) {
  const auto term = term_at(setting, today);
  if (!term) return ConfirmationState::none;
  if (!misses(*term, known_at)) return ConfirmationState::confirmed;
  // Whoever was missed last year stays overdue, or suspended, when the next term opens.
  const Term last = term_of(setting, term->opens.plus_months(-kMonthsAYear));
  const bool last_counts = !setting.since || last.opens >= *setting.since;
  for (const Term& missed : {last, *term}) {
    if (missed == last && (!last_counts || !misses(last, known_at))) continue;
    if (setting.suspend && !spared && today >= missed.suspends) return ConfirmationState::suspended;
    if (today > missed.due) return ConfirmationState::overdue;
  }
  return ConfirmationState::waiting;
}

}  // namespace kaname::trust

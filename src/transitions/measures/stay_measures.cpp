// SPDX-License-Identifier: Apache-2.0
#include "transitions/measures/stay_measures.h"

#include <algorithm>
#include <array>

#include "base/wareki.h"
#include "people/person_measures.h"
#include "transitions/stay_store.h"

namespace kaname::transitions {
namespace {

using plan::Verdict;

constexpr int kOld = 65;
constexpr int kAgainDays = 30;
constexpr int kReportDays = 35;  // asked for after four weeks, a week is left to write it
constexpr std::int64_t kDayHours = 24;
constexpr double kHour = 60.0 * 60 * 1000;

Counted yes_or_no(bool yes) { return {yes ? Verdict::yes : Verdict::no, {}, {}}; }
Counted unknown() { return {Verdict::unknown, {}, {}}; }

// Done by `last`; not known while that day is not over.
Counted by(const std::optional<LocalDate>& done, LocalDate last, Timestamp now) {
  if (done && *done <= last) return yes_or_no(true);
  return now.tokyo_date() > last ? yes_or_no(false) : unknown();
}

Counted before_discharge(const std::optional<LocalDate>& done, const Episode& stay) {
  if (done && (!stay.discharged || *done <= *stay.discharged)) return yes_or_no(true);
  return stay.discharged ? yes_or_no(false) : unknown();
}

std::optional<LocalDate> confirmed_on(const Episode& stay) {
  return stay.confirmed ? std::optional(stay.confirmed->tokyo_date()) : std::nullopt;
}

bool is_sudden(const Episode& stay) { return stay.arrival == Arrival::emergency || stay.arrival == Arrival::ambulance; }
bool is_support(people::CareLevel level) {
  return level == people::CareLevel::support1 || level == people::CareLevel::support2 ||
      level == people::CareLevel::project;
}
bool is_care(people::CareLevel level) { return level >= people::CareLevel::care1; }

// A discharge that home had to be ready for: not a death, not another hospital.
bool goes_on(const Episode& stay) {
  return stay.discharged && stay.confirmed && stay.destination != Destination::died &&
      stay.destination != Destination::hospital;
}

std::optional<Counted> told_hospital(const Episode& stay, Timestamp) {
  if (!stay.asked) return std::nullopt;
  return before_discharge(stay.day(StepKind::hospital_told), stay);
}

std::optional<Counted> known_in_a_day(const Episode& stay, Timestamp now) {
  if (!stay.asked) return std::nullopt;
  return by(confirmed_on(stay), stay.admitted.plus_days(1), now);
}

std::optional<Counted> sudden_known(const Episode& stay, Timestamp now) {
  return is_sudden(stay) ? known_in_a_day(stay, now) : std::nullopt;
}

std::optional<Counted> informed(const Episode& stay, Timestamp) {
  if (!stay.confirmed) return std::nullopt;
  return before_discharge(stay.day(StepKind::info_sent), stay);
}

template <int days>
std::optional<Counted> informed_within(const Episode& stay, Timestamp now) {
  if (!stay.confirmed) return std::nullopt;
  return by(stay.day(StepKind::info_sent), stay.admitted.plus_days(days), now);
}

Counted of_days(int days) { return {Verdict::yes, std::max(0, days), {}}; }

std::optional<Counted> days_to_inform(const Episode& stay, Timestamp) {
  const auto& day = stay.day(StepKind::info_sent);
  return day ? std::optional(of_days(day->days - stay.admitted.days)) : std::nullopt;
}

std::optional<Counted> discharge_told(const Episode& stay, Timestamp) {
  if (!goes_on(stay)) return std::nullopt;
  return before_discharge(stay.day(StepKind::discharge_told), stay);
}

std::optional<Counted> discharge_untold(const Episode& stay, Timestamp now) {
  auto out = discharge_told(stay, now);
  if (out) out->verdict = out->verdict == Verdict::yes ? Verdict::no : Verdict::yes;
  return out;
}

std::optional<Counted> support_discharge_told(const Episode& stay, Timestamp now) {
  return is_support(stay.level) ? discharge_told(stay, now) : std::nullopt;
}

std::optional<Counted> days_of_notice(const Episode& stay, Timestamp) {
  const auto& told = stay.day(StepKind::discharge_told);
  if (!goes_on(stay) || !told || *told > *stay.discharged) return std::nullopt;
  return of_days(stay.discharged->days - told->days);
}

std::optional<Counted> conference_held(const Episode& stay, Timestamp) {
  if (!stay.discharged || !stay.confirmed) return std::nullopt;
  if (stay.destination == Destination::unknown || stay.destination == Destination::none) return unknown();
  if (stay.destination != Destination::home) return std::nullopt;
  return before_discharge(stay.day(StepKind::conference_held), stay);
}

// The best of several meetings stands for the stay.
std::optional<Counted> three_sides_met(const Episode& stay, Timestamp) {
  if (!stay.discharged || !stay.conferred) return std::nullopt;
  return yes_or_no(stay.three_sides);
}

std::optional<Counted> days_to_fix(const Episode& stay, Timestamp) {
  const auto& asked = stay.day(StepKind::conference_asked);
  const auto& fixed = stay.day(StepKind::conference_fixed);
  if (!stay.discharged || !asked || !fixed) return std::nullopt;
  return of_days(fixed->days - asked->days);
}

std::optional<Counted> summary_in_time(const Episode& stay, Timestamp) {
  if (!goes_on(stay)) return std::nullopt;
  return before_discharge(stay.day(StepKind::summary_received), stay);
}

std::optional<Counted> form_used(const Episode& stay, Timestamp) {
  if (!stay.day(StepKind::info_sent)) return std::nullopt;
  return yes_or_no(stay.town_form);
}

std::optional<Counted> was_enough(const Episode& stay, Timestamp) {
  if (!stay.day(StepKind::info_sent)) return std::nullopt;
  return stay.enough == Enough::unsaid ? unknown() : yes_or_no(stay.enough == Enough::enough);
}

std::optional<Counted> days_to_services(const Episode& stay, Timestamp) {
  const auto& begun = stay.day(StepKind::services_started);
  if (!goes_on(stay) || !begun) return std::nullopt;
  return of_days(begun->days - stay.discharged->days);
}

std::optional<Counted> came_back(const Episode& stay, Timestamp now) {
  if (!stay.person || !stay.discharged || stay.destination != Destination::home) return std::nullopt;
  if (stay.unplanned_again) return yes_or_no(true);
  return now.tokyo_date() > stay.discharged->plus_days(kAgainDays) ? yes_or_no(false) : unknown();
}

std::optional<Counted> went_home(const Episode& stay, Timestamp) {
  if (!stay.discharged || stay.destination == Destination::died) return std::nullopt;
  if (!stay.birth) return unknown();
  if (wareki::age_on(*stay.birth, *stay.discharged) < kOld) return std::nullopt;
  if (stay.destination == Destination::unknown || stay.destination == Destination::none) return unknown();
  return yes_or_no(stay.destination == Destination::home);
}

std::optional<Counted> found_in_a_day(const Episode& stay, Timestamp now) {
  const std::int64_t last = stay.noticed.ms + static_cast<std::int64_t>(kDayHours * kHour);
  if (stay.confirmed && stay.confirmed->ms <= last) return yes_or_no(true);
  return now.ms > last ? yes_or_no(false) : unknown();
}

std::optional<Counted> hours_to_answer(const Episode& stay, Timestamp) {
  if (!stay.confirmed) return std::nullopt;
  return Counted{Verdict::yes, static_cast<double>(stay.confirmed->ms - stay.noticed.ms) / kHour, {}};
}

std::optional<Counted> reported_back(const Episode& stay, Timestamp now) {
  if (!goes_on(stay)) return std::nullopt;
  return by(stay.day(StepKind::report_back), stay.discharged->plus_days(kReportDays), now);
}

std::optional<Counted> way_of_information(const Episode& stay, Timestamp) {
  if (!stay.day(StepKind::info_sent)) return std::nullopt;
  return Counted{Verdict::yes, {}, model::code_of(stay.info_channel)};
}

std::optional<Counted> talk_begun(const Episode& stay, Timestamp) {
  if (!is_care(stay.level)) return std::nullopt;
  const auto& day = stay.day(StepKind::acp_talk);
  return before_discharge(day && *day >= stay.admitted ? day : std::nullopt, stay);
}

constexpr auto kMeasures = std::to_array<StayMeasure>({
    {"A01", false, &told_hospital},
    {"A02", false, &known_in_a_day},
    {"A03", false, &informed},
    {"A040", false, &informed_within<0>},
    {"A042", false, &informed_within<2>},
    {"A043", false, &informed_within<3>},
    {"A047", false, &informed_within<7>},
    {"A05", false, &days_to_inform},
    {"A06", true, &discharge_told},
    {"A07", true, &discharge_untold},
    {"A08", true, &support_discharge_told},
    {"A10", true, &days_of_notice},
    {"A11", true, &conference_held},
    {"A12", true, &three_sides_met},
    {"A13", true, &days_to_fix},
    {"A15", true, &summary_in_time},
    {"A16", false, &form_used},
    {"A17", false, &was_enough},
    {"A21", true, &days_to_services},
    {"A22", true, &came_back},
    {"A23", true, &went_home},
    {"A24", false, &sudden_known},
    {"A31", false, &found_in_a_day},
    {"A32", false, &hours_to_answer},
    {"A33", true, &reported_back},
    {"A34", false, &way_of_information},
    {"D01", false, &talk_begun},
});

plan::Case case_of(const Episode& stay, LocalDate on, const Counted& counted) {
  plan::Case out;
  out.subject = stay.id.uuid;
  out.on = on;
  out.verdict = counted.verdict;
  out.value = counted.value;
  out.answer = counted.answer;
  out.level = people::level_group(stay.level);
  out.zone = stay.zone;
  out.hospital_id = stay.hospital_id;
  out.hospital = stay.hospital;
  out.office_id = stay.office_id;
  out.office = stay.office;
  return out;
}

void visit(store::Read& tx, const plan::Period& period, const std::vector<std::string>& codes, const plan::Sink& sink) {
  tx.derived<StayLedgers>().of(tx.area()).read(tx, [&](const std::vector<Episode>& stays) {
    std::vector<plan::Case> cases;
    for (const std::string& code : codes) {
      const auto measure =
          std::find_if(kMeasures.begin(), kMeasures.end(), [&](const StayMeasure& one) { return one.code == code; });
      cases.clear();
      for (const Episode& stay : stays) {
        const std::optional<LocalDate> on = measure->by_discharge ? stay.discharged : std::optional(stay.admitted);
        if (!on || !period.holds(*on)) continue;
        if (const auto counted = measure->rule(stay, tx.now())) cases.push_back(case_of(stay, *on, *counted));
      }
      sink(code, cases);
    }
  });
}

std::optional<plan::Subject> subject_of(store::Read& tx, const api::Caller& caller, const Uuid& id) {
  const auto seen = find_stay(tx, caller, StayId{id});
  if (!seen) return std::nullopt;
  const Stay& stay = seen->stay;
  return plan::Subject{stay.told_name.empty() ? stay.told_kana : stay.told_name, "/stays?stay=" + id.text()};
}

}  // namespace

std::span<const StayMeasure> stay_measures() { return kMeasures; }

plan::Source stay_source() {
  plan::Source out;
  for (const StayMeasure& measure : kMeasures) out.codes.emplace_back(measure.code);
  out.visit = &visit;
  out.subject = &subject_of;
  return out;
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#include "transitions/measures/episode.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace kaname::transitions {
namespace {

using store::Read;

// An admission after the discharge counts as coming back within this many days (30 日以内再入院率).
constexpr int kAgainDays = 30;

std::optional<Uuid> id_in(const model::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : Uuid::parse(row.text(column));
}

std::optional<LocalDate> day_in(const model::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : LocalDate::parse(row.text(column));
}

std::map<std::string, std::string, std::less<>> zone_names(Read& tx) {
  std::map<std::string, std::string, std::less<>> out;
  tx.rows(
      "SELECT id, name FROM zone WHERE area_id = $1",
      [&](const model::Row& row) { out.emplace(row.text(0), row.text(1)); }, tx.area());
  return out;
}

Episode read_stay(const model::Row& row) {
  Episode out;
  out.id = StayId::parse(row.text(0)).value_or(StayId{});
  if (!row.is_null(1)) out.person = PersonId::parse(row.text(1));
  out.birth = row.text(2);
  out.hospital_id = id_in(row, 3);
  out.hospital = row.text(4);
  out.admitted = day_in(row, 5).value_or(LocalDate{});
  model::choice_from(row.text(6), out.arrival);
  out.noticed = Timestamp{row.integer(7)};
  out.asked = row.text(8) != model::code_of(ManagerState::searching);
  out.office_id = id_in(row, 9);
  out.office = row.text(10);
  if (!row.is_null(11)) out.confirmed = Timestamp{row.integer(11)};
  out.discharged = day_in(row, 12);
  model::choice_from(row.text(13), out.destination);
  model::choice_from(row.text(14), out.level);
  out.zone = row.is_null(15) ? "" : row.text(15);
  return out;
}

std::vector<Episode> read_stays(Read& tx, const plan::Period& period) {
  std::vector<Episode> out;
  tx.rows(
      "SELECT id, person_id, told_birth, hospital_id, hospital_name, admitted_on, arrival, noticed_at, manager_state,"
      " manager_office_id, manager_office, manager_at, discharged_on, destination, care_level, zone_id FROM stay"
      " WHERE area_id = $1 AND state <> 'cancelled'"
      " AND ((admitted_on >= $2 AND admitted_on < $3) OR (discharged_on >= $2 AND discharged_on < $3)) ORDER BY id",
      [&](const model::Row& row) { out.push_back(read_stay(row)); }, tx.area(), period.from, period.to);
  return out;
}

void add_step(Episode& stay, const model::Row& row) {
  StepKind kind = StepKind::hospital_told;
  model::choice_from(row.text(1), kind);
  const auto day = day_in(row, 2);
  if (!day) return;
  auto& first = stay.first[static_cast<std::size_t>(kind)];
  const bool earlier = !first || *day < *first;
  if (earlier) first = *day;
  if (kind == StepKind::info_sent) {
    if (earlier) model::choice_from(row.text(3), stay.info_channel);
    stay.town_form = stay.town_form || row.text(4) == model::code_of(FormUsed::town);
    Enough word = Enough::unsaid;
    model::choice_from(row.text(5), word);
    if (word != Enough::unsaid) stay.enough = word;
  }
  if (kind == StepKind::conference_held) {
    Conference held{*day, row.text(6) == model::code_of(Side::hospital), {}};
    if (auto professions = model::from_json<std::vector<trust::Profession>>(row.text(7)))
      held.professions = std::move(*professions);
    stay.conferences.push_back(std::move(held));
  }
}

// Both lists are in the order of the stays' ids.
void read_steps(Read& tx, const plan::Period& period, std::vector<Episode>& stays) {
  auto at = stays.begin();
  std::string current = at == stays.end() ? std::string() : at->id.text();
  tx.rows(
      "SELECT stay_id, kind, done_on, channel, form, enough, side, professions FROM stay_step"
      " WHERE area_id = $1 AND taken_back_at IS NULL AND stay_id IN (SELECT id FROM stay"
      " WHERE area_id = $1 AND state <> 'cancelled'"
      " AND ((admitted_on >= $2 AND admitted_on < $3) OR (discharged_on >= $2 AND discharged_on < $3)))"
      " ORDER BY stay_id, recorded_at, id",
      [&](const model::Row& row) {
        while (at != stays.end() && current < row.text(0)) {
          if (++at != stays.end()) current = at->id.text();
        }
        if (at != stays.end() && current == row.text(0)) add_step(*at, row);
      },
      tx.area(), period.from, period.to);
}

// One person under the id that the others were merged into.
std::unordered_map<std::string, PersonId> merged(Read& tx) {
  std::unordered_map<std::string, PersonId> out;
  tx.rows(
      "SELECT id, merged_into FROM person WHERE area_id = $1 AND merged_into IS NOT NULL",
      [&](const model::Row& row) {
        if (const auto into = PersonId::parse(row.text(1))) out.emplace(row.text(0), *into);
      },
      tx.area());
  return out;
}

void find_readmissions(Read& tx, const plan::Period& period, std::vector<Episode>& stays) {
  const auto into = merged(tx);
  const auto whole = [&](const PersonId& id) {
    const auto found = into.find(id.text());
    return found == into.end() ? id : found->second;
  };
  std::map<PersonId, std::vector<LocalDate>> unplanned;
  tx.rows(
      "SELECT person_id, admitted_on FROM stay WHERE area_id = $1 AND state <> 'cancelled' AND person_id IS NOT NULL"
      " AND arrival <> 'planned' AND admitted_on >= $2 AND admitted_on <= $3 ORDER BY admitted_on",
      [&](const model::Row& row) {
        const auto person = PersonId::parse(row.text(0));
        const auto day = day_in(row, 1);
        if (person && day) unplanned[whole(*person)].push_back(*day);
      },
      tx.area(), period.from, period.to.plus_days(kAgainDays));
  for (Episode& stay : stays) {
    if (!stay.person || !stay.discharged) continue;
    stay.person = whole(*stay.person);
    const auto found = unplanned.find(*stay.person);
    if (found == unplanned.end()) continue;
    const auto next = std::lower_bound(found->second.begin(), found->second.end(),
                                       std::max(*stay.discharged, stay.admitted.plus_days(1)));
    if (next != found->second.end() && *next <= stay.discharged->plus_days(kAgainDays)) stay.unplanned_again = *next;
  }
}

}  // namespace

std::vector<Episode> episodes(Read& tx, const plan::Period& period) {
  std::vector<Episode> out = read_stays(tx, period);
  read_steps(tx, period, out);
  find_readmissions(tx, period, out);
  const auto names = zone_names(tx);
  for (Episode& stay : out) {
    const auto found = names.find(stay.zone);
    stay.zone = found == names.end() ? std::string() : found->second;
  }
  return out;
}

}  // namespace kaname::transitions

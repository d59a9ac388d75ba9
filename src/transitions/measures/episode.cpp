// SPDX-License-Identifier: Apache-2.0
#include "transitions/measures/episode.h"

#include <algorithm>

#include "directory/zone_names.h"
#include "people/person_measures.h"

namespace kaname::transitions {
namespace {

using store::Read;
using trust::Profession;

// An admission after the discharge counts as coming back within this many days (30 日以内再入院率).
constexpr int kAgainDays = 30;
// More changed stays than this are read with all others: one long statement instead of many short ones.
constexpr std::int64_t kMostChanged = 500;

std::optional<Uuid> id_in(const model::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : Uuid::parse(row.text(column));
}

std::optional<LocalDate> day_in(const model::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : LocalDate::parse(row.text(column));
}

bool any_of(const std::vector<Profession>& all, std::initializer_list<Profession> wanted) {
  return std::any_of(all.begin(), all.end(),
                     [&](Profession one) { return std::find(wanted.begin(), wanted.end(), one) != wanted.end(); });
}

// A profession does not say on which side somebody stands: the hospital is there when it recorded the conference, or by
// those who work only there.
bool three_sides(bool by_hospital, const std::vector<Profession>& all) {
  using enum Profession;
  const bool hospital = by_hospital || any_of(all, {medical_social_worker, discharge_nurse});
  const bool medical = any_of(all,
                              {doctor, dentist, pharmacist, nurse, assistant_nurse, physical_therapist,
                               occupational_therapist, speech_therapist, dental_hygienist, registered_dietitian});
  const bool care = any_of(
      all,
      {care_manager, chief_care_manager, care_worker, home_helper, equipment_adviser, service_manager, life_adviser});
  return hospital && medical && care;
}

// Columns 1 to 7: kind, done_on, channel, form, enough, side, professions.
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
    stay.conferred = true;
    const auto professions = model::from_json<std::vector<Profession>>(row.text(7));
    stay.three_sides =
        stay.three_sides || (professions && three_sides(row.text(6) == model::code_of(Side::hospital), *professions));
  }
}

}  // namespace

std::string_view StayLedger::intern(std::string_view text) {
  const auto found = words_.find(text);
  return found != words_.end() ? *found : *words_.emplace(text).first;
}

Episode StayLedger::episode_of(const model::Row& row) {
  Episode out;
  out.id = StayId::parse(row.text(0)).value_or(StayId{});
  if (!row.is_null(1)) out.person = PersonId::parse(row.text(1));
  out.birth = day_in(row, 2);
  out.hospital_id = id_in(row, 3);
  out.hospital = intern(row.text(4));
  out.admitted = day_in(row, 5).value_or(LocalDate{});
  model::choice_from(row.text(6), out.arrival);
  out.noticed = Timestamp{row.integer(7)};
  out.asked = row.text(8) != model::code_of(ManagerState::searching);
  out.office_id = id_in(row, 9);
  out.office = intern(row.text(10));
  if (!row.is_null(11)) out.confirmed = Timestamp{row.integer(11)};
  out.discharged = day_in(row, 12);
  model::choice_from(row.text(13), out.destination);
  model::choice_from(row.text(14), out.level);
  out.zone_id = id_in(row, 15);
  return out;
}

// Both lists come in the order of the stays' ids.
void StayLedger::read_all(Read& tx) {
  stays_.clear();
  tx.rows(
      "SELECT id, person_id, told_birth, hospital_id, hospital_name, admitted_on, arrival, noticed_at, manager_state,"
      " manager_office_id, manager_office, manager_at, discharged_on, destination, care_level, zone_id FROM stay"
      " WHERE area_id = $1 AND state <> 'cancelled' ORDER BY id",
      [&](const model::Row& row) { stays_.push_back(episode_of(row)); }, tx.area());
  auto at = stays_.begin();
  std::string current = at == stays_.end() ? std::string() : at->id.text();
  tx.rows(
      "SELECT stay_id, kind, done_on, channel, form, enough, side, professions FROM stay_step"
      " WHERE area_id = $1 AND taken_back_at IS NULL ORDER BY stay_id, recorded_at, id",
      [&](const model::Row& row) {
        while (at != stays_.end() && current < row.text(0)) {
          if (++at != stays_.end()) current = at->id.text();
        }
        if (at != stays_.end() && current == row.text(0)) add_step(*at, row);
      },
      tx.area());
}

void StayLedger::read_changed(Read& tx) {
  std::vector<Episode> changed;
  std::vector<StayId> cancelled;
  tx.rows(
      "SELECT id, person_id, told_birth, hospital_id, hospital_name, admitted_on, arrival, noticed_at, manager_state,"
      " manager_office_id, manager_office, manager_at, discharged_on, destination, care_level, zone_id, state"
      " FROM stay WHERE area_id = $1 AND changed_seq > $2 ORDER BY id",
      [&](const model::Row& row) {
        changed.push_back(episode_of(row));
        if (row.text(16) == model::code_of(StayState::cancelled)) cancelled.push_back(changed.back().id);
      },
      tx.area(), seen_stay_);
  for (Episode& stay : changed) {
    tx.rows(
        "SELECT stay_id, kind, done_on, channel, form, enough, side, professions FROM stay_step"
        " WHERE area_id = $1 AND stay_id = $2 AND taken_back_at IS NULL ORDER BY recorded_at, id",
        [&](const model::Row& row) { add_step(stay, row); }, tx.area(), stay.id);
    const auto place = std::lower_bound(stays_.begin(), stays_.end(), stay.id,
                                        [](const Episode& a, const StayId& id) { return a.id < id; });
    const bool known = place != stays_.end() && place->id == stay.id;
    const bool gone = std::find(cancelled.begin(), cancelled.end(), stay.id) != cancelled.end();
    if (known && gone) stays_.erase(place);
    if (known && !gone) *place = stay;
    if (!known && !gone) stays_.insert(place, stay);
  }
}

void StayLedger::name_zones(Read& tx) {
  const std::map<Uuid, std::string> names = directory::zone_names(tx);
  for (Episode& stay : stays_) {
    const auto found = stay.zone_id ? names.find(*stay.zone_id) : names.end();
    stay.zone = found == names.end() ? std::string_view() : intern(found->second);
  }
}

void StayLedger::find_readmissions(Read& tx) {
  const auto into = people::merged_people(tx);
  std::map<PersonId, std::vector<LocalDate>> unplanned;
  for (Episode& stay : stays_) {
    if (!stay.person) continue;
    if (!into.empty()) {
      if (const auto found = into.find(stay.person->text()); found != into.end()) stay.person = found->second;
    }
    if (stay.arrival != Arrival::planned) unplanned[*stay.person].push_back(stay.admitted);
  }
  for (auto& [person, days] : unplanned) std::sort(days.begin(), days.end());
  for (Episode& stay : stays_) {
    stay.unplanned_again.reset();
    const auto found = stay.person && stay.discharged ? unplanned.find(*stay.person) : unplanned.end();
    if (found == unplanned.end()) continue;
    const auto next = std::lower_bound(found->second.begin(), found->second.end(),
                                       std::max(*stay.discharged, stay.admitted.plus_days(1)));
    if (next != found->second.end() && *next <= stay.discharged->plus_days(kAgainDays)) stay.unplanned_again = *next;
  }
}

// Erased stays change no number that is followed, so the count is compared too. Merges taken apart are seen when the stays
// are read anew.
void StayLedger::catch_up(Read& tx) {
  const std::int64_t head = tx.number("SELECT coalesce(max(seq), 0) FROM area_head WHERE area_id = $1", tx.area());
  {
    const std::shared_lock lock(mutex_);
    if (head <= seen_head_) return;
  }
  const std::unique_lock lock(mutex_);
  if (head <= seen_head_) return;
  const std::int64_t changed =
      tx.number("SELECT count(*) FROM stay WHERE area_id = $1 AND changed_seq > $2", tx.area(), seen_stay_);
  bool anew = seen_stay_ < 0 || changed > kMostChanged;
  if (!anew && changed > 0) read_changed(tx);
  const std::int64_t count =
      tx.number("SELECT count(*) FROM stay WHERE area_id = $1 AND state <> 'cancelled'", tx.area());
  anew = anew || count != static_cast<std::int64_t>(stays_.size());
  if (anew) read_all(tx);
  name_zones(tx);
  find_readmissions(tx);
  seen_stay_ = tx.number("SELECT coalesce(max(changed_seq), 0) FROM stay WHERE area_id = $1", tx.area());
  seen_head_ = head;
}

void StayLedger::read(Read& tx, const std::function<void(const std::vector<Episode>&)>& work) {
  catch_up(tx);
  const std::shared_lock lock(mutex_);
  work(stays_);
}

StayLedger& StayLedgers::of(const std::string& area) {
  const std::lock_guard lock(mutex_);
  auto& slot = areas_[area];
  if (!slot) slot = std::make_unique<StayLedger>();
  return *slot;
}

}  // namespace kaname::transitions

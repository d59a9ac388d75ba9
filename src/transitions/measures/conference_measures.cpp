// SPDX-License-Identifier: Apache-2.0
#include "transitions/measures/conference_measures.h"

#include <algorithm>
#include <array>
#include <map>

#include "directory/zone_names.h"
#include "people/person_measures.h"
#include "transitions/conference_store.h"

namespace kaname::transitions {
namespace {

using trust::Profession;

struct Share {
  std::string_view code;
  std::vector<Profession> professions;  // empty: all
};

const std::array<Share, 6>& shares() {
  static const std::array<Share, 6> all = {{
      {"A14", {}},
      {"A141", {Profession::doctor}},
      {"A142", {Profession::pharmacist}},
      {"A143", {Profession::nurse, Profession::assistant_nurse, Profession::discharge_nurse}},
      {"A144", {Profession::care_manager, Profession::chief_care_manager}},
      {"A145", {Profession::physical_therapist, Profession::occupational_therapist, Profession::speech_therapist}},
  }};
  return all;
}

// The meetings of a period as cases, and the words that those point at.
struct Meetings {
  std::map<Uuid, std::string> zones;
  std::map<StayId, Stay> stays;
  std::map<ConferenceId, plan::Case> cases;
};

Meetings meetings(Read& tx, const plan::Period& period) {
  Meetings out;
  out.zones = directory::zone_names(tx);
  for (Stay& stay :
       tx.select<Stay>("WHERE area_id = $1 AND id IN (SELECT stay_id FROM conference WHERE area_id = $1 AND"
                       " state = 'held' AND held_on >= $2 AND held_on < $3)",
                       tx.area(), period.from, period.to)) {
    const StayId id = stay.id;
    out.stays.emplace(id, std::move(stay));
  }
  for (const Conference& one :
       tx.select<Conference>("WHERE area_id = $1 AND state = 'held' AND held_on >= $2 AND held_on < $3 ORDER BY id",
                             tx.area(), period.from, period.to)) {
    plan::Case& made = out.cases[one.id];
    made.subject = one.id.uuid;
    made.on = *one.held_on;
    const auto found = one.stay_id ? out.stays.find(*one.stay_id) : out.stays.end();
    if (found == out.stays.end()) continue;
    const Stay& stay = found->second;
    made.level = people::level_group(stay.care_level);
    const auto zone = stay.zone_id ? out.zones.find(*stay.zone_id) : out.zones.end();
    if (zone != out.zones.end()) made.zone = zone->second;
    made.hospital_id = stay.hospital_id;
    made.hospital = stay.hospital_name;
    made.office_id = stay.manager_office_id;
    made.office = stay.manager_office;
  }
  return out;
}

bool counts(const Share& share, Profession profession) {
  return share.professions.empty() ||
      std::find(share.professions.begin(), share.professions.end(), profession) != share.professions.end();
}

void visit(Read& tx, const plan::Period& period, const std::vector<std::string>& codes, const plan::Sink& sink) {
  const Meetings held = meetings(tx, period);
  const auto invited = tx.select<Invited>(
      "WHERE area_id = $1 AND conference_id IN (SELECT id FROM conference WHERE area_id = $1 AND state = 'held' AND"
      " held_on >= $2 AND held_on < $3) ORDER BY conference_id, number",
      tx.area(), period.from, period.to);
  for (const Share& share : shares()) {
    if (std::find(codes.begin(), codes.end(), share.code) == codes.end()) continue;
    std::vector<plan::Case> cases;
    for (const Invited& one : invited) {
      const auto meeting = held.cases.find(one.conference_id);
      if (!is_asked(one) || meeting == held.cases.end() || !counts(share, one.profession)) continue;
      cases.push_back(meeting->second);
      cases.back().verdict = one.attendance == Attendance::present ? plan::Verdict::yes : plan::Verdict::no;
    }
    sink(std::string(share.code), cases);
  }
}

std::optional<plan::Subject> subject_of(Read& tx, const api::Caller& caller, const Uuid& id) {
  const auto seen = find_conference(tx, caller, ConferenceId{id});
  if (!seen || !seen->full) return std::nullopt;
  return plan::Subject{seen->poll.conference.title, "/stays/polls/" + id.text()};
}

}  // namespace

plan::Source conference_source() {
  plan::Source out;
  for (const Share& share : shares()) out.codes.emplace_back(share.code);
  out.visit = &visit;
  out.subject = &subject_of;
  return out;
}

}  // namespace kaname::transitions

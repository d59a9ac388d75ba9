// SPDX-License-Identifier: Apache-2.0
#include "people/person_view.h"

#include "directory/age_words.h"
#include "directory/zone.h"
#include "trust/account_store.h"
#include "trust/consent.h"
#include "trust/services.h"

namespace kaname::people {
namespace {

// What somebody may know who may only find the person.
Person listed_only(const Person& person) {
  Person out;
  out.area_id = person.area_id;
  out.id = person.id;
  out.name = person.name;
  out.name_kana = person.name_kana;
  out.birth = person.birth;
  out.birth_about = person.birth_about;
  out.sex = person.sex;
  out.zone_id = person.zone_id;
  out.status = person.status;
  out.changed_seq = person.changed_seq;
  return out;
}

// Where the house stands is more than its address: a conference does not need it.
bool shows_pin(const trust::PersonAccess& access) { return access.basis != trust::Basis::conference; }

bool has_consent(Read& tx, PersonId id) {
  for (const trust::Consent& consent :
       tx.select<trust::Consent>("WHERE area_id = $1 AND person_id = $2 AND withdrawn_at IS NULL", tx.area(), id)) {
    if (trust::in_force(consent, tx.today())) return true;
  }
  return false;
}

}  // namespace

std::vector<TeamMemberView> team_view(Read& tx, const std::vector<TeamMember>& team) {
  std::vector<TeamMemberView> out;
  for (const TeamMember& member : team) {
    if (!is_present(member, tx.today())) continue;
    TeamMemberView view;
    view.id = member.id;
    view.account_id = member.account_id;
    view.office_id = member.office_id;
    view.name = member.name;
    view.profession = member.profession;
    view.duty = member.duty;
    view.phone = member.phone;
    view.channel = member.channel;
    view.channel_address = member.channel_address;
    view.keeps_case = member.keeps_case;
    view.coordinates = member.coordinates;
    view.since = member.since;
    view.until = member.until;
    view.office_name = trust::office_name(tx, member.office_id);
    view.joined = trust::can_sign_in(tx, member.account_id, member.office_id);
    out.push_back(std::move(view));
  }
  return out;
}

PersonPage person_page(Read& tx, const PersonParts& parts, const trust::PersonAccess& access) {
  PersonPage out;
  out.basis = {access.reach, access.basis, access.until, access.own_case, access.in_team};
  out.age = age_of(parts.person.birth, tx.today());
  out.team = team_view(tx, parts.team);
  if (parts.person.zone_id) {
    const auto zone = tx.first<directory::Zone>("WHERE area_id = $1 AND id = $2", tx.area(), *parts.person.zone_id);
    if (zone) out.zone_name = zone->name;
  }
  if (access.reach < trust::Reach::view) {
    out.person = listed_only(parts.person);
    return out;
  }
  out.person = parts.person;
  if (!shows_pin(access)) {
    out.person.lat.reset();
    out.person.lng.reset();
  }
  out.warnings = parts.warnings;
  out.due = dues_of(parts.facts, tx.today());
  out.consent_needed = !has_consent(tx, parts.person.id);
  for (const PersonFacts& facts : parts.facts) {
    out.facts.push_back({facts.heading, facts.facts, facts.confirmed_by, facts.confirmed_at, facts.next_due,
                         directory::age_words(facts.confirmed_at, tx.now()), facts.next_due <= tx.today(), facts.seq});
  }
  return out;
}

}  // namespace kaname::people

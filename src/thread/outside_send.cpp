// SPDX-License-Identifier: Apache-2.0
// Who of a team does not read here, by which way an entry goes to them, and what the team sees of it.
#include <algorithm>

#include "base/text_fold.h"
#include "people/person_store.h"
#include "thread/outside.h"
#include "trust/area_settings.h"
#include "trust/consent.h"
#include "trust/services.h"

namespace kaname::thread {
namespace {

using api::Caller;
using delivery::Delivery;
using delivery::Way;
using trust::Reach;

Way usual_way(people::Channel channel) {
  switch (channel) {
    case people::Channel::mail: return Way::mail;
    case people::Channel::fax: return Way::fax;
    case people::Channel::paper: return Way::paper;
    case people::Channel::app:
    case people::Channel::phone: break;
  }
  return Way::phone;
}

bool may_get(Read& tx, PersonId person, bool keeps_case, const std::optional<Uuid>& office) {
  return keeps_case || trust::may_be_told(tx, person, office);
}

Result<people::TeamMember> outside_member(Read& tx, PersonId person, people::MemberId id) {
  auto member =
      tx.first<people::TeamMember>("WHERE area_id = $1 AND person_id = $2 AND id = $3", tx.area(), person, id);
  if (!member) return fail(Problem::not_found, "member_not_found");
  if (!is_present(*member, tx.today())) return fail(Problem::conflict, "member_left");
  const auto view = people::team_view(tx, {*member});
  if (view.empty() || view.front().joined) return fail(Problem::conflict, "member_reads_here");
  if (!may_get(tx, person, member->keeps_case, member->office_id)) return fail(Problem::forbidden, "member_no_basis");
  return std::move(*member);
}

std::string known_address(const people::TeamMember& member, Way way) {
  if (way == Way::phone) return member.phone;
  const bool fits = (way == Way::mail && member.channel == people::Channel::mail) ||
      (way == Way::fax && member.channel == people::Channel::fax);
  return fits ? member.channel_address : std::string();
}

// The way written in the team, as far as its address is there.
Way possible_way(const people::TeamMember& member) {
  const Way usual = usual_way(member.channel);
  const bool checkable = !delivery::last_digits(member.phone).empty();
  for (const Way way : {usual, Way::phone}) {
    if (way == Way::mail && !checkable) continue;
    if (delivery::check_address(way, known_address(member, way))) return way;
  }
  return Way::paper;
}

bool is_on_its_way(Read& tx, const Entry& entry, people::MemberId member) {
  const auto rows = delivery::deliveries_to(tx, entry.id.uuid, member.uuid);
  return std::any_of(rows.begin(), rows.end(), &delivery::is_under_way);
}

// What colleagues of the caller's offices sent and nobody has telephoned, printed or handed over yet.
void add_of_office(Read& tx, const Caller& caller, std::vector<Delivery>& out) {
  for (const api::Grant& grant : caller.grants) {
    if (!grant.office_id) continue;
    for (Delivery& row : delivery::by_hand_of_office(tx, *grant.office_id, delivery::SubjectKind::entry)) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Delivery& one) { return one.id == row.id; });
      if (!known) out.push_back(std::move(row));
    }
  }
}

}  // namespace

Outside outside_of(Read& tx, const Caller& caller, PersonId person) {
  Outside out;
  if (const auto parts = people::person_parts(tx, person)) {
    for (people::TeamMemberView& member : people::team_view(tx, (*parts)->team)) {
      if (member.joined) continue;
      OutsideMember one;
      one.allowed = may_get(tx, person, member.keeps_case, member.office_id);
      one.member_id = member.id;
      one.name = std::move(member.name);
      one.office_name = std::move(member.office_name);
      one.profession = member.profession;
      one.way = usual_way(member.channel);
      if (member.channel == people::Channel::mail) one.mail = member.channel_address;
      if (member.channel == people::Channel::fax) one.fax = member.channel_address;
      one.phone = std::move(member.phone);
      out.members.push_back(std::move(one));
    }
  }
  for (const PersonId id : people::ids_of(tx, person)) {
    for (const Delivery& row : delivery::deliveries_of(tx, id.uuid, delivery::SubjectKind::entry))
      out.deliveries.push_back(delivery::delivery_view(tx, caller, row));
  }
  out.alerts = alerts_of(tx, person);
  return out;
}

std::vector<OutsideWaiting> waiting_outside(Read& tx, const Caller& caller) {
  std::vector<OutsideWaiting> out;
  std::vector<Delivery> rows = delivery::not_arrived(tx, *caller.account_id, delivery::SubjectKind::entry);
  add_of_office(tx, caller, rows);
  for (const Delivery& row : rows) {
    const PersonId person{row.person_id};
    if (trust::person_access(tx, caller, person).reach < Reach::view) continue;
    const auto parts = people::person_parts(tx, person);
    if (parts) out.push_back({person, (*parts)->person.name, delivery::delivery_view(tx, caller, row)});
  }
  return out;
}

Result<people::TeamMember> receiver_of(Read& tx, const Delivery& row) {
  const PersonId person{row.person_id};
  auto member = tx.first<people::TeamMember>("WHERE area_id = $1 AND person_id = $2 AND id = $3", tx.area(), person,
                                             row.receiver_id);
  const auto who = tx.first<people::Person>("WHERE area_id = $1 AND id = $2", tx.area(), person);
  if (!member || !is_present(*member, tx.today()) || !who || who->merged_into)
    return fail(Problem::conflict, "member_left");
  if (!may_get(tx, person, member->keeps_case, member->office_id)) return fail(Problem::forbidden, "member_no_basis");
  return std::move(*member);
}

Result<Done> send_to(Write& tx, const Caller& caller, const Entry& entry, const OutsideReceiver& to) {
  const people::TeamMember member = TRY(outside_member(tx, entry.person_id, to.member_id));
  delivery::Parcel parcel;
  parcel.person_id = entry.person_id.uuid;
  parcel.subject_id = entry.id.uuid;
  parcel.receiver_id = member.id.uuid;
  parcel.receiver = member.name;
  parcel.office_id = member.office_id;
  parcel.office_name = trust::office_name(tx, member.office_id);
  parcel.way = to.way;
  parcel.address = text::trim(to.address).empty() ? known_address(member, to.way) : to.address;
  parcel.phone = member.phone;
  parcel.link_until = tx.now().plus_ms(trust::read_setting<ReachRules>(tx, tx.area()).link_days * kDayMs);
  delivery::end_unread(tx, entry.id.uuid, member.id.uuid, caller.name);
  TRY(delivery::send(tx, caller, parcel));
  return Done{};
}

void send_as_usual(Write& tx, const Caller& caller, const Entry& entry) {
  const auto parts = people::person_parts(tx, entry.person_id);
  if (!parts) return;
  for (const people::TeamMemberView& view : people::team_view(tx, (*parts)->team)) {
    if (view.joined || is_on_its_way(tx, entry, view.id)) continue;
    const auto member = outside_member(tx, entry.person_id, view.id);
    if (member) (void)send_to(tx, caller, entry, {member->id, possible_way(*member), {}});
  }
}

}  // namespace kaname::thread

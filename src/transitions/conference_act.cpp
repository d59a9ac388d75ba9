// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_act.h"

#include <algorithm>

#include "base/text_fold.h"
#include "delivery/notice.h"
#include "delivery/outside.h"
#include "people/person_store.h"
#include "thread/announce.h"
#include "transitions/find_manager.h"
#include "trust/account_store.h"
#include "trust/services.h"

namespace kaname::transitions {
namespace {

std::vector<Uuid> holders_of(const std::vector<Invited>& invited) {
  std::vector<Uuid> out;
  for (const Invited& one : invited) {
    if (one.guest || one.channel != people::Channel::app) continue;
    if (one.account_id) out.push_back(one.account_id->uuid);
    else if (one.office_id) out.push_back(*one.office_id);
  }
  return out;
}

Result<Done> fill_from_team(Read& tx, const SeenConference& seen, people::MemberId id, Invited& out) {
  if (!seen.person_id) return fail_field("invited", "conference_member_gone");
  const auto parts = TRY(people::person_parts(tx, *seen.person_id));
  const auto found = std::find_if(parts->team.begin(), parts->team.end(),
                                  [&](const people::TeamMember& member) { return member.id == id; });
  if (found == parts->team.end() || !people::is_present(*found, tx.today()))
    return fail_field("invited", "conference_member_gone");
  out.member_id = id;
  out.account_id = found->account_id;
  out.office_id = found->office_id;
  return Done{};
}

// The address of a FAX or mail may be missing: who knows the office knows its number.
Result<Done> check_reach(Read& tx, Invited& out) {
  using people::Channel;
  if (out.channel == Channel::app && !trust::can_sign_in(tx, out.account_id, out.office_id))
    return fail_field("invited", "conference_no_app");
  if (out.address.empty()) return Done{};
  if (out.channel == Channel::fax) out.address = TRY(delivery::check_address(delivery::Way::fax, out.address));
  if (out.channel == Channel::mail) out.address = TRY(delivery::check_address(delivery::Way::mail, out.address));
  return Done{};
}

}  // namespace

Result<Invited> invited_from(Write& tx, const SeenConference& seen, const InvitedInput& in) {
  Invited out;
  out.area_id = tx.area();
  out.conference_id = seen.poll.conference.id;
  out.id = tx.new_id<InvitedId>();
  out.office_id = in.office_id;
  if (in.member_id) TRY(fill_from_team(tx, seen, *in.member_id, out));
  else if (in.office_id && !trust::is_office(tx, *in.office_id)) return fail_field("invited", "office_unknown");
  out.office_name = out.office_id ? trust::office_name(tx, out.office_id) : std::string();
  if (out.office_name.empty()) out.office_name = text::trim(in.office_name);
  out.name = text::trim(in.name);
  if (out.name.empty() && out.office_name.empty()) return fail_field("invited", "conference_who");
  out.profession = in.profession;
  out.must_attend = in.must_attend;
  out.channel = in.channel;
  out.address = text::trim(in.address);
  out.phone = text::trim(in.phone);
  out.invited_at = tx.now();
  TRY(check_reach(tx, out));
  return out;
}

void invite(Write& tx, const api::Caller& caller, SeenConference& seen, Invited one) {
  for (const Invited& other : seen.poll.invited) one.number = std::max(one.number, other.number);
  ++one.number;
  tx.insert(one);
  delivery::tell(tx, accounts_of(tx, caller, holders_of({one})), one.conference_id.uuid, false);
  seen.poll.invited.push_back(std::move(one));
}

Result<Done> announce(Write& tx, const api::Caller& caller, const SeenConference& seen, std::string words) {
  if (!seen.person_id) return Done{};
  const thread::Scene scene = seen.stay ? thread::Scene::hospital : thread::Scene::daily;
  return thread::announce(tx, caller, *seen.person_id, {std::move(words), {scene}, false});
}

void add_step(Write& tx, const api::Caller& caller, SeenConference& seen, StepKind kind, LocalDate on,
              std::vector<trust::Profession> professions) {
  if (!seen.stay) return;
  StayStep step = new_step(tx, caller, *seen.stay, kind, on);
  step.professions = std::move(professions);
  tx.insert(step);
  keep(tx, seen.stay->stay);
}

void tell_invited(Write& tx, const api::Caller& caller, const SeenConference& seen) {
  delivery::tell(tx, accounts_of(tx, caller, holders_of(seen.poll.invited)), seen.poll.conference.id.uuid, false);
}

const ConferenceSlot* fixed_slot(const Poll& poll) {
  if (!poll.conference.fixed_slot) return nullptr;
  const auto found = std::find_if(poll.slots.begin(), poll.slots.end(), [&](const ConferenceSlot& slot) {
    return slot.number == *poll.conference.fixed_slot;
  });
  return found == poll.slots.end() ? nullptr : &*found;
}

}  // namespace kaname::transitions

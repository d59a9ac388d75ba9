// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_act.h"

#include <algorithm>

#include "base/text_fold.h"
#include "delivery/notice.h"
#include "delivery/outside.h"
#include "people/person_store.h"
#include "thread/announce.h"
#include "transitions/calendar.h"
#include "transitions/conference_outside.h"
#include "transitions/conference_rules.h"
#include "transitions/find_manager.h"
#include "trust/account_store.h"
#include "trust/services.h"

namespace kaname::transitions {
namespace {

std::vector<Uuid> holders_of(const std::vector<Invited>& invited) {
  std::vector<Uuid> out;
  for (const Invited& one : invited) {
    if (!is_asked(one) || one.channel != people::Channel::app) continue;
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

Result<Done> check_reach(Read& tx, Invited& out) {
  using people::Channel;
  if (out.channel == Channel::app && !trust::can_sign_in(tx, out.account_id, out.office_id))
    return fail_field("invited", "conference_no_app");
  if (out.address.empty()) return Done{};
  if (out.channel == Channel::fax) out.address = TRY(delivery::check_address(delivery::Way::fax, out.address));
  if (out.channel != Channel::mail) return Done{};
  out.address = TRY(delivery::check_address(delivery::Way::mail, out.address));
  if (delivery::last_digits(out.phone).empty()) return fail_field("phone", "conference_needs_phone");
  return Done{};
}

Result<Done> invite(Write& tx, const api::Caller& caller, SeenConference& seen, Invited one) {
  for (const Invited& other : seen.poll.invited) one.number = std::max(one.number, other.number);
  ++one.number;
  tx.insert(one);
  tell_one(tx, caller, one);
  TRY(reach(tx, caller, seen, one));
  seen.poll.invited.push_back(std::move(one));
  return Done{};
}

Result<Invited*> invited_of(SeenConference& seen, InvitedId id) {
  for (Invited& one : seen.poll.invited) {
    if (one.id == id && is_asked(one)) return &one;
  }
  return fail(Problem::not_found, "conference_invited_not_found");
}

Result<Done> put_answers(Write& tx, const api::Caller& caller, SeenConference& seen, Invited& who,
                         const std::vector<SlotReplyInput>& answers) {
  Poll& poll = seen.poll;
  const bool was_complete = is_complete(poll);
  for (const SlotReplyInput& answer : answers) {
    const bool known = std::any_of(poll.slots.begin(), poll.slots.end(),
                                   [&](const ConferenceSlot& slot) { return slot.number == answer.slot; });
    if (!known) return fail_field("answers", "conference_slot_unknown");
    tx.upsert(SlotReply{tx.area(), poll.conference.id, who.id, answer.slot, answer.answer, text::trim(answer.note)});
  }
  who.answered_at = tx.now();
  who.answered_by = caller.name;
  tx.update(who);
  note_answered(tx, poll, who, who.typed_by);
  keep(tx, seen);
  // Each single answer would bury what the team writes about the person; that all have come is news.
  if (was_complete || !is_complete(poll)) return Done{};
  if (poll.conference.organiser_id != caller.account_id)
    delivery::tell(tx, {poll.conference.organiser_id}, poll.conference.id.uuid, false);
  return announce(tx, caller, seen, "【日程の調整】" + poll.conference.title + "：全員の返事がそろいました");
}

Result<Done> need_asked(const Conference& c) {
  if (c.state == ConferenceState::fixed) return fail(Problem::conflict, "conference_settled");
  if (c.state != ConferenceState::asked) return fail(Problem::conflict, "conference_over");
  return Done{};
}

Result<SeenConference> to_manage(Read& tx, const api::Caller& caller, ConferenceId id) {
  SeenConference seen = TRY(find_conference(tx, caller, id));
  if (!seen.may_manage) return fail(Problem::forbidden, "conference_organiser");
  if (!is_going_on(seen.poll.conference)) return fail(Problem::conflict, "conference_over");
  return seen;
}

Result<Done> announce(Write& tx, const api::Caller& caller, const SeenConference& seen, std::string words) {
  if (!seen.person_id) return Done{};
  const Conference& c = seen.poll.conference;
  const thread::Scene scene = c.stay_id ? thread::Scene::hospital : thread::Scene::daily;
  // By a link nobody is signed in: the line stands in the name of who asks.
  api::Caller writer = caller;
  if (!writer.account_id) {
    writer.account_id = c.organiser_id;
    writer.name = c.organiser;
  }
  return thread::announce(tx, writer, *seen.person_id, {std::move(words), {scene}, false});
}

void add_step(Write& tx, const api::Caller& caller, SeenConference& seen, StepKind kind, LocalDate on,
              std::vector<trust::Profession> professions) {
  if (!seen.stay) return;
  StayStep step = new_step(tx, caller, *seen.stay, kind, on);
  step.professions = std::move(professions);
  tx.insert(step);
  keep(tx, seen.stay->stay);
}

void tell_one(Write& tx, const api::Caller& caller, const Invited& one) {
  delivery::tell(tx, accounts_of(tx, caller, holders_of({one})), one.conference_id.uuid, false);
}

void settle_one(Write& tx, const api::Caller& caller, const Invited& one) {
  for (const api::AccountId& account : accounts_of(tx, caller, holders_of({one})))
    delivery::settle(tx, account, {one.conference_id.uuid});
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

std::string calendar_of(const Poll& poll) {
  const Conference& c = poll.conference;
  const ConferenceSlot* slot = fixed_slot(poll);
  if (!slot) return {};
  CalendarEvent event;
  event.uid = c.id.text() + "@kaname";
  event.sequence = c.sequence;
  event.stamp = c.changed_at;
  event.start = slot->starts_at;
  event.minutes = c.minutes;
  event.summary = std::string(c.stay_id ? kUsualTitle : "カンファレンス") + "（Kaname）";
  event.location = c.place;
  event.url = c.online_url;
  event.cancelled = c.state == ConferenceState::cancelled;
  return calendar_text(event);
}

}  // namespace kaname::transitions

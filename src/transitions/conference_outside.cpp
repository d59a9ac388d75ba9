// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_outside.h"

#include <algorithm>

#include "delivery/fax.h"
#include "people/papers/print.h"
#include "people/person_store.h"
#include "thread/escalation.h"
#include "transitions/conference_act.h"
#include "transitions/conference_rules.h"
#include "trust/area_settings.h"
#include "trust/consent.h"

namespace kaname::transitions {
namespace {

using delivery::Delivery;
using delivery::DeliveryState;
using people::Channel;

constexpr std::int64_t kMinuteMs = 60'000;

std::optional<delivery::Way> way_by_itself(Read& tx, const Invited& one) {
  if (!is_asked(one) || one.address.empty()) return std::nullopt;
  if (one.channel == Channel::mail && !delivery::last_digits(one.phone).empty()) return delivery::Way::mail;
  if (one.channel == Channel::fax && delivery::fax_goes_by_itself(tx, one.address)) return delivery::Way::fax;
  return std::nullopt;
}

// As long as she can still answer, or has to know the date; and never shorter than any link of the area.
Timestamp link_end(Read& tx, const Poll& poll) {
  const ConferenceSlot* slot = fixed_slot(poll);
  if (!slot) slot = &poll.slots.back();
  return std::max(slot->starts_at.plus_ms(poll.conference.minutes * kMinuteMs),
                  tx.now().plus_ms(trust::read_setting<thread::ReachRules>(tx, tx.area()).link_days * kDayMs));
}

// ---- what the outside asks of its subject

Result<Done> still_open(Read& tx, const Delivery& row) {
  TRY(asked_by(tx, row));
  return Done{};
}

// Also of a meeting that is off: it is told too. Not of one that was held.
Result<Asked> told_by(Read& tx, const Delivery& row) {
  auto conference = tx.first<Conference>("WHERE area_id = $1 AND id = $2", tx.area(), row.subject_id);
  if (!conference || conference->state == ConferenceState::held) return fail(Problem::unauthorized, "link_not_valid");
  const auto person = person_of(tx, *conference);
  if (person && !people::person_parts(tx, *person)) return fail(Problem::unauthorized, "link_not_valid");
  Asked out;
  out.poll = poll_of(tx, std::move(*conference));
  const auto found = std::find_if(out.poll.invited.begin(), out.poll.invited.end(),
                                  [&](const Invited& one) { return one.id.uuid == row.receiver_id; });
  if (found == out.poll.invited.end() || !is_asked(*found)) return fail(Problem::unauthorized, "link_not_valid");
  out.one = *found;
  return out;
}

Result<api::File> sheet(Read& tx, const api::Caller& sender, const Delivery& row) {
  const Asked asked = TRY(told_by(tx, row));
  ConferenceSheet out;
  out.head = people::papers::head_for(tx, sender);
  out.conference = asked.poll.conference;
  out.slots = asked.poll.slots;
  out.receivers = {sheet_receiver(tx, asked.poll, asked.one)};
  return people::papers::pdf(conference_sheet(out));
}

Result<thread::Letter> letter(Read& tx, const Delivery& row) {
  const Asked asked = TRY(told_by(tx, row));
  const Conference& c = asked.poll.conference;
  const std::string number = "受付番号は " + reply_number(c, asked.one) + " です。";
  thread::Letter out;
  if (c.state == ConferenceState::asked) {
    out.subject = "【要】日程のお尋ね";
    out.lead = "集まりの日程のお尋ねが届いています。" + number;
    out.can_do = "○△×のお返事は、日が決まるまで、その画面から直せます。";
    out.english = "The date of a meeting is being asked for.";
  } else if (c.state == ConferenceState::fixed) {
    out.subject = "【要】日程のお知らせ";
    out.lead = (c.sequence == 0 ? "お尋ねしていた集まりの日が決まりました。"
                                : "集まりの日が決まりました。前のお知らせと違うときは、こちらが新しい日です。") +
        number;
    out.can_do = "カレンダーのファイルも、その画面から取れます。";
    out.english = "The date of the meeting is fixed.";
  } else {
    out.subject = "【要】集まりの取りやめ";
    out.lead = "お尋ねしていた集まりは、取りやめになりました。" + number + "お問い合わせは、送り主へお電話ください。";
    out.english = "The meeting was cancelled.";
    out.with_link = false;
  }
  return out;
}

void came_further(Write& tx, const Delivery& row) {
  auto conference = tx.first<Conference>("WHERE area_id = $1 AND id = $2", tx.area(), row.subject_id);
  if (!conference) return;
  SeenConference seen = own_sight(tx, poll_of(tx, std::move(*conference)));
  keep(tx, seen);
}

}  // namespace

About about_for(Read& tx, const Poll& poll, const Invited& one) {
  const auto person = person_of(tx, poll.conference);
  const auto parts = person ? people::person_parts(tx, *person) : fail(Problem::not_found, "person_not_found");
  if (!parts) return {};
  const auto& team = (*parts)->team;
  const auto member =
      std::find_if(team.begin(), team.end(), [&](const people::TeamMember& each) { return one.member_id == each.id; });
  if (member == team.end() || !people::is_present(*member, tx.today())) return {};
  if (!member->keeps_case && !trust::may_be_told(tx, *person, one.office_id)) return {};
  const people::Person& who = (*parts)->person;
  return {who.name + "（" + who.name_kana + "）", people::papers::birth_words(who, tx.today())};
}

SheetReceiver sheet_receiver(Read& tx, const Poll& poll, const Invited& one) {
  SheetReceiver out;
  out.fax = one.channel == Channel::fax;
  out.office = one.office_name;
  out.name = one.name;
  if (out.fax) out.number = one.address;
  out.reply_number = reply_number(poll.conference, one);
  out.mark = sheet_mark(poll.conference, one);
  About about = about_for(tx, poll, one);
  out.person = std::move(about.person);
  out.birth = std::move(about.birth);
  return out;
}

Result<Done> reach(Write& tx, const api::Caller& caller, const SeenConference& seen, const Invited& one) {
  const auto way = way_by_itself(tx, one);
  if (!way) return Done{};
  const Conference& c = seen.poll.conference;
  delivery::Parcel parcel;
  parcel.kind = delivery::SubjectKind::conference;
  if (seen.person_id) parcel.person_id = seen.person_id->uuid;
  parcel.subject_id = c.id.uuid;
  parcel.receiver_id = one.id.uuid;
  parcel.receiver = one.name;
  parcel.office_id = one.office_id;
  parcel.office_name = one.office_name;
  parcel.way = *way;
  parcel.address = one.address;
  parcel.phone = one.phone;
  parcel.tells = c.state != ConferenceState::asked;
  // The mark of the sheet is its only code: two of them, and nobody knows which one to hold the phone at.
  if (*way == delivery::Way::mail && is_going_on(c)) parcel.link_until = link_end(tx, seen.poll);
  TRY(delivery::send(tx, caller, parcel));
  return Done{};
}

Result<Done> tell_outside(Write& tx, const api::Caller& caller, const SeenConference& seen) {
  for (const Invited& one : seen.poll.invited) {
    end_unsent(tx, seen.poll, one, caller.name);
    TRY(reach(tx, caller, seen, one));
  }
  return Done{};
}

void end_unsent(Write& tx, const Poll& poll, const Invited& one, const std::string& by) {
  for (Delivery& row : delivery::deliveries_to(tx, poll.conference.id.uuid, one.id.uuid)) {
    if (row.state != DeliveryState::todo && row.state != DeliveryState::failed) continue;
    delivery::end(row, tx.now(), by);
    delivery::keep(tx, row);
  }
}

void close_outside(Write& tx, const Poll& poll, const Invited& one, const std::string& by) {
  for (Delivery& row : delivery::deliveries_to(tx, poll.conference.id.uuid, one.id.uuid)) {
    if (row.state == DeliveryState::ended) continue;
    delivery::end(row, tx.now(), by);
    delivery::keep(tx, row);
  }
}

void note_answered(Write& tx, const Poll& poll, const Invited& one, const std::string& typed_by) {
  for (Delivery& row : delivery::deliveries_to(tx, poll.conference.id.uuid, one.id.uuid)) {
    if (row.tells || !delivery::advance(row, delivery::Step::answered, tx.now(), typed_by)) continue;
    delivery::keep(tx, row);
  }
}

Result<Asked> asked_by(Read& tx, const Delivery& row) {
  Asked out = TRY(told_by(tx, row));
  if (!is_going_on(out.poll.conference)) return fail(Problem::unauthorized, "link_not_valid");
  return out;
}

SeenConference own_sight(Read& tx, Poll poll) {
  SeenConference out;
  out.person_id = person_of(tx, poll.conference);
  out.poll = std::move(poll);
  return out;
}

thread::OutsideSubject outside_subject() { return {&still_open, nullptr, nullptr, &sheet, &letter, &came_further}; }

}  // namespace kaname::transitions

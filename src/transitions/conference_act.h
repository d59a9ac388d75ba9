// SPDX-License-Identifier: Apache-2.0
#pragma once
// What follows from the acts about a conference: a line in the team's thread, a step of the stay, a notice to those who are
// asked.

#include <string>
#include <vector>

#include "transitions/conference_store.h"

namespace kaname::transitions {

// Somebody to invite, as she is written down. With `member_id` account and office are those of the team's row.
struct InvitedInput {
  std::optional<people::MemberId> member_id;
  std::optional<Uuid> office_id;
  std::string office_name, name;
  trust::Profession profession = trust::Profession::none;
  bool must_attend = false;
  people::Channel channel = people::Channel::app;
  std::string address, phone;
};
constexpr auto describe(model::Tag<InvitedInput>) {
  using namespace model;
  using In = InvitedInput;
  return entity("ConferenceInvitedInput", "カンファレンスに招く人", field("member_id", &In::member_id),
                field("office_id", &In::office_id), field("office_name", &In::office_name, max_chars(200)),
                field("name", &In::name, personal | max_chars(100)), field("profession", &In::profession),
                field("must_attend", &In::must_attend), field("channel", &In::channel),
                field("address", &In::address, personal | max_chars(200)),
                field("phone", &In::phone, personal | max_chars(30)));
}

// The row, not written yet. Errors by field: conference_who, conference_member_gone, office_unknown, and those of check_reach.
Result<Invited> invited_from(Write& tx, const SeenConference& seen, const InvitedInput& in);
// Whether she can be asked the way that stands in the row; tidies the address. It may be missing: who knows the office knows
// its number. Errors by field: conference_no_app, conference_needs_phone (a mail), and those of delivery::check_address.
Result<Done> check_reach(Read& tx, Invited& out);
// Puts her in with the next number, tells her, and begins what the program brings her.
Result<Done> invite(Write& tx, const api::Caller& caller, SeenConference& seen, Invited one);

// Somebody who is asked. Error: conference_invited_not_found.
Result<Invited*> invited_of(SeenConference& seen, InvitedId id);

struct SlotReplyInput {
  std::int64_t slot = 0;
  SlotAnswer answer = SlotAnswer::none;
  std::string note;
};
constexpr auto describe(model::Tag<SlotReplyInput>) {
  using namespace model;
  using In = SlotReplyInput;
  return entity("ConferenceReplyInput", "候補への返事", field("slot", &In::slot, required),
                field("answer", &In::answer, required), field("note", &In::note, personal | max_chars(200)));
}
// Writes down what she said (`via` and `typed_by` stand in the row already). Error: conference_slot_unknown.
Result<Done> put_answers(Write& tx, const api::Caller& caller, SeenConference& seen, Invited& who,
                         const std::vector<SlotReplyInput>& answers);
// Errors: conference_settled, conference_over.
Result<Done> need_asked(const Conference& c);
// With the right to manage it, while it goes on. Errors: as find_conference, conference_organiser, conference_over.
Result<SeenConference> to_manage(Read& tx, const api::Caller& caller, ConferenceId id);

// A line in the person's thread. Nothing while it is not known who was admitted.
Result<Done> announce(Write& tx, const api::Caller& caller, const SeenConference& seen, std::string words);

// Notes the step in the stay, where there is one.
void add_step(Write& tx, const api::Caller& caller, SeenConference& seen, StepKind kind, LocalDate on,
              std::vector<trust::Profession> professions = {});

// One of them: she is to look; there is nothing to look at any more.
void tell_one(Write& tx, const api::Caller& caller, const Invited& one);
void settle_one(Write& tx, const api::Caller& caller, const Invited& one);
// Those who answer in this program are to look.
void tell_invited(Write& tx, const api::Caller& caller, const SeenConference& seen);

// The fixed slot. Nothing before one is fixed.
const ConferenceSlot* fixed_slot(const Poll& poll);

// The fixed date as an iCalendar file; empty before one is fixed. Calendars lie outside: neither the person nor the title,
// which somebody may have written her name into.
std::string calendar_of(const Poll& poll);

}  // namespace kaname::transitions

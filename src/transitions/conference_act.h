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

// The row, not written yet. Errors by field: conference_who, conference_profession, conference_member_gone, office_unknown,
// conference_no_app, and those of delivery::check_address.
Result<Invited> invited_from(Write& tx, const SeenConference& seen, const InvitedInput& in);
// Puts her in with the next number and tells her.
void invite(Write& tx, const api::Caller& caller, SeenConference& seen, Invited one);

// A line in the person's thread. Nothing while it is not known who was admitted.
Result<Done> announce(Write& tx, const api::Caller& caller, const SeenConference& seen, std::string words);

// Notes the step in the stay, where there is one.
void add_step(Write& tx, const api::Caller& caller, SeenConference& seen, StepKind kind, LocalDate on,
              std::vector<trust::Profession> professions = {});

// Those who answer in this program are to look.
void tell_invited(Write& tx, const api::Caller& caller, const SeenConference& seen);

// The fixed slot. Nothing before one is fixed.
const ConferenceSlot* fixed_slot(const Poll& poll);

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#pragma once
// To whom a document goes: whom the form is meant for, by which way each reads, and on which ground.

#include <string>
#include <vector>

#include "documents/document_store.h"
#include "model/bilingual.h"
#include "trust/profession.h"

namespace kaname::documents {

struct Proposal {
  std::optional<people::MemberId> member_id;
  std::optional<api::AccountId> account_id;
  std::optional<Uuid> office_id;
  bool town = false;
  std::string office_name, name;
  trust::Profession profession = trust::Profession::none;
  people::Channel channel = people::Channel::app;
  std::string address, phone;
  model::Bilingual why;          // why this way
  bool usual = false;            // whom the form is meant for
  bool needs_agreement = false;  // no consent in the program covers this office
};
constexpr auto describe(model::Tag<Proposal>) {
  using namespace model;
  using P = Proposal;
  return entity("DocumentProposal", "届け先の候補", field("member_id", &P::member_id),
                field("account_id", &P::account_id), field("office_id", &P::office_id), field("town", &P::town),
                field("office_name", &P::office_name), field("name", &P::name, personal),
                field("profession", &P::profession), field("channel", &P::channel),
                field("address", &P::address, personal), field("phone", &P::phone, personal), field("why", &P::why),
                field("usual", &P::usual), field("needs_agreement", &P::needs_agreement));
}

// Usual ones first.
std::vector<Proposal> proposals(Read& tx, const SeenDocument& seen, const Form& form);

// Somebody it is to go to, as the screen says it. A member, an office of the directory, the town, or a name alone.
struct ReceiverInput {
  std::optional<people::MemberId> member_id;
  std::optional<api::AccountId> account_id;
  std::optional<Uuid> office_id;
  bool town = false;
  std::string office_name, name;
  people::Channel channel = people::Channel::app;
  std::string address, phone;
};
constexpr auto describe(model::Tag<ReceiverInput>) {
  using namespace model;
  using In = ReceiverInput;
  return entity("DocumentReceiver", "届け先", field("member_id", &In::member_id), field("account_id", &In::account_id),
                field("office_id", &In::office_id), field("town", &In::town),
                field("office_name", &In::office_name, max_chars(200)),
                field("name", &In::name, personal | max_chars(100)), field("channel", &In::channel, required),
                field("address", &In::address, personal | max_chars(200)),
                field("phone", &In::phone, personal | max_chars(30)));
}

// The row, with names looked up; not written. Errors by field "receivers": document_who, document_no_app, member_left,
// office_unknown, document_agreement, and those of delivery::check_address.
struct Agreement {
  Agreed by = Agreed::none;
  std::optional<LocalDate> on;
};
Result<Sending> sending_for(Write& tx, const SeenDocument& seen, const ReceiverInput& in, const Agreement& agreement);

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Entries that go to members without the program: who may get them, what the team sees of it, how an answer comes back.

#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "delivery/outside_view.h"
#include "people/person_view.h"
#include "thread/entry_store.h"
#include "thread/escalation.h"

namespace kaname::thread {

using delivery::DeliveryView;

// Somebody chosen to get an entry.
struct OutsideReceiver {
  people::MemberId member_id;
  delivery::Way way = delivery::Way::fax;
  std::string address;  // empty: as it stands in the team
};
constexpr auto describe(model::Tag<OutsideReceiver>) {
  using namespace model;
  return entity("DeliveryReceiver", "届け先", field("member_id", &OutsideReceiver::member_id, required),
                field("way", &OutsideReceiver::way, required),
                field("address", &OutsideReceiver::address, personal | max_chars(200)));
}

// A member who does not read here: by which way, and whether it may be.
struct OutsideMember {
  people::MemberId member_id;
  std::string name;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  delivery::Way way = delivery::Way::phone;
  std::string mail, fax, phone;  // as far as they are known
  bool allowed = false;
};
constexpr auto describe(model::Tag<OutsideMember>) {
  using namespace model;
  using M = OutsideMember;
  return entity("OutsideMember", "アプリのない人", field("member_id", &M::member_id), field("name", &M::name, personal),
                field("office_name", &M::office_name), field("profession", &M::profession), field("way", &M::way),
                field("mail", &M::mail, personal), field("fax", &M::fax, personal), field("phone", &M::phone, personal),
                field("allowed", &M::allowed));
}

struct Outside {
  std::vector<OutsideMember> members;
  std::vector<DeliveryView> deliveries;  // newest first
  std::vector<AlertView> alerts;
};
constexpr auto describe(model::Tag<Outside>) {
  using namespace model;
  return entity("Outside", "アプリのない人へ", field("members", &Outside::members),
                field("deliveries", &Outside::deliveries), field("alerts", &Outside::alerts));
}

Outside outside_of(Read& tx, const api::Caller& caller, PersonId person);

// Begins one delivery of the entry; an earlier one to the same member ends. Errors: member_not_found, member_left,
// member_reads_here, member_no_basis, by field "address": delivery_address, mail_shape, delivery_number, by field
// "receivers": delivery_needs_phone.
Result<Done> send_to(Write& tx, const api::Caller& caller, const Entry& entry, const OutsideReceiver& to);
// To every member without the program who may get it and to whom it is not on its way already, by the way written in the team; where an address for that is missing
// by telephone, else on paper. Never refuses: the entry itself is written whatever the team's list says.
void send_as_usual(Write& tx, const api::Caller& caller, const Entry& entry);

// Something that has not arrived.
struct OutsideWaiting {
  PersonId person_id;
  std::string person_name;
  DeliveryView delivery;
};
constexpr auto describe(model::Tag<OutsideWaiting>) {
  using namespace model;
  return entity("OutsideWaiting", "まだ届いていない人", field("person_id", &OutsideWaiting::person_id),
                field("person_name", &OutsideWaiting::person_name, personal),
                field("delivery", &OutsideWaiting::delivery));
}

// What the caller sent and has not arrived, then what colleagues of her office sent and somebody has to telephone, print or
// hand over. Of persons the caller may still see.
std::vector<OutsideWaiting> waiting_outside(Read& tx, const api::Caller& caller);

// The member of the delivery, as long as she may get what it is about: in the team, the person's record not merged into
// another, and the case's keeper or covered by a consent in force. Errors: member_left, member_no_basis.
Result<people::TeamMember> receiver_of(Read& tx, const delivery::Delivery& delivery);

// Its sheet as a PDF, as long as she may get it. Errors: as receiver_of, entry_not_found.
Result<api::File> sheet_of(Read& tx, const api::Caller& caller, const delivery::Delivery& delivery);

// What she answered, as an entry of hers. `typed_by` is empty when she wrote it herself by the link.
Entry answer_of(Write& tx, const delivery::Delivery& delivery, const people::TeamMember& member,
                const std::string& text, const api::Caller& caller, Via via);
// 了解 of hers counts like anybody's.
void took_on(Write& tx, const delivery::Delivery& delivery);

}  // namespace kaname::thread

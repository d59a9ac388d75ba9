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

// Something the caller sent that has not arrived.
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

// Of persons the caller may still see.
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

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stays in the tables, and from where somebody sees one.

#include <vector>

#include "base/result.h"
#include "model/info.h"
#include "store/transaction.h"
#include "transitions/stay.h"

namespace kaname::transitions {

using store::Read;
using store::Write;

// A stay, and from where it is seen.
struct Seen {
  Stay stay;
  Side side = Side::none;
  bool may_write =
      false;  // the desk reads only what it needs to find the care manager, and writes for those who telephone
};
// Errors of find_stay: stay_not_found, also for one that the caller sees from nowhere.
// `asked`: the stays that asked_stays() answers for this caller, read once for a whole list.
Seen see(Read& tx, const api::Caller& caller, Stay stay, const std::vector<StayId>& asked);
Result<Seen> find_stay(Read& tx, const api::Caller& caller, StayId id);

// Whether the caller works there in more than a looking role.
bool works_at(const api::Caller& caller, const std::optional<Uuid>& office);
// Town and coordinators.
bool is_desk(const api::Caller& caller);

// The team sees it as far as it may read the person, the hospital because it is its own patient or its own notice, the desk
// because finding the care manager is its task. Who is several sees from the closest one.
// Sorted: whoever is asked whether the person is hers must be told who it is, and no more.
std::vector<StayId> asked_stays(Read& tx, const api::Caller& caller);

std::vector<StayStep> steps_of(Read& tx, StayId id);  // not taken back, oldest first
std::vector<StayAsk> asks_of(Read& tx, StayId id);

// Whether the caller is, or works at, the one that was asked.
bool is_asked(const api::Caller& caller, const StayAsk& ask);

// Something done about the stay by the caller, with her name and office; it is not written yet.
StayStep new_step(Write& tx, const api::Caller& caller, const Seen& seen, StepKind kind, LocalDate on);

// Writes the row as this act leaves it.
void keep(Write& tx, Stay& stay);

std::vector<model::TypePtr> tables();

}  // namespace kaname::transitions

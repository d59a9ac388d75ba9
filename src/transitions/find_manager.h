// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finding the care manager of somebody who was admitted: whoever keeps the case is asked and says 担当です or 違います. Where
// nobody is left to ask, the desk of the coordinators hears of it.

#include <string>
#include <vector>

#include "transitions/stay_store.h"

namespace kaname::transitions {

// The person is known now: her status, a line in the team's thread, and the question to those who keep the case. Whoever
// tells it of her own case has answered by it. The row is not written.
Result<Done> begin_for_person(Write& tx, const api::Caller& caller, Stay& stay);

// Asks these offices or accounts; those that were asked before are not asked again.
void ask_holders(Write& tx, const api::Caller& caller, Stay& stay, const std::vector<Uuid>& holders);

// 担当です: from now on the hospital knows whom to call, which is the word of the care manager to the hospital.
void confirm_manager(Write& tx, const api::Caller& caller, Stay& stay, const std::string& phone);
// 違います. The last one leaves the question with the desk.
void decline(Write& tx, const api::Caller& caller, Stay& stay);

// Accounts that work at one of these offices, or are one of these accounts; not the caller's own.
std::vector<api::AccountId> accounts_of(Read& tx, const api::Caller& caller, const std::vector<Uuid>& holders);

// Coordinators and, where there are none, the town.
void tell_desk(Write& tx, const Stay& stay);

}  // namespace kaname::transitions

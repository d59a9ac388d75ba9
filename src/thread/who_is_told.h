// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is told at once, outside the program, that an entry waits to be read. Everything else is found as unread at the next
// look: a region that rings for each note is soon on mute everywhere.
//
//   urgent      everybody who reads this person
//   question    those it is addressed to
//   answer      who had asked

#include <vector>

#include "store/transaction.h"
#include "thread/entry.h"

namespace kaname::thread {

// Without the author, and nobody who may not read the person now.
std::vector<api::AccountId> who_is_told(store::Read& tx, const Entry& entry);

// Whether a question or a note is meant for this account, by name or as one of a profession.
bool is_for(const Entry& entry, const api::AccountId& account, trust::Profession profession);

bool has_acknowledged(const Entry& entry, const api::AccountId& account);

}  // namespace kaname::thread

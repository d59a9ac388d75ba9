// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stays by whom they are about, for the floors above. Rights are the asker's question.

#include <vector>

#include "transitions/stay_store.h"

namespace kaname::transitions {

// A stay stays in lists until the report back is due, some weeks after the discharge.
inline constexpr int kAfterDays = 45;

// All stays of a person's records (people::ids_of) that were not cancelled, oldest first.
std::vector<Stay> stays_about(Read& tx, const std::vector<PersonId>& records);

// Stays of persons who are known and lie in a hospital at which the caller works, or left it on `since` or later. A hospital
// learns who somebody is at home only once the care manager has confirmed.
std::vector<Stay> own_patients(Read& tx, const api::Caller& caller, LocalDate since);

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The version of a person's record, for whoever keeps something made of it.

#include "store/transaction.h"
#include "trust/person_access.h"

namespace kaname::people {

// The journal seq of the last act that touched the person, the facts or the team; 0 when there is no such person.
std::int64_t person_version(store::Read& tx, trust::PersonId id);

}  // namespace kaname::people

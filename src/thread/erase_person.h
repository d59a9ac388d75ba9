// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor knows of a person who is erased (trust/erase_person.h).

#include "trust/erase_person.h"

namespace kaname::thread {

std::span<const trust::ErasedTable> erased_tables();

// Removes files that no other person's thread holds, then the rows; `most` rows and chunks at most. Answers how many of
// them; less than `most`: nothing is left.
std::int64_t erase_person(store::Write& tx, trust::PersonId person, std::int64_t most);

}  // namespace kaname::thread

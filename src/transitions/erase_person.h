// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor knows of a person who is erased (trust/erase_person.h).

#include <vector>

#include "trust/erase_person.h"

namespace kaname::transitions {

std::span<const trust::ErasedTable> erased_tables();

// Her stays: acts before it was known who she is name only the stay.
std::vector<Uuid> stays_of(store::Read& tx, const std::vector<trust::PersonId>& records);

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor keeps about a person, for her erasure at term.

#include <span>

#include "trust/erase_person.h"

namespace kaname::pathways {

std::span<const trust::ErasedTable> erased_tables();

}  // namespace kaname::pathways

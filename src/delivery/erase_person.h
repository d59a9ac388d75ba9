// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor knows of a person who is erased (trust/erase_person.h).

#include "trust/erase_person.h"

namespace kaname::delivery {

std::span<const trust::ErasedTable> erased_tables();

}  // namespace kaname::delivery

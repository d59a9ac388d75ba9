// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor knows of a person who is erased (trust/erase_person.h). Before the stays that documents name.

#include <vector>

#include "trust/erase_person.h"

namespace kaname::documents {

std::span<const trust::ErasedTable> erased_tables();

// Her documents: acts that only name the document.
std::vector<Uuid> documents_of(store::Read& tx, const std::vector<trust::PersonId>& records);

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor knows of a person who is erased (trust/erase_person.h): sheets that came back about her.

#include "trust/erase_person.h"

namespace kaname::bridges {

std::span<const trust::ErasedTable> erased_tables();

// The pictures of the pages, then the rows; `most` rows and chunks or a sheet more. Answers how many; less than `most`:
// nothing is left. Before the stays are erased: a sheet of a conference is hers by the stay.
std::int64_t erase_person(store::Write& tx, trust::PersonId person, std::int64_t most);

// Her sheets: acts before they were matched name only the sheet.
std::vector<Uuid> returned_of(store::Read& tx, const std::vector<trust::PersonId>& records);

}  // namespace kaname::bridges

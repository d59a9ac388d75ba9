// SPDX-License-Identifier: Apache-2.0
#pragma once
// Making one facility of two, and two of one again.

#include <span>
#include <string>

#include "base/result.h"
#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

// `take`: facts of which the one that goes is right; of all others the kept one is, as far as it knows them.
// Errors: facility_unknown, invalid_input at "take" for a name that is no such fact.
Result<directory::Merge> merge_facilities(store::Write& tx, FacilityId kept, FacilityId gone, const std::string& by,
                                          std::span<const std::string> take = {});

// Errors: merge_unknown, conflict "merge_undone", "changed_meanwhile" when the kept one was changed since.
Result<directory::Merge> undo_merge_facilities(store::Write& tx, directory::MergeId id);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Making one facility of two, and two of one again.

#include "base/result.h"
#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

// Error facility_unknown.
Result<directory::Merge> merge_facilities(store::Write& tx, FacilityId kept, FacilityId gone, const std::string& by);

// Errors: merge_unknown, conflict "merge_undone", "changed_meanwhile" when the kept one was changed since.
Result<directory::Merge> undo_merge_facilities(store::Write& tx, directory::MergeId id);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// An import is applied, and undone, in steps: each act works on at most 200 rows, so that the writer is never held for
// long, a stop harms nothing, and a restart goes on where the journal ends.

#include "base/result.h"
#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

inline constexpr std::int64_t kStepRows = 200;

// Errors: import_unknown.
Result<ImportRun> get_run(store::Read& tx, ImportRunId id);

// Both: conflict "import_not_running" when the run is not being applied (undone).
Result<ImportRun> apply_step(store::Write& tx, ImportRunId id, std::int64_t count);
Result<ImportRun> undo_step(store::Write& tx, ImportRunId id, std::int64_t count);

}  // namespace kaname::bridges

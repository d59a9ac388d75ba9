// SPDX-License-Identifier: Apache-2.0
#pragma once
// Outlines of zones from a file: they become a new set, the earlier set of daily-life zones ends, and every facility is
// sorted into the new ones.

#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

// One row a zone; all unchanged when the valid set holds the same outlines.
std::vector<ImportRow> preview_zones(store::Read& tx, const directory::SourceFile& file);

// Makes the set of all rows of the run at once. Answers what take_back_zones needs.
model::RawJson apply_zones(store::Write& tx, const ImportRun& run, const std::vector<ImportRow>& rows);

// False when the set is no longer as the import made it.
bool take_back_zones(store::Write& tx, const model::RawJson& before);

}  // namespace kaname::bridges

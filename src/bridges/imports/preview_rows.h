// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of a preview: each record is found among what is known (its remembered key, else the matching rules), and
// compared.

#include <vector>

#include "bridges/imports/preview.h"

namespace kaname::bridges {

// Sets run.message when so many keys vanished that the file is rather a part of the list.
std::vector<ImportRow> preview_records(store::Write& tx, ImportRun& run, const ParsedFile& parsed);

// Refused rows look alike for every kind of file.
ImportRow refused_row(const directory::RefusedRow& refused);

}  // namespace kaname::bridges

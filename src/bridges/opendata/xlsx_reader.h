// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first sheet with content of an XLSX workbook as a table of texts. Numbers stay as the file writes them, dates stay
// day numbers (the reader of a column knows which are dates), readings above kanji (rPh) are left out.

#include <string_view>

#include "base/result.h"
#include "bridges/opendata/table.h"

namespace kaname::bridges {

// Errors: xlsx_damaged, zip_damaged, zip_too_large, file_empty.
Result<Table> read_xlsx_table(std::string_view bytes);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Columns of an office's own list of persons. Every program writes its own headers, so the common ones are known and the
// office says the rest on the screen.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bridges/opendata/table.h"
#include "model/field.h"

namespace kaname::bridges::personlist {

struct ListField {
  std::string_view name;
  std::string_view ja, en;
  std::string_view headers;  // as lists write them, split by "|"; the Japanese label counts too
};
std::span<const ListField> list_fields();

// The table of a list: CSV or TSV in UTF-8 or CP932, or a workbook. Its header line is the one of the first ten with most
// known headers, else the first. Errors: as read_csv_table and read_xlsx_table; list_too_long (more than kMostRows).
inline constexpr std::size_t kMostRows = 2000;
Result<Table> read_list(std::string_view bytes);

// For each header of the table the field it means; empty: none, or taken by one before it.
std::vector<std::string> guess_columns(const Table& table);

// Whether a column of this name must not be brought here at all (マイナンバー).
bool is_forbidden(std::string_view header);

}  // namespace kaname::bridges::personlist

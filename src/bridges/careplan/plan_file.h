// SPDX-License-Identifier: Apache-2.0
#pragma once
// One file of ケアプラン標準仕様 V4 (ケアプランデータ連携標準仕様, 厚生労働省): no header line, CP932, the kind stands in the file's
// name, columns 1–3 are CSVバージョン, 保険者番号, 被保険者番号. The columns stand in data/codes/careplan_v4_columns.csv.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bridges/intake/intake.h"

namespace kaname::bridges::careplan {

enum class Kind { supplement, table1, table2, table3, basic_info, delete_table1, delete_basic_info };

struct KindInfo {
  Kind kind;
  std::string_view code;  // as in the file's name
  std::size_t columns;
  std::string_view ja;
};
// In the order in which they are read, so that the plan is newer than the supplement.
const std::vector<KindInfo>& kinds();

struct PlanRow {
  std::size_t line = 0;
  std::vector<std::string> cells;  // trimmed; empty and 00000000 alike mean nothing was said

  // Column as numbered in the specification, from 1.
  const std::string& at(std::size_t column) const { return cells[column - 1]; }
};

using intake::RowError;

struct PlanFile {
  Kind kind = Kind::supplement;
  std::vector<PlanRow> rows;
};

// Rows that are not as they should be are told in `errors` and left out; the others are kept. Errors: careplan_unknown_file
// (neither the name nor the number of columns tells the kind).
Result<PlanFile> read_plan_file(std::string_view name, std::string_view bytes, std::vector<RowError>& errors);

}  // namespace kaname::bridges::careplan

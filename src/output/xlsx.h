// SPDX-License-Identifier: Apache-2.0
#pragma once
// Excel workbooks from a table of values: lists to hand out and templates to fill in. Codes and telephone
// numbers are text cells (leading zeros stay), and a text that starts with = is a text, never a formula.

#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace kaname::output {

enum class CellKind { text, number, date };

// How dates look; the cell holds a real date either way.
enum class DateStyle { wareki, iso };

// Nothing, text, number or day. A value that does not match its column's kind is written as text, not lost.
using Value = std::variant<std::monostate, std::string, double, LocalDate>;

struct SheetColumn {
  std::string header;
  double width = 14;  // half-width characters
  CellKind kind = CellKind::text;
  std::vector<std::string> choices = {};  // a drop-down list; other input is refused with a message
  std::string help = {};                  // shown when a cell of the column is chosen
};

struct WorkSheet {
  std::string name;   // of the tab; made legal and unique
  std::string title;  // head of each printed page
  std::vector<SheetColumn> columns;
  std::vector<std::vector<Value>> rows;
  int blank_rows = 0;  // rows after the data that also get choices (templates)
};

struct Workbook {
  std::string title;
  std::string author;
  std::string footer;  // credits, left foot of each printed page
  DateStyle dates = DateStyle::wareki;
  std::vector<WorkSheet> sheets;
};

// The bytes of the file. Fails with too_large: "xlsx_too_many_rows", "xlsx_too_many_columns" or
// "xlsx_cell_too_long" (32,767 characters are Excel's limit).
Result<std::string> render_xlsx(const Workbook& workbook);

}  // namespace kaname::output

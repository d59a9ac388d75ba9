// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file as a table of texts, before anybody knows what its columns mean. CSV, XLSX and lists of JSON objects
// all become this, so that one reader of a layout serves every file format it comes in.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::bridges {

struct TableRow {
  std::int64_t line = 0;  // line of the CSV, row of the sheet, number of the feature or object; from 1
  std::vector<std::string> cells;
  std::string raw;  // the row as JSON, when the file had it as JSON; else made from the headers
};

struct Table {
  std::string encoding;  // "UTF-8", "UTF-8 (BOM)", "CP932", "XLSX"
  std::string title;     // text above the header line: dates of lists stand there
  std::vector<std::string> headers;
  std::vector<std::string> parents;  // header cells above, where headers have two lines; same length or empty
  std::vector<TableRow> rows;
};

// The file as rows of cells; the header line is not found yet (take_headers does that).
Result<Table> read_csv_table(std::string_view bytes);

// Makes row `at` the headers: empty headers at the end go, equal ones become "電話番号 (2)"; rows above become the title.
void take_headers(Table& table, std::size_t at);

// {"header": "value", …} of the cells that hold something.
std::string raw_json(const Table& table, const TableRow& row);
// The same of the cells that are not as in `first`; a cell that is empty only here is listed as "".
std::string raw_difference(const Table& table, const TableRow& row, const TableRow& first);

}  // namespace kaname::bridges

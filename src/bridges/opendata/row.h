// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every reader of a layout works with: a row whose cells are asked for by field, and the collector that turns
// rows into records and keeps account of each of them.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "bridges/opendata/headers.h"
#include "bridges/opendata/reader.h"
#include "bridges/opendata/table.h"

namespace kaname::bridges {

// A table whose columns are known.
struct Input {
  Table table;
  Columns columns;
  std::vector<std::string> unsafe;  // fields whose column a spreadsheet has damaged
};

// One row of it.
class Row {
 public:
  Row(const Input& input, const TableRow& row) : input_(&input), row_(&row) {}
  // The trimmed text of the field's cell; empty when the file has no such column.
  std::string text(std::string_view field) const;
  bool has(std::string_view field) const { return input_->columns.at(field) >= 0; }
  std::string header(std::string_view field) const;
  std::int64_t line() const { return row_->line; }
  std::string raw() const { return raw_json(input_->table, *row_); }
  // Notes what could not be trusted; the value is shortened.
  void warn(directory::SourceRecord& record, std::string_view code, std::string_view field) const;

 private:
  friend class Collector;
  const Input* input_;
  const TableRow* row_;
};

// Makes a SourceFile of rows. Each row must go to exactly one of refuse(), add() and join().
class Collector {
 public:
  Collector(directory::SourceFile& file, const ReadContext& context) : file_(file), context_(context) {}

  void refuse(const Row& row, std::string_view code, std::string_view field);
  // True when the row was refused because it lies in another municipality.
  bool refuse_outside(const Row& row);
  // A new record of this row. The reference holds until the next add().
  directory::SourceRecord& add(const Row& row, std::string key);
  // One more row of a record. Its raw text lists only the cells that differ from the record's first row: a hospital has
  // hundreds of rows that repeat its name and address.
  void join(const Row& row, std::size_t record);
  directory::SourceRecord& record(std::size_t i) { return file_.records[i]; }
  std::size_t last() const { return file_.records.size() - 1; }
  std::size_t size() const { return file_.records.size(); }
  const ReadContext& context() const { return context_; }

 private:
  bool outside(const Row& row) const;

  directory::SourceFile& file_;
  const ReadContext& context_;
  std::vector<const TableRow*> first_rows_;  // of each record
};

// Finds the header line, matches the headers and refuses damaged columns. Rows with another number of cells than there
// are headers are refused at once ("row_columns").
Result<Input> open_table(Table table, const ReadContext& context, directory::SourceFile& file);

// The usual fields that every layout shares (name, address, phones, codes, place …), with their checks.
void read_common(const Row& row, const ReadContext& context, directory::SourceRecord& record);

}  // namespace kaname::bridges

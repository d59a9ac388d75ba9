// SPDX-License-Identifier: Apache-2.0
#pragma once
// CSV as RFC 4180 has it and as spreadsheets really write it: BOM, CRLF, LF or CR, line breaks inside
// quotes, no newline at the end. Text is UTF-8; other encodings are decoded before (base/cp932.h).

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kaname::csv {

struct Record {
  std::size_t line = 0;  // where the record begins, from 1
  std::vector<std::string> cells;
};

// Reads record after record from a text that outlives it. Empty lines are no records.
class Reader {
 public:
  explicit Reader(std::string_view text, char separator = ',');

  // False at the end of the text and at the first malformed place; trouble() tells them apart.
  bool next(Record& record);
  // Empty, or what is wrong and where, in Japanese, for the person who uploads the file.
  const std::string& trouble() const { return trouble_; }

 private:
  bool read_cell(std::string& cell);
  bool read_quoted(std::string& cell);
  bool at_line_end() const;
  void skip_line_end();

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::string trouble_;
};

enum class Bom { no, yes };
// `yes` puts ' before a cell that a spreadsheet would run as a formula. Numbers and telephone numbers stay.
enum class Guard { no, yes };

// Writes rows with CRLF. Cells are quoted when they must be.
class Writer {
 public:
  explicit Writer(Bom bom = Bom::no, Guard guard = Guard::no);

  void row(std::span<const std::string> cells);
  void row(std::initializer_list<std::string_view> cells);
  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void cell(std::string_view text, bool first);

  std::string out_;
  Guard guard_;
};

// Whether a spreadsheet would take the cell for a formula.
bool is_formula(std::string_view cell);
// Takes back the ' of Guard::yes, for files that come home again.
std::string_view unguarded(std::string_view cell);

}  // namespace kaname::csv

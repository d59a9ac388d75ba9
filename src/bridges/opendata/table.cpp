// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/cp932.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/text_fold.h"

namespace kaname::bridges {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kMaxRows = 1'000'000;
constexpr std::size_t kMaxColumns = 2'000;

// An error page or document that was saved under the name of a table.
bool is_other_format(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return false;
  const std::string_view head = text.substr(start, 9);
  return head[0] == '<' || head.substr(0, 4) == "%PDF" || head.substr(0, 4) == "\xD0\xCF\x11\xE0" ||
      head.substr(0, 2) == "PK";
}

// Tab-separated when the first line has tabs and no commas.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  return line.find('\t') != std::string_view::npos && line.find(',') == std::string_view::npos ? '\t' : ',';
}

Error file_error(std::string_view code) {
  return Error{Problem::invalid, std::string(code), {{"file", std::string(code)}}, {}};
}

}  // namespace

Result<Table> read_csv_table(std::string_view bytes) {
  Table table;
  if (text::trim(bytes.substr(0, 64)).empty() && bytes.size() <= 64) return file_error("file_empty");
  if (is_other_format(bytes)) return file_error("file_not_table");
  if (bytes.find('\0') != std::string_view::npos) return file_error("file_encoding");
  const cp932::Decoded decoded = cp932::decode_text(bytes);
  table.encoding = decoded.encoding == cp932::Encoding::cp932 ? "CP932"
      : bytes.substr(0, 3) == kBom                            ? "UTF-8 (BOM)"
                                                              : "UTF-8";
  csv::Reader reader(decoded.text, separator_of(decoded.text));
  csv::Record record;
  while (reader.next(record)) {
    if (table.rows.size() >= kMaxRows || record.cells.size() > kMaxColumns) return file_error("file_too_long");
    for (std::string& cell : record.cells) cell = csv::unguarded(cell);
    table.rows.push_back({static_cast<std::int64_t>(record.line), std::move(record.cells), {}});
    record.cells.clear();
  }
  if (!reader.trouble().empty()) {
    return Error{
        Problem::invalid, "csv_malformed", {{fmt::format("line_{}", record.line), "csv_malformed"}}, reader.trouble()};
  }
  if (table.rows.empty()) return file_error("file_empty");
  return table;
}

void take_headers(Table& table, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i) {
    for (const std::string& cell : table.rows[i].cells) {
      const std::string text = text::trim(cell);  // merged cells repeat their text
      if (!text.empty() && table.title.find(text) == std::string::npos)
        table.title += (table.title.empty() ? "" : " ") + text;
    }
  }
  if (at > 0) table.parents = table.rows[at - 1].cells;
  table.headers = std::move(table.rows[at].cells);
  table.rows.erase(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  for (std::string& header : table.headers) header = text::trim(header);
  while (!table.headers.empty() && table.headers.back().empty()) table.headers.pop_back();
  if (!table.parents.empty()) table.parents.resize(table.headers.size());
  std::unordered_set<std::string> seen;
  for (std::size_t column = 0; column < table.headers.size(); ++column) {
    std::string& header = table.headers[column];
    const std::string written = header.empty() ? fmt::format("列{}", column + 1) : header;
    header = written;
    for (int n = 2; !seen.insert(header).second; ++n) header = fmt::format("{} ({})", written, n);
  }
}

namespace {

void append_cell(std::string& out, const Table& table, std::size_t column, const std::string& cell) {
  if (out.size() > 1) out += ',';
  append_json_string(out, column < table.headers.size() ? table.headers[column] : fmt::format("列{}", column + 1));
  out += ':';
  append_json_string(out, cell);
}

}  // namespace

std::string raw_json(const Table& table, const TableRow& row) {
  if (!row.raw.empty()) return row.raw;
  std::string out = "{";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!row.cells[i].empty()) append_cell(out, table, i, row.cells[i]);
  }
  return out + "}";
}

std::string raw_difference(const Table& table, const TableRow& row, const TableRow& first) {
  if (!row.raw.empty()) return row.raw;
  std::string out = "{";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i >= first.cells.size() || row.cells[i] != first.cells[i]) append_cell(out, table, i, row.cells[i]);
  }
  return out + "}";
}

}  // namespace kaname::bridges

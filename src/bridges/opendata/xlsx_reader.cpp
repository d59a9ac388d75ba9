// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <pugixml.hpp>

#include <fmt/format.h>

#include "base/text_fold.h"
#include "bridges/opendata/zip_file.h"

namespace kaname::bridges {
namespace {

constexpr std::size_t kMaxSheetRows = 200'000;
constexpr std::size_t kMaxSheetColumns = 2'000;
constexpr std::size_t kMaxMergedRow = 10;  // merged cells matter above the data: headers and titles

// Element names without their namespace prefix: some writers say x:row.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& item : node.children()) {
    if (local_name(item) == name) return item;
  }
  return {};
}

// The text of <si> or <is>: its <t> and those of its runs, not of rPh, which would double the word by its reading.
std::string rich_text(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& item : node.children()) {
    const std::string_view name = local_name(item);
    if (name == "t") out += item.text().get();
    if (name == "r") out += child(item, "t").text().get();
  }
  return out;
}

// "C12" → column 2, row 12.
struct CellRef {
  std::size_t column = 0;
  std::size_t row = 0;
};
std::optional<CellRef> cell_ref(std::string_view text) {
  CellRef ref;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    ref.column = ref.column * 26 + static_cast<std::size_t>(text[at] - 'A') + 1;
    if (ref.column > kMaxSheetColumns * 10) return std::nullopt;
  }
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), ref.row);
  if (at == 0 || error != std::errc{} || end != text.data() + text.size() || ref.row == 0) return std::nullopt;
  --ref.column;
  return ref;
}

// 3.5E1 and 1.0 as people see them in the cell; 1.23E+12 stays, so that the damage is seen.
std::string number_text(std::string_view raw) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc{} || end != raw.data() + raw.size()) return std::string(raw);
  if (raw.find_first_of("Ee") != std::string_view::npos) {
    // A whole number below 2^53 has not lost a digit; only then is the exponent no damage.
    const bool whole = std::abs(value) < 9e15 && value == std::floor(value);
    const std::size_t digits = static_cast<std::size_t>(
        std::count_if(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(raw.find_first_of("Ee")),
                      [](char c) { return c >= '0' && c <= '9'; }));
    if (whole && digits > 9) return fmt::format("{:.0f}", value);
    if (std::abs(value) < 1e9) return fmt::format("{}", value);
    return std::string(raw);
  }
  if (raw.size() > 2 && raw.substr(raw.size() - 2) == ".0") return std::string(raw.substr(0, raw.size() - 2));
  return std::string(raw);
}

class Workbook {
 public:
  explicit Workbook(ZipFile file) : file_(std::move(file)) {}

  Result<Done> read_strings() {
    if (!file_.has("xl/sharedStrings.xml")) return Done{};
    pugi::xml_document document;
    TRY(parse("xl/sharedStrings.xml", document));
    for (const pugi::xml_node& item : document.document_element().children()) {
      if (local_name(item) == "si") strings_.push_back(rich_text(item));
    }
    return Done{};
  }

  // Sheets in the order of the workbook.
  Result<std::vector<std::string>> sheets() {
    pugi::xml_document workbook;
    pugi::xml_document relations;
    TRY(parse("xl/workbook.xml", workbook));
    TRY(parse("xl/_rels/workbook.xml.rels", relations));
    std::vector<std::string> paths;
    for (const pugi::xml_node& sheet : child(workbook.document_element(), "sheets").children()) {
      std::string_view id;
      for (const pugi::xml_attribute& attribute : sheet.attributes()) {
        const std::string_view name = attribute.name();
        if (name.size() > 3 && name.substr(name.size() - 3) == ":id") id = attribute.value();
      }
      for (const pugi::xml_node& relation : relations.document_element().children()) {
        if (id != relation.attribute("Id").value()) continue;
        const std::string target = relation.attribute("Target").value();
        paths.push_back(target.empty() || target[0] != '/' ? "xl/" + target : target.substr(1));
      }
    }
    return paths;
  }

  Result<Table> read_sheet(const std::string& path) {
    pugi::xml_document document;
    TRY(parse(path, document));
    Table table;
    table.encoding = "XLSX";
    const pugi::xml_node root = document.document_element();
    std::size_t number = 0;
    std::size_t width = 0;
    for (const pugi::xml_node& row : child(root, "sheetData").children()) {
      number = row.attribute("r") ? row.attribute("r").as_uint() : number + 1;
      if (table.rows.size() >= kMaxSheetRows) return fail(Problem::too_large, "file_too_long");
      TableRow& out = table.rows.emplace_back();
      out.line = static_cast<std::int64_t>(number);
      if (!read_cells(row, out)) return fail(Problem::invalid, "xlsx_damaged");
      width = std::max(width, out.cells.size());
    }
    for (TableRow& row : table.rows) row.cells.resize(width);
    fill_merged(root, table);
    return table;
  }

 private:
  Result<Done> parse(const std::string& name, pugi::xml_document& document) {
    const std::string xml = TRY(file_.read(name));
    // parse_full would read DTDs; entities of one's own are the XML way to a bomb.
    const auto parsed = document.load_buffer(
        xml.data(), xml.size(),
        pugi::parse_minimal | pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata_single,
        pugi::encoding_utf8);
    if (!parsed) return fail(Problem::invalid, "xlsx_damaged");
    return Done{};
  }

  bool read_cells(const pugi::xml_node& row, TableRow& out) {
    std::size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (local_name(cell) != "c") continue;
      if (const char* where = cell.attribute("r").value(); *where != '\0') {
        const auto ref = cell_ref(where);
        if (!ref) return false;
        column = ref->column;
      }
      if (column >= kMaxSheetColumns) return false;
      if (out.cells.size() <= column) out.cells.resize(column + 1);
      const auto text = cell_text(cell);
      if (!text) return false;
      out.cells[column] = *text;
      ++column;
    }
    return true;
  }

  std::optional<std::string> cell_text(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return rich_text(child(cell, "is"));
    const std::string value = child(cell, "v").text().get();
    if (type == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
      if (error != std::errc{} || end != value.data() + value.size() || index >= strings_.size()) return std::nullopt;
      return strings_[index];
    }
    if (type == "e") return std::string();  // #N/A and the like say nothing
    if (type == "str" || type == "d" || type == "b") return value;
    return number_text(value);
  }

  // A merged header has its text only in its first cell; every column below it needs it.
  static void fill_merged(const pugi::xml_node& root, Table& table) {
    for (const pugi::xml_node& merge : child(root, "mergeCells").children()) {
      const std::string_view ref = merge.attribute("ref").value();
      const std::size_t colon = ref.find(':');
      const auto from = cell_ref(ref.substr(0, colon));
      const auto to = colon == std::string_view::npos ? from : cell_ref(ref.substr(colon + 1));
      if (!from || !to || to->row > kMaxMergedRow + from->row) continue;
      fill_range(table, *from, *to);
    }
  }

  static void fill_range(Table& table, const CellRef& from, const CellRef& to) {
    std::string text;
    for (TableRow& row : table.rows) {
      const auto number = static_cast<std::size_t>(row.line);
      if (number > kMaxMergedRow || number > to.row) break;
      if (number < from.row || from.column >= row.cells.size()) continue;
      if (number == from.row) text = row.cells[from.column];
      for (std::size_t c = from.column; c <= to.column && c < row.cells.size(); ++c) row.cells[c] = text;
    }
  }

  ZipFile file_;
  std::vector<std::string> strings_;
};

bool has_content(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const TableRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& c) { return !text::trim(c).empty(); });
  });
}

}  // namespace

Result<Table> read_xlsx_table(std::string_view bytes) {
  Workbook workbook(TRY(ZipFile::open(bytes)));
  TRY(workbook.read_strings());
  const std::vector<std::string> sheets = TRY(workbook.sheets());
  if (sheets.empty()) return fail(Problem::invalid, "xlsx_damaged");
  for (const std::string& sheet : sheets) {
    Table table = TRY(workbook.read_sheet(sheet));
    if (has_content(table)) return table;
  }
  return fail(Problem::invalid, "file_empty");
}

}  // namespace kaname::bridges

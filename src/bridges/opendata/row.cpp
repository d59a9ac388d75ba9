// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/digits.h"
#include "base/text_fold.h"
#include "bridges/opendata/area_filter.h"
#include "bridges/opendata/cells.h"

namespace kaname::bridges {
namespace {

constexpr std::size_t kShownChars = 80;

bool is_blank(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return text::trim(cell).empty(); });
}

// The line with the most known headers among the first ten: lists have titles and merged cells above it.
std::size_t header_line(directory::SourceKind kind, const Table& table) {
  std::size_t best = 0;
  int most = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(table.rows.size(), 10); ++i) {
    const int known = count_known(kind, table.rows[i].cells);
    if (known > most) most = known, best = i;
  }
  return best;
}

// Columns of codes that hold 1.23E+12: the other cells of the column may have lost digits too.
std::vector<std::string> damaged_columns(directory::SourceKind kind, const Table& table, const Columns& columns) {
  std::vector<std::string> fields;
  for (const KnownHeader& known : known_headers(kind)) {
    const int column = columns.at(known.field);
    if (column < 0 || known.shape != Shape::code) continue;
    const bool damaged = std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
      const auto i = static_cast<std::size_t>(column);
      return i < row.cells.size() && is_exponent(row.cells[i]);
    });
    if (damaged) fields.emplace_back(known.field);
  }
  return fields;
}

bool is_necessary(directory::SourceKind kind, std::string_view field) {
  for (const KnownHeader& known : known_headers(kind)) {
    if (known.field == field) return known.need == Need::yes;
  }
  return false;
}

// Moves the rows that have not one cell for each header to the refused ones; only CSV can have them.
void refuse_ragged(Table& table, directory::SourceFile& file) {
  if (table.encoding == "XLSX") return;
  std::vector<TableRow> kept;
  for (TableRow& row : table.rows) {
    while (row.cells.size() > table.headers.size() && row.cells.back().empty()) row.cells.pop_back();
    if (row.cells.size() == table.headers.size()) {
      kept.push_back(std::move(row));
      continue;
    }
    file.refused.push_back({row.line, "row_columns", "", fmt::format("{} / {}", row.cells.size(), table.headers.size()),
                            raw_json(table, row)});
  }
  table.rows = std::move(kept);
}

std::string one_line(std::string text) {
  std::erase(text, '\r');
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void check_numbers(const Row& row, directory::SourceRecord& record) {
  using digits::Check;
  if (!record.corporation_number.empty() && digits::corporation_number(record.corporation_number) != Check::ok) {
    row.warn(record, "check_digit", "corporation_number");
  }
  if (!record.postal_code.empty() && digits::postal_code(record.postal_code) != Check::ok) {
    row.warn(record, "postal_code_shape", "postal_code");
  }
}

void read_contact(const Row& row, directory::SourceRecord& record) {
  const Phone phone = read_phone(row.text("phone"));
  record.phone = phone.number;
  record.phone_extension = phone.extension;
  if (phone.doubtful) row.warn(record, "phone_shape", "phone");
  if (const std::string extension = row.text("phone_extension"); !extension.empty()) record.phone_extension = extension;
  const Phone fax = read_phone(row.text("fax"));
  record.fax = fax.number;
  if (fax.doubtful) row.warn(record, "phone_shape", "fax");
  const std::string url = row.text("url");
  if (is_web_address(url)) {
    record.url = url;
  } else if (!url.empty()) {
    row.warn(record, "url_unusable", "url");
  }
  const std::string mail = row.text("mail");
  if (mail.find('@') != std::string::npos) {
    record.mail = mail;
  } else if (!mail.empty()) {
    row.warn(record, "mail_unusable", "mail");
  }
}

void read_address(const Row& row, const ReadContext& context, directory::SourceRecord& record) {
  record.address = with_prefecture(row.text("address"), row.text("prefecture"), context);
  record.building = row.text("building");
  // The official care list writes the building at the end of the address as well.
  const std::size_t size = record.building.size();
  if (size > 0 && record.address.size() > size &&
      record.address.compare(record.address.size() - size, size, record.building) == 0) {
    record.address = text::trim(std::string_view(record.address).substr(0, record.address.size() - size));
  }
  const Place place = read_place(row.text("lat"), row.text("lng"));
  record.lat = place.lat;
  record.lng = place.lng;
  if (!place.warning.empty()) row.warn(record, place.warning, "lat");
}

}  // namespace

std::string Row::text(std::string_view field) const {
  const int column = input_->columns.at(field);
  if (column < 0 || static_cast<std::size_t>(column) >= row_->cells.size()) return {};
  return text::trim(row_->cells[static_cast<std::size_t>(column)]);
}

std::string Row::header(std::string_view field) const {
  const int column = input_->columns.at(field);
  return column < 0 ? std::string(field) : input_->table.headers[static_cast<std::size_t>(column)];
}

void Row::warn(directory::SourceRecord& record, std::string_view code, std::string_view field) const {
  directory::RowWarning warning{std::string(code), header(field), shortened(text(field), kShownChars)};
  if (field == "lat") warning.value += " " + text("lng");
  const auto& known = record.warnings;
  if (std::find(known.begin(), known.end(), warning) == known.end()) record.warnings.push_back(std::move(warning));
}

void Collector::refuse(const Row& row, std::string_view code, std::string_view field) {
  file_.refused.push_back({row.line(), std::string(code), field.empty() ? "" : row.header(field),
                           field.empty() ? "" : shortened(row.text(field), kShownChars), row.raw()});
}

bool Collector::refuse_outside(const Row& row) {
  if (context_.keep == Keep::all || !outside(row)) return false;
  refuse(row, "row_outside_area", row.has("city") && !row.text("city").empty() ? "city" : "address");
  return true;
}

bool Collector::outside(const Row& row) const {
  std::string code = row.text("municipality_code");
  if (row.has("city_code") && row.has("prefecture_code")) code = row.text("prefecture_code") + row.text("city_code");
  return is_outside({code, row.text("prefecture"), row.text("city"), row.text("address")}, context_);
}

directory::SourceRecord& Collector::add(const Row& row, std::string key) {
  directory::SourceRecord& record = file_.records.emplace_back();
  record.key = std::move(key);
  record.lines = {row.line()};
  first_rows_.push_back(row.row_);
  record.raw = row.raw();
  for (const std::string& field : row.input_->unsafe) {
    if (!row.text(field + "_unsafe").empty()) row.warn(record, "column_unsafe", field + "_unsafe");
  }
  return record;
}

void Collector::join(const Row& row, std::size_t record) {
  directory::SourceRecord& joined = file_.records[record];
  joined.lines.push_back(row.line());
  if (joined.raw.front() == '{') joined.raw.insert(joined.raw.begin(), '[');
  if (joined.raw.back() == ']') joined.raw.pop_back();
  joined.raw += "," + raw_difference(row.input_->table, *row.row_, *first_rows_[record]) + "]";
}

Result<Input> open_table(Table table, const ReadContext& context, directory::SourceFile& file) {
  Input input;
  input.table = std::move(table);
  if (input.table.headers.empty()) take_headers(input.table, header_line(file.kind, input.table));
  std::erase_if(input.table.rows, is_blank);
  HeaderMatching matching = match_headers(file.kind, input.table, context.mapping);
  file.headers = std::move(matching.matches);
  if (!matching.missing.empty()) {
    Error error = fail(Problem::invalid, "headers_missing");
    for (const std::string& header : matching.missing) error.fields.push_back({header, "headers_missing"});
    return error;
  }
  file.encoding = input.table.encoding;
  file.rows_read = static_cast<std::int64_t>(input.table.rows.size());
  refuse_ragged(input.table, file);
  for (const std::string& field : damaged_columns(file.kind, input.table, matching.columns)) {
    const int column = matching.columns.at(field);
    directory::HeaderMatch& match = file.headers[static_cast<std::size_t>(column)];
    if (is_necessary(file.kind, field))
      return Error{Problem::invalid, "column_unsafe", {{match.header, "column_unsafe"}}, {}};
    match.field.clear();
    matching.columns.drop(column);
    matching.columns.set(field + "_unsafe", column);
    input.unsafe.push_back(field);
  }
  input.columns = std::move(matching.columns);
  return input;
}

void read_common(const Row& row, const ReadContext& context, directory::SourceRecord& record) {
  NameAndStatus name = split_status(one_line(row.text("name")));
  record.name = std::move(name.name);
  record.status_text = std::move(name.status);
  record.name_kana = split_status(row.text("name_kana")).name;
  record.corporation_name = row.text("corporation_name");
  record.corporation_number = text::half_width_digits(row.text("corporation_number"));
  record.municipality_code = six_digit_code(row.text("municipality_code"));
  record.postal_code = digits::tidy_postal_code(row.text("postal_code"));
  record.note = row.text("note");
  read_address(row, context, record);
  read_contact(row, record);
  check_numbers(row, record);
}

}  // namespace kaname::bridges

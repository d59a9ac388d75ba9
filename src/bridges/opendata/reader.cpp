// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/reader.h"

#include <algorithm>
#include <stdexcept>

#include "base/text_fold.h"
#include "bridges/opendata/headers.h"
#include "bridges/opendata/json_table.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/snapshot.h"
#include "bridges/opendata/xlsx_reader.h"
#include "bridges/opendata/zip_file.h"

namespace kaname::bridges {
namespace {

using directory::SourceFile;
using directory::SourceKind;

bool is_zip(std::string_view bytes) { return bytes.substr(0, 4) == "PK\x03\x04"; }

bool is_json_kind(SourceKind kind) {
  return kind == SourceKind::care_service_json || kind == SourceKind::facility_geojson ||
      kind == SourceKind::zone_geojson;
}

// The CSV or workbook inside an archive, or the table itself.
Result<Table> read_any_table(std::string_view bytes) {
  if (!is_zip(bytes)) return read_csv_table(bytes);
  if (is_workbook(bytes)) return read_xlsx_table(bytes);
  const std::string inside = TRY(only_table_in_zip(bytes));
  return is_zip(inside) ? read_xlsx_table(inside) : read_csv_table(inside);
}

Result<Table> read_table(SourceKind kind, std::string_view bytes) {
  if (kind == SourceKind::care_service_json) return read_json_table(bytes);
  if (kind == SourceKind::facility_geojson) return read_geojson_table(bytes);
  return read_any_table(bytes);
}

void read_rows(SourceKind kind, const Input& input, Collector& collector) {
  switch (kind) {
    case SourceKind::care_service_csv: return read_care_service(input, collector);
    case SourceKind::care_service_json: return read_care_service_json(input, collector);
    case SourceKind::medical_facility_csv: return read_medical_facility(input, collector);
    case SourceKind::medical_hours_csv: return read_medical_hours(input, collector);
    case SourceKind::notification_xlsx: return read_notifications(input, collector);
    case SourceKind::opendata_medical_csv: return read_opendata_medical(input, collector);
    case SourceKind::opendata_care_csv: return read_opendata_care(input, collector);
    case SourceKind::opendata_facility_csv: return read_opendata_facility(input, collector);
    case SourceKind::survey_csv: return read_survey(input, collector);
    case SourceKind::facility_geojson: return read_facility_points(input, collector);
    case SourceKind::zone_geojson: return;
    case SourceKind::home_care_csv: return read_home_care(input, collector);
  }
}

// Every data row is in exactly one place; anything else is a bug of a reader.
void check_account(const SourceFile& file) {
  auto rows = static_cast<std::int64_t>(file.refused.size() + file.zones.size());
  for (const directory::SourceRecord& record : file.records) rows += static_cast<std::int64_t>(record.lines.size());
  if (rows != file.rows_read) throw std::logic_error("a reader lost rows of its file");
}

bool has_necessary(SourceKind kind, const std::vector<std::string>& cells) {
  Table table;
  table.rows.push_back({1, cells, {}});
  take_headers(table, 0);
  const HeaderMatching matching = match_headers(kind, table, {});
  if (!matching.missing.empty()) return false;
  // A survey needs only a name, which every list has; a question or the town's own number makes it a survey.
  return kind != SourceKind::survey_csv ||
      std::any_of(matching.matches.begin(), matching.matches.end(), [](const directory::HeaderMatch& match) {
           return match.field == "id" || match.field.compare(0, 5, "item:") == 0;
         });
}

}  // namespace

Result<SourceFile> read_source(SourceKind kind, std::string_view bytes, std::string_view file_name,
                               const ReadContext& context) {
  SourceFile file;
  file.kind = kind;
  if (kind == SourceKind::zone_geojson) {
    TRY(read_zones(bytes, file));
    describe_source(file, "", file_name);
  } else {
    Table table = TRY(read_table(kind, bytes));
    const Input input = TRY(open_table(std::move(table), context, file));
    describe_source(file, input.table.title, file_name);
    Collector collector(file, context);
    read_rows(kind, input, collector);
  }
  std::stable_sort(file.refused.begin(), file.refused.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  check_account(file);
  return file;
}

Result<std::vector<directory::HeaderMatch>> read_headers(SourceKind kind, std::string_view bytes,
                                                         const ReadContext& context) {
  SourceFile file;
  file.kind = kind;
  if (known_headers(kind).empty()) return std::move(file.headers);
  Table table = TRY(read_table(kind, bytes));
  auto opened = open_table(std::move(table), context, file);
  if (!opened && opened.error().code != "headers_missing") return std::move(opened.error());
  return std::move(file.headers);
}

std::optional<SourceKind> guess_kind(std::string_view bytes, std::string_view file_name) {
  const std::string head = text::trim(bytes.substr(0, 64));
  const bool json = !head.empty() && (head[0] == '{' || head[0] == '[' || head.substr(0, 4) == "\xEF\xBB\xBF{");
  std::vector<std::vector<std::string>> lines;
  JsonShape shape;
  if (json) {
    shape = json_shape(bytes);
    if (shape.outlines) return SourceKind::zone_geojson;
    if (shape.features) shape.keys.insert(shape.keys.end(), {"geometry_lat", "geometry_lng"});
    lines.push_back(shape.keys);
  } else {
    auto table = read_any_table(bytes);
    if (!table) return std::nullopt;
    for (std::size_t i = 0; i < std::min<std::size_t>(table->rows.size(), 10); ++i)
      lines.push_back(table->rows[i].cells);
  }
  std::optional<SourceKind> best;
  int most = 0;
  for (std::size_t i = 0; i < directory::kSourceKinds.size(); ++i) {
    const auto kind = static_cast<SourceKind>(i);
    if (known_headers(kind).empty() || is_json_kind(kind) != json) continue;
    if (json && (kind == SourceKind::facility_geojson) != shape.features) continue;
    for (const auto& cells : lines) {
      const int known = count_known(kind, cells);
      if (known > most && has_necessary(kind, cells)) most = known, best = kind;
    }
  }
  static_cast<void>(file_name);
  return best;
}

std::vector<MappableField> mappable_fields(SourceKind kind) {
  std::vector<MappableField> fields;
  for (const KnownHeader& known : known_headers(kind)) {
    fields.push_back(
        {std::string(known.field), std::string(known.names.substr(0, known.names.find('|'))), known.need == Need::yes});
  }
  return fields;
}

}  // namespace kaname::bridges

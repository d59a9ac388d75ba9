// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/json_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/text_fold.h"
#include "bridges/opendata/cells.h"
#include "model/json.h"

namespace kaname::bridges {
namespace {

namespace json = boost::json;

Error json_error(std::string_view code) {
  return Error{Problem::invalid, std::string(code), {{"file", std::string(code)}}, {}};
}

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

// The text a person would read in a cell. Codes written as numbers stay whole numbers.
std::string cell_of(const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(view(*text));
  if (value.is_null()) return {};
  if (const auto* list = value.if_array()) {
    std::string out;
    for (const json::value& item : *list) out += (out.empty() ? "" : ";") + cell_of(item);
    return out;
  }
  if (const auto* number = value.if_double()) return fmt::format("{}", *number);
  return json::serialize(value);
}

// Files of other hands are not text-checked; what is no UTF-8 would break the raw rows.
Result<json::value> parse(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const std::string head = text::trim(bytes.substr(0, 64));
  if (head.empty()) return json_error("file_empty");
  if (head[0] == '<') return json_error("file_not_table");
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code error;
  json::value value = json::parse(json::string_view(bytes.data(), bytes.size()), error, {}, options);
  if (error) return json_error("file_json_malformed");
  return value;
}

void set_cell(Table& table, TableRow& row, std::string_view header, std::string cell) {
  const auto found = std::find(table.headers.begin(), table.headers.end(), header);
  const auto column = static_cast<std::size_t>(found - table.headers.begin());
  if (found == table.headers.end()) table.headers.emplace_back(header);
  if (row.cells.size() <= column) row.cells.resize(column + 1);
  row.cells[column] = std::move(cell);
}

void add_row(Table& table, const json::object& object) {
  TableRow& row = table.rows.emplace_back();
  row.line = static_cast<std::int64_t>(table.rows.size());
  for (const auto& [key, value] : object)
    set_cell(table, row, std::string_view(key.data(), key.size()), cell_of(value));
}

void even_out(Table& table) {
  table.encoding = "UTF-8";
  for (TableRow& row : table.rows) row.cells.resize(table.headers.size());
}

const json::object* object_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value ? value->if_object() : nullptr;
}

std::string text_at(const json::object* object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const json::value* value = object ? object->if_contains(json::string_view(key.data(), key.size())) : nullptr;
    if (value) {
      std::string text = text::trim(cell_of(*value));
      if (!text.empty()) return text;
    }
  }
  return {};
}

Result<const json::array*> features_of(const json::value& value) {
  const json::object* root = value.if_object();
  const json::value* features = root ? root->if_contains("features") : nullptr;
  if (!features || !features->is_array()) return json_error("file_not_geojson");
  return features->if_array();
}

void set_point(Table& table, TableRow& row, const json::object* geometry) {
  const json::value* coordinates = geometry ? geometry->if_contains("coordinates") : nullptr;
  const json::array* pair = coordinates ? coordinates->if_array() : nullptr;
  const bool point = pair && pair->size() >= 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
  set_cell(table, row, "geometry_lng", point ? cell_of((*pair)[0]) : "");
  set_cell(table, row, "geometry_lat", point ? cell_of((*pair)[1]) : "");
}

// At least one ring of four points inside Japan's part of the world; nothing else can be drawn.
bool is_outline(const json::object* geometry) {
  const std::string type = text_at(geometry, {"type"});
  const json::value* coordinates = geometry ? geometry->if_contains("coordinates") : nullptr;
  const json::array* at = coordinates ? coordinates->if_array() : nullptr;
  if (!at || (type != "Polygon" && type != "MultiPolygon")) return false;
  for (int depth = type == "Polygon" ? 1 : 2; depth > 0; --depth) {
    if (at->empty() || !at->front().is_array()) return false;
    at = at->front().if_array();
  }
  return at->size() >= 4 && std::all_of(at->begin(), at->end(), [](const json::value& point) {
           const json::array* pair = point.if_array();
           return pair && pair->size() >= 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
         });
}

}  // namespace

Result<Table> read_json_table(std::string_view bytes) {
  const json::value value = TRY(parse(bytes));
  const json::array* list = value.if_array();
  if (!list) return json_error("file_not_table");
  Table table;
  for (const json::value& item : *list) {
    if (!item.is_object()) return json_error("file_not_table");
    add_row(table, item.get_object());
    table.rows.back().raw = json::serialize(item);
  }
  if (table.rows.empty()) return json_error("file_empty");
  even_out(table);
  return table;
}

Result<Table> read_geojson_table(std::string_view bytes) {
  const json::value value = TRY(parse(bytes));
  const json::array* features = TRY(features_of(value));
  Table table;
  for (const json::value& feature : *features) {
    const json::object* object = feature.if_object();
    const json::object* properties = object ? object_at(*object, "properties") : nullptr;
    if (!properties) return json_error("file_not_geojson");
    add_row(table, *properties);
    table.rows.back().raw = json::serialize(*properties);
    set_point(table, table.rows.back(), object_at(*object, "geometry"));
  }
  if (table.rows.empty()) return json_error("file_empty");
  even_out(table);
  return table;
}

Result<Done> read_geojson_zones(std::string_view bytes, directory::SourceFile& file) {
  const json::value value = TRY(parse(bytes));
  const json::array* features = TRY(features_of(value));
  if (features->empty()) return json_error("file_empty");
  for (const json::value& feature : *features) {
    ++file.rows_read;
    const json::object* object = feature.if_object();
    const json::object* properties = object ? object_at(*object, "properties") : nullptr;
    const json::object* geometry = object ? object_at(*object, "geometry") : nullptr;
    directory::SourceZone zone;
    zone.line = file.rows_read;
    zone.code = text_at(properties, {"area_id", "code", "コード", "圏域コード", "N03_007", "id", "ID", "KEY_CODE"});
    zone.name = text_at(properties, {"name", "名称", "圏域名", "center_name", "N03_004", "S_NAME", "A27_004"});
    zone.note = text_at(properties, {"school_districts", "note", "備考", "校区"});
    const bool named = !zone.name.empty();
    if (!named || !is_outline(geometry)) {
      file.refused.push_back({zone.line, named ? "zone_without_outline" : "row_without_name", "", zone.name,
                              properties ? json::serialize(*properties) : "{}"});
      continue;
    }
    zone.geometry = json::serialize(*geometry);
    file.zones.push_back(std::move(zone));
  }
  return Done{};
}

JsonShape json_shape(std::string_view bytes) {
  JsonShape shape;
  const auto value = parse(bytes);
  if (!value) return shape;
  const json::object* first = nullptr;
  if (const json::array* list = value->if_array()) {
    first = list->empty() ? nullptr : list->front().if_object();
  } else if (const auto features = features_of(*value); features && !(*features)->empty()) {
    const json::object* feature = (*features)->front().if_object();
    const json::object* geometry = feature ? object_at(*feature, "geometry") : nullptr;
    shape.features = true;
    shape.outlines = text_at(geometry, {"type"}).find("Polygon") != std::string::npos;
    first = feature ? object_at(*feature, "properties") : nullptr;
  }
  if (!first) return shape;
  for (const auto& [key, member] : *first) shape.keys.emplace_back(key.data(), key.size());
  return shape;
}

}  // namespace kaname::bridges

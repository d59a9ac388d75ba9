// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

namespace kaname::store {
namespace {

using model::FieldInfo;
using model::Shape;

std::string_view sqlite_type(Shape shape) {
  switch (shape) {
    case Shape::integer:
    case Shape::boolean:
    case Shape::timestamp: return "INTEGER";
    case Shape::real: return "REAL";
    case Shape::text:
    case Shape::date:
    case Shape::id:
    case Shape::choice:
    case Shape::list:
    case Shape::object:
    case Shape::raw: return "TEXT";
  }
  return "TEXT";
}

std::string engine_type(Engine engine, Shape shape) {
  const std::string_view type = sqlite_type(shape);
  if (engine == Engine::sqlite) return std::string(type);
  if (type == "INTEGER") return "BIGINT";
  if (type == "REAL") return "DOUBLE PRECISION";
  return std::string(type);
}

void compare_table(Connection& connection, const model::TypeInfo& entity, std::vector<std::string>& out) {
  const auto columns = connection.columns(entity.name);
  if (columns.size() != entity.fields.size()) {
    out.push_back(
        fmt::format("{}: {} columns in the database, {} fields", entity.name, columns.size(), entity.fields.size()));
  }
  int key = 0;
  for (const FieldInfo& field : entity.fields) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == field.name; });
    if (found == columns.end()) {
      out.push_back(fmt::format("{}.{}: no such column", entity.name, field.name));
      continue;
    }
    const bool is_key = field.rules.has(model::kPrimaryKey);
    if (is_key) ++key;
    if (found->type != engine_type(connection.engine(), field.type->shape)) {
      out.push_back(fmt::format("{}.{}: type {}", entity.name, field.name, found->type));
    }
    if (found->not_null == field.optional)
      out.push_back(fmt::format("{}.{}: NOT NULL differs", entity.name, field.name));
    if (found->key_position != (is_key ? key : 0))
      out.push_back(fmt::format("{}.{}: place in key", entity.name, field.name));
  }
}

}  // namespace

std::string create_table(const model::TypeInfo& entity) {
  std::string out = fmt::format("CREATE TABLE {} (\n", entity.name);
  std::string keys, references;
  for (const FieldInfo& field : entity.fields) {
    out += fmt::format("  {} {}{},\n", field.name, sqlite_type(field.type->shape), field.optional ? "" : " NOT NULL");
    if (field.rules.has(model::kPrimaryKey)) keys += (keys.empty() ? "" : ", ") + std::string(field.name);
    if (!field.rules.references.empty()) {
      references +=
          fmt::format(",\n  FOREIGN KEY (area_id, {}) REFERENCES {} (area_id, id)", field.name, field.rules.references);
    }
  }
  return out + fmt::format("  PRIMARY KEY ({}){}\n) STRICT, WITHOUT ROWID;\n", keys, references);
}

std::vector<std::string> schema_differences(Connection& connection, std::span<const model::TypePtr> entities) {
  std::vector<std::string> out;
  const auto tables = connection.tables();
  for (const auto& entity : entities) {
    if (std::find(tables.begin(), tables.end(), entity->name) == tables.end()) {
      out.push_back(fmt::format("{}: no such table", entity->name));
    } else {
      compare_table(connection, *entity, out);
    }
  }
  return out;
}

std::vector<std::string> sharding_breaches(Connection& connection, std::span<const std::string_view> global) {
  std::vector<std::string> out;
  for (const std::string& table : connection.tables()) {
    if (std::find(global.begin(), global.end(), table) != global.end()) continue;
    const auto columns = connection.columns(table);
    if (columns.empty() || columns[0].name != "area_id" || columns[0].key_position != 1) {
      out.push_back(table + ": the primary key does not begin with area_id");
    }
    for (const auto& key : connection.unique_and_foreign_keys(table)) {
      if (key.empty() || key[0] != "area_id")
        out.push_back(table + ": a unique or foreign key does not begin with area_id");
    }
  }
  return out;
}

}  // namespace kaname::store

// SPDX-License-Identifier: Apache-2.0
#include "model/openapi.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

namespace kaname::model {
namespace {

namespace json = boost::json;

constexpr std::string_view kUuid = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

bool same_fields(const TypeInfo& a, const TypeInfo& b) {
  if (a.shape != b.shape || a.options.data() != b.options.data()) return false;
  return std::equal(
      a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
      [](const FieldInfo& x, const FieldInfo& y) { return x.name == y.name && x.type->shape == y.type->shape; });
}

class Collector {
 public:
  void add(const TypePtr& type, bool answered) {
    if (!type) return;
    if (type->shape == Shape::list) return add(type->element, answered);
    if (type->shape != Shape::object && type->shape != Shape::choice) return;
    if (type->shape == Shape::object && type->fields.empty()) return;
    const std::string name = document_name(type->name);
    const auto [found, is_new] = places_.try_emplace(name, out_.types.size());
    if (is_new) out_.types.push_back({name, type, false});
    const std::size_t place = found->second;
    if (!same_fields(*out_.types[place].type, *type))
      throw std::logic_error("two different types are called " + name + " in the documents");
    if (!is_new && (out_.types[place].answered || !answered)) return;
    out_.types[place].answered = answered;
    for (const FieldInfo& field : type->fields) add(field.type, answered);
  }
  NamedTypes take() { return std::move(out_); }

 private:
  NamedTypes out_;
  std::map<std::string, std::size_t> places_;
};

json::object reference(std::string_view name) { return {{"$ref", "#/components/schemas/" + std::string(name)}}; }

json::object schema_of(const TypeInfo& type, const Rules& rules);

json::object number_schema(std::string_view type, const Rules& rules) {
  json::object out{{"type", type}};
  if (std::isfinite(rules.min)) out["minimum"] = rules.min;
  if (std::isfinite(rules.max)) out["maximum"] = rules.max;
  return out;
}

json::object schema_of(const TypeInfo& type, const Rules& rules) {
  switch (type.shape) {
    case Shape::text: return {{"type", "string"}, {"maxLength", rules.max_chars}};
    case Shape::integer: return number_schema("integer", rules);
    case Shape::real: return number_schema("number", rules);
    case Shape::boolean: return {{"type", "boolean"}};
    case Shape::timestamp: return {{"type", "string"}, {"format", "date-time"}};
    case Shape::date: return {{"type", "string"}, {"format", "date"}};
    case Shape::id: return {{"type", "string"}, {"pattern", kUuid}};
    case Shape::list:
      return {{"type", "array"}, {"items", schema_of(*type.element, Rules{})}, {"maxItems", rules.max_items}};
    case Shape::raw: return {};
    case Shape::choice: return reference(document_name(type.name));
    case Shape::object:
      if (type.fields.empty()) return {{"type", "object"}};
      return reference(document_name(type.name));
  }
  return {};
}

json::object field_schema(const FieldInfo& field) {
  json::object out = schema_of(*field.type, field.rules);
  if (!field.rules.ja.empty()) out["title"] = field.rules.ja;
  if (!field.rules.en.empty()) out["description"] = field.rules.en;
  if (!field.rules.audience.empty()) out["x-kaname-audience"] = field.rules.audience;
  return out;
}

json::object object_schema(const std::vector<FieldInfo>& fields, bool answered) {
  json::object properties;
  json::array required;
  for (const FieldInfo& field : fields) {
    properties[field.name] = field_schema(field);
    if (!may_be_absent(field, answered)) required.emplace_back(field.name);
  }
  json::object out{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

json::object choice_schema(const TypeInfo& type) {
  json::array codes, names;
  for (const Option& option : type.options) {
    codes.emplace_back(option.code);
    names.emplace_back(option.ja);
  }
  return {{"type", "string"}, {"enum", std::move(codes)}, {"x-kaname-ja", std::move(names)}};
}

bool in_path(const Operation& operation, std::string_view name) {
  return operation.path.find("{" + std::string(name) + "}") != std::string_view::npos;
}

json::object parameter(std::string_view name, std::string_view where, bool required, json::object schema) {
  return {{"name", name}, {"in", where}, {"required", required}, {"schema", std::move(schema)}};
}

std::vector<std::string_view> path_names(std::string_view path) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; (at = path.find('{', at)) != std::string_view::npos;) {
    const std::size_t end = path.find('}', at);
    out.push_back(path.substr(at + 1, end - at - 1));
    at = end;
  }
  return out;
}

json::array parameters(const Operation& operation) {
  json::array out;
  for (const std::string_view name : path_names(operation.path)) {
    json::object schema{{"type", "string"}};
    if (operation.in) {
      for (const FieldInfo& field : operation.in->fields) {
        if (field.name == name) schema = field_schema(field);
      }
    }
    out.push_back(parameter(name, "path", true, std::move(schema)));
  }
  const bool in_query = operation.method == "get" || operation.takes_bytes;
  for (const FieldInfo& field : operation.in&& in_query ? operation.in->fields : std::vector<FieldInfo>{}) {
    if (in_path(operation, field.name)) continue;
    json::object one = parameter(field.name, "query", field.rules.has(kRequired), field_schema(field));
    if (field.type->shape == Shape::list) one["explode"] = false;
    out.push_back(std::move(one));
  }
  if (operation.writes) out.push_back(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
  return out;
}

json::object request_body(const Operation& operation) {
  if (operation.takes_bytes) {
    return {{"required", true},
            {"content", {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
  }
  std::vector<FieldInfo> rest;
  for (const FieldInfo& field : operation.in ? operation.in->fields : std::vector<FieldInfo>{}) {
    if (!in_path(operation, field.name)) rest.push_back(field);
  }
  if (rest.empty()) return {};
  json::object schema = rest.size() == operation.in->fields.size() ? reference(document_name(operation.in->name))
                                                                   : object_schema(rest, false);
  return {{"required", true}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

json::object responses(const Operation& operation) {
  json::object content;
  if (operation.out) {
    content["application/json"] = json::object{{"schema", schema_of(*operation.out, Rules{})}};
  } else if (const std::string_view type = file_type(operation.path); !type.empty()) {
    content[type] = json::object{{"schema", {{"type", "string"}, {"format", "binary"}}}};
  } else if (operation.path.starts_with("/public")) {  // pages of the public site
    content["text/html"] = json::object{{"schema", {{"type", "string"}}}};
  } else {
    content["application/json"] = json::object{};
  }
  return {{"200", {{"description", "OK"}, {"content", std::move(content)}}},
          {"default", {{"$ref", "#/components/responses/Problem"}}}};
}

json::array security(const Operation& operation) {
  if (operation.permission == "public") return {};
  json::array out;
  if (operation.permission != "link") out.push_back(json::object{{"session", json::array()}});
  if (operation.permission == "link") out.push_back(json::object{{"link", json::array()}});
  return out;
}

json::object operation_object(const Operation& operation) {
  json::object out{{"operationId", operation.act},
                   {"summary", operation.summary},
                   {"tags", {operation.act.substr(0, operation.act.find('.'))}}};
  if (json::array given = parameters(operation); !given.empty()) out["parameters"] = std::move(given);
  if (operation.method != "get") {
    if (json::object body = request_body(operation); !body.empty()) out["requestBody"] = std::move(body);
  }
  out["responses"] = responses(operation);
  out["security"] = security(operation);
  out["x-kaname-permission"] = operation.permission;
  return out;
}

json::object components(const NamedTypes& named) {
  json::object schemas;
  for (const auto& [name, type, answered] : named.types) {
    json::object schema = type->shape == Shape::choice ? choice_schema(*type) : object_schema(type->fields, answered);
    if (!type->ja.empty()) schema["title"] = type->ja;
    schemas[name] = std::move(schema);
  }
  const json::object text{{"type", "string"}};
  const json::object wrong{{"type", "object"},
                           {"properties", {{"field", text}, {"code", text}, {"message", text}}},
                           {"required", {"field", "code", "message"}}};
  schemas["Problem"] = json::object{
      {"type", "object"},
      {"properties", {{"code", text}, {"message", text}, {"fields", {{"type", "array"}, {"items", wrong}}}}},
      {"required", {"code", "message"}}};
  json::object problem{{"description", "What is wrong, in the language of Accept-Language (Japanese or English)"},
                       {"content", {{"application/json", {{"schema", reference("Problem")}}}}}};
  json::object key = parameter("Idempotency-Key", "header", true, {{"type", "string"}, {"pattern", kUuid}});
  key["description"] = "A UUIDv7 chosen by the client. The same key again gets the first answer again.";
  return {{"schemas", std::move(schemas)},
          {"parameters", {{"IdempotencyKey", std::move(key)}}},
          {"responses", {{"Problem", std::move(problem)}}},
          {"securitySchemes",
           {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "kaname_session"}}},
            {"link", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-Kaname-Link"}}}}}};
}

// Two spaces a level; small objects stay on one line, so that a change shows as a line.
void print(std::string& out, const json::value& value, std::size_t depth) {
  const std::string flat = json::serialize(value);
  const std::size_t children = value.is_object() ? value.get_object().size()
      : value.is_array()                         ? value.get_array().size()
                                                 : 0;
  if (children == 0 || flat.size() <= 100) {
    out += flat;
    return;
  }
  const std::string margin(2 * (depth + 1), ' ');
  const char* comma = "\n";
  const auto line = [&](std::string_view name, const json::value& child) {
    out += comma + margin;
    if (!name.empty()) out += json::serialize(name) + ": ";
    print(out, child, depth + 1);
    comma = ",\n";
  };
  out += value.is_object() ? '{' : '[';
  if (value.is_object()) {
    for (const auto& [name, child] : value.get_object()) line(name, child);
  } else {
    for (const auto& child : value.get_array()) line({}, child);
  }
  out += "\n" + std::string(2 * depth, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string document_name(std::string_view name) {
  std::string out;
  bool up = true;
  for (const char c : name) {
    if (c == '_' || c == ' ') {
      up = true;
      continue;
    }
    out += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    up = false;
  }
  return out;
}

bool may_be_absent(const FieldInfo& field, bool answered) {
  if (answered) return field.optional;
  return !field.rules.has(kRequired) && !field.rules.has(kPrimaryKey);
}

std::string_view file_type(std::string_view path) {
  struct Ending {
    std::string_view ending, type;
  };
  static constexpr auto kEndings =
      std::to_array<Ending>({{".pdf", "application/pdf"},
                             {".csv", "text/csv"},
                             {".svg", "image/svg+xml"},
                             {".ics", "text/calendar"},
                             {"/file", "application/octet-stream"},
                             {".geojson", "application/geo+json"},
                             {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}});
  for (const auto& [ending, type] : kEndings) {
    if (path.ends_with(ending)) return type;
  }
  return {};
}

NamedTypes named_types(std::span<const Operation> operations) {
  Collector collector;
  for (const Operation& operation : operations) {
    collector.add(operation.in, false);
    collector.add(operation.out, true);
  }
  return collector.take();
}

std::string openapi_document(std::span<const Operation> operations, std::string_view version) {
  json::object paths;
  for (const Operation& operation : operations) {
    json::value& path = paths[operation.path];
    if (path.is_null()) path = json::object();
    path.get_object()[operation.method] = operation_object(operation);
  }
  const json::object document{{"openapi", "3.1.0"},
                              {"info",
                               {{"title", "要 Kaname"},
                                {"version", version},
                                {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                              {"paths", std::move(paths)},
                              {"components", components(named_types(operations))}};
  std::string out;
  print(out, document, 0);
  return out + "\n";
}

}  // namespace kaname::model

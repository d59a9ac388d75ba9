// SPDX-License-Identifier: Apache-2.0
#include "model/typescript.h"

#include <algorithm>
#include <cctype>

namespace kaname::model {
namespace {

std::string type_text(const TypeInfo& type) {
  switch (type.shape) {
    case Shape::text:
    case Shape::timestamp:
    case Shape::date:
    case Shape::id: return "string";
    case Shape::integer:
    case Shape::real: return "number";
    case Shape::boolean: return "boolean";
    case Shape::raw: return "unknown";
    case Shape::list: return type_text(*type.element) + "[]";
    case Shape::choice: return document_name(type.name);
    case Shape::object: return type.fields.empty() ? "Record<string, never>" : document_name(type.name);
  }
  return "unknown";
}

void write_choice(std::string& out, const std::string& name, const TypeInfo& type) {
  out += "export type " + name + " =";
  std::size_t width = 0;
  for (const Option& option : type.options) {
    const std::string code = (&option == type.options.data() ? " '" : " | '") + std::string(option.code) + "'";
    if (width + code.size() > 100) out += "\n ", width = 0;
    out += code;
    width += code.size();
  }
  out += ";\n\n";
}

void write_object(std::string& out, const NamedTypes::Named& named) {
  if (!named.type->ja.empty()) out += "/** " + std::string(named.type->ja) + " */\n";
  out += "export interface " + named.name + " {\n";
  for (const FieldInfo& field : named.type->fields) {
    out += "  " + std::string(field.name) + (may_be_absent(field, named.answered) ? "?: " : ": ") +
        type_text(*field.type) + ";";
    if (!field.rules.ja.empty()) out += "  // " + std::string(field.rules.ja);
    out += "\n";
  }
  out += "}\n\n";
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

std::string out_text(const Operation& operation) {
  if (operation.out) return type_text(*operation.out);
  return file_type(operation.path).empty() ? "unknown" : "Blob";
}

}  // namespace

std::string typescript_module(std::span<const Operation> operations) {
  std::string out =
      "// SPDX-License-Identifier: Apache-2.0\n"
      "// Written by `kaname describe typescript` from the server's field tables (tools/generate). Do not edit.\n\n";
  for (const NamedTypes::Named& named : named_types(operations).types) {
    if (named.type->shape == Shape::choice) write_choice(out, named.name, *named.type);
    if (named.type->shape == Shape::object) write_object(out, named);
  }
  out += "/** Method, path and permission of every endpoint, by the name of its act. */\nexport const endpoints = {\n";
  for (const Operation& operation : operations) {
    out += "  '" + std::string(operation.act) + "': { method: '" + upper(operation.method) + "', path: '" +
        std::string(operation.path) + "', permission: '" + std::string(operation.permission) + "' },\n";
  }
  out += "} as const;\n\n/** What each endpoint takes and answers. */\nexport interface Calls {\n";
  for (const Operation& operation : operations) {
    const std::string in =
        operation.in && !operation.in->fields.empty() ? type_text(*operation.in) : "Record<string, never>";
    out += "  '" + std::string(operation.act) + "': { in: " + in + "; out: " + out_text(operation) + " };\n";
  }
  return out + "}\n";
}

}  // namespace kaname::model

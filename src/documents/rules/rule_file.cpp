// SPDX-License-Identifier: Apache-2.0
#include "documents/rules/rule_file.h"

#include "model/json.h"

namespace kaname::documents {
namespace {

// What the first lines say, whatever else stands in the file.
struct Head {
  std::string kind;
  std::int64_t format = 0;
};

Head head_of(const model::JsonValue& json) {
  Head out;
  model::Problems unread;
  if (!model::detail::is_object(json, unread)) return out;
  if (const auto* kind = model::detail::member(json, "kind")) model::read_json(*kind, out.kind, {}, unread);
  if (const auto* format = model::detail::member(json, "format")) model::read_json(*format, out.format, {}, unread);
  return out;
}

// Editors of some systems put it before the first letter.
std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

}  // namespace

std::string rule_file(const std::string& area, const transitions::RuleEdition& edition) {
  RuleFile out{std::string(kRuleFileKind), kRuleFileFormat, area,        edition.number,
               edition.valid_from,         edition.changes, edition.rule};
  out.rule.contacts.clear();
  return model::to_json(out) + "\n";
}

Result<RuleFile> read_rule_file(std::string_view text) {
  text = without_mark(text);
  const auto json = model::parse_json(text);
  if (!json) return fail_field("file", "rule_file_broken");
  const Head head = head_of(**json);
  if (head.kind != kRuleFileKind) return fail_field("file", "rule_file_kind");
  if (head.format > kRuleFileFormat) return fail_field("file", "rule_file_newer");
  auto file = model::from_json<RuleFile>(text);
  if (!file) {
    Error error = file.error();
    for (FieldError& fault : error.fields) fault.field = "file." + fault.field;
    return error;
  }
  file->rule.contacts.clear();
  return file;
}

}  // namespace kaname::documents

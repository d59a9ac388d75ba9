// SPDX-License-Identifier: Apache-2.0
#pragma once
// An edition of the rule as a file that another town reads: JSON with what it is, whose it is, and the whole rule. Whom to ask
// (contacts) stays at home: those are people and telephones of one area. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "transitions/rule_edition.h"

namespace kaname::documents {

inline constexpr std::string_view kRuleFileKind = "kaname.stay_rule";
inline constexpr std::int64_t kRuleFileFormat = 1;  // a newer one may hold what this program would lose

struct RuleFile {
  std::string kind;
  std::int64_t format = 0;
  std::string area;  // the town's name
  std::int64_t number = 0;
  std::optional<LocalDate> valid_from;
  std::string changes;
  transitions::RuleKit rule;

  bool operator==(const RuleFile&) const = default;
};
constexpr auto describe(model::Tag<RuleFile>) {
  using namespace model;
  using F = RuleFile;
  return entity("StayRuleFile", "手引きのファイル", field("kind", &F::kind, required | max_chars(40)),
                field("format", &F::format, required | between(1, 1000)), field("area", &F::area, max_chars(100)),
                field("number", &F::number), field("valid_from", &F::valid_from),
                field("changes", &F::changes, multiline | max_chars(2000)), field("rule", &F::rule, required));
}

std::string rule_file(const std::string& area, const transitions::RuleEdition& edition);

// Errors by field: file=rule_file_broken (no JSON, or cut short), file=rule_file_kind (something else), file=rule_file_newer,
// file.rule.steps.2.kind=… (a value that has no place here).
Result<RuleFile> read_rule_file(std::string_view text);

}  // namespace kaname::documents

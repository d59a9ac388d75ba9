// SPDX-License-Identifier: Apache-2.0
#include "transitions/rule_edition.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaname::transitions {
namespace {

// Nothing is due before an admission nobody knew of, nor can a day before the discharge be told by the discharge itself.
bool is_before_known(const RuleStep& step) { return step.days < 0 && step.from != Anchor::expected; }

void check_step(const RuleKit& rule, std::size_t at, std::vector<FieldError>& out) {
  const RuleStep& step = rule.steps[at];
  const auto say = [&](const char* field, const char* code) {
    out.push_back({fmt::format("steps.{}.{}", at, field), code});
  };
  const auto same = [&](const RuleStep& other) { return other.kind == step.kind; };
  if (std::any_of(rule.steps.begin(), rule.steps.begin() + static_cast<std::ptrdiff_t>(at), same))
    say("kind", "rule_step_twice");
  if (step.words.ja.empty()) say("words", "required");
  if (step.by != Side::team && step.by != Side::hospital) say("by", "rule_by");
  if (is_before_known(step)) say("days", "rule_days_before");
}

}  // namespace

const RuleEdition* edition_on(const std::vector<RuleEdition>& editions, LocalDate day) {
  const RuleEdition* out = nullptr;
  for (const RuleEdition& one : editions) {
    if (one.state != EditionState::published || !one.valid_from || *one.valid_from > day) continue;
    if (!out || std::pair(*one.valid_from, one.number) > std::pair(*out->valid_from, out->number)) out = &one;
  }
  return out;
}

const RuleEdition& shipped_edition() {
  static const RuleEdition kShipped = [] {
    RuleEdition out;
    out.rule = shipped_rules();
    out.number = out.rule.version;
    out.id = fmt::format("kit.{}", out.number);
    out.state = EditionState::published;
    return out;
  }();
  return kShipped;
}

std::vector<FieldError> faults_of(const RuleKit& rule) {
  std::vector<FieldError> out;
  if (rule.name.ja.empty()) out.push_back({"name", "required"});
  if (std::all_of(rule.steps.begin(), rule.steps.end(), [](const RuleStep& step) { return step.off; }))
    out.push_back({"steps", "rule_no_steps"});
  for (std::size_t i = 0; i < rule.steps.size(); ++i) check_step(rule, i, out);
  return out;
}

std::string until_words(const RuleStep& step) {
  const char* day = step.from == Anchor::admitted ? "入院した日"
      : step.from == Anchor::expected             ? "退院予定日"
                                                  : "退院した日";
  if (step.days == 0) return fmt::format("{}のうち", day);
  return fmt::format("{}の{}日{}まで", day, step.days < 0 ? -step.days : step.days, step.days < 0 ? "前" : "後");
}

RuleBook::RuleBook(store::Read& tx)
    : published_(tx.select<RuleEdition>("WHERE area_id = $1 AND state = 'published' ORDER BY number", tx.area())) {}

const RuleEdition& RuleBook::on(LocalDate day) const {
  const RuleEdition* found = edition_on(published_, day);
  return found ? *found : shipped_edition();
}

}  // namespace kaname::transitions

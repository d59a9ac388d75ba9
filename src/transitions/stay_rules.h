// SPDX-License-Identifier: Apache-2.0
#pragma once
// 入退院支援ルール: what is to be done about a stay, by whom, until when. The steps are data: the shipped kit is a file
// (data/transitions), a town writes its own (rule_edition.h). Days are calendar days; 入院時情報連携加算 counts them so (令和6年度改定: 入院した日のうち, 翌々日まで).

#include <optional>
#include <string>
#include <vector>

#include "model/bilingual.h"
#include "transitions/stay.h"

namespace kaname::transitions {

enum class Anchor { admitted, expected, discharged };
inline constexpr auto kAnchors = std::to_array<model::Option>({
    {"admitted", "入院した日から", "From the admission"},
    {"expected", "退院予定日から", "From the planned discharge"},
    {"discharged", "退院した日から", "From the discharge"},
});
constexpr const auto& options(model::Tag<Anchor>) { return kAnchors; }
constexpr std::string_view choice_name(model::Tag<Anchor>) { return "StayAnchor"; }

// Each kind stands once in a rule: by it a step is found done.
struct RuleStep {
  StepKind kind = StepKind::hospital_told;
  Anchor from = Anchor::admitted;
  std::int64_t days = 0;  // after the anchor; before it when negative
  Side by = Side::team;
  model::Bilingual words;
  bool off = false;   // stands in the rule and is asked of no stay
  std::string form;   // the code of the form it is done with, when there is one
  std::string guide;  // 手引き: how, and with whom

  bool operator==(const RuleStep&) const = default;
};
constexpr auto describe(model::Tag<RuleStep>) {
  using namespace model;
  using S = RuleStep;
  return entity("StayRuleStep", "決まりの一段", field("kind", &S::kind, required), field("from", &S::from, required),
                field("days", &S::days, between(-365, 365)), field("by", &S::by, required),
                field("words", &S::words, required), field("off", &S::off), field("form", &S::form, max_chars(40)),
                field("guide", &S::guide, multiline | max_chars(1000)));
}

struct RuleKit {
  std::int64_t version = 0;
  model::Bilingual name;
  std::string introduction;  // はじめに
  std::vector<RuleStep> steps;
  std::vector<std::string> contacts;  // whom to ask, by their role: names change faster than rules

  bool operator==(const RuleKit&) const = default;
};
constexpr auto describe(model::Tag<RuleKit>) {
  using namespace model;
  using K = RuleKit;
  return entity("StayRuleKit", "入退院支援の決まり", field("version", &K::version), field("name", &K::name),
                field("introduction", &K::introduction, multiline | max_chars(4000)),
                field("steps", &K::steps, max_items(40)), field("contacts", &K::contacts, max_items(40)));
}

// The kit that comes with the program. Throws std::logic_error when the file in the program is broken.
const RuleKit& shipped_rules();

// A step of the kit as it stands for one stay.
struct DueStep {
  StepKind kind = StepKind::hospital_told;
  Side by = Side::team;
  model::Bilingual words;
  std::optional<LocalDate> due_on;   // nothing while the day it counts from is not known
  std::optional<LocalDate> done_on;  // the first time it was done
  bool late = false;                 // not done, and the day has passed
};
constexpr auto describe(model::Tag<DueStep>) {
  using namespace model;
  return entity("StayDueStep", "すること", field("kind", &DueStep::kind), field("by", &DueStep::by),
                field("words", &DueStep::words), field("due_on", &DueStep::due_on), field("done_on", &DueStep::done_on),
                field("late", &DueStep::late));
}

// Nothing is asked by a step that is off, of a stay that was cancelled, nor of home after a death or a transfer. `steps` are those not taken back.
std::vector<DueStep> due_steps(const RuleKit& kit, const Stay& stay, const std::vector<StayStep>& steps,
                               LocalDate today);

// Which add-on a hand-over of information on `done_on` still reaches: 1 on the day of admission or before, 2 until the second
// day after, 0 later (入院時情報連携加算 Ⅰ, Ⅱ).
int admission_addon(LocalDate admitted_on, LocalDate done_on);

}  // namespace kaname::transitions

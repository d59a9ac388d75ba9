// SPDX-License-Identifier: Apache-2.0
#pragma once
// 入退院支援ルール: what is to be done about a stay, by whom, until when. The steps are data (data/transitions), so a town's rule
// is a file and not a program. Days are calendar days; 入院時情報連携加算 counts them so (令和6年度改定: 入院した日のうち, 翌々日まで).

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

struct RuleStep {
  StepKind kind = StepKind::hospital_told;
  Anchor from = Anchor::admitted;
  std::int64_t days = 0;  // after the anchor; before it when negative
  Side by = Side::team;
  model::Bilingual words;
};
constexpr auto describe(model::Tag<RuleStep>) {
  using namespace model;
  return entity("StayRuleStep", "決まりの一段", field("kind", &RuleStep::kind, required),
                field("from", &RuleStep::from, required), field("days", &RuleStep::days, between(-365, 365)),
                field("by", &RuleStep::by, required), field("words", &RuleStep::words, required));
}

struct RuleKit {
  std::int64_t version = 0;
  std::vector<RuleStep> steps;
};
constexpr auto describe(model::Tag<RuleKit>) {
  using namespace model;
  return entity("StayRuleKit", "入退院支援の決まり", field("version", &RuleKit::version),
                field("steps", &RuleKit::steps, max_items(40)));
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

// Nothing is asked of a stay that was cancelled, nor of home after a death or a transfer. `steps` are those not taken back.
std::vector<DueStep> due_steps(const RuleKit& kit, const Stay& stay, const std::vector<StayStep>& steps,
                               LocalDate today);

// Which add-on a hand-over of information on `done_on` still reaches: 1 on the day of admission or before, 2 until the second
// day after, 0 later (入院時情報連携加算 Ⅰ, Ⅱ).
int admission_addon(LocalDate admitted_on, LocalDate done_on);

}  // namespace kaname::transitions

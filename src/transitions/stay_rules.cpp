// SPDX-License-Identifier: Apache-2.0
#include "transitions/stay_rules.h"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"
#include "model/json.h"

namespace kaname::transitions {
namespace {

RuleKit read_shipped() {
  for (const EmbeddedFile& file : embedded::stay_rules()) {
    if (file.path != "rule_kit.json") continue;
    auto kit = model::from_json<RuleKit>(file.bytes);
    if (!kit) throw std::logic_error("data/transitions/rule_kit.json: " + kit.error().code);
    return std::move(*kit);
  }
  throw std::logic_error("data/transitions/rule_kit.json is not in the program");
}

std::optional<LocalDate> day_of(Anchor anchor, const Stay& stay) {
  switch (anchor) {
    case Anchor::admitted: return stay.admitted_on;
    // A discharge that came without notice still has its day.
    case Anchor::expected: return stay.discharged_on ? stay.discharged_on : stay.expected_on;
    case Anchor::discharged: return stay.discharged_on;
  }
  return std::nullopt;
}

bool is_asked(const RuleStep& step, const Stay& stay) {
  if (stay.state == StayState::cancelled) return false;
  const bool goes_home = stay.destination != Destination::died && stay.destination != Destination::hospital;
  return goes_home || step.from == Anchor::admitted;
}

std::optional<LocalDate> first_done(StepKind kind, const std::vector<StayStep>& steps) {
  std::optional<LocalDate> out;
  for (const StayStep& step : steps) {
    if (step.kind == kind && (!out || step.done_on < *out)) out = step.done_on;
  }
  return out;
}

}  // namespace

const RuleKit& shipped_rules() {
  static const RuleKit kShipped = read_shipped();
  return kShipped;
}

std::vector<DueStep> due_steps(const RuleKit& kit, const Stay& stay, const std::vector<StayStep>& steps,
                               LocalDate today) {
  std::vector<DueStep> out;
  for (const RuleStep& rule : kit.steps) {
    if (rule.off || !is_asked(rule, stay)) continue;
    DueStep due{rule.kind, rule.by, rule.words, {}, first_done(rule.kind, steps), false};
    if (const auto anchor = day_of(rule.from, stay)) {
      // A day before the admission cannot be met: then the admission itself counts.
      due.due_on = std::max(anchor->plus_days(static_cast<int>(rule.days)), stay.admitted_on);
      due.late = !due.done_on && *due.due_on < today;
    }
    out.push_back(std::move(due));
  }
  return out;
}

int admission_addon(LocalDate admitted_on, LocalDate done_on) {
  const int days = done_on.days - admitted_on.days;
  return days <= 0 ? 1 : days <= 2 ? 2 : 0;
}

}  // namespace kaname::transitions

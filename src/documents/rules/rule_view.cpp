// SPDX-License-Identifier: Apache-2.0
#include "documents/rules/rule_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "documents/form_store.h"
#include "transitions/rule_store.h"
#include "trust/permissions.h"

namespace kaname::documents {
namespace {

using transitions::RuleEdition;

const Edition* form_of(const std::vector<Edition>& forms, const std::string& code) {
  const auto at = std::find_if(forms.begin(), forms.end(), [&](const Edition& one) { return one.form.code == code; });
  return at == forms.end() ? nullptr : &*at;
}

}  // namespace

RuleView rule_view(Read& tx, RuleEdition edition) {
  RuleView out;
  const std::vector<Edition> forms = offered(tx);
  for (const transitions::RuleStep& step : edition.rule.steps) {
    if (const Edition* form = form_of(forms, step.form)) out.forms.push_back({step.form, form->form.name});
  }
  out.id = std::move(edition.id);
  out.number = edition.number;
  out.state = edition.state;
  out.valid_from = edition.valid_from;
  out.rule = std::move(edition.rule);
  out.changes = std::move(edition.changes);
  out.changed_by = std::move(edition.changed_by);
  out.changed_at = edition.changed_at;
  out.seq = edition.changed_seq;
  return out;
}

std::vector<FieldError> rule_faults(Read& tx, const transitions::RuleKit& rule) {
  std::vector<FieldError> out = transitions::faults_of(rule);
  const std::vector<Edition> forms = offered(tx);
  for (std::size_t i = 0; i < rule.steps.size(); ++i) {
    const std::string& code = rule.steps[i].form;
    if (!code.empty() && !form_of(forms, code)) out.push_back({fmt::format("steps.{}.form", i), "form_not_found"});
  }
  return out;
}

Result<RuleEdition> find_rule(Read& tx, const api::Caller& caller, const std::string& id) {
  if (id == transitions::shipped_edition().id) return transitions::shipped_edition();
  auto row = transitions::own_edition(tx, id);
  const bool seen = row && (row->state == model::EditionState::published || trust::allows(caller, "rule.edit"));
  if (!seen) return fail(Problem::not_found, "rule_not_found");
  return std::move(*row);
}

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once
// An edition of 入退院支援ルール as it is shown: with the names of the forms its steps are done with. It stands here and not beside
// the stays because forms do.

#include <string>
#include <vector>

#include "base/result.h"
#include "transitions/rule_edition.h"

namespace kaname::documents {

struct RuleForm {
  std::string code;
  model::Bilingual name;
};
constexpr auto describe(model::Tag<RuleForm>) {
  return model::entity("StayRuleForm", "決まりで使う様式", model::field("code", &RuleForm::code),
                       model::field("name", &RuleForm::name));
}

struct RuleView {
  std::string id;
  std::int64_t number = 0;
  model::EditionState state = model::EditionState::draft;
  std::optional<LocalDate> valid_from;
  transitions::RuleKit rule;
  std::string changes;
  std::vector<RuleForm> forms;
  std::string changed_by;
  Timestamp changed_at;
  std::int64_t seq = 0;  // of the last change, for whoever changes it next
};
constexpr auto describe(model::Tag<RuleView>) {
  using namespace model;
  using V = RuleView;
  return entity("StayRuleView", "入退院支援の決まりの版", field("id", &V::id), field("number", &V::number),
                field("state", &V::state), field("valid_from", &V::valid_from), field("rule", &V::rule),
                field("changes", &V::changes), field("forms", &V::forms), field("changed_by", &V::changed_by, personal),
                field("changed_at", &V::changed_at), field("seq", &V::seq));
}

RuleView rule_view(store::Read& tx, transitions::RuleEdition edition);

// Names a form that is offered today by no code as form_not_found, beside faults_of().
std::vector<FieldError> rule_faults(store::Read& tx, const transitions::RuleKit& rule);

// A draft is found by nobody but those who write it. Error: rule_not_found.
Result<transitions::RuleEdition> find_rule(store::Read& tx, const api::Caller& caller, const std::string& id);

}  // namespace kaname::documents

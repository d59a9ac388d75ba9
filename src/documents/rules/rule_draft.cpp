// SPDX-License-Identifier: Apache-2.0
#include "documents/rules/rule_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text_fold.h"
#include "transitions/rule_store.h"

namespace kaname::documents {

using transitions::RuleEdition;

transitions::RuleKit tidy_rule(transitions::RuleKit rule, std::int64_t number) {
  rule.version = number;
  for (std::string& contact : rule.contacts) contact = text::trim(contact);
  std::erase(rule.contacts, std::string());
  return rule;
}

RuleView put_rule(store::Write& tx, const api::Caller& caller, RuleEdition row) {
  transitions::keep(tx, caller, row);
  return rule_view(tx, std::move(row));
}

Result<Done> need_no_draft(const std::vector<RuleEdition>& own) {
  const bool taken = std::any_of(own.begin(), own.end(),
                                 [](const RuleEdition& one) { return one.state == model::EditionState::draft; });
  if (taken) return fail(Problem::conflict, "rule_draft_exists");
  return Done{};
}

RuleView begin_draft(store::Write& tx, const api::Caller& caller, const std::vector<RuleEdition>& own,
                     transitions::RuleKit rule, std::string changes) {
  RuleEdition made;
  made.area_id = tx.area();
  made.number = 1 + std::max(transitions::shipped_edition().number, own.empty() ? 0 : own.front().number);
  made.id = fmt::format("kit.a{}", made.number);
  made.rule = tidy_rule(std::move(rule), made.number);
  made.changes = std::move(changes);
  made.notice = tx.new_id<Id<struct RuleNoticeTag>>().uuid;
  return put_rule(tx, caller, std::move(made));
}

}  // namespace kaname::documents

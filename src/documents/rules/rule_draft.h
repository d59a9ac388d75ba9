// SPDX-License-Identifier: Apache-2.0
#pragma once
// A draft of the rule is begun: from an edition of the area, or from another town's file. One at a time.

#include <string>

#include "documents/rules/rule_view.h"

namespace kaname::documents {

// Numbered, contacts trimmed.
transitions::RuleKit tidy_rule(transitions::RuleKit rule, std::int64_t number);

// Writes the row as this act leaves it.
RuleView put_rule(store::Write& tx, const api::Caller& caller, transitions::RuleEdition row);

// rule_draft_exists where there is one already.
Result<Done> need_no_draft(const std::vector<transitions::RuleEdition>& own);

// With the next number. `own`: the area's editions, newest first.
RuleView begin_draft(store::Write& tx, const api::Caller& caller, const std::vector<transitions::RuleEdition>& own,
                     transitions::RuleKit rule, std::string changes);

}  // namespace kaname::documents

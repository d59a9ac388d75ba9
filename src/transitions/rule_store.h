// SPDX-License-Identifier: Apache-2.0
#pragma once
// Editions of the rule for admission and discharge in the tables, and who has read one. Their screens and papers stand on the
// floor of the forms (documents/rules), whose names they need.

#include <optional>
#include <string>
#include <vector>

#include "transitions/rule_edition.h"

namespace kaname::transitions {

// The area's own, drafts and retired ones too, the newest first.
std::vector<RuleEdition> own_editions(store::Read& tx);
// Of the area's own; nothing for another id.
std::optional<RuleEdition> own_edition(store::Read& tx, const std::string& id);
// Writes the row as this act leaves it.
void keep(store::Write& tx, const api::Caller& caller, RuleEdition& edition);

// Whether somebody was admitted on this day or later: such a day has had its rule.
bool has_admissions_since(store::Read& tx, LocalDate day);

// Accounts that have said that they have read it.
std::vector<api::AccountId> readers_of_rule(store::Read& tx, const std::string& rule_id);
bool has_read(store::Read& tx, const std::string& rule_id, api::AccountId account);
// The second time changes nothing.
void note_reading(store::Write& tx, const std::string& rule_id, api::AccountId account);

}  // namespace kaname::transitions

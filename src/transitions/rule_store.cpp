// SPDX-License-Identifier: Apache-2.0
#include "transitions/rule_store.h"

namespace kaname::transitions {

using store::Read;
using store::Write;

std::vector<RuleEdition> own_editions(Read& tx) {
  return tx.select<RuleEdition>("WHERE area_id = $1 ORDER BY number DESC", tx.area());
}

std::optional<RuleEdition> own_edition(Read& tx, const std::string& id) {
  return tx.first<RuleEdition>("WHERE area_id = $1 AND id = $2", tx.area(), id);
}

void keep(Write& tx, const api::Caller& caller, RuleEdition& edition) {
  edition.changed_by = caller.name;
  edition.changed_at = tx.now();
  edition.changed_seq = tx.seq();
  tx.upsert(edition);
}

bool has_admissions_since(Read& tx, LocalDate day) {
  return tx.number("SELECT count(*) FROM stay WHERE area_id = $1 AND admitted_on >= $2 AND state <> 'cancelled'",
                   tx.area(), day) > 0;
}

std::vector<api::AccountId> readers_of_rule(Read& tx, const std::string& rule_id) {
  std::vector<api::AccountId> out;
  for (const RuleReading& row : tx.select<RuleReading>("WHERE area_id = $1 AND rule_id = $2", tx.area(), rule_id))
    out.push_back(row.account_id);
  return out;
}

bool has_read(Read& tx, const std::string& rule_id, api::AccountId account) {
  return tx.number("SELECT count(*) FROM stay_rule_read WHERE area_id = $1 AND rule_id = $2 AND account_id = $3",
                   tx.area(), rule_id, account) > 0;
}

void note_reading(Write& tx, const std::string& rule_id, api::AccountId account) {
  if (!has_read(tx, rule_id, account)) tx.insert(RuleReading{tx.area(), rule_id, account, tx.now()});
}

}  // namespace kaname::transitions

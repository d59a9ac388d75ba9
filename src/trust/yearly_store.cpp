// SPDX-License-Identifier: Apache-2.0
#include "trust/area_settings.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

using store::Read;
using store::Write;

bool is_of_town(Read& tx, const std::string& area, AccountId account) {
  return tx.number(
             "SELECT count(*) FROM membership WHERE area_id = $1 AND account_id = $2 AND role = 'town' AND since <= $3"
             " AND (until IS NULL OR until > $3)",
             area, account, tx.now()) > 0;
}

}  // namespace

// On the path of every session that is read anew: one row by key while the town has not decided to suspend.
bool is_suspended(Read& tx, const std::string& area, AccountId account) {
  const auto setting = read_setting<YearlyConfirmation>(tx, area);
  const LocalDate today = tx.now().tokyo_date();
  // Whoever was made before all terms: if not even that one is suspended now, nobody is.
  if (state_of(setting, today, Timestamp{}, false) != ConfirmationState::suspended) return false;
  std::int64_t known_at = 0;
  tx.rows(
      "SELECT a.created_at, (SELECT max(c.at) FROM account_confirmation c WHERE c.area_id = a.area_id"
      " AND c.account_id = a.id AND c.outcome = 'stays') FROM account a WHERE a.area_id = $1 AND a.id = $2",
      [&](const model::Row& row) { known_at = std::max(row.integer(0), row.is_null(1) ? 0 : row.integer(1)); }, area,
      account);
  const auto state = state_of(setting, today, Timestamp{known_at}, false);
  return state == ConfirmationState::suspended && !is_of_town(tx, area, account);
}

void note_confirmation(Write& tx, const api::Caller& caller, AccountId account, ConfirmationOutcome outcome) {
  tx.upsert(AccountConfirmation{tx.area(), account, tx.now(), outcome, caller.account_id, caller.name});
}

std::vector<AccountConfirmation> last_confirmations(Read& tx) {
  return tx.select<AccountConfirmation>(
      "WHERE area_id = $1 AND outcome = 'stays' AND at = (SELECT max(c.at) FROM account_confirmation c WHERE"
      " c.area_id = account_confirmation.area_id AND c.account_id = account_confirmation.account_id"
      " AND c.outcome = 'stays') ORDER BY account_id",
      tx.area());
}

}  // namespace kaname::trust

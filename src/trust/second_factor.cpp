// SPDX-License-Identifier: Apache-2.0
#include "trust/second_factor.h"

#include "base/crypto.h"
#include "trust/area_settings.h"

namespace kaname::trust {

using store::Read;
using store::Write;

bool has_totp(Read& tx, const std::string& area, AccountId account) {
  return tx.number("SELECT count(*) FROM totp WHERE area_id = $1 AND account_id = $2 AND confirmed_at IS NOT NULL",
                   area, account) > 0;
}

bool second_factor_asked(Read& tx, const std::string& area, const std::vector<api::Grant>& grants) {
  switch (read_setting<SignInSettings>(tx, area).second_factor_for) {
    case SecondFactorFor::nobody: return false;
    case SecondFactorFor::everybody: return true;
    case SecondFactorFor::town_and_coordinators: break;
  }
  return std::any_of(grants.begin(), grants.end(), [](const api::Grant& grant) {
    return grant.role == api::Role::town || grant.role == api::Role::coordinator;
  });
}

std::string begin_step(Write& tx, const std::string& area, std::string_view purpose, std::optional<AccountId> account) {
  const std::string token = crypto::random_bytes(32);
  tx.execute("DELETE FROM sign_in_step WHERE area_id = $1 AND created_at < $2", area, tx.now().plus_ms(-kStepMs));
  tx.insert(SignInStep{area, crypto::sha256_hex(token), std::string(purpose), account, tx.now(), 0});
  return area + "." + crypto::base64url(token);
}

std::optional<SignInStep> find_step(Read& tx, std::string_view token, std::string_view purpose) {
  const std::size_t dot = token.find('.');
  if (dot == token.npos) return std::nullopt;
  const auto bytes = crypto::base64url_decode(token.substr(dot + 1));
  if (!bytes) return std::nullopt;
  auto step =
      tx.first<SignInStep>("WHERE area_id = $1 AND token_hash = $2", token.substr(0, dot), crypto::sha256_hex(*bytes));
  const bool good = step && step->purpose == purpose && step->created_at.ms + kStepMs > tx.now().ms;
  if (!good) step.reset();
  return step;
}

void end_step(Write& tx, const SignInStep& step) { tx.erase(step); }

void forget_second_factor(Write& tx, AccountId account) {
  tx.execute("DELETE FROM totp WHERE area_id = $1 AND account_id = $2", tx.area(), account);
  tx.execute("DELETE FROM recovery_code WHERE area_id = $1 AND account_id = $2", tx.area(), account);
  tx.execute("DELETE FROM passkey WHERE area_id = $1 AND account_id = $2", tx.area(), account);
  tx.execute("DELETE FROM sign_in_step WHERE area_id = $1 AND account_id = $2", tx.area(), account);
}

void forget_sign_in(Write& tx, AccountId account) {
  forget_second_factor(tx, account);
  tx.execute("DELETE FROM device_person WHERE area_id = $1 AND account_id = $2", tx.area(), account);
  tx.execute("DELETE FROM short_code WHERE area_id = $1 AND account_id = $2", tx.area(), account);
  tx.execute("DELETE FROM invitation WHERE area_id = $1 AND account_id = $2", tx.area(), account);
  tx.execute(
      "UPDATE device SET revoked_at = $3 WHERE area_id = $1 AND registered_by = $2 AND kind = 'phone'"
      " AND revoked_at IS NULL",
      tx.area(), account, tx.now());
}

}  // namespace kaname::trust

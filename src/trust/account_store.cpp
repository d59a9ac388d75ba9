// SPDX-License-Identifier: Apache-2.0
#include "trust/account_store.h"

#include "base/text_fold.h"
#include "trust/access_log.h"
#include "trust/application.h"
#include "trust/consent.h"
#include "trust/second_factor.h"
#include "trust/services.h"
#include "trust/sign_in.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

using store::Read;
using store::Write;

bool is_good_login(std::string_view login) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@';
  };
  return login.size() >= 3 && login.size() <= 64 && std::all_of(login.begin(), login.end(), fits);
}

Result<Done> check_roles(Read& tx, const std::vector<RoleFor>& roles) {
  std::vector<FieldError> faults;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const RoleFor& role = roles[i];
    const std::string at = fmt::format("roles.{}", i);
    const bool of_an_office = role.role == api::Role::office || role.role == api::Role::office_admin;
    if (of_an_office && !role.facility_id) faults.push_back({at + ".facility_id", "office_needed"});
    if (role.facility_id && !is_office(tx, *role.facility_id)) {
      faults.push_back({at + ".facility_id", "office_unknown"});
    }
    const auto same = [&](const RoleFor& other) {
      return other.role == role.role && other.facility_id == role.facility_id;
    };
    const auto before = roles.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find_if(roles.begin(), before, same) != before) faults.push_back({at, "role_twice"});
  }
  if (roles.empty()) faults.push_back({"roles", "required"});
  if (!faults.empty()) return Error{Problem::invalid, "invalid_input", std::move(faults), {}};
  return Done{};
}

void begin_role(Write& tx, AccountId account, const RoleFor& role) {
  Membership membership;
  membership.area_id = tx.area();
  membership.id = tx.new_id<MembershipId>();
  membership.account_id = account;
  membership.role = role.role;
  membership.office_id = role.facility_id;
  membership.since = tx.now();
  membership.profession = role.profession;
  tx.insert(membership);
}

std::vector<Membership> present_memberships_of(Read& tx, AccountId account) {
  return tx.select<Membership>("WHERE area_id = $1 AND account_id = $2 AND (until IS NULL OR until > $3) ORDER BY id",
                               tx.area(), account, tx.now());
}

Result<Account> get_active(Read& tx, AccountId id) {
  auto account = find_account(tx, tx.area(), id);
  if (!account) return fail(Problem::not_found, "account_not_found");
  if (!account->active) return fail(Problem::conflict, "account_inactive");
  return std::move(*account);
}

}  // namespace

std::string normal_login(std::string_view typed) {
  std::string login = text::trim(text::nfkc(typed));
  for (char& c : login) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return login;
}

Result<AccountId> create_account(Write& tx, const NewAccount& in) {
  Account account;
  account.area_id = tx.area();
  account.id = tx.new_id<AccountId>();
  account.login = normal_login(in.login);
  account.name = text::trim(in.name);
  account.name_kana = text::trim(in.name_kana);
  account.created_at = tx.now();
  if (!is_good_login(account.login)) return fail_field("login", "login_malformed");
  if (tx.number("SELECT count(*) FROM account WHERE area_id = $1 AND login = $2", tx.area(), account.login) > 0) {
    return fail_field("login", "login_taken");
  }
  TRY(check_roles(tx, in.roles));
  tx.insert(account);
  for (const RoleFor& role : in.roles) begin_role(tx, account.id, role);
  tx.concerns(account.id.uuid);
  return account.id;
}

Result<Done> set_roles(Write& tx, AccountId id, const std::vector<RoleFor>& roles) {
  TRY(get_active(tx, id));
  TRY(check_roles(tx, roles));
  std::vector<RoleFor> begin = roles;
  for (Membership& membership : present_memberships_of(tx, id)) {
    const auto kept =
        std::find(begin.begin(), begin.end(), RoleFor{membership.role, membership.office_id, membership.profession});
    if (kept != begin.end()) {
      begin.erase(kept);
    } else {
      membership.until = tx.now();
      tx.update(membership);
    }
  }
  for (const RoleFor& role : begin) begin_role(tx, id, role);
  tx.concerns(id.uuid);
  return Done{};
}

Result<Done> deactivate(Write& tx, AccountId id) {
  Account account = TRY(get_active(tx, id));
  account.active = false;
  account.left_at = tx.now();
  tx.update(account);
  for (Membership& membership : present_memberships_of(tx, id)) {
    membership.until = tx.now();
    tx.update(membership);
  }
  tx.execute("DELETE FROM session WHERE area_id = $1 AND account_id = $2", tx.area(), id);
  tx.execute("DELETE FROM credential WHERE area_id = $1 AND account_id = $2", tx.area(), id);
  forget_sign_in(tx, id);
  tx.concerns(id.uuid);
  return Done{};
}

bool is_last_of_town(Read& tx, AccountId account) {
  std::vector<std::string> town;
  tx.rows(
      "SELECT DISTINCT m.account_id FROM membership m JOIN account a ON a.area_id = m.area_id AND a.id = m.account_id"
      " AND a.active = 1 WHERE m.area_id = $1 AND m.role = 'town' AND m.since <= $2 AND (m.until IS NULL OR m.until > "
      "$2)"
      " LIMIT 2",
      [&](const model::Row& row) { town.emplace_back(row.text(0)); }, tx.area(), tx.now());
  return town.size() == 1 && town.front() == account.text();
}

std::optional<Account> find_account(Read& tx, const std::string& area, AccountId id) {
  return tx.first<Account>("WHERE area_id = $1 AND id = $2", area, id);
}

std::vector<Membership> present_memberships(Read& tx) {
  return tx.select<Membership>(
      "WHERE area_id = $1 AND since <= $2 AND (until IS NULL OR until > $2) ORDER BY since, role, id", tx.area(),
      tx.now());
}

Standing standing_of(Read& tx, AccountId account) {
  std::optional<Membership> chosen;
  for (Membership& membership : present_memberships_of(tx, account)) {
    if (!chosen || (!chosen->office_id && membership.office_id)) chosen = std::move(membership);
  }
  Standing out;
  if (!chosen) return out;
  out.role = chosen->role;
  out.office_id = chosen->office_id;
  out.profession = chosen->profession;
  out.office_name = office_name(tx, out.office_id);
  return out;
}

bool can_sign_in(Read& tx, const std::optional<AccountId>& account, const std::optional<Uuid>& office) {
  if (account) {
    return tx.number("SELECT count(*) FROM account WHERE area_id = $1 AND id = $2 AND active = 1", tx.area(),
                     *account) > 0;
  }
  if (!office) return false;
  return tx.number(
             "SELECT count(*) FROM (SELECT 1 FROM membership m JOIN account a ON a.area_id = m.area_id"
             " AND a.id = m.account_id AND a.active = 1 WHERE m.area_id = $1 AND m.office_id = $2"
             " AND (m.until IS NULL OR m.until > $3) LIMIT 1) AS somebody",
             tx.area(), *office, tx.now()) > 0;
}

std::optional<std::vector<Uuid>> administered_offices(const api::Caller& caller) {
  if (caller.has_role(api::Role::town)) return std::nullopt;
  std::vector<Uuid> out;
  for (const api::Grant& grant : caller.grants) {
    if (grant.role == api::Role::office_admin && grant.office_id) out.push_back(*grant.office_id);
  }
  return out;
}

Result<Done> may_give(const api::Caller& caller, const std::vector<RoleFor>& roles) {
  const auto offices = administered_offices(caller);
  if (!offices) return Done{};
  const bool own = std::all_of(roles.begin(), roles.end(), [&](const RoleFor& r) {
    return (r.role == api::Role::office || r.role == api::Role::office_admin) && r.facility_id &&
        std::find(offices->begin(), offices->end(), *r.facility_id) != offices->end();
  });
  if (!own) return fail(Problem::forbidden, "account_elsewhere");
  return Done{};
}

Result<Done> may_administer(Read& tx, const api::Caller& caller, AccountId id) {
  if (!find_account(tx, tx.area(), id)) return fail(Problem::not_found, "account_not_found");
  std::vector<RoleFor> roles;
  for (const Membership& m : present_memberships_of(tx, id)) roles.push_back({m.role, m.office_id, m.profession});
  if (administered_offices(caller) && roles.empty()) return fail(Problem::forbidden, "account_elsewhere");
  return may_give(caller, roles);
}

void set_password_hash(Write& tx, const std::string& area, AccountId account, std::string hash, MustChange must_change,
                       std::string_view keep_session) {
  const auto before = tx.first<Credential>("WHERE area_id = $1 AND account_id = $2", area, account);
  tx.upsert(Credential{area, account, std::move(hash), must_change == MustChange::yes, tx.now(),
                       before && before->pledge_due, before ? before->last_sign_in_at : std::nullopt});
  tx.execute("DELETE FROM session WHERE area_id = $1 AND account_id = $2 AND token_hash <> $3", area, account,
             keep_session);
  tx.execute("DELETE FROM device_person WHERE area_id = $1 AND account_id = $2", area, account);
}

std::vector<model::TypePtr> history_tables() {
  return {model::type_of<Account>(),      model::type_of<Membership>(),
          model::type_of<CareRelation>(), model::type_of<PersonGate>(),
          model::type_of<Consent>(),      model::type_of<LegalBasis>(),
          model::type_of<AreaSetting>(),  model::type_of<Pledge>(),
          model::type_of<Application>(),  model::type_of<AccountConfirmation>()};
}

std::vector<model::TypePtr> all_tables() {
  auto out = history_tables();
  out.insert(out.end(),
             {model::type_of<Credential>(), model::type_of<Session>(), model::type_of<SignInTry>(),
              model::type_of<AccessRow>()});
  const std::vector<model::TypePtr> sign_in = {model::type_of<Totp>(),       model::type_of<RecoveryCode>(),
                                               model::type_of<SignInStep>(), model::type_of<Passkey>(),
                                               model::type_of<Device>(),     model::type_of<DevicePerson>(),
                                               model::type_of<ShortCode>(),  model::type_of<Invitation>()};
  out.insert(out.end(), sign_in.begin(), sign_in.end());
  return out;
}

}  // namespace kaname::trust

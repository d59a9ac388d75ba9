// SPDX-License-Identifier: Apache-2.0
#pragma once
// Making and changing accounts, for the endpoints, the first-run wizard, the sample area and the command line.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/transaction.h"
#include "trust/account.h"

namespace kaname::trust {

// A role somebody is to have. The roles "office" and "office_admin" need their office.
struct RoleFor {
  api::Role role = api::Role::viewer;
  std::optional<Uuid> facility_id;
  Profession profession = Profession::none;

  bool operator==(const RoleFor&) const = default;
};

constexpr auto describe(model::Tag<RoleFor>) {
  using namespace model;
  return entity("RoleFor", "役割", field("role", &RoleFor::role, required | label("役割", "Role")),
                field("facility_id", &RoleFor::facility_id, label("事業所", "Office")),
                field("profession", &RoleFor::profession, label("職種", "Profession")));
}

struct NewAccount {
  std::string name;
  std::string name_kana;
  std::string login;
  std::vector<RoleFor> roles;
  std::optional<std::string> password;  // without one, a first password is made
  bool invite = false;                  // no password at all: an invitation follows

  bool operator==(const NewAccount&) const = default;
};

constexpr auto describe(model::Tag<NewAccount>) {
  using namespace model;
  return entity(
      "NewAccount", "新しい利用者",
      field("name", &NewAccount::name, required | personal | max_chars(100) | label("氏名", "Name")),
      field("name_kana", &NewAccount::name_kana, personal | max_chars(100) | label("かな", "Reading")),
      field("login", &NewAccount::login, required | personal | max_chars(64) | label("ログイン名", "Login name")),
      field("roles", &NewAccount::roles, required | max_items(50) | label("役割", "Roles")),
      field("password", &NewAccount::password, secret | max_chars(400) | label("パスワード", "Password")),
      field("invite", &NewAccount::invite, label("招待の用紙で始める", "Begins by an invitation")));
}

// Full-width and capitals do not tell logins apart.
std::string normal_login(std::string_view typed);

// Errors by field: login_malformed, login_taken, office_needed, office_unknown, role_twice. Gives no password.
Result<AccountId> create_account(store::Write& tx, const NewAccount& account);

// The roles from now on: those not named end, new ones begin. Errors: account_not_found, account_inactive, as above.
Result<Done> set_roles(store::Write& tx, AccountId account, const std::vector<RoleFor>& roles);

// Whether nobody else would be left to administer the area.
bool is_last_of_town(store::Read& tx, AccountId account);

// Ends the account: roles, sessions and password go at once, the name stays for the histories.
Result<Done> deactivate(store::Write& tx, AccountId account);

std::optional<Account> find_account(store::Read& tx, const std::string& area, AccountId id);
std::vector<Membership> present_memberships(store::Read& tx);

// As what somebody acts: the first present role that belongs to an office, else the first one.
struct Standing {
  api::Role role = api::Role::viewer;
  std::optional<Uuid> office_id;
  std::string office_name;
  Profession profession = Profession::none;
};
Standing standing_of(store::Read& tx, AccountId account);

// Whether the account, or without one anybody of the office, is in use here.
bool can_sign_in(store::Read& tx, const std::optional<AccountId>& account, const std::optional<Uuid>& office);
// Whom an administrator may change: the town everybody, an office's administrator those who are nothing but people of
// offices that she administers. A first password for somebody else would hand her that person's other roles.
// Errors: account_not_found, account_elsewhere.
Result<Done> may_administer(store::Read& tx, const api::Caller& caller, AccountId account);
// Whether these roles are hers to give. Error: account_elsewhere.
Result<Done> may_give(const api::Caller& caller, const std::vector<RoleFor>& roles);
// The offices whose people the caller administers; nothing for the town, which administers all.
std::optional<std::vector<Uuid>> administered_offices(const api::Caller& caller);

enum class MustChange { no, yes };
// Not history. `hash` comes from hash_password(). Ends every session of the account but `keep_session` (a token hash).
void set_password_hash(store::Write& tx, const std::string& area, AccountId account, std::string hash,
                       MustChange must_change, std::string_view keep_session = {});

}  // namespace kaname::trust

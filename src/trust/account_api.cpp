// SPDX-License-Identifier: Apache-2.0
// Making, changing and ending accounts, and the permission table. First passwords are made and hashed on the pool, told once, and never
// written to the journal; a replay makes the accounts without them.
#include "trust/account_list.h"
#include "trust/account_store.h"
#include "trust/endpoints.h"
#include "trust/password.h"
#include "trust/permissions.h"
#include "trust/services.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Write;

struct AccountPath {
  AccountId id;
};

constexpr auto describe(model::Tag<AccountPath>) {
  using namespace model;
  return entity("AccountPath", "利用者", field("id", &AccountPath::id, from_path | required));
}

struct RolesIn {
  AccountId id;
  std::vector<RoleFor> roles;
};

constexpr auto describe(model::Tag<RolesIn>) {
  using namespace model;
  return entity("AccountRoles", "利用者の役割を決める", field("id", &RolesIn::id, from_path | required),
                field("roles", &RolesIn::roles, required | max_items(50)));
}

struct FirstPasswordOut {
  AccountId id;
  std::optional<std::string> initial_password;  // told once
};

constexpr auto describe(model::Tag<FirstPasswordOut>) {
  using namespace model;
  return entity("FirstPassword", "最初のパスワード", field("id", &FirstPasswordOut::id),
                field("initial_password", &FirstPasswordOut::initial_password, secret));
}

// Empty in a replay.
struct FirstPassword {
  std::optional<std::string> told;
  std::string hash;
};

struct PermissionRow {
  std::string permission;
  std::string ja;
  std::string en;
  Door door = Door::role;
  std::vector<Relation> relations;  // in the order of `roles`
};

constexpr auto describe(model::Tag<PermissionRow>) {
  using namespace model;
  return entity("PermissionRow", "権限", field("permission", &PermissionRow::permission),
                field("ja", &PermissionRow::ja), field("en", &PermissionRow::en), field("door", &PermissionRow::door),
                field("relations", &PermissionRow::relations));
}

struct PermissionTable {
  std::vector<api::Role> roles;
  std::vector<PermissionRow> permissions;
};

constexpr auto describe(model::Tag<PermissionTable>) {
  using namespace model;
  return entity("PermissionTable", "権限の表", field("roles", &PermissionTable::roles),
                field("permissions", &PermissionTable::permissions));
}

Result<FirstPassword> make_first_password() {
  FirstPassword out;
  out.told = first_password();
  out.hash = TRY(hash_password(*out.told));
  return out;
}

Result<FirstPassword> prepare_account(Read&, const Caller&, const NewAccount& in) {
  if (in.invite) return FirstPassword{};
  if (!in.password) return make_first_password();
  const auto fault = password_fault(*in.password, normal_login(in.login));
  if (!fault.empty()) return fail_field("password", fault);
  FirstPassword out;
  out.hash = TRY(hash_password(*in.password));
  return out;
}

Result<FirstPasswordOut> add_account(Write& tx, const Caller& caller, const NewAccount& in,
                                     const FirstPassword& first) {
  TRY(may_give(caller, in.roles));
  const AccountId id = TRY(create_account(tx, in));
  if (!first.hash.empty()) set_password_hash(tx, tx.area(), id, first.hash, MustChange::yes);
  return FirstPasswordOut{id, first.told};
}

Result<FirstPassword> prepare_reset(Read&, const Caller&, const AccountPath&) { return make_first_password(); }

Result<FirstPasswordOut> reset_password(Write& tx, const Caller& caller, const AccountPath& in,
                                        const FirstPassword& first) {
  TRY(may_administer(tx, caller, in.id));
  const auto account = find_account(tx, tx.area(), in.id);
  if (!account) return fail(Problem::not_found, "account_not_found");
  if (!account->active) return fail(Problem::conflict, "account_inactive");
  if (!first.hash.empty()) set_password_hash(tx, tx.area(), in.id, first.hash, MustChange::yes);
  tx.concerns(in.id.uuid);
  return FirstPasswordOut{in.id, first.told};
}

Result<Done> end_account(Write& tx, const Caller& caller, const AccountPath& in) {
  if (caller.account_id == in.id) return fail(Problem::conflict, "account_self");
  TRY(may_administer(tx, caller, in.id));
  TRY(deactivate(tx, in.id));
  note_confirmation(tx, caller, in.id, ConfirmationOutcome::ended);
  return Done{};
}

// 退会: the same end as an administrator's, but by herself.
Result<Done> leave(Write& tx, const Caller& caller, const Nothing&) {
  if (is_last_of_town(tx, *caller.account_id)) return fail(Problem::conflict, "last_town_account");
  TRY(deactivate(tx, *caller.account_id));
  note_confirmation(tx, caller, *caller.account_id, ConfirmationOutcome::left);
  return Done{};
}

Result<Done> change_roles(Write& tx, const Caller& caller, const RolesIn& in) {
  const api::Role own = administered_offices(caller) ? api::Role::office_admin : api::Role::town;
  const bool keeps = std::any_of(in.roles.begin(), in.roles.end(), [&](const RoleFor& r) { return r.role == own; });
  if (caller.account_id == in.id && !keeps) return fail(Problem::conflict, "account_self");
  TRY(may_administer(tx, caller, in.id));
  TRY(may_give(caller, in.roles));
  return set_roles(tx, in.id, in.roles);
}

struct DoneOut {
  bool done = true;
};

constexpr auto describe(model::Tag<DoneOut>) {
  using namespace model;
  return entity("Done", "済み", field("done", &DoneOut::done));
}

template <class In, Result<Done> (*handler)(Write&, const Caller&, const In&)>
Result<DoneOut> answering_done(Write& tx, const Caller& caller, const In& in) {
  TRY(handler(tx, caller, in));
  return DoneOut{};
}

Result<PermissionTable> show_permissions(Read&, const Caller&, const Nothing&) {
  PermissionTable out;
  for (std::size_t i = 0; i < api::kRoles.size(); ++i) out.roles.push_back(static_cast<api::Role>(i));
  for (const Permission& permission : permissions()) {
    PermissionRow row;
    row.permission = permission.name;
    row.ja = permission.ja;
    row.en = permission.en;
    row.door = permission.door;
    if (permission.door == Door::role) row.relations.assign(permission.by_role.begin(), permission.by_role.end());
    out.permissions.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> account_endpoints() {
  using namespace api;
  return {
      get("/v1/accounts", "account.list", "account.read", "People of the system", &list_accounts),
      slow_get("/v1/accounts.csv", "account.export", "account.read", "People of the system, as CSV", &export_accounts),
      post_prepared("/v1/accounts", "account.create", "account.edit", "Add a person", &prepare_account, &add_account),
      post("/v1/accounts/{id}/deactivate", "account.deactivate", "account.edit", "End an account at once",
           &answering_done<AccountPath, &end_account>),
      post("/v1/me/leave", "account.leave", "signed_in", "End one's own account", &answering_done<Nothing, &leave>),
      post("/v1/accounts/{id}/memberships", "account.set_roles", "account.edit",
           "Say which roles a person has from now on", &answering_done<RolesIn, &change_roles>),
      post_prepared("/v1/accounts/{id}/password-reset", "account.reset_password", "account.edit",
                    "Make a first password, told once", &prepare_reset, &reset_password),
      get("/v1/permissions", "permission.show", "permission.read", "The permission table", &show_permissions),
  };
}

}  // namespace kaname::trust

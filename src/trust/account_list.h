// SPDX-License-Identifier: Apache-2.0
#pragma once
// The list of people of the system, as administrators see it: roles, last sign-in, and the yearly confirmation.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "api/endpoint.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {

struct AccountRole {
  MembershipId id;
  api::Role role = api::Role::viewer;
  std::optional<Uuid> facility_id;
  std::string facility_name;
  Timestamp since;
  Profession profession = Profession::none;
};

constexpr auto describe(model::Tag<AccountRole>) {
  using namespace model;
  return entity("AccountRole", "利用者の役割", field("id", &AccountRole::id), field("role", &AccountRole::role),
                field("facility_id", &AccountRole::facility_id), field("facility_name", &AccountRole::facility_name),
                field("since", &AccountRole::since), field("profession", &AccountRole::profession));
}

struct AccountRow {
  AccountId id;
  std::string login;
  std::string name;
  std::string name_kana;
  bool active = true;
  Timestamp created_at;
  std::optional<Timestamp> left_at;
  bool must_change_password = false;
  std::vector<AccountRole> roles;
  std::optional<Timestamp> last_sign_in_at;
  ConfirmationState confirmation = ConfirmationState::none;
  std::optional<Timestamp> confirmed_at;
  std::string confirmed_by;
  bool kept_by_town = false;  // the town says whether she is still there: no administrator of her one office can
};

constexpr auto describe(model::Tag<AccountRow>) {
  using namespace model;
  return entity(
      "AccountRow", "利用者", field("id", &AccountRow::id), field("login", &AccountRow::login, personal),
      field("name", &AccountRow::name, personal), field("name_kana", &AccountRow::name_kana, personal),
      field("active", &AccountRow::active), field("created_at", &AccountRow::created_at),
      field("left_at", &AccountRow::left_at), field("must_change_password", &AccountRow::must_change_password),
      field("roles", &AccountRow::roles), field("last_sign_in_at", &AccountRow::last_sign_in_at),
      field("confirmation", &AccountRow::confirmation), field("confirmed_at", &AccountRow::confirmed_at),
      field("confirmed_by", &AccountRow::confirmed_by, personal), field("kept_by_town", &AccountRow::kept_by_town));
}

struct AccountList {
  std::vector<AccountRow> items;
};

constexpr auto describe(model::Tag<AccountList>) {
  using namespace model;
  return entity("AccountList", "利用者の一覧", field("items", &AccountList::items));
}

// For the town all, for an office's administrator those who belong to her offices; those in use first, by reading.
AccountList accounts_for(store::Read& tx, const api::Caller& caller);

Result<AccountList> list_accounts(store::Read& tx, const api::Caller& caller, const api::Nothing&);
Result<api::File> export_accounts(store::Read& tx, const api::Caller& caller, const api::Nothing&);

}  // namespace kaname::trust

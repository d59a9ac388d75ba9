// SPDX-License-Identifier: Apache-2.0
#include "trust/account_list.h"

#include <map>
#include <set>

#include "base/csv.h"
#include "trust/account_store.h"
#include "trust/area_settings.h"
#include "trust/services.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Read;

// Rows by account while the list is put together from its tables.
class Places {
 public:
  explicit Places(AccountList& list) : list_(list) {
    for (std::size_t i = 0; i < list.items.size(); ++i) at_[list.items[i].id] = i;
  }
  AccountRow* find(AccountId id) {
    const auto found = at_.find(id);
    return found == at_.end() ? nullptr : &list_.items[found->second];
  }

 private:
  AccountList& list_;
  std::map<AccountId, std::size_t> at_;
};

AccountList bare_rows(Read& tx) {
  AccountList out;
  tx.each<Account>(
      "WHERE area_id = $1 ORDER BY active DESC, name_kana, login",
      [&](Account&& a) {
        AccountRow row;
        row.id = a.id;
        row.login = std::move(a.login);
        row.name = std::move(a.name);
        row.name_kana = std::move(a.name_kana);
        row.active = a.active;
        row.created_at = a.created_at;
        row.left_at = a.left_at;
        out.items.push_back(std::move(row));
      },
      tx.area());
  return out;
}

void add_roles(Read& tx, Places& places) {
  std::map<Uuid, std::string> names;
  for (const Membership& m : present_memberships(tx)) {
    AccountRow* row = places.find(m.account_id);
    if (!row) continue;
    AccountRole role{m.id, m.role, m.office_id, {}, m.since, m.profession};
    if (m.office_id) {
      const auto [at, is_new] = names.try_emplace(*m.office_id);
      if (is_new) at->second = office_name(tx, m.office_id);
      role.facility_name = at->second;
    }
    row->roles.push_back(std::move(role));
  }
}

void add_sign_ins(Read& tx, Places& places) {
  tx.rows(
      "SELECT account_id, must_change, last_sign_in_at FROM credential WHERE area_id = $1",
      [&](const model::Row& row) {
        AccountRow* account = places.find(AccountId::parse(row.text(0)).value_or(AccountId{}));
        if (!account) return;
        account->must_change_password = row.integer(1) != 0;
        if (!row.is_null(2)) account->last_sign_in_at = Timestamp{row.integer(2)};
      },
      tx.area());
}

bool has_role(const AccountRow& row, api::Role role) {
  return std::any_of(row.roles.begin(), row.roles.end(), [&](const AccountRole& r) { return r.role == role; });
}

// The one office whose people she is nothing but; nothing when there are several, or other roles.
std::optional<Uuid> only_office(const AccountRow& row) {
  std::optional<Uuid> out;
  for (const AccountRole& role : row.roles) {
    const bool of_office = role.role == api::Role::office || role.role == api::Role::office_admin;
    if (!of_office || !role.facility_id || (out && *out != *role.facility_id)) return std::nullopt;
    out = role.facility_id;
  }
  return out;
}

void add_confirmations(Read& tx, AccountList& list, Places& places) {
  for (const AccountConfirmation& last : last_confirmations(tx)) {
    if (AccountRow* row = places.find(last.account_id)) {
      row->confirmed_at = last.at;
      row->confirmed_by = last.by_name;
    }
  }
  const auto setting = read_setting<YearlyConfirmation>(tx, tx.area());
  std::set<Uuid> administered;
  for (const AccountRow& row : list.items) {
    for (const AccountRole& role : row.roles) {
      if (row.active && role.role == api::Role::office_admin && role.facility_id)
        administered.insert(*role.facility_id);
    }
  }
  for (AccountRow& row : list.items) {
    if (!row.active) continue;
    const Timestamp known_at = std::max(row.created_at, row.confirmed_at.value_or(Timestamp{}));
    row.confirmation = state_of(setting, tx.today(), known_at, has_role(row, api::Role::town));
    const auto office = only_office(row);
    row.kept_by_town = !office || !administered.contains(*office);
  }
}

// What an office's administrator sees: people who belong to her offices.
void keep_own(AccountList& list, const Caller& caller) {
  const auto offices = administered_offices(caller);
  if (!offices) return;
  const auto is_own = [&](const AccountRole& role) {
    return role.facility_id && std::find(offices->begin(), offices->end(), *role.facility_id) != offices->end();
  };
  std::erase_if(list.items,
                [&](const AccountRow& row) { return std::none_of(row.roles.begin(), row.roles.end(), is_own); });
}

std::string words_of(const std::vector<AccountRole>& roles, std::string (*word)(const AccountRole&)) {
  std::string out;
  for (const AccountRole& role : roles) {
    const std::string one = word(role);
    if (!one.empty()) out += (out.empty() ? "" : "、") + one;
  }
  return out;
}

std::string moment(const std::optional<Timestamp>& at) { return at ? at->text() : ""; }

}  // namespace

AccountList accounts_for(Read& tx, const Caller& caller) {
  AccountList out = bare_rows(tx);
  Places places(out);
  add_roles(tx, places);
  add_sign_ins(tx, places);
  add_confirmations(tx, out, places);
  keep_own(out, caller);
  return out;
}

Result<AccountList> list_accounts(Read& tx, const Caller& caller, const api::Nothing&) {
  return accounts_for(tx, caller);
}

Result<api::File> export_accounts(Read& tx, const Caller& caller, const api::Nothing&) {
  csv::Writer out(csv::Bom::yes, csv::Guard::yes);
  out.row({"氏名", "かな", "ログイン名", "役割", "事業所", "職種", "状態", "登録日時", "最後のログイン",
           "年に一度の確認", "確かめた日時", "確かめた人", "確かめる側"});
  for (const AccountRow& row : accounts_for(tx, caller).items) {
    out.row({row.name, row.name_kana, row.login,
             words_of(row.roles, [](const AccountRole& r) { return std::string(model::ja_of(r.role)); }),
             words_of(row.roles, [](const AccountRole& r) { return r.facility_name; }),
             words_of(row.roles, [](const AccountRole& r) { return std::string(model::ja_of(r.profession)); }),
             row.active ? "使用中" : "停止", row.created_at.text(), moment(row.last_sign_in_at),
             std::string(model::ja_of(row.confirmation)), moment(row.confirmed_at), row.confirmed_by,
             row.kept_by_town ? "市町村" : "事業所"});
  }
  api::File file;
  file.bytes = out.take();
  file.content_type = "text/csv; charset=utf-8";
  file.name = "利用者の一覧.csv";
  return file;
}

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#include "app/area_api.h"

#include "base/digits.h"
#include "journal/journal.h"
#include "trust/account_store.h"
#include "trust/password.h"

namespace kaname::app {
namespace {

using api::Read;
using api::Write;

struct AreasAnswer {
  std::vector<journal::Area> items;
  bool setup_needed = false;  // nothing is here yet: the first-run wizard opens
};
constexpr auto describe(model::Tag<AreasAnswer>) {
  using namespace model;
  return entity("AreasAnswer", "エリアの一覧", field("items", &AreasAnswer::items),
                field("setup_needed", &AreasAnswer::setup_needed));
}

Result<AreasAnswer> areas(Read& tx, const api::Caller&, const api::Nothing&) {
  AreasAnswer out;
  out.items = tx.select<journal::Area>("ORDER BY area_id");
  out.setup_needed = out.items.empty();
  return out;
}

struct NewArea {
  std::string area_id;
  std::string name;
  std::string name_kana;
  std::string prefecture;
  std::string municipality;
  bool demo = false;
  std::string account_name;
  std::string account_login;
  std::string account_password;
};
constexpr auto describe(model::Tag<NewArea>) {
  using namespace model;
  return entity(
      "NewArea", "新しいエリア",
      field("area_id", &NewArea::area_id,
            required | max_chars(6) | label("全国地方公共団体コード（6桁）", "Municipality code (6 digits)")),
      field("name", &NewArea::name, required | max_chars(100) | label("名称", "Name")),
      field("name_kana", &NewArea::name_kana, max_chars(100) | label("かな", "Reading")),
      field("prefecture", &NewArea::prefecture, required | max_chars(10) | label("都道府県", "Prefecture")),
      field("municipality", &NewArea::municipality, required | max_chars(50) | label("市区町村", "Municipality")),
      field("demo", &NewArea::demo, label("見本", "Demonstration")),
      field("account_name", &NewArea::account_name,
            required | personal | max_chars(100) | label("最初の担当者の氏名", "Name of the first officer")),
      field("account_login", &NewArea::account_login, required | max_chars(60) | label("ログイン名", "Login name")),
      field("account_password", &NewArea::account_password, secret | max_chars(200) | label("パスワード", "Password")));
}

// Opens an area with its first municipal account. By a stranger only as long as the installation is empty.
Result<journal::Area> open_area(Write& tx, const api::Caller& caller, const NewArea& in) {
  const bool first = tx.number("SELECT count(*) FROM area") == 0;
  if (!first && !caller.has_role(api::Role::town)) return fail(Problem::conflict, "already_set_up");
  if (digits::municipality_code(in.area_id) == digits::Check::malformed)
    return fail_field("area_id", "area_code_shape");
  journal::Area area{in.area_id, in.name, in.name_kana, in.prefecture, in.municipality, in.demo, tx.now()};
  tx.insert(area);
  trust::NewAccount account;
  account.name = in.account_name;
  account.login = in.account_login;
  account.roles = {{api::Role::town, std::nullopt}};
  const api::AccountId id = TRY(trust::create_account(tx, account));
  if (!in.account_password.empty()) {
    if (const auto fault = trust::password_fault(in.account_password, in.account_login); !fault.empty()) {
      return fail_field("account_password", fault);
    }
    trust::set_password_hash(tx, in.area_id, id, TRY(trust::hash_password(in.account_password)), trust::MustChange::no);
  }
  return area;
}

}  // namespace

std::vector<api::Endpoint> area_endpoints() {
  api::Endpoint open = api::post("/v1/setup", "area.open", "public", "Open an area with its first account", &open_area);
  open.opens_area = true;
  return {api::get("/v1/areas", "area.list", "public", "Areas of this installation", &areas), std::move(open)};
}

}  // namespace kaname::app

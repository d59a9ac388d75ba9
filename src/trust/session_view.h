// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a screen is told about its session.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "api/endpoint.h"
#include "base/time.h"
#include "model/field.h"
#include "store/transaction.h"
#include "trust/account.h"

namespace kaname::trust {

struct SessionAccount {
  api::AccountId id;
  std::string name;
  std::string login;
};

constexpr auto describe(model::Tag<SessionAccount>) {
  using namespace model;
  return entity("SessionAccount", "ログイン中の利用者", field("id", &SessionAccount::id),
                field("name", &SessionAccount::name, personal), field("login", &SessionAccount::login, personal));
}

struct SessionArea {
  std::string area_id;
  std::string name;
  std::string prefecture;
};

constexpr auto describe(model::Tag<SessionArea>) {
  using namespace model;
  return entity("SessionArea", "エリア", field("area_id", &SessionArea::area_id), field("name", &SessionArea::name),
                field("prefecture", &SessionArea::prefecture));
}

struct SessionOffice {
  Uuid id;
  std::string name;
};

constexpr auto describe(model::Tag<SessionOffice>) {
  using namespace model;
  return entity("SessionOffice", "事業所", field("id", &SessionOffice::id), field("name", &SessionOffice::name));
}

struct SessionView {
  bool signed_in = false;
  std::optional<SessionAccount> account;
  std::optional<SessionArea> area;
  std::vector<api::Role> roles;
  std::vector<SessionOffice> offices;
  std::string csrf;                        // for the X-Kaname-Csrf header; empty when nobody is signed in
  std::vector<std::string> permissions;    // rows of the permission table the caller has at all
  bool must_change_password = false;       // first password: nothing else is allowed until it is changed
  bool pledge_due = false;                 // the same until the pledge is made
  bool second_factor_due = false;          // the same until a second factor is set up
  std::optional<std::string> code_needed;  // the password was right: what to send with the code of the second step
  bool locked = false;                     // by the phone: refused until it is unlocked there
  bool shared_pc = false;                  // at a registered shared PC: the screen locks when nobody is there
  bool demo = false;
  Timestamp server_time;
};

constexpr auto describe(model::Tag<SessionView>) {
  using namespace model;
  return entity(
      "Session", "ログインの状態", field("signed_in", &SessionView::signed_in), field("account", &SessionView::account),
      field("area", &SessionView::area), field("roles", &SessionView::roles), field("offices", &SessionView::offices),
      field("csrf", &SessionView::csrf), field("permissions", &SessionView::permissions),
      field("must_change_password", &SessionView::must_change_password), field("pledge_due", &SessionView::pledge_due),
      field("second_factor_due", &SessionView::second_factor_due), field("code_needed", &SessionView::code_needed),
      field("locked", &SessionView::locked), field("shared_pc", &SessionView::shared_pc),
      field("demo", &SessionView::demo), field("server_time", &SessionView::server_time));
}

// What a screen is told, as an answer.
api::Reply session_reply(store::Read& tx, const api::Caller& caller, const std::string& area);

// Begins a session in place of the one this browser has: the answer with its cookie. The end of every way of signing in.
api::Reply enter(store::Write& tx, const api::Caller& caller, const std::string& area, AccountId account,
                 SessionKind kind, int factors);

// The password (or what stands for it) was right: begins a session, or asks for the code of the second step first.
api::Reply enter_or_ask_code(store::Write& tx, const api::Caller& caller, const std::string& area,
                             api::AccountId account, SessionKind kind);

// Of `caller` in `area`; the area's row may be missing (no area yet).
SessionView session_view(store::Read& tx, const api::Caller& caller, const std::string& area);

}  // namespace kaname::trust

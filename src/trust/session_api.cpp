// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and changing one's own password. The hash is worked on the pool; the writer only notes the outcome.
// A wrong password is an answer, not an Error: an Error would undo the note that it was wrong.
#include "journal/journal.h"
#include "trust/account_store.h"
#include "trust/application.h"
#include "trust/application_term.h"
#include "trust/area_settings.h"
#include "trust/endpoints.h"
#include "trust/guard.h"
#include "trust/invitation.h"
#include "trust/passkey.h"
#include "trust/password.h"
#include "trust/permissions.h"
#include "trust/second_factor.h"
#include "trust/services.h"
#include "trust/session.h"
#include "trust/session_view.h"
#include "trust/shared_pc.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Reply;
using api::Write;

struct SignIn {
  std::string login;
  std::string password;
  std::string area_id;
};

constexpr auto describe(model::Tag<SignIn>) {
  using namespace model;
  return entity(
      "SignIn", "ログイン",
      field("login", &SignIn::login, required | personal | max_chars(100) | label("ログイン名", "Login name")),
      field("password", &SignIn::password, required | secret | max_chars(400) | label("パスワード", "Password")),
      field("area_id", &SignIn::area_id, max_chars(6) | label("エリア", "Area")));
}

struct NewPassword {
  std::string current;
  std::string next;
};

constexpr auto describe(model::Tag<NewPassword>) {
  using namespace model;
  return entity("NewPassword", "パスワードの変更",
                field("current", &NewPassword::current,
                      required | secret | max_chars(400) | label("今のパスワード", "Present password")),
                field("next", &NewPassword::next,
                      required | secret | max_chars(400) | label("新しいパスワード", "New password")));
}

Result<Reply> show_session(Read& tx, const Caller& caller, const Nothing&) {
  return session_reply(tx, caller, caller.area.empty() ? tx.area() : caller.area);
}

Result<Checked> prepare_sign_in(Read& tx, const Caller& caller, const SignIn& in) {
  const std::string area = in.area_id.empty() ? tx.area() : in.area_id;
  if (area.empty()) return fail_field("area_id", "area_needed");
  const std::string login = normal_login(in.login);
  const auto account = tx.first<Account>("WHERE area_id = $1 AND login = $2", area, login);
  Checked checked = TRY(check_password(tx, try_keys(area, login, caller.remote_address), account, in.password));
  if (checked.outcome == Outcome::right && needs_rehash(checked.hash)) {
    checked.next_hash = TRY(hash_password(in.password));
  }
  return checked;
}

Result<Reply> sign_in(Write& tx, const Caller& caller, const SignIn&, const Checked& checked) {
  if (auto refusal = turn_away(tx, caller, checked, fail(Problem::unauthorized, "sign_in_failed"))) {
    return std::move(*refusal);
  }
  const std::string& area = checked.keys.area;
  if (!checked.next_hash.empty()) {
    tx.execute("UPDATE credential SET hash = $3 WHERE area_id = $1 AND account_id = $2", area, checked.account,
               checked.next_hash);
  }
  note_success(tx, checked.keys);
  return enter_or_ask_code(tx, caller, area, checked.account, SessionKind::password);
}

Result<Reply> sign_out(Write& tx, const Caller& caller, const Nothing&) {
  if (!caller.session.empty()) {
    tx.execute("DELETE FROM session WHERE area_id = $1 AND token_hash = $2", caller.area, caller.session);
  }
  Caller nobody;
  nobody.area = caller.area;
  nobody.language = caller.language;
  Reply reply = session_reply(tx, nobody, caller.area.empty() ? tx.area() : caller.area);
  reply.headers.emplace_back("set-cookie", ended_session_cookie(caller.secure));
  return reply;
}

Result<Checked> prepare_password(Read& tx, const Caller& caller, const NewPassword& in) {
  if (!caller.account_id) return fail(Problem::unauthorized, "sign_in_needed");
  const auto account = find_account(tx, caller.area, *caller.account_id);
  if (!account) return fail(Problem::unauthorized, "sign_in_needed");
  if (const auto fault = password_fault(in.next, account->login); !fault.empty()) return fail_field("next", fault);
  if (normal_password(in.next) == normal_password(in.current)) return fail_field("next", "password_same");
  Checked checked = TRY(check_own_password(tx, caller, in.current));
  if (checked.outcome == Outcome::right) checked.next_hash = TRY(hash_password(in.next));
  return checked;
}

Result<Reply> change_password(Write& tx, const Caller& caller, const NewPassword&, const Checked& checked) {
  if (auto refusal = turn_away(tx, caller, checked, fail_field("current", "password_wrong")))
    return std::move(*refusal);
  const std::string& area = checked.keys.area;
  set_password_hash(tx, area, checked.account, checked.next_hash, MustChange::no, caller.session);
  note_success(tx, checked.keys);
  const auto session = load_session(tx, area, caller.session);
  return session_reply(tx, session ? session->caller : caller, area);
}

api::Endpoint answering_session(api::Endpoint endpoint) {
  endpoint.out = model::type_of<SessionView>();
  return endpoint;
}

}  // namespace

SessionView session_view(Read& tx, const Caller& caller, const std::string& area) {
  SessionView out;
  out.signed_in = caller.signed_in();
  out.server_time = tx.now();
  out.csrf = csrf_of(caller.session);
  out.permissions = permissions_of(caller);
  if (const auto row = journal::find_area(tx, area)) {
    out.area = SessionArea{row->area_id, row->name, row->prefecture};
    out.demo = row->demo;
  }
  if (!caller.account_id) {
    if (caller.session.empty()) return out;
    const auto session = load_session(tx, area, caller.session);
    out.locked = session && session->locked;
    return out;
  }
  if (const auto account = find_account(tx, area, *caller.account_id)) {
    out.account = SessionAccount{account->id, account->name, account->login};
  }
  if (const auto session = load_session(tx, area, caller.session)) {
    out.must_change_password = session->must_change_password;
    out.pledge_due = session->pledge_due;
    out.second_factor_due = session->second_factor_due;
    out.shared_pc = session->device_id.has_value();
  }
  for (const api::Grant& grant : caller.grants) {
    if (std::find(out.roles.begin(), out.roles.end(), grant.role) == out.roles.end()) out.roles.push_back(grant.role);
    if (!grant.office_id) continue;
    out.offices.push_back(SessionOffice{*grant.office_id, office_name(tx, grant.office_id)});
  }
  return out;
}

api::Reply session_reply(Read& tx, const Caller& caller, const std::string& area) {
  Reply reply;
  model::write_json(reply.body, session_view(tx, caller, area));
  return reply;
}

api::Reply enter(Write& tx, const Caller& caller, const std::string& area, AccountId account, SessionKind kind,
                 int factors) {
  if (is_suspended(tx, area, account)) return refused(fail(Problem::forbidden, "account_suspended"), caller);
  if (!caller.session.empty()) {  // the next person at the same browser
    tx.execute("DELETE FROM session WHERE area_id = $1 AND token_hash = $2", caller.area, caller.session);
  }
  const std::string cookie = begin_session(tx, caller, area, account, kind, factors);
  const auto session = load_session(tx, area, token_hash_of(cookie));
  KANAME_ASSERT(session.has_value());
  Reply reply = session_reply(tx, session->caller, area);
  reply.headers.emplace_back("set-cookie", session_cookie(cookie, caller.secure));
  return reply;
}

api::Reply enter_or_ask_code(Write& tx, const Caller& caller, const std::string& area, AccountId account,
                             SessionKind kind) {
  if (!has_totp(tx, area, account)) return enter(tx, caller, area, account, kind, 1);
  SessionView view = session_view(tx, Caller{}, area);
  view.code_needed = begin_step(tx, area, kCodeStep, account);
  Reply reply;
  model::write_json(reply.body, view);
  return reply;
}

std::vector<api::Endpoint> session_endpoints() {
  using namespace api;
  return {
      answering_session(
          get("/v1/session", "session.show", "public", "Who is signed in, and what they may do", &show_session)),
      answering_session(unjournaled(
          post_prepared("/v1/session", "session.sign_in", "public", "Sign in", &prepare_sign_in, &sign_in))),
      answering_session(unjournaled(del("/v1/session", "session.sign_out", "public", "Sign out", &sign_out))),
      answering_session(unjournaled(post_prepared("/v1/session/password", "session.change_password", "signed_in",
                                                  "Change one's own password", &prepare_password, &change_password))),
  };
}

std::vector<api::Endpoint> endpoints() {
  auto out = session_endpoints();
  for (auto& endpoint : my_sessions_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : session_lock_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : account_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : application_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : application_term_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : yearly_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : setting_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : second_factor_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : device_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : short_code_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : invitation_endpoints()) out.push_back(std::move(endpoint));
  for (auto& endpoint : passkey_endpoints()) out.push_back(std::move(endpoint));
  return out;
}

}  // namespace kaname::trust

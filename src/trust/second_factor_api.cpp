// SPDX-License-Identifier: Apache-2.0
// The second step of a sign-in, and setting the second factor up, printing its recovery codes and turning it off.
#include "trust/account_store.h"
#include "trust/guard.h"
#include "trust/seal.h"
#include "trust/second_factor.h"
#include "trust/services.h"
#include "trust/session_view.h"
#include "trust/totp.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Reply;
using api::Write;

constexpr std::size_t kRecoveryCodes = 10;
constexpr std::int64_t kStepTries = 5;  // wrong codes before the password is asked again

struct CodeStep {
  std::string step;
  std::string code;
};
constexpr auto describe(model::Tag<CodeStep>) {
  using namespace model;
  return entity("SignInCode", "二段階目のコード", field("step", &CodeStep::step, required | secret | max_chars(100)),
                field("code", &CodeStep::code, required | secret | max_chars(100) | label("コード", "Code")));
}

struct FactorState {
  bool totp = false;
  std::optional<Timestamp> totp_since;
  std::int64_t recovery_codes = 0;  // left
  std::int64_t passkeys = 0;
  bool asked = false;  // the town asks a second factor of this person
};
constexpr auto describe(model::Tag<FactorState>) {
  using namespace model;
  return entity("SecondFactor", "二段階のログインの状態", field("totp", &FactorState::totp),
                field("totp_since", &FactorState::totp_since), field("recovery_codes", &FactorState::recovery_codes),
                field("passkeys", &FactorState::passkeys), field("asked", &FactorState::asked));
}

struct TotpStart {
  std::string secret;
  std::string address;
  std::int64_t qr_size = 0;
  std::string qr_path;
};
constexpr auto describe(model::Tag<TotpStart>) {
  using namespace model;
  return entity("TotpStart", "認証アプリの登録", field("secret", &TotpStart::secret),
                field("address", &TotpStart::address), field("qr_size", &TotpStart::qr_size),
                field("qr_path", &TotpStart::qr_path));
}

struct TotpCode {
  std::string code;
};
constexpr auto describe(model::Tag<TotpCode>) {
  using namespace model;
  return entity("TotpCode", "認証アプリのコード",
                field("code", &TotpCode::code, required | secret | max_chars(100) | label("コード", "Code")));
}

struct RecoveryCodes {
  std::vector<std::string> codes;  // told once
};
constexpr auto describe(model::Tag<RecoveryCodes>) {
  return model::entity("RecoveryCodes", "予備コード", model::field("codes", &RecoveryCodes::codes));
}

struct OwnPassword {
  std::string password;
};
constexpr auto describe(model::Tag<OwnPassword>) {
  using namespace model;
  return entity("OwnPassword", "パスワードの確かめ",
                field("password", &OwnPassword::password,
                      required | secret | max_chars(400) | label("今のパスワード", "Present password")));
}

struct WhoseFactor {
  AccountId id;
};
constexpr auto describe(model::Tag<WhoseFactor>) {
  using namespace model;
  return entity("WhoseSecondFactor", "利用者", field("id", &WhoseFactor::id, from_path | required));
}

std::optional<Totp> find_totp(Read& tx, const std::string& area, AccountId account) {
  return tx.first<Totp>("WHERE area_id = $1 AND account_id = $2", area, account);
}

FactorState state_of(Read& tx, const Caller& caller) {
  FactorState out;
  const auto totp = find_totp(tx, caller.area, *caller.account_id);
  out.totp = totp && totp->confirmed_at;
  if (out.totp) out.totp_since = totp->confirmed_at;
  out.recovery_codes = tx.number("SELECT count(*) FROM recovery_code WHERE area_id = $1 AND account_id = $2",
                                 caller.area, *caller.account_id);
  out.passkeys =
      tx.number("SELECT count(*) FROM passkey WHERE area_id = $1 AND account_id = $2", caller.area, *caller.account_id);
  std::vector<api::Grant> roles;
  for (const Membership& m : present_memberships(tx)) {
    if (m.account_id == *caller.account_id) roles.push_back({m.role, m.office_id});
  }
  out.asked = second_factor_asked(tx, caller.area, roles);
  return out;
}

std::vector<std::string> make_recovery_codes(Write& tx, const std::string& area, AccountId account) {
  tx.execute("DELETE FROM recovery_code WHERE area_id = $1 AND account_id = $2", area, account);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    out.push_back(new_paper_code());
    tx.insert(RecoveryCode{area, account, paper_code_hash(normal_paper_code(out.back())), tx.now()});
  }
  return out;
}

// Takes the code if it counts; what kind it was.
std::optional<SessionKind> take_code(Write& tx, const std::string& area, AccountId account, const std::string& typed) {
  if (const std::string paper = normal_paper_code(typed); !paper.empty()) {
    const auto used = tx.execute("DELETE FROM recovery_code WHERE area_id = $1 AND account_id = $2 AND hash = $3", area,
                                 account, paper_code_hash(paper));
    if (used > 0) return SessionKind::recovery;
    return std::nullopt;
  }
  auto totp = find_totp(tx, area, account);
  const auto secret = totp && totp->confirmed_at ? unseal(totp->sealed_secret) : std::nullopt;
  if (!secret) return std::nullopt;
  const auto step = matching_step(*secret, typed, tx.now(), totp->last_step);
  if (!step) return std::nullopt;
  totp->last_step = *step;
  tx.update(*totp);
  return SessionKind::code;
}

Result<Reply> sign_in_code(Write& tx, const Caller& caller, const CodeStep& in) {
  auto step = find_step(tx, in.step, kCodeStep);
  if (!step || !step->account_id) return fail(Problem::unauthorized, "sign_in_step_over");
  const auto account = find_account(tx, step->area_id, *step->account_id);
  if (!account || !account->active) return fail(Problem::unauthorized, "sign_in_step_over");
  const TryKeys keys = try_keys(step->area_id, "code\n" + account->login, caller.remote_address);
  if (const Wait wait = wait_for(tx, keys); wait.ms > 0) {
    note_wait(tx, keys, wait);
    return slow_down(wait, caller);
  }
  const auto kind = take_code(tx, step->area_id, account->id, in.code);
  if (!kind) {
    note_failure(tx, keys);
    ++step->failures;
    const bool over = step->failures >= kStepTries;
    if (over) {
      end_step(tx, *step);
    } else {
      tx.update(*step);
    }
    return refused(over ? fail(Problem::unauthorized, "sign_in_step_over") : fail_field("code", "code_wrong"), caller);
  }
  note_success(tx, keys);
  end_step(tx, *step);
  return enter(tx, caller, account->area_id, account->id, *kind, 2);
}

Result<FactorState> show_state(Read& tx, const Caller& caller, const Nothing&) { return state_of(tx, caller); }

// A new secret, which counts when it is confirmed. One that counts already stays until then: nobody is left without.
Result<TotpStart> start_totp(Write& tx, const Caller& caller, const Nothing&) {
  TRY(require_strong_session(tx, caller));
  if (has_totp(tx, caller.area, *caller.account_id)) return fail(Problem::conflict, "totp_on_already");
  const auto account = find_account(tx, caller.area, *caller.account_id);
  KANAME_ASSERT(account.has_value());
  const std::string secret = new_totp_secret();
  tx.upsert(Totp{caller.area, *caller.account_id, seal(secret), tx.now(), std::nullopt, 0});
  TotpStart out;
  out.secret = base32(secret);
  out.address = totp_address(secret, account->login, "要 Kaname");
  if (services().draw_qr) {
    QrDrawing drawing = services().draw_qr(out.address);
    out.qr_size = drawing.size;
    out.qr_path = std::move(drawing.path);
  }
  return out;
}

Result<RecoveryCodes> confirm_totp(Write& tx, const Caller& caller, const TotpCode& in) {
  auto totp = find_totp(tx, caller.area, *caller.account_id);
  if (!totp || totp->confirmed_at) return fail(Problem::conflict, "totp_not_started");
  const auto secret = unseal(totp->sealed_secret);
  const auto step = secret ? matching_step(*secret, in.code, tx.now(), totp->last_step) : std::nullopt;
  if (!step) return fail_field("code", "code_wrong");
  totp->confirmed_at = tx.now();
  totp->last_step = *step;
  tx.update(*totp);
  // The code was just given: this session counts as begun with both; others must show the second factor first.
  tx.execute("UPDATE session SET factors = 2 WHERE area_id = $1 AND token_hash = $2", caller.area, caller.session);
  tx.execute("DELETE FROM session WHERE area_id = $1 AND account_id = $2 AND token_hash <> $3", caller.area,
             *caller.account_id, caller.session);
  return RecoveryCodes{make_recovery_codes(tx, caller.area, *caller.account_id)};
}

Result<Checked> prepare_own(Read& tx, const Caller& caller, const OwnPassword& in) {
  return check_own_password(tx, caller, in.password);
}

Result<Reply> turn_off(Write& tx, const Caller& caller, const OwnPassword&, const Checked& checked) {
  TRY(require_strong_session(tx, caller));
  if (auto refusal = turn_away(tx, caller, checked, fail_field("password", "password_wrong"))) {
    return std::move(*refusal);
  }
  note_success(tx, checked.keys);
  tx.execute("DELETE FROM totp WHERE area_id = $1 AND account_id = $2", caller.area, *caller.account_id);
  tx.execute("DELETE FROM recovery_code WHERE area_id = $1 AND account_id = $2", caller.area, *caller.account_id);
  return api::detail::make_reply(state_of(tx, caller));
}

Result<Reply> new_recovery_codes(Write& tx, const Caller& caller, const OwnPassword&, const Checked& checked) {
  TRY(require_strong_session(tx, caller));
  if (!has_totp(tx, caller.area, *caller.account_id)) return fail(Problem::conflict, "totp_not_started");
  if (auto refusal = turn_away(tx, caller, checked, fail_field("password", "password_wrong"))) {
    return std::move(*refusal);
  }
  note_success(tx, checked.keys);
  return api::detail::make_reply(RecoveryCodes{make_recovery_codes(tx, caller.area, *caller.account_id)});
}

// For somebody who has lost phone and paper: the administrator has made sure who asks.
Result<FactorState> reset(Write& tx, const Caller& caller, const WhoseFactor& in) {
  TRY(may_administer(tx, caller, in.id));
  forget_second_factor(tx, in.id);
  tx.execute("DELETE FROM session WHERE area_id = $1 AND account_id = $2", tx.area(), in.id);
  tx.concerns(in.id.uuid);
  return FactorState{};
}

api::Endpoint answering(api::Endpoint endpoint, model::TypePtr out) {
  endpoint.out = std::move(out);
  return endpoint;
}

}  // namespace

Result<Done> require_strong_session(Read& tx, const Caller& caller) {
  const FactorState state = state_of(tx, caller);
  if ((state.totp || state.passkeys > 0) && caller.factors < 2) return fail(Problem::forbidden, "second_factor_first");
  return Done{};
}

std::vector<api::Endpoint> second_factor_endpoints() {
  using namespace api;
  return {
      answering(unjournaled(post("/v1/session/code", "session.sign_in_code", "public", "Second step of a sign-in",
                                 &sign_in_code)),
                model::type_of<SessionView>()),
      get("/v1/me/second-factor", "second_factor.show", "signed_in", "One's own second factor", &show_state),
      unjournaled(
          post("/v1/me/totp", "second_factor.start", "signed_in", "Begin to set up an authenticator app", &start_totp)),
      unjournaled(post("/v1/me/totp/confirm", "session.confirm_totp", "signed_in",
                       "Confirm the authenticator app by a code; answers the recovery codes", &confirm_totp)),
      answering(unjournaled(post_prepared("/v1/me/totp/off", "session.totp_off", "signed_in",
                                          "Turn the authenticator app off", &prepare_own, &turn_off)),
                model::type_of<FactorState>()),
      answering(unjournaled(post_prepared("/v1/me/recovery-codes", "second_factor.recovery", "signed_in",
                                          "Make ten new recovery codes", &prepare_own, &new_recovery_codes)),
                model::type_of<RecoveryCodes>()),
      post("/v1/accounts/{id}/second-factor-reset", "account.reset_second_factor", "account.edit",
           "Forget somebody's second factor", &reset),
  };
}

}  // namespace kaname::trust

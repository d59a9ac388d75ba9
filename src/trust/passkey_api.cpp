// SPDX-License-Identifier: Apache-2.0
// Registering, listing and removing passkeys, and signing in with one, without typing.
#include "base/crypto.h"
#include "base/text_fold.h"
#include "trust/account_store.h"
#include "trust/guard.h"
#include "trust/passkey.h"
#include "trust/second_factor.h"
#include "trust/session_view.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Reply;
using api::Write;

constexpr std::size_t kMostPasskeys = 10;

struct PasskeyStart {
  std::string step;
  std::string challenge;
  std::string rp_id;
  std::string user_id;
  std::string user_name;
  std::string display_name;
  std::vector<std::string> exclude;  // credential ids that are registered already
};
constexpr auto describe(model::Tag<PasskeyStart>) {
  using namespace model;
  return entity("PasskeyStart", "パスキーの登録", field("step", &PasskeyStart::step),
                field("challenge", &PasskeyStart::challenge), field("rp_id", &PasskeyStart::rp_id),
                field("user_id", &PasskeyStart::user_id), field("user_name", &PasskeyStart::user_name, personal),
                field("display_name", &PasskeyStart::display_name, personal), field("exclude", &PasskeyStart::exclude));
}

struct NewPasskey {
  std::string step;
  std::string name;
  std::string client_data;
  std::string attestation;
};
constexpr auto describe(model::Tag<NewPasskey>) {
  using namespace model;
  return entity("NewPasskey", "パスキーを登録する",
                field("step", &NewPasskey::step, required | secret | max_chars(100)),
                field("name", &NewPasskey::name, required | max_chars(60) | label("パスキーの名前", "Name")),
                field("client_data", &NewPasskey::client_data, required | secret | max_chars(20'000)),
                field("attestation", &NewPasskey::attestation, required | secret | max_chars(80'000)));
}

struct PasskeyRow {
  std::string key;
  std::string name;
  Timestamp created_at;
  std::optional<Timestamp> last_used_at;
};
constexpr auto describe(model::Tag<PasskeyRow>) {
  using namespace model;
  return entity("PasskeyRow", "パスキー", field("key", &PasskeyRow::key), field("name", &PasskeyRow::name),
                field("created_at", &PasskeyRow::created_at), field("last_used_at", &PasskeyRow::last_used_at));
}

struct PasskeyList {
  std::vector<PasskeyRow> items;
};
constexpr auto describe(model::Tag<PasskeyList>) {
  return model::entity("PasskeyList", "パスキーの一覧", model::field("items", &PasskeyList::items));
}

struct RemovePasskey {
  std::string key;
  std::string password;
};
constexpr auto describe(model::Tag<RemovePasskey>) {
  using namespace model;
  return entity("RemovePasskey", "パスキーをやめる", field("key", &RemovePasskey::key, required | max_chars(64)),
                field("password", &RemovePasskey::password,
                      required | secret | max_chars(400) | label("今のパスワード", "Present password")));
}

struct AskPasskey {
  std::string area_id;
};
constexpr auto describe(model::Tag<AskPasskey>) {
  using namespace model;
  return entity("AskPasskey", "パスキーで入る",
                field("area_id", &AskPasskey::area_id, max_chars(6) | label("エリア", "Area")));
}

struct PasskeyAsked {
  std::string step;
  std::string challenge;
  std::string rp_id;
};
constexpr auto describe(model::Tag<PasskeyAsked>) {
  using namespace model;
  return entity("PasskeyAsked", "パスキーを求める", field("step", &PasskeyAsked::step),
                field("challenge", &PasskeyAsked::challenge), field("rp_id", &PasskeyAsked::rp_id));
}

struct ShownPasskey {
  std::string step;
  std::string credential_id;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};
constexpr auto describe(model::Tag<ShownPasskey>) {
  using namespace model;
  return entity("ShownPasskey", "パスキー", field("step", &ShownPasskey::step, required | secret | max_chars(100)),
                field("credential_id", &ShownPasskey::credential_id, required | max_chars(2000)),
                field("client_data", &ShownPasskey::client_data, required | secret | max_chars(20'000)),
                field("authenticator_data", &ShownPasskey::authenticator_data, required | secret | max_chars(20'000)),
                field("signature", &ShownPasskey::signature, required | secret | max_chars(4000)));
}

std::string challenge_of(std::string_view step) { return std::string(step.substr(step.find('.') + 1)); }

std::string hash_of(std::string_view credential_id) { return crypto::sha256_hex(credential_id); }

std::vector<Passkey> passkeys_of(Read& tx, const Caller& caller) {
  return tx.select<Passkey>("WHERE area_id = $1 AND account_id = $2 ORDER BY created_at, credential_hash", caller.area,
                            *caller.account_id);
}

PasskeyList list_of(Read& tx, const Caller& caller) {
  PasskeyList out;
  for (Passkey& one : passkeys_of(tx, caller)) {
    out.items.push_back({one.credential_hash, std::move(one.name), one.created_at, one.last_used_at});
  }
  return out;
}

Result<PasskeyList> list(Read& tx, const Caller& caller, const Nothing&) { return list_of(tx, caller); }

Result<PasskeyStart> start(Write& tx, const Caller& caller, const Nothing&) {
  TRY(require_strong_session(tx, caller));
  const auto account = find_account(tx, caller.area, *caller.account_id);
  KANAME_ASSERT(account.has_value());
  PasskeyStart out;
  out.step = begin_step(tx, caller.area, kPasskeyRegister, caller.account_id);
  out.challenge = challenge_of(out.step);
  out.rp_id = relying_party(caller.host);
  out.user_id = crypto::base64url(caller.area + "." + account->id.text());
  out.user_name = account->login;
  out.display_name = account->name;
  for (const Passkey& one : passkeys_of(tx, caller)) out.exclude.push_back(one.credential_id);
  if (out.exclude.size() >= kMostPasskeys) return fail(Problem::conflict, "too_many_items");
  return out;
}

Result<PasskeyList> add(Write& tx, const Caller& caller, const NewPasskey& in) {
  TRY(require_strong_session(tx, caller));
  const auto step = find_step(tx, in.step, kPasskeyRegister);
  if (!step || step->account_id != caller.account_id) return fail(Problem::conflict, "sign_in_step_over");
  PasskeyFound found = TRY(check_registration({challenge_of(in.step), caller.host}, in.client_data, in.attestation));
  end_step(tx, *step);
  const std::string hash = hash_of(found.credential_id);
  if (tx.number("SELECT count(*) FROM passkey WHERE area_id = $1 AND credential_hash = $2", caller.area, hash) > 0) {
    return fail(Problem::conflict, "passkey_known");
  }
  tx.insert(Passkey{caller.area, hash, *caller.account_id, std::move(found.credential_id), std::move(found.public_key),
                    found.sign_count, text::trim(in.name), tx.now(), std::nullopt});
  // Whoever was verified by the new key has shown a second factor; other sessions have not.
  tx.execute("UPDATE session SET factors = 2 WHERE area_id = $1 AND token_hash = $2", caller.area, caller.session);
  tx.execute("DELETE FROM session WHERE area_id = $1 AND account_id = $2 AND token_hash <> $3 AND factors < 2",
             caller.area, *caller.account_id, caller.session);
  return list_of(tx, caller);
}

Result<Checked> prepare_remove(Read& tx, const Caller& caller, const RemovePasskey& in) {
  return check_own_password(tx, caller, in.password);
}

Result<Reply> remove(Write& tx, const Caller& caller, const RemovePasskey& in, const Checked& checked) {
  TRY(require_strong_session(tx, caller));
  if (auto refusal = turn_away(tx, caller, checked, fail_field("password", "password_wrong"))) {
    return std::move(*refusal);
  }
  note_success(tx, checked.keys);
  tx.execute("DELETE FROM passkey WHERE area_id = $1 AND account_id = $2 AND credential_hash = $3", caller.area,
             *caller.account_id, in.key);
  return api::detail::make_reply(list_of(tx, caller));
}

Result<PasskeyAsked> ask(Write& tx, const Caller& caller, const AskPasskey& in) {
  const std::string area = in.area_id.empty() ? tx.area() : in.area_id;
  if (area.empty()) return fail_field("area_id", "area_needed");
  PasskeyAsked out;
  out.step = begin_step(tx, area, kPasskeySignIn, std::nullopt);
  out.challenge = challenge_of(out.step);
  out.rp_id = relying_party(caller.host);
  return out;
}

Result<Reply> sign_in(Write& tx, const Caller& caller, const ShownPasskey& in) {
  const auto step = find_step(tx, in.step, kPasskeySignIn);
  if (!step) return fail(Problem::unauthorized, "sign_in_step_over");
  const TryKeys keys = try_keys(step->area_id, "passkey", caller.remote_address);
  if (const Wait wait = wait_for(tx, keys); wait.ms > 0) {
    note_wait(tx, keys, wait);
    return slow_down(wait, caller);
  }
  end_step(tx, *step);
  auto passkey =
      tx.first<Passkey>("WHERE area_id = $1 AND credential_hash = $2", step->area_id, hash_of(in.credential_id));
  const auto account = passkey ? find_account(tx, step->area_id, passkey->account_id) : std::nullopt;
  const Error wrong = fail(Problem::unauthorized, account ? "passkey_refused" : "passkey_unknown");
  const auto count = account && account->active ? check_assertion({challenge_of(in.step), caller.host}, *passkey,
                                                                  in.client_data, in.authenticator_data, in.signature)
                                                : Result<std::int64_t>(wrong);
  const bool has_password = account &&
      tx.number("SELECT count(*) FROM credential WHERE area_id = $1 AND account_id = $2", step->area_id, account->id) >
          0;
  if (!count || !has_password) {
    note_failure(tx, keys);
    return refused(count ? wrong : count.error(), caller);
  }
  passkey->sign_count = *count;
  passkey->last_used_at = tx.now();
  tx.update(*passkey);
  return enter(tx, caller, step->area_id, account->id, SessionKind::passkey, 2);
}

api::Endpoint answering(api::Endpoint endpoint, model::TypePtr out) {
  endpoint.out = std::move(out);
  return endpoint;
}

}  // namespace

std::vector<api::Endpoint> passkey_endpoints() {
  using namespace api;
  return {
      get("/v1/me/passkeys", "passkey.list", "signed_in", "One's own passkeys", &list),
      unjournaled(post("/v1/me/passkeys/begin", "passkey.begin", "signed_in", "Begin to register a passkey", &start)),
      unjournaled(post("/v1/me/passkeys", "session.add_passkey", "signed_in", "Register a passkey", &add)),
      answering(unjournaled(post_prepared("/v1/me/passkeys/remove", "passkey.remove", "signed_in", "Remove a passkey",
                                          &prepare_remove, &remove)),
                model::type_of<PasskeyList>()),
      unjournaled(post("/v1/session/passkey/begin", "session.sign_in_passkey_begin", "public",
                       "A challenge for signing in with a passkey", &ask)),
      answering(unjournaled(post("/v1/session/passkey", "session.sign_in_passkey", "public", "Sign in with a passkey",
                                 &sign_in)),
                model::type_of<SessionView>()),
  };
}

}  // namespace kaname::trust

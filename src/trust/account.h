// SPDX-License-Identifier: Apache-2.0
#pragma once
// People of the system: accounts and what they are in the area. These are history; passwords, sessions and counters of
// failed sign-ins are not, and stand in tables of their own.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "model/info.h"
#include "trust/profession.h"

namespace kaname::trust {

using api::AccountId;
using MembershipId = Id<struct MembershipTag>;

struct Account {
  std::string area_id;
  AccountId id;
  std::string login;  // folded: small letters, unique in the area
  std::string name;
  std::string name_kana;
  bool active = true;
  Timestamp created_at;
  std::optional<Timestamp> left_at;

  bool operator==(const Account&) const = default;
};

constexpr auto describe(model::Tag<Account>) {
  using namespace model;
  return entity(
      "account", "利用者", field("area_id", &Account::area_id, primary_key | max_chars(6)),
      field("id", &Account::id, primary_key),
      field("login", &Account::login, required | personal | max_chars(64) | label("ログイン名", "Login name")),
      field("name", &Account::name, required | personal | max_chars(100) | label("氏名", "Name")),
      field("name_kana", &Account::name_kana, personal | max_chars(100) | label("かな", "Reading")),
      field("active", &Account::active, label("利用中", "Active")),
      field("created_at", &Account::created_at, label("登録日時", "Created")),
      field("left_at", &Account::left_at, label("利用を終えた日時", "Left")));
}

// One role of an account, for an office or the whole area, from a moment up to (not including) another.
struct Membership {
  std::string area_id;
  MembershipId id;
  AccountId account_id;
  api::Role role = api::Role::viewer;
  std::optional<Uuid> office_id;
  Timestamp since;
  std::optional<Timestamp> until;
  Profession profession = Profession::none;  // as which the person works in this role

  bool operator==(const Membership&) const = default;
};

constexpr auto describe(model::Tag<Membership>) {
  using namespace model;
  return entity("membership", "役割", field("area_id", &Membership::area_id, primary_key | max_chars(6)),
                field("id", &Membership::id, primary_key),
                field("account_id", &Membership::account_id, references("account")),
                field("role", &Membership::role, label("役割", "Role")),
                field("office_id", &Membership::office_id, label("事業所", "Office")),
                field("since", &Membership::since, label("から", "Since")),
                field("until", &Membership::until, label("まで", "Until")),
                field("profession", &Membership::profession, label("職種", "Profession")));
}

// Not history. `hash` is a libsodium Argon2id text with its own salt and parameters.
struct Credential {
  std::string area_id;
  AccountId account_id;
  std::string hash;
  bool must_change = false;  // a first password: signing in gives no rights until it is changed
  Timestamp changed_at;
  bool pledge_due = false;  // signing in gives no rights until the pledge is made
  std::optional<Timestamp> last_sign_in_at;

  bool operator==(const Credential&) const = default;
};

constexpr auto describe(model::Tag<Credential>) {
  using namespace model;
  return entity("credential", "パスワード", field("area_id", &Credential::area_id, primary_key | max_chars(6)),
                field("account_id", &Credential::account_id, primary_key | references("account")),
                field("hash", &Credential::hash, secret), field("must_change", &Credential::must_change),
                field("changed_at", &Credential::changed_at), field("pledge_due", &Credential::pledge_due),
                field("last_sign_in_at", &Credential::last_sign_in_at));
}

// How a session was begun.
enum class SessionKind { password, code, recovery, passkey, short_code, invitation };

inline constexpr auto kSessionKinds = std::to_array<model::Option>({
    {"password", "パスワード", "Password"},
    {"code", "パスワードと認証アプリ", "Password and code"},
    {"recovery", "パスワードと予備コード", "Password and recovery code"},
    {"passkey", "パスキー", "Passkey"},
    {"short_code", "個人の暗証番号", "Personal code"},
    {"invitation", "招待", "Invitation"},
});
constexpr const auto& options(model::Tag<SessionKind>) { return kSessionKinds; }
constexpr std::string_view choice_name(model::Tag<SessionKind>) { return "SessionKind"; }

// Not history. The token itself is only in the browser's cookie.
struct Session {
  std::string area_id;
  std::string token_hash;
  AccountId account_id;
  Timestamp created_at;
  Timestamp last_seen_at;
  std::string remote_hash;  // tells sessions from different places apart without keeping the place
  std::string browser;      // "Edge / Windows"
  SessionKind kind = SessionKind::password;
  std::int64_t factors = 1;
  std::optional<Uuid> device_id;  // begun at this shared PC
  std::string lock_hash;          // of the secret that unlocks it; empty: not locked

  bool operator==(const Session&) const = default;
};

constexpr auto describe(model::Tag<Session>) {
  using namespace model;
  return entity("session", "ログイン", field("area_id", &Session::area_id, primary_key | max_chars(6)),
                field("token_hash", &Session::token_hash, primary_key | secret),
                field("account_id", &Session::account_id, references("account")),
                field("created_at", &Session::created_at), field("last_seen_at", &Session::last_seen_at),
                field("remote_hash", &Session::remote_hash), field("browser", &Session::browser),
                field("kind", &Session::kind), field("factors", &Session::factors),
                field("device_id", &Session::device_id), field("lock_hash", &Session::lock_hash, secret));
}

// Not history. Failed sign-ins by a hashed key (throttle.h).
struct SignInTry {
  std::string area_id;
  std::string key;
  std::int64_t failures = 0;
  Timestamp last_at;     // last failure, wait or success
  Timestamp not_before;  // earlier tries are refused unlooked at
  std::optional<Timestamp> succeeded_at;

  bool operator==(const SignInTry&) const = default;
};

constexpr auto describe(model::Tag<SignInTry>) {
  using namespace model;
  return entity("sign_in_try", "ログインの試み", field("area_id", &SignInTry::area_id, primary_key | max_chars(6)),
                field("key", &SignInTry::key, primary_key), field("failures", &SignInTry::failures),
                field("last_at", &SignInTry::last_at), field("not_before", &SignInTry::not_before),
                field("succeeded_at", &SignInTry::succeeded_at));
}

// Tables of this floor that a replay does not make again.
inline constexpr std::array<std::string_view, 12> kNotHistory = {
    "credential",   "session", "sign_in_try", "access_log",    "totp",       "recovery_code",
    "sign_in_step", "passkey", "device",      "device_person", "short_code", "invitation"};

// Tables that must be the same, row for row, after a replay.
std::vector<model::TypePtr> history_tables();
// Every table of this floor.
std::vector<model::TypePtr> all_tables();

}  // namespace kaname::trust

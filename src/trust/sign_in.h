// SPDX-License-Identifier: Apache-2.0
#pragma once
// What belongs to signing in besides the password: settings of the area and pledges (history), and second factors, passkeys,
// devices, personal codes and invitations (not history; secrets are kept hashed, or sealed where they must be told again).

#include <optional>
#include <string>

#include "trust/account.h"

namespace kaname::trust {

using DeviceId = Id<struct DeviceTag>;
using InvitationId = Id<struct InvitationTag>;
using PledgeId = Id<struct PledgeTag>;

// What the town has decided, by name (area_settings.h); `value` is JSON.
struct AreaSetting {
  std::string area_id;
  std::string name;
  std::string value;
  Timestamp changed_at;
  std::optional<AccountId> changed_by;

  bool operator==(const AreaSetting&) const = default;
};
constexpr auto describe(model::Tag<AreaSetting>) {
  using namespace model;
  return entity("area_setting", "市町村の設定", field("area_id", &AreaSetting::area_id, primary_key | max_chars(6)),
                field("name", &AreaSetting::name, primary_key), field("value", &AreaSetting::value),
                field("changed_at", &AreaSetting::changed_at), field("changed_by", &AreaSetting::changed_by));
}

// 誓約: the words somebody agreed to, and when.
struct Pledge {
  std::string area_id;
  PledgeId id;
  AccountId account_id;
  std::string words;
  Timestamp accepted_at;

  bool operator==(const Pledge&) const = default;
};
constexpr auto describe(model::Tag<Pledge>) {
  using namespace model;
  return entity("pledge", "誓約", field("area_id", &Pledge::area_id, primary_key | max_chars(6)),
                field("id", &Pledge::id, primary_key), field("account_id", &Pledge::account_id, references("account")),
                field("words", &Pledge::words), field("accepted_at", &Pledge::accepted_at));
}

// The second factor of RFC 6238. Counts once it is confirmed by a code. `last_step`: the time step of the last code that was
// accepted; a code counts once.
struct Totp {
  std::string area_id;
  AccountId account_id;
  std::string sealed_secret;
  Timestamp created_at;
  std::optional<Timestamp> confirmed_at;
  std::int64_t last_step = 0;
};
constexpr auto describe(model::Tag<Totp>) {
  using namespace model;
  return entity("totp", "認証アプリ", field("area_id", &Totp::area_id, primary_key | max_chars(6)),
                field("account_id", &Totp::account_id, primary_key | references("account")),
                field("sealed_secret", &Totp::sealed_secret, secret), field("created_at", &Totp::created_at),
                field("confirmed_at", &Totp::confirmed_at), field("last_step", &Totp::last_step));
}

// One of ten, for the day the phone is lost. Gone when used.
struct RecoveryCode {
  std::string area_id;
  AccountId account_id;
  std::string hash;
  Timestamp created_at;
};
constexpr auto describe(model::Tag<RecoveryCode>) {
  using namespace model;
  return entity("recovery_code", "予備コード", field("area_id", &RecoveryCode::area_id, primary_key | max_chars(6)),
                field("account_id", &RecoveryCode::account_id, primary_key | references("account")),
                field("hash", &RecoveryCode::hash, primary_key | secret),
                field("created_at", &RecoveryCode::created_at));
}

// Between two requests of one sign-in. Whoever holds the token may go on to the next step, and nothing else.
struct SignInStep {
  std::string area_id;
  std::string token_hash;
  std::string purpose;
  std::optional<AccountId> account_id;
  Timestamp created_at;
  std::int64_t failures = 0;
};
constexpr auto describe(model::Tag<SignInStep>) {
  using namespace model;
  return entity("sign_in_step", "ログインの途中", field("area_id", &SignInStep::area_id, primary_key | max_chars(6)),
                field("token_hash", &SignInStep::token_hash, primary_key | secret),
                field("purpose", &SignInStep::purpose), field("account_id", &SignInStep::account_id),
                field("created_at", &SignInStep::created_at), field("failures", &SignInStep::failures));
}

// A WebAuthn credential (W3C Web Authentication Level 2). `public_key` is the COSE key, both texts base64url.
struct Passkey {
  std::string area_id;
  std::string credential_hash;
  AccountId account_id;
  std::string credential_id;
  std::string public_key;
  std::int64_t sign_count = 0;
  std::string name;
  Timestamp created_at;
  std::optional<Timestamp> last_used_at;
};
constexpr auto describe(model::Tag<Passkey>) {
  using namespace model;
  return entity("passkey", "パスキー", field("area_id", &Passkey::area_id, primary_key | max_chars(6)),
                field("credential_hash", &Passkey::credential_hash, primary_key),
                field("account_id", &Passkey::account_id, references("account")),
                field("credential_id", &Passkey::credential_id), field("public_key", &Passkey::public_key),
                field("sign_count", &Passkey::sign_count), field("name", &Passkey::name),
                field("created_at", &Passkey::created_at), field("last_used_at", &Passkey::last_used_at));
}

enum class DeviceKind { phone, shared_pc };
inline constexpr auto kDeviceKinds = std::to_array<model::Option>({
    {"phone", "スマートフォン・タブレット", "Phone or tablet"},
    {"shared_pc", "共用パソコン", "Shared PC"},
});
constexpr const auto& options(model::Tag<DeviceKind>) { return kDeviceKinds; }
constexpr std::string_view choice_name(model::Tag<DeviceKind>) { return "DeviceKind"; }

// A phone that may keep an offline copy, or an office's shared PC. The device holds its secret; we hold its hash, and half
// of the key to what a phone keeps.
struct Device {
  std::string area_id;
  DeviceId id;
  std::string name;
  DeviceKind kind = DeviceKind::phone;
  std::optional<Uuid> office_id;
  bool managed = false;  // lent and administered by the office or the town
  AccountId registered_by;
  Timestamp created_at;
  Timestamp last_seen_at;
  std::optional<Timestamp> revoked_at;
  std::string secret_hash;
  std::string sealed_key_half;
};
constexpr auto describe(model::Tag<Device>) {
  using namespace model;
  return entity("device", "端末", field("area_id", &Device::area_id, primary_key | max_chars(6)),
                field("id", &Device::id, primary_key), field("name", &Device::name), field("kind", &Device::kind),
                field("office_id", &Device::office_id), field("managed", &Device::managed),
                field("registered_by", &Device::registered_by, references("account")),
                field("created_at", &Device::created_at), field("last_seen_at", &Device::last_seen_at),
                field("revoked_at", &Device::revoked_at), field("secret_hash", &Device::secret_hash, secret),
                field("sealed_key_half", &Device::sealed_key_half, secret));
}

// Somebody who has fully signed in at a shared PC: from then on the personal code is enough there for some hours.
struct DevicePerson {
  std::string area_id;
  DeviceId device_id;
  AccountId account_id;
  Timestamp full_at;
  std::int64_t factors = 1;   // of that sign-in
  std::int64_t failures = 0;  // wrong codes since
};
constexpr auto describe(model::Tag<DevicePerson>) {
  using namespace model;
  return entity("device_person", "共用パソコンを使う人",
                field("area_id", &DevicePerson::area_id, primary_key | max_chars(6)),
                field("device_id", &DevicePerson::device_id, primary_key | references("device")),
                field("account_id", &DevicePerson::account_id, primary_key | references("account")),
                field("full_at", &DevicePerson::full_at), field("factors", &DevicePerson::factors),
                field("failures", &DevicePerson::failures));
}

struct ShortCode {
  std::string area_id;
  AccountId account_id;
  std::string hash;  // Argon2id
  Timestamp changed_at;
};
constexpr auto describe(model::Tag<ShortCode>) {
  using namespace model;
  return entity("short_code", "個人の暗証番号", field("area_id", &ShortCode::area_id, primary_key | max_chars(6)),
                field("account_id", &ShortCode::account_id, primary_key | references("account")),
                field("hash", &ShortCode::hash, secret), field("changed_at", &ShortCode::changed_at));
}

// A printed sheet with a code: whoever has it sets the login's password, once.
struct Invitation {
  std::string area_id;
  InvitationId id;
  AccountId account_id;
  std::string code_hash;
  AccountId created_by;
  Timestamp created_at;
  Timestamp expires_at;
  std::optional<Timestamp> used_at;
};
constexpr auto describe(model::Tag<Invitation>) {
  using namespace model;
  return entity("invitation", "招待", field("area_id", &Invitation::area_id, primary_key | max_chars(6)),
                field("id", &Invitation::id, primary_key),
                field("account_id", &Invitation::account_id, references("account")),
                field("code_hash", &Invitation::code_hash, secret), field("created_by", &Invitation::created_by),
                field("created_at", &Invitation::created_at), field("expires_at", &Invitation::expires_at),
                field("used_at", &Invitation::used_at));
}

}  // namespace kaname::trust

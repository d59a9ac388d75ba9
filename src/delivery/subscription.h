// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where notices go, and when they may. None of it is history: a replay must wake nobody, nothing in the record rests on
// it, and an address that somebody takes back must be gone, which a journal would not allow.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "model/info.h"

namespace kaname::delivery {

using api::AccountId;

// One browser that has asked for notices. Table `push_subscription`; a browser belongs to who asked last.
struct PushSubscription {
  std::string area_id;
  std::string id;  // SHA-256 of the endpoint, hex
  AccountId account_id;
  std::string endpoint;  // address at the push service; whoever knows it can only send what the keys allow
  std::string p256dh;    // the browser's public key, base64url of 65 bytes
  std::string auth;      // base64url of 16 bytes
  Timestamp created_at;
  std::int64_t failures = 0;  // in a row

  bool operator==(const PushSubscription&) const = default;
};
constexpr auto describe(model::Tag<PushSubscription>) {
  using namespace model;
  using S = PushSubscription;
  return entity("push_subscription", "通知を受ける端末", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("id", &S::id, primary_key | max_chars(64)),
                field("account_id", &S::account_id, references("account")),
                field("endpoint", &S::endpoint, secret | max_chars(1000)),
                field("p256dh", &S::p256dh, secret | max_chars(100)), field("auth", &S::auth, secret | max_chars(40)),
                field("created_at", &S::created_at), field("failures", &S::failures));
}

inline constexpr std::int64_t kMinutesADay = 24 * 60;
inline constexpr std::int64_t kQuietFrom = 22 * 60, kQuietTo = 7 * 60;

// What an account wants of notices. Table `notice_setting`; without a row the values here hold.
struct NoticeSetting {
  std::string area_id;
  AccountId account_id;
  std::int64_t quiet_from = kQuietFrom;  // minutes since midnight in Tokyo; the same as quiet_to: never quiet
  std::int64_t quiet_to = kQuietTo;
  bool urgent_only = false;
  std::string mail;  // empty: no mail

  bool operator==(const NoticeSetting&) const = default;
};
constexpr auto describe(model::Tag<NoticeSetting>) {
  using namespace model;
  using S = NoticeSetting;
  return entity("notice_setting", "通知の設定", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("account_id", &S::account_id, primary_key | references("account")),
                field("quiet_from", &S::quiet_from, between(0, kMinutesADay - 1)),
                field("quiet_to", &S::quiet_to, between(0, kMinutesADay - 1)), field("urgent_only", &S::urgent_only),
                field("mail", &S::mail, personal | max_chars(200)));
}

// Whether `minute` of the day lies in the quiet hours, which may span midnight.
bool is_quiet(const NoticeSetting& setting, int minute);

// A mail address that can be handed to a mail server: one line, one @, a domain, nothing that ends an SMTP command.
bool is_mail_address(std::string_view text);

std::vector<model::TypePtr> tables();

}  // namespace kaname::delivery

// SPDX-License-Identifier: Apache-2.0
// Subscribing a browser to notices, and saying when they may come. Everybody for himself.
#include "base/crypto.h"
#include "base/text_fold.h"
#include "delivery/endpoints.h"
#include "delivery/fax.h"
#include "delivery/subscription.h"
#include "delivery/web_push.h"
#include "trust/services.h"

namespace kaname::delivery {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Write;

constexpr std::int64_t kMostSubscriptions = 10;  // of one account; the oldest goes

struct PushView {
  std::string id;
  std::string service;  // the push service: "https://fcm.googleapis.com"
  Timestamp created_at;
};
constexpr auto describe(model::Tag<PushView>) {
  using namespace model;
  return entity("PushView", "通知を受ける端末", field("id", &PushView::id), field("service", &PushView::service),
                field("created_at", &PushView::created_at));
}

struct PushState {
  std::string public_key;  // base64url: what a browser subscribes for
  std::vector<PushView> subscriptions;
};
constexpr auto describe(model::Tag<PushState>) {
  using namespace model;
  return entity("PushState", "通知を受ける端末の一覧", field("public_key", &PushState::public_key),
                field("subscriptions", &PushState::subscriptions));
}

// As PushSubscription.toJSON() of the browser gives it.
struct PushInput {
  std::string endpoint;
  std::string p256dh;
  std::string auth;
};
constexpr auto describe(model::Tag<PushInput>) {
  using namespace model;
  return entity("PushInput", "この端末で通知を受ける",
                field("endpoint", &PushInput::endpoint, required | secret | max_chars(1000)),
                field("p256dh", &PushInput::p256dh, required | secret | max_chars(100)),
                field("auth", &PushInput::auth, required | secret | max_chars(40)));
}

struct PushPath {
  std::string id;
};
constexpr auto describe(model::Tag<PushPath>) {
  using namespace model;
  return entity("PushPath", "通知を受ける端末", field("id", &PushPath::id, from_path | required | max_chars(64)));
}

struct NoticeSettings {
  std::int64_t quiet_from = kQuietFrom;
  std::int64_t quiet_to = kQuietTo;
  bool urgent_only = false;
  std::string mail;
};
constexpr auto describe(model::Tag<NoticeSettings>) {
  using namespace model;
  using S = NoticeSettings;
  return entity("NoticeSettings", "通知の設定",
                field("quiet_from", &S::quiet_from,
                      required | between(0, kMinutesADay - 1) | label("通知しない時間のはじめ", "Quiet from")),
                field("quiet_to", &S::quiet_to,
                      required | between(0, kMinutesADay - 1) | label("通知しない時間のおわり", "Quiet to")),
                field("urgent_only", &S::urgent_only, label("急ぎの連絡だけ", "Urgent ones only")),
                field("mail", &S::mail, personal | max_chars(200) | label("メールアドレス", "Mail address")));
}

std::vector<PushSubscription> subscriptions_of(Read& tx, const AccountId& account) {
  return tx.select<PushSubscription>("WHERE area_id = $1 AND account_id = $2 ORDER BY created_at DESC, id", tx.area(),
                                     account);
}

Result<PushState> show_push(Read& tx, const Caller& caller, const Nothing&) {
  PushState out;
  out.public_key = crypto::base64url(public_key_of(vapid_private_key(trust::services().seal_key)).value_or(""));
  for (const PushSubscription& one : subscriptions_of(tx, *caller.account_id))
    out.subscriptions.push_back({one.id, origin_of(one.endpoint), one.created_at});
  return out;
}

// The address must be one that notices may be sent to; whether it answers is seen when the first one is.
Result<Done> check(const PushInput& in) {
  const std::string origin = origin_of(in.endpoint);
  const auto control = [](char c) { return c <= ' ' || c >= '\x7f'; };
  const bool clean = std::none_of(in.endpoint.begin(), in.endpoint.end(), control);
  if (!origin.starts_with("https://") || !clean) return fail_field("endpoint", "push_unusable");
  const auto key = crypto::base64url_decode(in.p256dh);
  const auto auth = crypto::base64url_decode(in.auth);
  if (!key || !is_public_key(*key)) return fail_field("p256dh", "push_unusable");
  if (!auth || auth->size() != kAuthBytes) return fail_field("auth", "push_unusable");
  return Done{};
}

Result<PushState> subscribe(Write& tx, const Caller& caller, const PushInput& in) {
  if (caller.grants.empty()) return fail(Problem::forbidden, "not_allowed");  // a first password or a pledge is due
  TRY(check(in));
  PushSubscription row{
      tx.area(), crypto::sha256_hex(in.endpoint), *caller.account_id, in.endpoint, in.p256dh, in.auth, tx.now(), 0};
  tx.upsert(row);
  const auto all = subscriptions_of(tx, *caller.account_id);
  for (std::size_t i = kMostSubscriptions; i < all.size(); ++i) tx.erase(all[i]);
  return show_push(tx, caller, {});
}

Result<PushState> unsubscribe(Write& tx, const Caller& caller, const PushPath& in) {
  tx.execute("DELETE FROM push_subscription WHERE area_id = $1 AND id = $2 AND account_id = $3", tx.area(), in.id,
             *caller.account_id);
  return show_push(tx, caller, {});
}

Result<NoticeSettings> show_settings(Read& tx, const Caller& caller, const Nothing&) {
  const auto row = tx.first<NoticeSetting>("WHERE area_id = $1 AND account_id = $2", tx.area(), *caller.account_id);
  if (!row) return NoticeSettings{};
  return NoticeSettings{row->quiet_from, row->quiet_to, row->urgent_only, row->mail};
}

Result<NoticeSettings> save_settings(Write& tx, const Caller& caller, const NoticeSettings& in) {
  if (caller.grants.empty()) return fail(Problem::forbidden, "not_allowed");
  const std::string mail = text::trim(text::nfkc(in.mail));
  if (!mail.empty() && !is_mail_address(mail)) return fail_field("mail", "mail_shape");
  tx.upsert(NoticeSetting{tx.area(), *caller.account_id, in.quiet_from, in.quiet_to, in.urgent_only, mail});
  return show_settings(tx, caller, {});
}

}  // namespace

std::vector<api::Endpoint> endpoints() {
  using namespace api;
  std::vector<Endpoint> out = {
      get("/v1/me/push", "push.show", "signed_in", "Own browsers that get notices, and the key to subscribe for",
          &show_push),
      unjournaled(post("/v1/me/push", "push.subscribe", "signed_in", "Send notices to this browser", &subscribe)),
      unjournaled(del("/v1/me/push/{id}", "push.unsubscribe", "signed_in", "Send no more notices there", &unsubscribe)),
      get("/v1/me/notices", "notice.settings", "signed_in", "Own quiet hours and mail address", &show_settings),
      unjournaled(
          put("/v1/me/notices", "notice.set", "signed_in", "Set own quiet hours and mail address", &save_settings)),
  };
  for (Endpoint& endpoint : fax_endpoints()) out.push_back(std::move(endpoint));
  return out;
}

}  // namespace kaname::delivery

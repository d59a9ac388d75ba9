// SPDX-License-Identifier: Apache-2.0
// Devices: registering a phone or an office's shared PC, a phone's half of the key, revoking.
#include "base/crypto.h"
#include "base/text_fold.h"
#include "trust/account_store.h"
#include "trust/area_settings.h"
#include "trust/endpoints.h"
#include "trust/guard.h"
#include "trust/permissions.h"
#include "trust/seal.h"
#include "trust/services.h"
#include "trust/session.h"
#include "trust/shared_pc.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Reply;
using api::Write;

constexpr std::size_t kSecretBytes = 32;
constexpr int kGone = 410;  // the phone deletes its copy

struct DeviceView {
  DeviceId id;
  std::string name;
  DeviceKind kind = DeviceKind::phone;
  std::optional<Uuid> office_id;
  std::string office_name;
  bool managed = false;
  std::string registered_by;  // name
  Timestamp created_at;
  Timestamp last_seen_at;
  std::optional<Timestamp> revoked_at;
};
constexpr auto describe(model::Tag<DeviceView>) {
  using namespace model;
  return entity("DeviceView", "端末", field("id", &DeviceView::id), field("name", &DeviceView::name),
                field("kind", &DeviceView::kind), field("office_id", &DeviceView::office_id),
                field("office_name", &DeviceView::office_name), field("managed", &DeviceView::managed),
                field("registered_by", &DeviceView::registered_by, personal),
                field("created_at", &DeviceView::created_at), field("last_seen_at", &DeviceView::last_seen_at),
                field("revoked_at", &DeviceView::revoked_at));
}

struct DeviceList {
  std::vector<DeviceView> items;
};
constexpr auto describe(model::Tag<DeviceList>) {
  return model::entity("DeviceList", "端末の一覧", model::field("items", &DeviceList::items));
}

struct NewDevice {
  std::string name;
  DeviceKind kind = DeviceKind::phone;
  bool managed = false;
  std::optional<Uuid> office_id;
};
constexpr auto describe(model::Tag<NewDevice>) {
  using namespace model;
  return entity("NewDevice", "端末の登録",
                field("name", &NewDevice::name, required | max_chars(60) | label("端末の名前", "Name of the device")),
                field("kind", &NewDevice::kind, required | label("種類", "Kind")),
                field("managed", &NewDevice::managed, label("事業所・市町村が管理する端末", "Managed")),
                field("office_id", &NewDevice::office_id, label("事業所", "Office")));
}

struct DeviceMade {
  DeviceId id;
  std::string device_secret;  // told once; empty for a shared PC, which has it as a cookie
};
constexpr auto describe(model::Tag<DeviceMade>) {
  using namespace model;
  return entity("DeviceMade", "登録した端末", field("id", &DeviceMade::id),
                field("device_secret", &DeviceMade::device_secret, secret));
}

struct DevicePath {
  DeviceId id;
};
constexpr auto describe(model::Tag<DevicePath>) {
  using namespace model;
  return entity("DevicePath", "端末", field("id", &DevicePath::id, from_path | required));
}

struct DeviceSecret {
  DeviceId id;
  std::string device_secret;
};
constexpr auto describe(model::Tag<DeviceSecret>) {
  using namespace model;
  return entity("DeviceSecret", "端末の鍵を求める", field("id", &DeviceSecret::id, from_path | required),
                field("device_secret", &DeviceSecret::device_secret, required | secret | max_chars(100)));
}

struct KeyHalf {
  std::string half;  // base64url of 32 bytes
};
constexpr auto describe(model::Tag<KeyHalf>) {
  using namespace model;
  return entity("KeyHalf", "鍵の半分", field("half", &KeyHalf::half, secret));
}

struct Managed {
  DeviceId id;
  bool managed = false;
};
constexpr auto describe(model::Tag<Managed>) {
  using namespace model;
  return entity("DeviceManaged", "管理する端末にする", field("id", &Managed::id, from_path | required),
                field("managed", &Managed::managed, required));
}

DeviceView view_of(Read& tx, Device&& device) {
  DeviceView out{device.id, std::move(device.name), device.kind,         device.office_id, {}, device.managed,
                 {},        device.created_at,      device.last_seen_at, device.revoked_at};
  if (const auto account = find_account(tx, tx.area(), device.registered_by)) out.registered_by = account->name;
  out.office_name = office_name(tx, out.office_id);
  return out;
}

DeviceList views_of(Read& tx, std::vector<Device> devices) {
  DeviceList out;
  for (Device& device : devices) out.items.push_back(view_of(tx, std::move(device)));
  return out;
}

Result<DeviceList> my_devices(Read& tx, const Caller& caller, const Nothing&) {
  return views_of(tx,
                  tx.select<Device>("WHERE area_id = $1 AND registered_by = $2 ORDER BY created_at DESC, id", tx.area(),
                                    *caller.account_id));
}

// The town sees all, an office's administrator those of her offices.
Result<DeviceList> office_devices(Read& tx, const Caller& caller, const Nothing&) {
  auto devices =
      tx.select<Device>("WHERE area_id = $1 ORDER BY revoked_at IS NOT NULL, created_at DESC, id", tx.area());
  std::erase_if(devices, [&](const Device& device) {
    return !require(caller, "device.edit", device.office_id.value_or(Uuid{})).has_value();
  });
  return views_of(tx, std::move(devices));
}

std::optional<Uuid> first_office(const Caller& caller) {
  for (const api::Grant& grant : caller.grants) {
    if (grant.office_id) return grant.office_id;
  }
  return std::nullopt;
}

// Only a full sign-in makes a PC a shared one: the personal code opens no further doors.
bool full_session(Read& tx, const Caller& caller) {
  return tx.number("SELECT count(*) FROM session WHERE area_id = $1 AND token_hash = $2 AND kind <> 'short_code'",
                   caller.area, caller.session) > 0;
}

Result<Done> check_shared(Read& tx, const Caller& caller, const std::optional<Uuid>& office) {
  if (!office) return fail_field("office_id", "office_needed");
  if (!is_office(tx, *office)) return fail_field("office_id", "office_unknown");
  TRY(require(caller, "device.read", *office));
  if (!full_session(tx, caller)) return fail(Problem::forbidden, "full_sign_in_needed");
  return Done{};
}

// A first password, a pledge or a second factor that is due: signed in, but with no rights yet, and none to a copy either.
Result<Done> require_rights(const Caller& caller) {
  if (caller.grants.empty()) return fail(Problem::forbidden, "not_allowed");
  return Done{};
}

Result<Reply> register_device(Write& tx, const Caller& caller, const NewDevice& in) {
  TRY(require_rights(caller));
  const auto office = in.office_id ? in.office_id : first_office(caller);
  if (in.kind == DeviceKind::shared_pc) TRY(check_shared(tx, caller, office));
  const bool phone = in.kind == DeviceKind::phone;
  if (phone && read_setting<OfflinePolicy>(tx, tx.area()).offline == Offline::none) {
    return fail(Problem::forbidden, "offline_not_allowed");
  }
  if (phone && office && !caller.belongs_to(*office)) return fail_field("office_id", "office_unknown");
  const std::string secret = crypto::random_bytes(kSecretBytes);
  Device device;
  device.area_id = tx.area();
  device.id = DeviceId{random_uuid()};
  device.name = text::trim(in.name);
  device.kind = in.kind;
  device.office_id = office;
  device.managed = in.managed && require(caller, "device.edit", office.value_or(Uuid{})).has_value();
  device.registered_by = *caller.account_id;
  device.created_at = device.last_seen_at = tx.now();
  device.secret_hash = crypto::sha256_hex(secret);
  device.sealed_key_half = phone ? seal(crypto::random_bytes(kSecretBytes)) : "";
  tx.insert(device);
  Reply reply = api::detail::make_reply(DeviceMade{device.id, phone ? crypto::base64url(secret) : ""});
  if (!phone) {
    tx.upsert(DevicePerson{tx.area(), device.id, *caller.account_id, tx.now(), caller.factors, 0});
    tx.execute("UPDATE session SET device_id = $3 WHERE area_id = $1 AND token_hash = $2", caller.area, caller.session,
               device.id);
    reply.headers.emplace_back("set-cookie", device_cookie(device, crypto::base64url(secret), caller.secure));
  }
  return reply;
}

Reply gone(std::string_view code, const Caller& caller) {
  Reply reply = refused(fail(Problem::forbidden, code), caller);
  reply.status = kGone;
  return reply;
}

// The half of the key that a stolen phone does not have. Whoever asks is signed in, as the one who registered it.
Result<Reply> key_half(Write& tx, const Caller& caller, const DeviceSecret& in) {
  TRY(require_rights(caller));
  auto device = tx.first<Device>("WHERE area_id = $1 AND id = $2", tx.area(), in.id);
  if (!device || device->kind != DeviceKind::phone || device->registered_by != *caller.account_id) {
    return gone("device_unknown", caller);
  }
  const auto secret = crypto::base64url_decode(in.device_secret);
  if (!secret || !crypto::constant_time_equal(device->secret_hash, crypto::sha256_hex(*secret))) {
    return fail(Problem::unauthorized, "device_secret_wrong");
  }
  if (device->revoked_at) return gone("device_revoked", caller);
  const Offline offline = read_setting<OfflinePolicy>(tx, tx.area()).offline;
  if (offline == Offline::none) return gone("offline_not_allowed", caller);
  if (offline == Offline::managed && !device->managed) return fail(Problem::forbidden, "device_not_managed");
  const auto half = unseal(device->sealed_key_half);
  if (!half) return gone("device_revoked", caller);  // the server's key is another one: the copy cannot be opened again
  device->last_seen_at = tx.now();
  tx.update(*device);
  return api::detail::make_reply(KeyHalf{crypto::base64url(*half)});
}

// Its owner's own, or somebody's who administers the office. At once: its sessions end with it.
Result<DeviceList> revoke(Write& tx, const Caller& caller, const DevicePath& in) {
  auto device = tx.first<Device>("WHERE area_id = $1 AND id = $2", tx.area(), in.id);
  if (!device) return fail(Problem::not_found, "device_unknown");
  const bool own = device->registered_by == *caller.account_id;
  if (!own) TRY(require(caller, "device.edit", device->office_id.value_or(Uuid{})));
  if (!device->revoked_at) device->revoked_at = tx.now();
  tx.update(*device);
  tx.execute("DELETE FROM session WHERE area_id = $1 AND device_id = $2 AND token_hash <> $3", tx.area(), device->id,
             caller.session);
  tx.execute("DELETE FROM device_person WHERE area_id = $1 AND device_id = $2", tx.area(), device->id);
  if (own) return my_devices(tx, caller, {});
  return office_devices(tx, caller, {});
}

Result<DeviceList> manage(Write& tx, const Caller& caller, const Managed& in) {
  auto device = tx.first<Device>("WHERE area_id = $1 AND id = $2", tx.area(), in.id);
  if (!device) return fail(Problem::not_found, "device_unknown");
  TRY(require(caller, "device.edit", device->office_id.value_or(Uuid{})));
  device->managed = in.managed;
  tx.update(*device);
  return office_devices(tx, caller, {});
}

api::Endpoint answering(api::Endpoint endpoint, model::TypePtr out) {
  endpoint.out = std::move(out);
  return endpoint;
}

}  // namespace

std::string device_cookie(const Device& device, std::string_view secret, bool secure) {
  constexpr std::int64_t days = 400;  // the most that browsers keep
  return fmt::format("{}={}.{}.{}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", kDeviceCookie, device.area_id,
                     device.id.text(), secret, days * kDayMs / 1000, secure ? "; Secure" : "");
}

std::vector<api::Endpoint> device_endpoints() {
  using namespace api;
  return {
      get("/v1/me/devices", "device.mine", "signed_in", "One's own devices", &my_devices),
      answering(unjournaled(post("/v1/me/devices", "device.register", "signed_in",
                                 "Register a phone or an office's shared PC", &register_device)),
                model::type_of<DeviceMade>()),
      answering(unjournaled(post("/v1/devices/{id}/key-half", "device.key_half", "signed_in",
                                 "The server's half of the key to a phone's offline copy", &key_half)),
                model::type_of<KeyHalf>()),
      unjournaled(post("/v1/devices/{id}/revoke", "device.revoke", "signed_in", "Revoke a device", &revoke)),
      get("/v1/devices", "device.list", "device.edit", "Devices of one's offices", &office_devices),
      unjournaled(post("/v1/devices/{id}/managed", "device.manage", "device.edit",
                       "Say whether a device is lent and administered", &manage)),
  };
}

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#include "trust/shared_pc.h"

#include "base/crypto.h"

namespace kaname::trust {

using api::Caller;
using store::Read;
using store::Write;

std::optional<Device> device_of(Read& tx, const Caller& caller) {
  // <area>.<device>.<secret>
  const std::string_view token = caller.device_token;
  constexpr std::size_t area_chars = 6, id_chars = 36;
  if (token.size() < area_chars + 1 + id_chars + 2 || token[area_chars] != '.') return std::nullopt;
  const auto id = DeviceId::parse(token.substr(area_chars + 1, id_chars));
  const auto secret = crypto::base64url_decode(token.substr(area_chars + id_chars + 2));
  if (!id || !secret) return std::nullopt;
  auto device = tx.first<Device>("WHERE area_id = $1 AND id = $2", token.substr(0, area_chars), *id);
  if (!device || device->revoked_at || !crypto::constant_time_equal(device->secret_hash, crypto::sha256_hex(*secret))) {
    return std::nullopt;
  }
  return device;
}

std::optional<Uuid> note_at_shared_pc(Write& tx, const Caller& caller, const std::string& area, AccountId account,
                                      SessionKind kind, int factors) {
  if (caller.device_token.empty()) return std::nullopt;
  const auto device = device_of(tx, caller);
  if (!device || device->area_id != area || device->kind != DeviceKind::shared_pc) return std::nullopt;
  tx.execute("UPDATE device SET last_seen_at = $3 WHERE area_id = $1 AND id = $2", area, device->id, tx.now());
  const bool of_the_office = tx.number(
                                 "SELECT count(*) FROM membership WHERE area_id = $1 AND account_id = $2 AND"
                                 " office_id = $3 AND since <= $4 AND (until IS NULL OR until > $4)",
                                 area, account, device->office_id, tx.now()) > 0;
  if (of_the_office && kind != SessionKind::short_code) {
    tx.upsert(DevicePerson{area, device->id, account, tx.now(), factors, 0});
  }
  return device->id.uuid;
}

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#include "trust/link.h"

#include <stdexcept>

#include "base/crypto.h"

namespace kaname::trust {
namespace {

// version 1 | area 6 | link id 16 | expires 4 (seconds since 1970, big-endian) | truncated HMAC-SHA-256 16
constexpr char kVersion = 1;
constexpr std::size_t kAreaChars = 6;
constexpr std::size_t kClaimBytes = 1 + kAreaChars + 16 + 4;
constexpr std::size_t kMacBytes = 16;  // 128 bits (RFC 2104 section 5 allows half of the hash)

}  // namespace

LinkSigner::LinkSigner(std::string key) : key_(std::move(key)) {
  if (key_.size() != kKeyBytes) throw std::invalid_argument("the link key must have 32 bytes");
}

std::string LinkSigner::mac(std::string_view claims) const {
  // The words in front keep these signatures apart from any other use of the key.
  const auto full = crypto::hmac_sha256(key_, "kaname link\n" + std::string(claims));
  return std::string(crypto::as_text(full).substr(0, kMacBytes));
}

std::string LinkSigner::sign(std::string_view area, const Uuid& link_id, Timestamp expires) const {
  const std::int64_t seconds = expires.ms / 1000;
  if (area.size() != kAreaChars || seconds < 0 || seconds > 0xFFFF'FFFFLL) {
    throw std::invalid_argument("a link needs an area of 6 characters and an end before 2106");
  }
  std::string claims(1, kVersion);
  claims += area;
  claims.append(reinterpret_cast<const char*>(link_id.bytes.data()), link_id.bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) claims += static_cast<char>(seconds >> shift & 0xFF);
  return crypto::base64url(claims + mac(claims));
}

std::optional<LinkClaims> LinkSigner::verify(std::string_view token, Timestamp now) const {
  if (token.size() > 80) return std::nullopt;
  const auto bytes = crypto::base64url_decode(token);
  if (!bytes || bytes->size() != kClaimBytes + kMacBytes || (*bytes)[0] != kVersion) return std::nullopt;
  const std::string_view claims = std::string_view(*bytes).substr(0, kClaimBytes);
  if (!crypto::constant_time_equal(mac(claims), std::string_view(*bytes).substr(kClaimBytes))) return std::nullopt;
  LinkClaims out;
  out.area = claims.substr(1, kAreaChars);
  for (std::size_t i = 0; i < 16; ++i) out.link_id.bytes[i] = static_cast<std::uint8_t>(claims[1 + kAreaChars + i]);
  std::int64_t seconds = 0;
  for (const char c : claims.substr(kClaimBytes - 4)) seconds = seconds << 8 | static_cast<std::uint8_t>(c);
  out.expires = Timestamp{seconds * 1000};
  if (now >= out.expires) return std::nullopt;
  return out;
}

}  // namespace kaname::trust

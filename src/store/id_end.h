// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows found by the last digits of their id, as people read them from paper. The end of a UUIDv7 is random; six digits
// are enough among what a town has open, ten for a machine.

#include <optional>
#include <string>
#include <string_view>

namespace kaname::store {

inline constexpr std::size_t kFewestIdDigits = 6, kMostIdDigits = 12;

// The pattern for LIKE; nothing when `end` is no such end (so nobody's wildcard gets in).
inline std::optional<std::string> ends_with_id(std::string_view end) {
  if (end.size() < kFewestIdDigits || end.size() > kMostIdDigits) return std::nullopt;
  std::string out = "%";
  for (const char c : end) {
    const bool figure = c >= '0' && c <= '9';
    const bool letter = (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    if (!figure && !letter) return std::nullopt;
    out += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// The last `digits` of an id, in capitals.
inline std::string id_end(std::string_view id, std::size_t digits) {
  std::string out(id.substr(id.size() - digits));
  for (char& c : out) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

}  // namespace kaname::store

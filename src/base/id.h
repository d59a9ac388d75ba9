// SPDX-License-Identifier: Apache-2.0
#pragma once
// Distinct id types. Every id is a UUIDv7 made by the writer, kept and sent as its 36-character text.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kaname {

// The 16 bytes of a UUID; all zero means "none yet".
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool is_nil() const { return *this == Uuid{}; }
  // Lower-case text of 36 characters.
  std::string text() const;
  // Accepts upper or lower case; nothing when `text` is not a UUID.
  static std::optional<Uuid> parse(std::string_view text);
  // UUIDv7 (RFC 9562 5.7) of a moment in milliseconds since 1970 UTC and 10 bytes of entropy.
  static Uuid v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& entropy);
};

// A UUID that names a `Tag`: a FacilityId does not convert to an AccountId.
template <class Tag>
struct Id {
  Uuid uuid;

  auto operator<=>(const Id&) const = default;
  bool is_nil() const { return uuid.is_nil(); }
  std::string text() const { return uuid.text(); }
  static std::optional<Id> parse(std::string_view text) {
    auto uuid = Uuid::parse(text);
    if (!uuid) return std::nullopt;
    return Id{*uuid};
  }
};

// A random UUIDv7 of this moment, for work outside acts (request ids, tools). Acts take ids from their Write.
Uuid random_uuid();

}  // namespace kaname

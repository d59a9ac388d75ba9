// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <sys/random.h>

#include <stdexcept>

#include "base/time.h"

namespace kaname {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

// Where the two digits of each byte begin in the text.
constexpr std::array<std::uint8_t, 16> kPlaces = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

// The value of a hexadecimal digit; 0xFF for every other byte.
constexpr auto kHexValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(0xFF);
  for (std::size_t i = 0; i < 10; ++i) values['0' + i] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < 6; ++i) values['a' + i] = values['A' + i] = static_cast<std::uint8_t>(10 + i);
  return values;
}();

}  // namespace

std::string Uuid::text() const {
  std::string out(36, '-');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out[kPlaces[i]] = kHex[bytes[i] >> 4];
    out[kPlaces[i] + 1] = kHex[bytes[i] & 15];
  }
  return out;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return std::nullopt;
  Uuid uuid;
  int wrong = 0;  // looked at once, at the end: ids are read by the thousand
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    const int high = kHexValues[static_cast<unsigned char>(text[kPlaces[i]])];
    const int low = kHexValues[static_cast<unsigned char>(text[kPlaces[i] + 1])];
    wrong |= high | low;
    uuid.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  if (wrong > 15) return std::nullopt;
  return uuid;
}

Uuid Uuid::v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& entropy) {
  Uuid uuid;
  for (std::size_t i = 0; i < 6; ++i) { uuid.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (8 * (5 - i))); }
  for (std::size_t i = 0; i < entropy.size(); ++i) uuid.bytes[6 + i] = entropy[i];
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0f) | 0x70);  // version 7
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3f) | 0x80);  // RFC 9562 variant
  return uuid;
}

Uuid random_uuid() {
  std::array<std::uint8_t, 10> entropy{};
  if (getrandom(entropy.data(), entropy.size(), 0) != static_cast<ssize_t>(entropy.size())) {
    throw std::runtime_error("the operating system gave no random numbers");
  }
  return Uuid::v7(Timestamp::now().ms, entropy);
}

}  // namespace kaname

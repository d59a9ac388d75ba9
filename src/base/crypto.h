// SPDX-License-Identifier: Apache-2.0
#pragma once
// Hashes and random bytes from libcrypto, in the shapes this house needs. Signatures and password hashes
// are not here.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kaname::crypto {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

// The hash of pieces one after another, for texts that are not in one place.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  void add(std::string_view bytes);
  // The hash of everything added; call once.
  Sha256 finish();

 private:
  void* context_;  // EVP_MD_CTX, kept out of this header
};

Sha256 hmac_sha256(std::string_view key, std::string_view bytes);

// Lower-case hexadecimal, two characters a byte.
std::string hex(std::span<const std::uint8_t> bytes);
std::string sha256_hex(std::string_view bytes);

// The bytes as text, e.g. to hand a hash to a function that takes a string_view.
std::string_view as_text(std::span<const std::uint8_t> bytes);

// RFC 4648 section 5 without padding, as tokens and links use it.
std::string base64url(std::string_view bytes);
// Nothing when a character, the length or the unused last bits are wrong: one value has one spelling.
std::optional<std::string> base64url_decode(std::string_view text);

// Compares without telling by its duration where the first difference is.
bool constant_time_equal(std::string_view a, std::string_view b);

// `n` bytes from the operating system's generator; throws when it gives none.
std::string random_bytes(std::size_t n);

}  // namespace kaname::crypto

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codes of an authenticator app (RFC 6238: HMAC-SHA-1, steps of 30 s, 6 digits) and codes that are read from paper.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace kaname::trust {

inline constexpr std::int64_t kTotpStepSeconds = 30;

// 20 random bytes, as RFC 4226 asks for.
std::string new_totp_secret();
// RFC 4648 base32 without padding, as apps take it when it is typed.
std::string base32(std::string_view bytes);
// What the QR code of a set-up says ("otpauth://totp/…").
std::string totp_address(std::string_view secret, std::string_view login, std::string_view issuer);

// The code of a time step; `digits` is 6 except in the vectors of the RFC (8).
std::string totp_code(std::string_view secret, std::int64_t step, unsigned digits = 6);
// The step whose code was typed: the present one, the one before or after it (clocks differ), but later than `last_step`,
// so that a code counts once.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view typed, Timestamp now,
                                          std::int64_t last_step);

// What was typed as digits: full-width ones count, spaces and hyphens do not. Empty when it is not 6 digits.
std::string six_digits(std::string_view typed);

// "KQ7M-X2RD-94HT-PWCE": 16 characters without those that are easily mistaken (0 O, 1 I L), 79 bits.
std::string new_paper_code();
// What was typed as such a code: full-width, small letters, spaces and hyphens are tolerated. Empty when it cannot be one.
std::string normal_paper_code(std::string_view typed);
// The hash under which a code is kept. The code is random, so it needs no salt and no slow hash.
std::string paper_code_hash(std::string_view normal_code);

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Passwords: what is accepted, and how they are kept (Argon2id). Hashing takes tens of milliseconds and 19 MiB; it is done
// one at a time and never on the writer's thread.

#include <string>
#include <string_view>

#include "base/result.h"

namespace kaname::trust {

// 厚生労働省 医療情報システムの安全管理に関するガイドライン 第6.0版: 13 characters where there is no second factor.
inline constexpr std::size_t kMinPasswordChars = 13;
inline constexpr std::size_t kMaxPasswordChars = 200;

// The same password however the keyboard wrote it: full-width letters count as half-width (NFKC).
std::string normal_password(std::string_view typed);

// The code of what is wrong with a new password, empty when it is good.
std::string_view password_fault(std::string_view typed, std::string_view login);

// Argon2id text of libsodium. Error "busy" when too many are waiting.
Result<std::string> hash_password(std::string_view typed);

// Whether the password belongs to the hash. An empty hash (no such account) takes the same time and answers false.
Result<bool> verify_password(std::string_view hash, std::string_view typed);

// Whether the hash was made with other parameters than today's.
bool needs_rehash(const std::string& hash);

// A first password to be read aloud: "kame-nuho-riso-tayu-4829", 52 bits. Only for tables that are not history.
std::string first_password();

}  // namespace kaname::trust

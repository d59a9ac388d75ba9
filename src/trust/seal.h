// SPDX-License-Identifier: Apache-2.0
#pragma once
// Secrets that the program must be able to read again (a shared secret of an authenticator app, half of a phone's key) stand
// in the store sealed with a key outside it, so that a copy of the database alone gives none of them away. libsodium's
// secretbox: XSalsa20-Poly1305 with a random nonce.

#include <optional>
#include <string>
#include <string_view>

namespace kaname::trust {

// base64url; another text each time.
std::string seal(std::string_view plain);
// Nothing when it was sealed with another key or changed.
std::optional<std::string> unseal(std::string_view sealed);

}  // namespace kaname::trust

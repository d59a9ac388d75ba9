// SPDX-License-Identifier: Apache-2.0
#pragma once
// Passkeys: W3C Web Authentication Level 2, sections 7.1 (registering) and 7.2 (verifying), with the arithmetic of libfido2.
// User verification is always asked for, so a passkey counts as two factors. Attestation is not: which maker's key somebody
// uses is her own business.

#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "api/endpoint.h"
#include "trust/sign_in.h"

namespace kaname::trust {

inline constexpr std::string_view kPasskeyRegister = "passkey_register";
inline constexpr std::string_view kPasskeySignIn = "passkey_sign_in";

// What the browser must have been shown: our challenge, at our address.
struct PasskeyRound {
  std::string challenge;  // base64url
  std::string host;       // "kaname.example.jp:8443", as the request was sent to
};

// The relying party's id: the host without its port.
std::string relying_party(std::string_view host);

struct PasskeyFound {
  std::string credential_id;  // base64url
  std::string public_key;     // "-7:<base64url>": the COSE algorithm and libfido2's form of the key
  std::int64_t sign_count = 0;
};

// All texts base64url as the browser gave them. Error: passkey_refused.
Result<PasskeyFound> check_registration(const PasskeyRound& round, std::string_view client_data,
                                        std::string_view attestation);
// Answers the new signature counter. Error: passkey_refused; also when the counter went back, as that of a copied key does.
Result<std::int64_t> check_assertion(const PasskeyRound& round, const Passkey& passkey, std::string_view client_data,
                                     std::string_view authenticator_data, std::string_view signature);

std::vector<api::Endpoint> passkey_endpoints();

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Devices: phones that may keep an offline copy, and an office's shared PC, at which its people change over by a personal
// code of six digits for some hours after each has fully signed in there. A session always names one person.

#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "trust/sign_in.h"

namespace kaname::trust {

inline constexpr std::int64_t kShortCodeMs = 12LL * 60 * 60 * 1000;  // after a full sign-in at this device
inline constexpr std::int64_t kShortCodeTries = 5;

// The device whose secret is in the caller's cookie, as long as it is not revoked.
std::optional<Device> device_of(store::Read& tx, const api::Caller& caller);

// At a shared PC a full sign-in of its office's people opens the personal code for some hours. Answers the device's id.
std::optional<Uuid> note_at_shared_pc(store::Write& tx, const api::Caller& caller, const std::string& area,
                                      AccountId account, SessionKind kind, int factors);

// Set-Cookie of a shared PC; the secret is nowhere else.
std::string device_cookie(const Device& device, std::string_view secret, bool secure);

std::vector<api::Endpoint> device_endpoints();
std::vector<api::Endpoint> short_code_endpoints();

}  // namespace kaname::trust

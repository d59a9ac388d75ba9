// SPDX-License-Identifier: Apache-2.0
#pragma once
// Invitations: an administrator prints a sheet with a code; whoever holds it sets the account's password, once, and makes the
// pledge (誓約) before the first use. No e-mail is needed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoint.h"
#include "trust/sign_in.h"

namespace kaname::trust {

inline constexpr std::int64_t kInvitationMs = 14 * kDayMs;

// The invitation with this code as it was typed, when it is neither used nor over.
std::optional<Invitation> find_invitation(store::Read& tx, const std::string& area, std::string_view typed);

std::vector<api::Endpoint> invitation_endpoints();

}  // namespace kaname::trust

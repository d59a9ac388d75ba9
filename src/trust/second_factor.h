// SPDX-License-Identifier: Apache-2.0
#pragma once
// The second factor: an authenticator app with recovery codes, and who must have one.

#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "api/endpoint.h"
#include "trust/sign_in.h"

namespace kaname::trust {

inline constexpr std::string_view kCodeStep = "code";
inline constexpr std::int64_t kStepMs = 5 * 60 * 1000;  // so long the next step of a sign-in may be taken

// Whether the account has an authenticator app that was confirmed: then its password alone begins no session.
bool has_totp(store::Read& tx, const std::string& area, AccountId account);

// Whether the town asks a second factor of somebody with these roles.
bool second_factor_asked(store::Read& tx, const std::string& area, const std::vector<api::Grant>& grants);

// Whoever has a second factor already changes it only from a session that was begun with one. Error: second_factor_first.
Result<Done> require_strong_session(store::Read& tx, const api::Caller& caller);

// Begins the next step of a sign-in and answers its token "<area>.<token>"; the store has only its hash.
std::string begin_step(store::Write& tx, const std::string& area, std::string_view purpose,
                       std::optional<AccountId> account);
// The step with this token, when it is for `purpose` and not over.
std::optional<SignInStep> find_step(store::Read& tx, std::string_view token, std::string_view purpose);
void end_step(store::Write& tx, const SignInStep& step);

// Everything of this account that signs in without its password: gone, when somebody leaves or loses a phone.
void forget_second_factor(store::Write& tx, AccountId account);
void forget_sign_in(store::Write& tx, AccountId account);

std::vector<api::Endpoint> second_factor_endpoints();

}  // namespace kaname::trust

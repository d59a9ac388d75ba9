// SPDX-License-Identifier: Apache-2.0
#pragma once
// An application that has been decided is kept for a while, in case somebody calls back; then who asked, how she is reached
// and why is forgotten, in the table and in the journal. That it was asked and decided, when and by whom, stays.

#include <vector>

#include "api/endpoint.h"
#include "trust/application.h"

namespace kaname::trust {

inline constexpr std::int64_t kKeepApplicationsMs = 90 * kDayMs;
inline constexpr std::int64_t kApplicationsATurn = 50;

// Stands where something has been forgotten.
inline constexpr std::string_view kForgotten = "（消去）";

// Decided that long ago, and not forgotten yet.
bool any_application_past_term(store::Read& tx);

// "erasure.applications": forgets some of them, as many as a turn may; the program's own act, once a day.
std::vector<api::Endpoint> application_term_endpoints();

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::trust {

std::vector<api::Endpoint> session_endpoints();
std::vector<api::Endpoint> my_sessions_endpoints();
std::vector<api::Endpoint> session_lock_endpoints();
std::vector<api::Endpoint> account_endpoints();
// Further ones: area_settings.h, second_factor.h, shared_pc.h. All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::trust

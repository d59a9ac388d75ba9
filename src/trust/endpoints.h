// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::trust {

std::vector<api::Endpoint> session_endpoints();
std::vector<api::Endpoint> my_sessions_endpoints();
std::vector<api::Endpoint> account_endpoints();
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::trust

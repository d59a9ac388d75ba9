// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::people {

std::vector<api::Endpoint> find_endpoints();
std::vector<api::Endpoint> person_endpoints();
std::vector<api::Endpoint> person_import_endpoints();
std::vector<api::Endpoint> facts_endpoints();
std::vector<api::Endpoint> team_endpoints();
std::vector<api::Endpoint> consent_endpoints();
std::vector<api::Endpoint> basis_endpoints();
std::vector<api::Endpoint> emergency_endpoints();
std::vector<api::Endpoint> access_endpoints();
std::vector<api::Endpoint> review_endpoints();
std::vector<api::Endpoint> household_endpoints();
std::vector<api::Endpoint> merge_endpoints();
std::vector<api::Endpoint> watch_endpoints();
std::vector<api::Endpoint> support_endpoints();
std::vector<api::Endpoint> paper_endpoints();
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::people

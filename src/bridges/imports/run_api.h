// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoint tables of this folder.

#include <vector>

#include "api/endpoint.h"

namespace kaname::bridges {

std::vector<api::Endpoint> run_endpoints();
std::vector<api::Endpoint> match_endpoints();
std::vector<api::Endpoint> merge_endpoints();
std::vector<api::Endpoint> geocode_endpoints();
std::vector<api::Endpoint> survey_endpoints();
std::vector<api::Endpoint> statistics_endpoints();

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::retention {

std::vector<api::Endpoint> hold_endpoints();
std::vector<api::Endpoint> erasure_endpoints();
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::retention

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Areas: opening one (the first-run wizard) and naming those there are.

#include <vector>

#include "api/endpoint.h"

namespace kaname::app {

std::vector<api::Endpoint> area_endpoints();

}  // namespace kaname::app

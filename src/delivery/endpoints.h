// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::delivery {

std::vector<api::Endpoint> endpoints();

}  // namespace kaname::delivery

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The town's open data as downloads.

#include <vector>

#include "api/endpoint.h"

namespace kaname::bridges {

std::vector<api::Endpoint> export_endpoints();

}  // namespace kaname::bridges

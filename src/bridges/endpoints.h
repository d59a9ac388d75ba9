// SPDX-License-Identifier: Apache-2.0
#pragma once
// What comes in from outside files: the endpoints of imports, matches and merges, and their tables.

#include <vector>

#include "api/endpoint.h"
#include "model/info.h"

namespace kaname::bridges {

std::vector<api::Endpoint> endpoints();

// Tables of the imports and of what came back, for the schema check, replay comparison and documents.
std::vector<model::TypePtr> tables();

}  // namespace kaname::bridges

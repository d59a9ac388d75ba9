// SPDX-License-Identifier: Apache-2.0
#include "bridges/endpoints.h"

namespace kaname::bridges {

std::vector<api::Endpoint> endpoints() { return {}; }

std::vector<model::TypePtr> tables() { return {}; }

}  // namespace kaname::bridges

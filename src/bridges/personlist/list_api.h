// SPDX-License-Identifier: Apache-2.0
#pragma once
// An office's own list beside what is known: a question only, nothing of the list is kept. docs/import.md says why the
// screen writes it by ordinary acts.

#include <vector>

#include "api/endpoint.h"

namespace kaname::bridges {

std::vector<api::Endpoint> person_list_endpoints();

}  // namespace kaname::bridges

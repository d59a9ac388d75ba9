// SPDX-License-Identifier: Apache-2.0
#pragma once
// Care-plan files beside what is known: a question only. Nothing of the files is kept; what the care manager confirms is
// written by the ordinary acts (POST /v1/people, PUT …/basics, PUT …/facts/{heading}), with their history and conflicts.

#include <vector>

#include "api/endpoint.h"

namespace kaname::bridges {

std::vector<api::Endpoint> care_plan_endpoints();

}  // namespace kaname::bridges

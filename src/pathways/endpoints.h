// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::pathways {

std::vector<api::Endpoint> list_endpoints();    // pathways, what is due, courses
std::vector<api::Endpoint> course_endpoints();  // beginning, marking, delaying, ending
std::vector<api::Endpoint> paper_endpoints();
std::vector<api::Endpoint> summary_endpoints();  // all courses of a year
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::pathways

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::thread {

std::vector<api::Endpoint> write_endpoints();
std::vector<api::Endpoint> read_endpoints();
std::vector<api::Endpoint> file_endpoints();
std::vector<api::Endpoint> sync_endpoints();
std::vector<api::Endpoint> template_endpoints();
std::vector<api::Endpoint> pin_endpoints();
std::vector<api::Endpoint> course_endpoints();
std::vector<api::Endpoint> outside_endpoints();
std::vector<api::Endpoint> reader_endpoints();
std::vector<api::Endpoint> escalation_endpoints();
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::thread

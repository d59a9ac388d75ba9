// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::transitions {

std::vector<api::Endpoint> notice_endpoints();
std::vector<api::Endpoint> step_endpoints();
std::vector<api::Endpoint> list_endpoints();
std::vector<api::Endpoint> sync_endpoints();
std::vector<api::Endpoint> conference_ask_endpoints();
std::vector<api::Endpoint> conference_endpoints();
std::vector<api::Endpoint> conference_paper_endpoints();
std::vector<api::Endpoint> conference_reach_endpoints();
std::vector<api::Endpoint> conference_reader_endpoints();
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::transitions

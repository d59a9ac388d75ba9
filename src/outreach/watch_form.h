// SPDX-License-Identifier: Apache-2.0
#pragma once
// 目配り on the public site: the form as a page, what comes back from it, and the leaflet that leads to it.

#include <vector>

#include "api/endpoint.h"

namespace kaname::outreach {

std::vector<api::Endpoint> watch_form_endpoints();

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/endpoint.h"
#include "model/info.h"

namespace kaname::plan {

using store::Read;
using store::Write;

std::vector<api::Endpoint> indicator_endpoints();  // the list, one indicator, its cases
std::vector<api::Endpoint> remark_endpoints();     // surveys and notes
std::vector<api::Endpoint> paper_endpoints();      // print, XLSX
std::vector<api::Endpoint> endpoints();

std::vector<model::TypePtr> tables();

}  // namespace kaname::plan

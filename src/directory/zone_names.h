// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "base/id.h"
#include "store/transaction.h"

namespace kaname::directory {

// The names of the 圏域 of an area.
std::map<Uuid, std::string> zone_names(store::Read& tx);

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the trust floor asks of the directory: the right of a link, and an office's name.

#include <optional>
#include <string>

#include "store/transaction.h"
#include "trust/services.h"

namespace kaname::directory {

std::optional<trust::LinkRight> link_right(store::Read& tx, const Uuid& link_id);
std::optional<std::string> office_name(store::Read& tx, const Uuid& office);

}  // namespace kaname::directory

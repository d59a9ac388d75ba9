// SPDX-License-Identifier: Apache-2.0
#pragma once
// The right of a link by which a member without an account reads one entry.

#include <optional>

#include "store/transaction.h"
#include "trust/services.h"

namespace kaname::thread {

// Nothing when there is no such delivery, its link is over or taken back, the member has left the team or lost the basis:
// decided anew at each request, so leaving and a withdrawn consent count at once.
std::optional<trust::LinkRight> reader_right(store::Read& tx, const Uuid& link_id);

}  // namespace kaname::thread

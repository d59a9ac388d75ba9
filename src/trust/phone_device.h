// SPDX-License-Identifier: Apache-2.0
#pragma once
// The phone that asks for what it may take along.

#include <string>

#include "api/caller.h"
#include "base/result.h"
#include "store/transaction.h"

namespace kaname::trust {

// A phone that keeps a copy is known, its owner's and not revoked; without one (empty) nothing is kept there.
// Errors: device_revoked.
Result<Done> check_phone(store::Read& tx, const api::Caller& caller, const std::string& device);

}  // namespace kaname::trust

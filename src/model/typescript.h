// SPDX-License-Identifier: Apache-2.0
#pragma once
// The interface as the screens see it: one TypeScript interface an object, one union a choice, one table of endpoints.

#include <span>
#include <string>

#include "model/openapi.h"

namespace kaname::model {

std::string typescript_module(std::span<const Operation> operations);

}  // namespace kaname::model

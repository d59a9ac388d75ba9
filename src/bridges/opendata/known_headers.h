// SPDX-License-Identifier: Apache-2.0
#pragma once
// The data behind headers.h: the headers of each layout as its publisher writes them. Nothing here decides anything.

#include <span>

#include "bridges/opendata/headers.h"

namespace kaname::bridges {

// Headers of the survey come from the capability items (survey_headers.cpp).
std::span<const KnownHeader> survey_headers();

}  // namespace kaname::bridges

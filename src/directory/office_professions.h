// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which professions an office has by its kind: when a team names an office and nobody in it, its dentist is still somebody
// who can be asked for what a dentist does.

#include <span>

#include "directory/codes.h"
#include "trust/profession.h"

namespace kaname::directory {

// Those that the kind cannot be without, the first one first; none where it has no profession of its own.
std::span<const trust::Profession> professions_of(FacilityKind kind);

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trust/person_access.h"

namespace kaname::trust {

// Whether a consent in force names this office. "The team" of a consent is who belongs to it: an office outside is told only
// when it is named.
bool is_named_in_consent(store::Read& tx, PersonId person, const std::optional<Uuid>& office);

}  // namespace kaname::trust

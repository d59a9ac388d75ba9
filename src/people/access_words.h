// SPDX-License-Identifier: Apache-2.0
#pragma once
// What somebody looked at, in the words of the person who was looked at.

#include <string>
#include <string_view>

#include "api/caller.h"
#include "base/result.h"
#include "store/transaction.h"
#include "trust/person_access.h"

namespace kaname::people {

// Japanese words of an endpoint's name; the name itself when it has none.
std::string access_words(std::string_view act);

// Whether the caller may see who looked at the person: the case office, a coordinating member and the town (then true).
// Errors: access_by_case_office, and those of need_person().
Result<bool> may_see_looks(store::Read& tx, const api::Caller& caller, trust::PersonId id, std::string_view what);

}  // namespace kaname::people

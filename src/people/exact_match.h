// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finding the one person whom somebody without a relation to her has named: by exact reading and whole birth date only, so
// that nobody can leaf through the residents. Each one that is found leaves a note `what` in her access log.

#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "people/people_index.h"

namespace kaname::people {

// `birth` as it is stored ("1941-04-03").
std::vector<PersonCard> exact_matches(store::Read& tx, const api::Caller& caller, std::string_view kana,
                                      const std::string& birth, std::string_view what);

}  // namespace kaname::people

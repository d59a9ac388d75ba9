// SPDX-License-Identifier: Apache-2.0
#pragma once
// Initials instead of a name, for towns that want no names on a FAX.

#include <string>
#include <string_view>
#include <vector>

#include "documents/answer.h"

namespace kaname::documents {

// "さとう　はる" → "S.H."; empty when it is no kana.
std::string initials_of(std::string_view kana);

// The answers with the person's name in initials wherever it stands, only the year of the birth, and no address,
// telephone and number. The name is whatever is prefilled from the person's.
std::vector<Answer> with_initials(const Form& form, std::vector<Answer> answers);

}  // namespace kaname::documents

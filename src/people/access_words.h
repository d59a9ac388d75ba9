// SPDX-License-Identifier: Apache-2.0
#pragma once
// What somebody looked at, in the words of the person who was looked at.

#include <string>
#include <string_view>

namespace kaname::people {

// Japanese words of an endpoint's name; the name itself when it has none.
std::string access_words(std::string_view act);

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// A User-Agent header in two words, "Edge / Windows": enough to know one's own PC in a list, and no more is kept.

#include <string>
#include <string_view>

namespace kaname::trust {

// Empty when it tells nothing we know.
std::string browser_words(std::string_view user_agent);

}  // namespace kaname::trust

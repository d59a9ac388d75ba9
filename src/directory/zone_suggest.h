// SPDX-License-Identifier: Apache-2.0
#pragma once
// 圏域 to offer while somebody types: by name, by reading, or by a school district in them, because people know their
// school district better than the name that the town gave to the zone.

#include <string>
#include <string_view>
#include <vector>

#include "directory/zone.h"
#include "store/transaction.h"

namespace kaname::directory {

struct ZoneSuggestion {
  ZoneId id;
  std::string label;  // "牧野圏域"; by a district: "社協ふれあい圏域（牧野）"
};

// Best first: the name begins with it, contains it, a district is it, a district begins with it. `folded` by text::fold.
std::vector<ZoneSuggestion> suggest_zones(store::Read& tx, std::string_view folded, std::size_t most);

// The districts named in a zone's note: "樟葉西, 牧野" and the like. Sentences are no districts.
std::vector<std::string> districts_in(std::string_view note);

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Indicators of the persons themselves: whose wishes are known and fresh, and where people died (data/indicators: D02, D03,
// D04, D06, D07). And what other domains need to count their events by person.

#include <string>
#include <string_view>
#include <unordered_map>

#include "people/fact_codes.h"
#include "plan/catalogue.h"
#include "trust/person_access.h"

namespace kaname::people {

plan::Source person_source();

// "care", "support", "none" or empty: the lines a figure is split into.
std::string_view level_group(CareLevel level);

// The persons whose records were merged, by the text of their ids, with the one they went into.
std::unordered_map<std::string, trust::PersonId> merged_people(store::Read& tx);

}  // namespace kaname::people

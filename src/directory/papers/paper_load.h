// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fetches what papers show. Everything that leaves here is limited to the audience.

#include <string>
#include <vector>

#include "base/result.h"
#include "directory/papers/booklet.h"
#include "directory/papers/facility_list.h"
#include "directory/papers/map_sheet.h"
#include "directory/papers/organisation_chart.h"
#include "directory/search_api.h"

namespace kaname::directory::papers {

// The most facilities on one list or map.
inline constexpr std::size_t kMostOnList = 5000;

// The paper's head for the area of `tx`; credits are added when the facilities are known.
PaperInfo load_info(Read& tx, Audience audience, bool fax);

// One facility with its zones and both ends of its relations.
Result<PaperFacility> load_facility(Read& tx, FacilityId id, Audience audience);
// Those of a search, in its order, with whom to call now.
std::vector<PaperFacility> load_found(Read& tx, const std::vector<FacilityId>& ids, Audience audience);
// All that are not closed, for the booklet; read table by table.
std::vector<PaperFacility> load_open(Read& tx, Audience audience);

Result<FacilityList> load_list(Read& tx, const api::Caller& caller, const SearchInput& in);
Result<MapSheet> load_map(Read& tx, const api::Caller& caller, const SearchInput& in);
// Relations that hold today between facilities that are not closed.
OrganisationChart load_chart(Read& tx);

// The filter in words: "胃瘻・訪問看護・牧野圏域・人工呼吸器 ○ 条件付"; empty when nothing is filtered.
std::string filter_words(Read& tx, const SearchInput& in);

}  // namespace kaname::directory::papers

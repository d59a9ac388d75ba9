// SPDX-License-Identifier: Apache-2.0
#pragma once
// A visitor's query put to the index, always with the eyes of everyone.

#include <optional>
#include <string>
#include <vector>

#include "directory/facility_index.h"
#include "outreach/area_facts.h"
#include "outreach/site_query.h"
#include "store/transaction.h"

namespace kaname::outreach {

// Whether the facilities of a need could be narrowed to those known to do it.
enum class Narrowing {
  none,       // the kinds say all
  done,       // only those that are known to do it are shown
  not_known,  // nothing public tells who does it: all of the kinds are shown
  lifted      // the visitor wants all of the kinds
};

struct Found {
  directory::SearchHits hits;
  Narrowing narrowing = Narrowing::none;
  std::optional<AreaFacts::Place> from;  // distances are measured from here
  bool by_distance = false;
  std::vector<std::string> professional_items;  // asked for in words, but shown to professionals only
};

inline constexpr std::size_t kRowsOnPage = 20;

Found find_for_visitor(store::Read& tx, const AreaFacts& facts, const SiteQuery& query);

}  // namespace kaname::outreach

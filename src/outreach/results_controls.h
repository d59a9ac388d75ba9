// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands around a list of results: its conditions, the form that changes them, the bars to move along.

#include "outreach/page.h"
#include "outreach/site_search.h"

namespace kaname::outreach {

// One condition of a query in words, and the query without it.
struct Condition {
  std::string words;
  SiteQuery without;
};
std::vector<Condition> conditions_of(const View& view, const SiteQuery& query);

void add_conditions(Html& html, const View& view, const SiteQuery& query);
void add_change_form(Html& html, const View& view, const SiteQuery& query, const Found& found);
void add_kana_bar(Html& html, const View& view, const SiteQuery& query, const Found& found);
void add_page_links(Html& html, const View& view, const SiteQuery& query, std::size_t total);
// The list is empty: what was searched, one way each to widen it, whom to call.
void add_nothing_found(Html& html, const View& view, const SiteQuery& query);

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The pages, one function each. `view.area` is set for all but areas_page.

#include <string>
#include <string_view>
#include <vector>

#include "directory/parts_cache.h"
#include "journal/entry.h"
#include "outreach/page.h"
#include "store/transaction.h"

namespace kaname::outreach {

// start_page.cpp
api::Reply areas_page(const View& view, const std::vector<journal::Area>& areas);
api::Reply start_page(const View& view);
api::Reply places_page(const View& view);

// results_page.cpp
api::Reply results_page(store::Read& tx, const View& view, const SiteQuery& query);

// facility_page.cpp; not_found_page for an id that is none or names nothing.
api::Reply facility_page(store::Read& tx, const View& view, std::string_view id);

// word_pages.cpp
api::Reply about_page(const View& view);
api::Reply accessibility_page(const View& view);
api::Reply privacy_page(const View& view);
api::Reply not_found_page(const View& view, Text why);

// watch_page.cpp
struct WatchForm {
  std::vector<std::pair<std::string, std::string>> values;  // as typed; kept when something is to be corrected
  std::string key;                                          // of the act, so that a second press is the same notice
  std::vector<std::pair<std::string, std::string>> errors;  // field (empty: the whole form) and sentence
  int status = 200;
};
api::Reply watch_page(const View& view, const WatchForm& form);
api::Reply watch_done_page(const View& view, std::string_view number);

// A facility with everything above the public removed: the only way its facts come into a page.
directory::FacilityParts for_everyone(const directory::CachedFacility& cached);

// Whom to ask when nothing fits, and where mistakes are told: the coordination centre and the zone's support centre.
void add_contacts(Html& html, const View& view, const PublicZone* zone);

}  // namespace kaname::outreach

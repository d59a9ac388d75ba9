// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of the facility page. What they are given has already been through for_everyone(); empty lists add nothing.

#include <vector>

#include "directory/facility_store.h"
#include "outreach/page.h"

namespace kaname::outreach {

// "いま 時間内・17:00まで".
void add_state_now(Html& html, const View& view, const directory::Service& service);
void add_services(Html& html, const View& view, const directory::FacilityParts& parts);
void add_windows(Html& html, const View& view, const directory::Facility& facility,
                 const std::vector<directory::ContactWindow>& windows);
void add_capabilities(Html& html, const View& view, const std::vector<directory::Capability>& capabilities);
void add_notifications(Html& html, const View& view, const std::vector<directory::Notification>& notifications);
// The outlines of the area's zones with the facility's mark, and the same in words.
void add_map(Html& html, const View& view, const directory::Facility& facility, const PublicZone* zone);

}  // namespace kaname::outreach

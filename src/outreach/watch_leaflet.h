// SPDX-License-Identifier: Apache-2.0
#pragma once
// The leaflet (A4) that a town hands out to shops, post and neighbours: what to tell, where, and what not to wait for.

#include <string>

#include "base/time.h"
#include "output/document.h"
#include "outreach/area_facts.h"

namespace kaname::outreach {

// `site`: https://kaname.example; empty: no QR, the telephone numbers alone.
output::Document watch_leaflet(const AreaFacts& area, const std::string& site, Timestamp now);

}  // namespace kaname::outreach

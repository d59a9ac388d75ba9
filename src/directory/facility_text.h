// SPDX-License-Identifier: Apache-2.0
#pragma once
// A facility as plain text to paste into 支援経過, a mail or a chat: no markup, one fact a line, with age and source of the
// facts and the moment at which it was true. Holds only what the reader's audience may see.

#include <string>
#include <vector>

#include "base/time.h"
#include "directory/facility.h"

namespace kaname::directory {

// What the text is made of. Freshness of groups that are not shown may be left out.
struct FacilityTextSource {
  Facility facility;
  std::vector<Service> services;
  std::vector<Capability> capabilities;
  std::vector<ContactWindow> windows;
  std::vector<Freshness> freshness;
};

// Lines end in "\n". Line breaks inside notes become " / ", so that a note cannot look like another fact.
std::string facility_text(FacilityTextSource source, Timestamp now, Audience viewer);

}  // namespace kaname::directory

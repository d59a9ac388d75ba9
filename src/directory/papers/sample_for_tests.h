// SPDX-License-Identifier: Apache-2.0
#pragma once
// The invented facilities of the sample area, with their windows and links, and real outlines and positions of 枚方市, as
// the papers take them. For tests only; the store is not needed.

#include <map>
#include <string>
#include <vector>

#include "directory/papers/facility_list.h"
#include "directory/papers/map_sheet.h"
#include "directory/papers/organisation_chart.h"

namespace kaname::directory::papers::sample {

struct Sample {
  std::vector<PaperFacility> facilities;
  OrganisationChart chart;
  std::map<std::string, std::size_t> by_key;  // key of facilities.json

  PaperFacility& at(const std::string& key) { return facilities[by_key.at(key)]; }
};

Timestamp now();  // 2026-11-20 10:32
Sample invented();
PaperInfo info(Audience audience = Audience::professional, output::Look look = output::Look::colour);
// All zones of 枚方市, and real medical institutions at their places.
MapSheet map(std::size_t most_points);
// So many facilities, made from the given ones, for booklets of a real size.
std::vector<PaperFacility> many(const std::vector<PaperFacility>& from, std::size_t count);

template <class IdType>
IdType id_of(std::uint64_t number) {
  IdType out;
  for (std::size_t i = 0; i < 8; ++i) out.uuid.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}

}  // namespace kaname::directory::papers::sample

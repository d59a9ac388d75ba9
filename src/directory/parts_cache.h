// SPDX-License-Identifier: Apache-2.0
#pragma once
// Facilities with their parts, kept in memory as the index knows them, so that a page of results costs no SQL. An entry
// is good while the facility's changed_seq is the same; zones come along because rows show them.

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "directory/facility_store.h"
#include "directory/zone.h"

namespace kaname::directory {

struct CachedFacility {
  FacilityParts parts;
  std::vector<ZoneId> zones;
};

class PartsCache {
 public:
  // The facility as `tx` sees it; null when it is not there.
  std::shared_ptr<const CachedFacility> get(store::Read& tx, FacilityId id);

 private:
  // Enough for every facility of a large city; then it starts anew.
  static constexpr std::size_t kMost = 5000;

  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const CachedFacility>> kept_;  // by area and id
};

}  // namespace kaname::directory

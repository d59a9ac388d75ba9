// SPDX-License-Identifier: Apache-2.0
#include "directory/parts_cache.h"

namespace kaname::directory {

std::shared_ptr<const CachedFacility> PartsCache::get(store::Read& tx, FacilityId id) {
  const std::int64_t seq = tx.number("SELECT changed_seq FROM facility WHERE area_id = $1 AND id = $2", tx.area(), id);
  const std::string key = tx.area() + id.text();
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end() && found->second->parts.facility.changed_seq == seq) return found->second;
  }
  auto parts = get_parts(tx, id);
  if (!parts) return nullptr;
  auto made = std::make_shared<CachedFacility>();
  made->parts = std::move(*parts);
  for (const auto& row : tx.select<FacilityZone>("WHERE area_id = $1 AND facility_id = $2", tx.area(), id)) {
    made->zones.push_back(row.zone_id);
  }
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kMost) kept_.clear();
  kept_[key] = made;
  return made;
}

}  // namespace kaname::directory

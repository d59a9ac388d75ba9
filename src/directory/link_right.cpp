// SPDX-License-Identifier: Apache-2.0
#include "directory/link_right.h"

#include "directory/facility_store.h"
#include "directory/upkeep.h"

namespace kaname::directory {

std::optional<trust::LinkRight> link_right(store::Read& tx, const Uuid& link_id) {
  const auto link = tx.first<UpdateLink>("WHERE area_id = $1 AND id = $2", tx.area(), link_id);
  if (!link || link->revoked_at || link->expires_at <= tx.now()) return std::nullopt;
  const auto name = office_name(tx, link->facility_id.uuid);
  if (!name) return std::nullopt;
  return trust::LinkRight{link->facility_id.uuid, *name};
}

std::optional<std::string> office_name(store::Read& tx, const Uuid& office) {
  const auto facility = get_facility(tx, FacilityId{office});
  if (!facility) return std::nullopt;
  return facility->name;
}

}  // namespace kaname::directory

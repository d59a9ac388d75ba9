// SPDX-License-Identifier: Apache-2.0
#include "trust/phone_device.h"

#include "trust/sign_in.h"

namespace kaname::trust {

Result<Done> check_phone(store::Read& tx, const api::Caller& caller, const std::string& device) {
  if (device.empty()) return Done{};
  const auto row = tx.first<Device>("WHERE area_id = $1 AND id = $2", tx.area(), device);
  if (!row || row->revoked_at || row->registered_by != *caller.account_id)
    return fail(Problem::forbidden, "device_revoked");
  return Done{};
}

}  // namespace kaname::trust

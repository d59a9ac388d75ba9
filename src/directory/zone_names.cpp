// SPDX-License-Identifier: Apache-2.0
#include "directory/zone_names.h"

namespace kaname::directory {

std::map<Uuid, std::string> zone_names(store::Read& tx) {
  std::map<Uuid, std::string> out;
  tx.rows(
      "SELECT id, name FROM zone WHERE area_id = $1",
      [&](const model::Row& row) {
        if (const auto id = Uuid::parse(row.text(0))) out.emplace(*id, row.text(1));
      },
      tx.area());
  return out;
}

}  // namespace kaname::directory

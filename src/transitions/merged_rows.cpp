// SPDX-License-Identifier: Apache-2.0
#include "transitions/merged_rows.h"

namespace kaname::transitions {

std::vector<people::MergedTable> merged_tables() {
  return {
      {"stay", "SELECT id FROM stay WHERE area_id = $1 AND person_id = $2 ORDER BY id",
       "UPDATE stay SET person_id = $3, changed_seq = $4 WHERE area_id = $1 AND id = $2"},
      {"conference", "SELECT id FROM conference WHERE area_id = $1 AND person_id = $2 ORDER BY id",
       "UPDATE conference SET person_id = $3, changed_seq = $4 WHERE area_id = $1 AND id = $2"},
  };
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#include "pathways/merged_rows.h"

namespace kaname::pathways {

std::vector<people::MergedTable> merged_tables() {
  return {
      {"pathway_course", "SELECT id FROM pathway_course WHERE area_id = $1 AND person_id = $2 ORDER BY id",
       "UPDATE pathway_course SET person_id = $3, changed_seq = $4 WHERE area_id = $1 AND id = $2"},
  };
}

}  // namespace kaname::pathways

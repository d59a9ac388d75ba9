// SPDX-License-Identifier: Apache-2.0
#include "documents/merged_rows.h"

namespace kaname::documents {

std::vector<people::MergedTable> merged_tables() {
  return {
      {"document", "SELECT id FROM document WHERE area_id = $1 AND person_id = $2 ORDER BY id",
       "UPDATE document SET person_id = $3, changed_seq = $4 WHERE area_id = $1 AND id = $2"},
  };
}

}  // namespace kaname::documents

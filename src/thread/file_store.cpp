// SPDX-License-Identifier: Apache-2.0
#include "thread/file_store.h"

#include "people/person_store.h"

namespace kaname::thread {

std::optional<PersonFile> find_file(store::Read& tx, PersonId person, std::string_view sha256) {
  for (const PersonId id : people::ids_of(tx, person)) {
    auto row = tx.first<PersonFile>("WHERE area_id = $1 AND person_id = $2 AND sha256 = $3", tx.area(), id,
                                    std::string(sha256));
    if (row) return row;
  }
  return std::nullopt;
}

}  // namespace kaname::thread

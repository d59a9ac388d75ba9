// SPDX-License-Identifier: Apache-2.0
#include "people/person_version.h"

namespace kaname::people {

std::int64_t person_version(store::Read& tx, trust::PersonId id) {
  return tx.number("SELECT changed_seq FROM person WHERE area_id = $1 AND id = $2", tx.area(), id);
}

}  // namespace kaname::people

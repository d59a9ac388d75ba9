// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables of all floors that hold rows about persons, in the order in which they are emptied: what names something else goes
// before it.

#include <array>
#include <span>

#include "bridges/returns/erase_person.h"
#include "delivery/erase_person.h"
#include "documents/erase_person.h"
#include "pathways/erase_person.h"
#include "people/erase_person.h"
#include "thread/erase_person.h"
#include "transitions/erase_person.h"
#include "trust/erase_person.h"

namespace kaname::retention {

inline std::array<std::span<const trust::ErasedTable>, 8> person_tables() {
  return {people::erased_tables(),   thread::erased_tables(),    bridges::erased_tables(),
          pathways::erased_tables(), documents::erased_tables(), transitions::erased_tables(),
          delivery::erased_tables(), trust::erased_tables()};
}

}  // namespace kaname::retention

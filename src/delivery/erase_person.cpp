// SPDX-License-Identifier: Apache-2.0
#include "delivery/erase_person.h"

#include <array>

namespace kaname::delivery {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

// What hangs on a delivery goes before it.
constexpr auto kTables = std::to_array<ErasedTable>({
    {"delivery_mail", ErasedKind::thread,
     "SELECT count(*) FROM delivery_mail WHERE area_id = $1 AND delivery_id IN"
     " (SELECT id FROM delivery WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM delivery_mail WHERE area_id = $1 AND delivery_id IN"
     " (SELECT id FROM delivery WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"delivery_try", ErasedKind::thread,
     "SELECT count(*) FROM delivery_try WHERE area_id = $1 AND delivery_id IN"
     " (SELECT id FROM delivery WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM delivery_try WHERE area_id = $1 AND delivery_id IN"
     " (SELECT id FROM delivery WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"delivery", ErasedKind::thread, "SELECT count(*) FROM delivery WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM delivery WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM delivery WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
});

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

}  // namespace kaname::delivery

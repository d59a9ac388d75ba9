// SPDX-License-Identifier: Apache-2.0
#include "pathways/erase_person.h"

#include <array>

namespace kaname::pathways {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

constexpr auto kTables = std::to_array<ErasedTable>({
    {"pathway_variance", ErasedKind::record,
     "SELECT count(*) FROM pathway_variance WHERE area_id = $1 AND course_id IN"
     " (SELECT id FROM pathway_course WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM pathway_variance WHERE area_id = $1 AND course_id IN"
     " (SELECT id FROM pathway_course WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"pathway_mark", ErasedKind::record,
     "SELECT count(*) FROM pathway_mark WHERE area_id = $1 AND course_id IN"
     " (SELECT id FROM pathway_course WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM pathway_mark WHERE area_id = $1 AND course_id IN"
     " (SELECT id FROM pathway_course WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"pathway_course", ErasedKind::record, "SELECT count(*) FROM pathway_course WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM pathway_course WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM pathway_course WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
});

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

}  // namespace kaname::pathways

// SPDX-License-Identifier: Apache-2.0
#include "documents/erase_person.h"

#include <array>

namespace kaname::documents {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

// A document of a stay is hers by the stay: a ward may have begun it before it was known who she is.
constexpr auto kTables = std::to_array<ErasedTable>({
    {"document_sending", ErasedKind::record,
     "SELECT count(*) FROM document_sending WHERE area_id = $1 AND document_id IN"
     " (SELECT id FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))",
     "DELETE FROM document_sending WHERE area_id = $1 AND document_id IN"
     " (SELECT id FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
    {"document_section", ErasedKind::record,
     "SELECT count(*) FROM document_section WHERE area_id = $1 AND document_id IN"
     " (SELECT id FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))",
     "DELETE FROM document_section WHERE area_id = $1 AND document_id IN"
     " (SELECT id FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
    {"document", ErasedKind::record,
     "SELECT count(*) FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2))",
     "DELETE FROM document WHERE area_id = $1 AND id IN"
     " (SELECT id FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
});

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

std::vector<Uuid> documents_of(store::Read& tx, const std::vector<trust::PersonId>& records) {
  std::vector<Uuid> out;
  for (const trust::PersonId id : records) {
    tx.rows(
        "SELECT id FROM document WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
        " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) ORDER BY id",
        [&](const model::Row& row) { out.push_back(Uuid::parse(row.text(0)).value_or(Uuid{})); }, tx.area(), id);
  }
  return out;
}

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/erase_person.h"

#include "bridges/returns/returned_store.h"

namespace kaname::bridges {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

// A conference may have been about her before that was known, when the sheet came back.
#define KANAME_HERS                                                                           \
  "(person_id = $2 OR (kind = 'conference' AND subject_id IN"                                 \
  " (SELECT c.id FROM conference c JOIN stay s ON s.area_id = c.area_id AND s.id = c.stay_id" \
  " WHERE c.area_id = $1 AND s.person_id = $2)))"

constexpr auto kTables = std::to_array<ErasedTable>({
    {"returned_page", ErasedKind::files,
     "SELECT count(*) FROM returned_page WHERE area_id = $1 AND sheet_id IN"
     " (SELECT id FROM returned_sheet WHERE area_id = $1 AND " KANAME_HERS ")",
     "DELETE FROM returned_page WHERE area_id = $1 AND sheet_id IN"
     " (SELECT id FROM returned_sheet WHERE area_id = $1 AND " KANAME_HERS " LIMIT $3)"},
    {"returned_sheet", ErasedKind::record, "SELECT count(*) FROM returned_sheet WHERE area_id = $1 AND " KANAME_HERS,
     "DELETE FROM returned_sheet WHERE area_id = $1 AND id IN"
     " (SELECT id FROM returned_sheet WHERE area_id = $1 AND " KANAME_HERS " LIMIT $3)"},
});

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

std::int64_t erase_person(store::Write& tx, trust::PersonId person, std::int64_t most) {
  std::int64_t removed = 0;
  for (const ReturnedSheet& sheet : tx.select<ReturnedSheet>(
           "WHERE area_id = $1 AND " KANAME_HERS " ORDER BY id LIMIT $3", tx.area(), person, most)) {
    if (removed >= most) break;
    removed += drop_pages(tx, sheet) + 1;
    tx.erase(sheet);
  }
  return removed;
}

std::vector<Uuid> returned_of(store::Read& tx, const std::vector<trust::PersonId>& records) {
  std::vector<Uuid> out;
  for (const trust::PersonId person : records) {
    for (const ReturnedSheet& sheet :
         tx.select<ReturnedSheet>("WHERE area_id = $1 AND " KANAME_HERS " ORDER BY id", tx.area(), person)) {
      out.push_back(sheet.id.uuid);
      if (sheet.file_id != sheet.id) out.push_back(sheet.file_id.uuid);
    }
  }
  return out;
}

#undef KANAME_HERS

}  // namespace kaname::bridges

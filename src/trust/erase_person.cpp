// SPDX-License-Identifier: Apache-2.0
#include "trust/erase_person.h"

namespace kaname::trust {
namespace {

constexpr auto kTables = std::to_array<ErasedTable>({
    {"care_relation", ErasedKind::record, "SELECT count(*) FROM care_relation WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM care_relation WHERE area_id = $1 AND person_id = $2 AND holder_id IN"
     " (SELECT holder_id FROM care_relation WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"person_gate", ErasedKind::record, "SELECT count(*) FROM person_gate WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM person_gate WHERE area_id = $1 AND person_id = $2 AND person_id IN"
     " (SELECT person_id FROM person_gate WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"consent", ErasedKind::consents, "SELECT count(*) FROM consent WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM consent WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM consent WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"legal_basis", ErasedKind::consents, "SELECT count(*) FROM legal_basis WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM legal_basis WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM legal_basis WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"access_log", ErasedKind::looks, "SELECT count(*) FROM access_log WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM access_log WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM access_log WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
});

}  // namespace

std::int64_t erase_rows(store::Write& tx, std::span<const ErasedTable> tables, PersonId person, std::int64_t most) {
  std::int64_t removed = 0;
  for (const ErasedTable& table : tables) {
    if (removed >= most) break;
    removed += tx.execute(table.erase, tx.area(), person, most - removed);
  }
  return removed;
}

std::span<const ErasedTable> erased_tables() { return kTables; }

void close_gate(store::Write& tx, PersonId person) {
  tx.execute("DELETE FROM care_relation WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  tx.execute("DELETE FROM consent WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  tx.execute("DELETE FROM legal_basis WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  tx.execute("DELETE FROM person_gate WHERE area_id = $1 AND person_id = $2", tx.area(), person);
}

}  // namespace kaname::trust

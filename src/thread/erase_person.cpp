// SPDX-License-Identifier: Apache-2.0
#include "thread/erase_person.h"

#include "store/blobs.h"
#include "thread/entry.h"

namespace kaname::thread {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

constexpr auto kTables = std::to_array<ErasedTable>({
    {"person_file", ErasedKind::files, "SELECT count(*) FROM person_file WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM person_file WHERE area_id = $1 AND person_id = $2 AND sha256 IN"
     " (SELECT sha256 FROM person_file WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"entry_open", ErasedKind::thread, "SELECT count(*) FROM entry_open WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM entry_open WHERE area_id = $1 AND person_id = $2 AND entry_id IN"
     " (SELECT entry_id FROM entry_open WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"entry_pin", ErasedKind::thread, "SELECT count(*) FROM entry_pin WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM entry_pin WHERE area_id = $1 AND person_id = $2 AND entry_id IN"
     " (SELECT entry_id FROM entry_pin WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"entry_urgent", ErasedKind::thread, "SELECT count(*) FROM entry_urgent WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM entry_urgent WHERE area_id = $1 AND person_id = $2 AND entry_id IN"
     " (SELECT entry_id FROM entry_urgent WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"entry_alert", ErasedKind::thread, "SELECT count(*) FROM entry_alert WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM entry_alert WHERE area_id = $1 AND person_id = $2 AND entry_id IN"
     " (SELECT entry_id FROM entry_alert WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"entry", ErasedKind::thread, "SELECT count(*) FROM entry WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM entry WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM entry WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"reader_state", ErasedKind::thread, "SELECT count(*) FROM reader_state WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM reader_state WHERE area_id = $1 AND person_id = $2 AND account_id IN"
     " (SELECT account_id FROM reader_state WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"thread_head", ErasedKind::thread, "SELECT count(*) FROM thread_head WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM thread_head WHERE area_id = $1 AND person_id = $2 AND person_id IN"
     " (SELECT person_id FROM thread_head WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
});

// One file a time: the largest is 40 chunks.
std::int64_t erase_files(store::Write& tx, trust::PersonId person, std::int64_t most) {
  std::int64_t removed = 0;
  for (const PersonFile& file : tx.select<PersonFile>("WHERE area_id = $1 AND person_id = $2 ORDER BY sha256 LIMIT $3",
                                                      tx.area(), person, most)) {
    if (removed >= most) break;
    tx.erase(file);
    ++removed;
    const bool needed =
        tx.number("SELECT count(*) FROM person_file WHERE area_id = $1 AND sha256 = $2", tx.area(), file.sha256) > 0;
    if (!needed) removed += store::drop_blob(tx, file.sha256);
  }
  return removed;
}

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

std::int64_t erase_person(store::Write& tx, trust::PersonId person, std::int64_t most) {
  const std::int64_t files = erase_files(tx, person, most);
  return files >= most ? files : files + trust::erase_rows(tx, kTables, person, most - files);
}

}  // namespace kaname::thread

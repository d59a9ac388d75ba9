// SPDX-License-Identifier: Apache-2.0
#include "transitions/erase_person.h"

#include <array>

namespace kaname::transitions {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

// Deliveries of her conferences, also of those that were asked before it was known who she is.
#define KANAME_HER_DELIVERIES                                                                               \
  "(SELECT d.id FROM delivery d WHERE d.area_id = $1 AND d.subject_kind = 'conference' AND d.subject_id IN" \
  " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"                        \
  " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))"

constexpr auto kTables = std::to_array<ErasedTable>({
    {"delivery_mail", ErasedKind::record,
     "SELECT count(*) FROM delivery_mail WHERE area_id = $1 AND delivery_id IN " KANAME_HER_DELIVERIES ")",
     "DELETE FROM delivery_mail WHERE area_id = $1 AND delivery_id IN " KANAME_HER_DELIVERIES " LIMIT $3)"},
    {"delivery_try", ErasedKind::record,
     "SELECT count(*) FROM delivery_try WHERE area_id = $1 AND delivery_id IN " KANAME_HER_DELIVERIES ")",
     "DELETE FROM delivery_try WHERE area_id = $1 AND delivery_id IN " KANAME_HER_DELIVERIES " LIMIT $3)"},
    {"delivery", ErasedKind::record,
     "SELECT count(*) FROM delivery WHERE area_id = $1 AND id IN " KANAME_HER_DELIVERIES ")",
     "DELETE FROM delivery WHERE area_id = $1 AND id IN " KANAME_HER_DELIVERIES " LIMIT $3)"},
    // A conference of a stay is hers by the stay.
    {"conference_answer", ErasedKind::record,
     "SELECT count(*) FROM conference_answer WHERE area_id = $1 AND conference_id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))",
     "DELETE FROM conference_answer WHERE area_id = $1 AND conference_id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
    {"conference_invited", ErasedKind::record,
     "SELECT count(*) FROM conference_invited WHERE area_id = $1 AND conference_id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))",
     "DELETE FROM conference_invited WHERE area_id = $1 AND conference_id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
    {"conference_slot", ErasedKind::record,
     "SELECT count(*) FROM conference_slot WHERE area_id = $1 AND conference_id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))",
     "DELETE FROM conference_slot WHERE area_id = $1 AND conference_id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
    {"conference", ErasedKind::record,
     "SELECT count(*) FROM conference WHERE area_id = $1 AND id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)))",
     "DELETE FROM conference WHERE area_id = $1 AND id IN"
     " (SELECT id FROM conference WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) LIMIT $3)"},
    {"stay_step", ErasedKind::record,
     "SELECT count(*) FROM stay_step WHERE area_id = $1 AND stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM stay_step WHERE area_id = $1 AND id IN (SELECT s.id FROM stay_step s JOIN stay t ON"
     " t.area_id = s.area_id AND t.id = s.stay_id WHERE s.area_id = $1 AND t.person_id = $2 LIMIT $3)"},
    {"stay_ask", ErasedKind::record,
     "SELECT count(*) FROM stay_ask WHERE area_id = $1 AND stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM stay_ask WHERE area_id = $1 AND stay_id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"stay", ErasedKind::record, "SELECT count(*) FROM stay WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM stay WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
});

#undef KANAME_HER_DELIVERIES

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

std::vector<Uuid> stays_of(store::Read& tx, const std::vector<trust::PersonId>& records) {
  std::vector<Uuid> out;
  for (const trust::PersonId id : records) {
    tx.rows(
        "SELECT id FROM stay WHERE area_id = $1 AND person_id = $2 ORDER BY id",
        [&](const model::Row& row) { out.push_back(Uuid::parse(row.text(0)).value_or(Uuid{})); }, tx.area(), id);
  }
  return out;
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#include "people/erase_person.h"

#include <algorithm>
#include <set>

#include "people/person_store.h"

namespace kaname::people {
namespace {

using trust::ErasedKind;
using trust::ErasedTable;

// The row of the person herself comes last: others refer to it.
constexpr auto kTables = std::to_array<ErasedTable>({
    {"person_facts", ErasedKind::record, "SELECT count(*) FROM person_facts WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM person_facts WHERE area_id = $1 AND person_id = $2 AND heading IN"
     " (SELECT heading FROM person_facts WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"person_change", ErasedKind::record, "SELECT count(*) FROM person_change WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM person_change WHERE area_id = $1 AND person_id = $2 AND seq IN"
     " (SELECT seq FROM person_change WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"team_member", ErasedKind::record, "SELECT count(*) FROM team_member WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM team_member WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM team_member WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"support_entry", ErasedKind::record, "SELECT count(*) FROM support_entry WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM support_entry WHERE area_id = $1 AND person_id = $2 AND person_id IN"
     " (SELECT person_id FROM support_entry WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"emergency_notice", ErasedKind::consents,
     "SELECT count(*) FROM emergency_notice WHERE area_id = $1 AND basis_id IN"
     " (SELECT id FROM legal_basis WHERE area_id = $1 AND person_id = $2)",
     "DELETE FROM emergency_notice WHERE area_id = $1 AND basis_id IN"
     " (SELECT id FROM legal_basis WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"household_member", ErasedKind::record,
     "SELECT count(*) FROM household_member WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM household_member WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM household_member WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"person_merge", ErasedKind::record,
     "SELECT count(*) FROM person_merge WHERE area_id = $1 AND (kept_id = $2 OR gone_id = $2)",
     "DELETE FROM person_merge WHERE area_id = $1 AND id IN"
     " (SELECT id FROM person_merge WHERE area_id = $1 AND (kept_id = $2 OR gone_id = $2) LIMIT $3)"},
    {"watch_notice", ErasedKind::record, "SELECT count(*) FROM watch_notice WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM watch_notice WHERE area_id = $1 AND person_id = $2 AND id IN"
     " (SELECT id FROM watch_notice WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"person_import_row", ErasedKind::record,
     "SELECT count(*) FROM person_import_row WHERE area_id = $1 AND person_id = $2",
     "DELETE FROM person_import_row WHERE area_id = $1 AND person_id = $2 AND import_id IN"
     " (SELECT import_id FROM person_import_row WHERE area_id = $1 AND person_id = $2 LIMIT $3)"},
    {"person", ErasedKind::record, "SELECT count(*) FROM person WHERE area_id = $1 AND id = $2",
     "DELETE FROM person WHERE area_id = $1 AND id = $2 AND id IN"
     " (SELECT id FROM person WHERE area_id = $1 AND id = $2 LIMIT $3)"},
});

constexpr std::int64_t kAllOfThem = 1'000'000;

bool holds(const std::vector<PersonId>& all, PersonId one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::vector<HouseholdId> households_of(store::Read& tx, PersonId person) {
  std::vector<HouseholdId> out;
  tx.rows(
      "SELECT DISTINCT household_id FROM household_member WHERE area_id = $1 AND person_id = $2 ORDER BY household_id",
      [&](const model::Row& row) { out.push_back(HouseholdId::parse(row.text(0)).value_or(HouseholdId{})); }, tx.area(),
      person);
  return out;
}

std::vector<HouseholdMember> members_of(store::Read& tx, HouseholdId id) {
  return tx.select<HouseholdMember>("WHERE area_id = $1 AND household_id = $2 ORDER BY id", tx.area(), id);
}

// Households and persons that hang together by who lives or lived where.
struct Circle {
  std::set<HouseholdId> households;
  std::set<PersonId> people;
};

Circle circle_of(store::Read& tx, const std::vector<PersonId>& records) {
  Circle out;
  std::vector<PersonId> open = records;
  while (!open.empty()) {
    const PersonId person = open.back();
    open.pop_back();
    if (!out.people.insert(person).second) continue;
    for (const HouseholdId household : households_of(tx, person)) {
      if (!out.households.insert(household).second) continue;
      for (const HouseholdMember& member : members_of(tx, household)) {
        if (!member.person_id) continue;
        for (const PersonId record : records_of(tx, *member.person_id)) open.push_back(record);
      }
    }
  }
  return out;
}

}  // namespace

std::span<const ErasedTable> erased_tables() { return kTables; }

bool is_erased(store::Read& tx, PersonId person) {
  return tx.number("SELECT count(*) FROM person_erased WHERE area_id = $1 AND person_id = $2", tx.area(), person) > 0;
}

bool merge_erased(store::Read& tx, PersonMergeId merge) {
  return tx.number("SELECT count(*) FROM person_erased WHERE area_id = $1 AND merge_id = $2", tx.area(), merge) > 0;
}

std::vector<PersonId> records_of(store::Read& tx, PersonId person) {
  std::set<PersonId> found;
  std::vector<PersonId> open = {person};
  while (!open.empty()) {
    const PersonId one = open.back();
    open.pop_back();
    if (!found.insert(one).second) continue;
    for (const PersonMerge& merge : tx.select<PersonMerge>("WHERE area_id = $1 AND kept_id = $2", tx.area(), one))
      open.push_back(merge.gone_id);
    for (const PersonMerge& merge : tx.select<PersonMerge>("WHERE area_id = $1 AND gone_id = $2", tx.area(), one))
      open.push_back(merge.kept_id);
  }
  return {found.begin(), found.end()};
}

bool lives_in_household(store::Read& tx, const std::vector<PersonId>& records) {
  return std::any_of(records.begin(), records.end(),
                     [&](PersonId record) { return !households_of(tx, record).empty(); });
}

Restated restated_without(store::Read& tx, const std::vector<PersonId>& records) {
  const Circle circle = circle_of(tx, records);
  Restated out;
  std::set<HouseholdMemberId> places;
  for (const HouseholdId id : circle.households) {
    std::vector<HouseholdMember> left = members_of(tx, id);
    std::erase_if(left, [&](const HouseholdMember& m) { return m.person_id && holds(records, *m.person_id); });
    const bool lived_in =
        std::any_of(left.begin(), left.end(), [](const HouseholdMember& m) { return m.person_id.has_value(); });
    if (!lived_in) {
      out.ended.push_back(id);
      continue;
    }
    for (const HouseholdMember& member : left) places.insert(member.id);
    out.members.insert(out.members.end(), left.begin(), left.end());
    out.households.push_back(
        tx.first<Household>("WHERE area_id = $1 AND id = $2", tx.area(), id).value_or(Household{}));
  }
  for (const PersonId person : circle.people) {
    if (holds(records, person)) continue;
    out.people.push_back(person);
    for (PersonMerge& merge :
         tx.select<PersonMerge>("WHERE area_id = $1 AND kept_id = $2 ORDER BY id", tx.area(), person)) {
      const auto moved = model::from_json<MovedParts>(merge.moved.text);
      if (moved && moved->household_member && places.count(HouseholdMemberId{*moved->household_member}) > 0)
        out.merges.push_back(std::move(merge));
    }
  }
  return out;
}

void put_restated(store::Write& tx, const Restated& now, const std::vector<PersonId>& without) {
  for (const PersonId record : without)
    tx.execute("DELETE FROM household_member WHERE area_id = $1 AND person_id = $2", tx.area(), record);
  for (const HouseholdId id : now.ended) {
    tx.execute("DELETE FROM household_member WHERE area_id = $1 AND household_id = $2", tx.area(), id);
    tx.execute("DELETE FROM household WHERE area_id = $1 AND id = $2", tx.area(), id);
  }
  for (Household household : now.households) {
    household.changed_seq = tx.seq();
    tx.upsert(household);
  }
  for (const HouseholdMember& member : now.members) tx.upsert(member);
  for (const PersonMerge& merge : now.merges) tx.upsert(merge);
  for (const PersonId person : now.people) touch(tx, person);
}

std::vector<Uuid> watch_notices_of(store::Read& tx, const std::vector<PersonId>& records) {
  std::vector<Uuid> out;
  for (const PersonId record : records) {
    tx.rows(
        "SELECT id FROM watch_notice WHERE area_id = $1 AND person_id = $2 ORDER BY id",
        [&](const model::Row& row) { out.push_back(Uuid::parse(row.text(0)).value_or(Uuid{})); }, tx.area(), record);
  }
  return out;
}

std::int64_t forget_looks_of_erased(store::Write& tx) {
  return tx.execute(
      "DELETE FROM access_log WHERE area_id = $1 AND person_id IN"
      " (SELECT person_id FROM person_erased WHERE area_id = $1)",
      tx.area());
}

std::int64_t close_records(store::Write& tx, const std::vector<PersonId>& records) {
  std::int64_t removed = 0;
  for (const PersonId record : records) {
    std::optional<PersonMergeId> merge;
    if (const auto row = tx.first<PersonMerge>(
            "WHERE area_id = $1 AND gone_id = $2 ORDER BY undone_at IS NOT NULL, merged_at DESC LIMIT 1", tx.area(),
            record)) {
      merge = row->id;
    }
    tx.upsert(ErasedPerson{tx.area(), record, tx.seq(), merge});
  }
  for (const PersonId record : records) {
    removed += trust::erase_rows(tx, kTables, record, kAllOfThem);
    trust::close_gate(tx, record);
  }
  return removed;
}

}  // namespace kaname::people

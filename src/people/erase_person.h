// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor knows of a person who is erased (trust/erase_person.h), and what stays: her id, so that nobody is erased
// twice, that a merge is not undone into nothing, and that every memory of her is dropped.

#include <optional>
#include <span>
#include <vector>

#include "model/field.h"
#include "people/household.h"
#include "people/merge.h"
#include "people/person.h"
#include "trust/erase_person.h"

namespace kaname::people {

// Table `person_erased`.
struct ErasedPerson {
  std::string area_id;
  PersonId person_id;
  std::int64_t seq = 0;                   // of the act that closed her record
  std::optional<PersonMergeId> merge_id;  // the merge in which she went into another record

  bool operator==(const ErasedPerson&) const = default;
};
constexpr auto describe(model::Tag<ErasedPerson>) {
  using namespace model;
  using P = ErasedPerson;
  return entity("person_erased", "消去した利用者", field("area_id", &P::area_id, primary_key | max_chars(6)),
                field("person_id", &P::person_id, primary_key), field("seq", &P::seq), field("merge_id", &P::merge_id));
}

std::span<const trust::ErasedTable> erased_tables();

bool is_erased(store::Read& tx, PersonId person);
// The merge was of a person who is erased since.
bool merge_erased(store::Read& tx, PersonMergeId merge);

// Every record that was ever merged with this one, itself included, in the order of their ids: what they say cannot be told
// apart, so they go together, also when the merge was undone.
std::vector<PersonId> records_of(store::Read& tx, PersonId person);

// Households of these persons, and all that must be said anew when they are gone from them: acts about a household concern
// everybody in it and cannot be kept in part (docs/adr/0008-erasure.md).
struct Restated {
  std::vector<Household> households;
  std::vector<HouseholdMember> members;
  std::vector<HouseholdId> ended;   // nobody of this program is left
  std::vector<PersonMerge> merges;  // of others, which had moved a place in one of these households
  std::vector<PersonId> people;     // whose acts about these households are said anew
};
constexpr auto describe(model::Tag<Restated>) {
  using namespace model;
  return entity("HouseholdsRestated", "書き直した世帯", field("households", &Restated::households),
                field("members", &Restated::members), field("ended", &Restated::ended),
                field("merges", &Restated::merges), field("people", &Restated::people));
}
bool lives_in_household(store::Read& tx, const std::vector<PersonId>& records);
Restated restated_without(store::Read& tx, const std::vector<PersonId>& records);
// Makes the tables say so; the same again changes nothing.
void put_restated(store::Write& tx, const Restated& now, const std::vector<PersonId>& without);

// Notices from outside that were found to be about these persons.
std::vector<Uuid> watch_notices_of(store::Read& tx, const std::vector<PersonId>& records);

// Removes all rows of this floor about the persons; from now on they do not exist. Answers how many rows.
std::int64_t close_records(store::Write& tx, const std::vector<PersonId>& records);

// Looks at erased persons that were still on their way into the log when they were closed. Answers how many rows.
std::int64_t forget_looks_of_erased(store::Write& tx);

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Erasing a person at the end of her legal term: each floor names its tables that hold rows about persons, and how they are
// counted and emptied. A table with a person_id that no floor names makes a test fail (retention/tables_test.cpp).

#include <span>
#include <string_view>

#include "store/transaction.h"
#include "trust/person_access.h"

namespace kaname::trust {

// Under which word the rows are counted for whoever decides.
enum class ErasedKind { record, thread, files, consents, looks };

struct ErasedTable {
  std::string_view name;
  ErasedKind kind;
  store::Sql count;  // $1 area, $2 person
  store::Sql erase;  // $1 area, $2 person, $3 rows at most
};

// Removes rows of the tables in their order, `most` at most; answers how many. Less than `most`: nothing is left.
std::int64_t erase_rows(store::Write& tx, std::span<const ErasedTable> tables, PersonId person, std::int64_t most);

// The tables of this floor.
std::span<const ErasedTable> erased_tables();

// Nobody belongs to the person any more and no basis holds; whoever asks is told that there is no such person.
void close_gate(store::Write& tx, PersonId person);

}  // namespace kaname::trust

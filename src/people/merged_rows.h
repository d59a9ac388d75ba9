// SPDX-License-Identifier: Apache-2.0
#pragma once
// What floors above keep about a person by an id of its own — stays, documents, courses — and moves along when two records
// are found to be one person, and back when that is undone. Each floor names its tables; app/ puts them in at the start.

#include <span>
#include <string>
#include <vector>

#include "base/id.h"
#include "model/field.h"
#include "people/person.h"
#include "store/transaction.h"

namespace kaname::people {

struct MergedTable {
  std::string_view name;
  store::Sql ids;   // $1 area, $2 person: the ids of its rows, in order
  store::Sql move;  // $1 area, $2 id, $3 person, $4 seq of the act
};

// Once, before anything is merged.
void install_merged(std::vector<MergedTable> tables);

// Rows of one table that went over; stands in the merge.
struct MovedRows {
  std::string table;
  std::vector<Uuid> ids;
};
constexpr auto describe(model::Tag<MovedRows>) {
  using namespace model;
  return entity("MovedRows", "移した行", field("table", &MovedRows::table), field("ids", &MovedRows::ids));
}

std::vector<MovedRows> move_merged(store::Write& tx, PersonId from, PersonId to);
// Those of them that are still with `from`.
void move_merged_back(store::Write& tx, PersonId from, PersonId to, const std::vector<MovedRows>& moved);

}  // namespace kaname::people

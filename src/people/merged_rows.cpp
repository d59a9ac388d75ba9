// SPDX-License-Identifier: Apache-2.0
#include "people/merged_rows.h"

#include <algorithm>

namespace kaname::people {
namespace {

std::vector<MergedTable>& installed() {
  static std::vector<MergedTable> tables;
  return tables;
}

std::vector<Uuid> ids_in(store::Write& tx, const MergedTable& table, PersonId person) {
  std::vector<Uuid> out;
  tx.rows(
      table.ids, [&](const model::Row& row) { out.push_back(Uuid::parse(row.text(0)).value_or(Uuid{})); }, tx.area(),
      person);
  return out;
}

}  // namespace

void install_merged(std::vector<MergedTable> tables) { installed() = std::move(tables); }

std::vector<MovedRows> move_merged(store::Write& tx, PersonId from, PersonId to) {
  std::vector<MovedRows> out;
  for (const MergedTable& table : installed()) {
    MovedRows moved{std::string(table.name), ids_in(tx, table, from)};
    if (moved.ids.empty()) continue;
    for (const Uuid& id : moved.ids) tx.execute(table.move, tx.area(), id, to, tx.seq());
    out.push_back(std::move(moved));
  }
  return out;
}

void move_merged_back(store::Write& tx, PersonId from, PersonId to, const std::vector<MovedRows>& moved) {
  for (const MergedTable& table : installed()) {
    const auto rows =
        std::find_if(moved.begin(), moved.end(), [&](const MovedRows& one) { return one.table == table.name; });
    if (rows == moved.end()) continue;
    for (const Uuid& id : ids_in(tx, table, from)) {
      if (std::find(rows->ids.begin(), rows->ids.end(), id) != rows->ids.end())
        tx.execute(table.move, tx.area(), id, to, tx.seq());
    }
  }
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/plan_hints.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kaname::store {
namespace {

constexpr int kRows = 1'000'000;
constexpr int kOfOneOwner = 20;  // rows that share area_id and one further column

struct Index {
  std::string table, name;  // of a WITHOUT ROWID table's primary key, the name is the table's
  bool unique = false;
  std::vector<std::string> columns;
};

std::vector<Index> indexes(Connection& connection) {
  std::vector<Index> out;
  const std::string_view text =
      "SELECT m.name, CASE WHEN l.origin = 'pk' AND m.sql LIKE '%WITHOUT ROWID%' THEN m.name ELSE l.name END, "
      "l.\"unique\", c.name"
      " FROM sqlite_schema m JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) c"
      " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.name IS NOT NULL ORDER BY m.name, l.name, c.seqno";
  connection.run({{}, text}, {}, [&](const model::Row& row) {
    if (out.empty() || out.back().table != row.text(0) || out.back().name != row.text(1)) {
      out.push_back({std::string(row.text(0)), std::string(row.text(1)), row.integer(2) == 1, {}});
    }
    out.back().columns.emplace_back(row.text(3));
  });
  return out;
}

// "1000000 1000000 10 1": rows altogether, then rows that agree in the first column, the first two, …
std::string statistics(const Index& index) {
  std::string out = std::to_string(kRows);
  for (std::size_t i = 0; i < index.columns.size(); ++i) {
    int rows = std::max(2, kOfOneOwner >> i);
    if (i == 0 && index.columns[0] == "area_id") rows = kRows;
    if (index.unique && i + 1 == index.columns.size()) rows = 1;
    out += " " + std::to_string(rows);
  }
  return out;
}

}  // namespace

void write_plan_hints(Connection& connection) {
  connection.script("ANALYZE sqlite_schema");  // makes the table of statistics
  connection.begin_write();
  try {
    connection.script("DELETE FROM sqlite_stat1");
    for (const Index& index : indexes(connection)) {
      const std::vector<model::SqlValue> values = {index.table, index.name, statistics(index)};
      connection.run({{}, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)"}, values,
                     [](const model::Row&) {});
    }
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
  connection.script("ANALYZE sqlite_schema");  // this connection reads them at once, others when they open
}

}  // namespace kaname::store

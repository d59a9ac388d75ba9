// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "store/testing.h"

namespace kaname::store {
namespace {

// The plan of a statement as one text.
std::string plan(Database& database, std::string_view explain) {
  std::string out;
  database.read([&](Connection& connection) {
    connection.run({{}, explain}, {}, [&](const model::Row& row) { out += std::string(row.text(3)) + "\n"; });
  });
  return out;
}

TEST(PlanHints, AreaIdAloneIsNoFilter) {
  testing::FreshStore store(Engine::sqlite);
  const auto uses = [&](std::string_view explain, const char* index) {
    EXPECT_NE(plan(store.database(), explain).find(index), std::string::npos) << explain << "\n"
                                                                              << plan(store.database(), explain);
  };
  uses("EXPLAIN QUERY PLAN SELECT * FROM service WHERE area_id = '1' AND facility_id = '2' ORDER BY id",
       "INDEX service_facility");
  uses(
      "EXPLAIN QUERY PLAN SELECT * FROM contact_window WHERE area_id = '1' AND facility_id = '2' ORDER BY position, id",
      "INDEX contact_window_facility");
  uses("EXPLAIN QUERY PLAN SELECT * FROM relation WHERE area_id = '1' AND (from_id = '2' OR to_id = '2') ORDER BY id",
       "INDEX relation_to");
  uses("EXPLAIN QUERY PLAN SELECT * FROM membership WHERE area_id = '1' AND account_id = '2'",
       "INDEX membership_account");
  uses("EXPLAIN QUERY PLAN SELECT * FROM journal WHERE area_id = '1' AND seq > 7 ORDER BY seq LIMIT 100",
       "PRIMARY KEY (area_id=? AND seq>?)");
  uses("EXPLAIN QUERY PLAN SELECT * FROM facility WHERE area_id = '1' AND id = '2'",
       "PRIMARY KEY (area_id=? AND id=?)");
}

}  // namespace
}  // namespace kaname::store

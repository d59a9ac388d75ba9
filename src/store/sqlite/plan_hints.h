// SPDX-License-Identifier: Apache-2.0
#pragma once
// What SQLite's planner believes of our tables. Untold, it takes area_id for a good filter (ten rows), and walks a whole
// area by the primary key where an index on (area_id, facility_id) answers at once. ANALYZE would have to be repeated as
// an area grows; the shape of the keys is known, so it is written down once, the same for every installation.

#include "store/connection.h"

namespace kaname::store {

// Fills sqlite_stat1 from the indexes there are. Only for SQLite, on the writing connection.
void write_plan_hints(Connection& connection);

}  // namespace kaname::store

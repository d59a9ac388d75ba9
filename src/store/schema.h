// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables that the entities say there should be: their DDL, and the differences to a real database.

#include <span>
#include <string>
#include <vector>

#include "model/info.h"
#include "store/connection.h"

namespace kaname::store {

// CREATE TABLE of an entity in SQLite's STRICT dialect, as a draft for a migration.
std::string create_table(const model::TypeInfo& entity);

// What differs between the database and the entities, one sentence each; empty when they agree.
std::vector<std::string> schema_differences(Connection& connection, std::span<const model::TypePtr> entities);

// Breaches of the rules that keep the way to sharding open: every primary key, unique index and foreign key of area data
// begins with area_id. `global` names the tables that belong to no area.
std::vector<std::string> sharding_breaches(Connection& connection, std::span<const std::string_view> global);

}  // namespace kaname::store

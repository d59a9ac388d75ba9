// SPDX-License-Identifier: Apache-2.0
#pragma once
// PostgreSQL 15 behind Connection, through libpq: prepared statements, text results. The database must have collation "C"
// so that both engines order alike (`kaname doctor` checks it).

#include <memory>
#include <string>

#include "store/connection.h"

namespace kaname::store {

// `conninfo` as libpq takes it. Throws DatabaseError.
std::unique_ptr<Connection> open_postgres(const std::string& conninfo);

}  // namespace kaname::store

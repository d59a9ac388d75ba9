// SPDX-License-Identifier: Apache-2.0
#pragma once
// SQLite behind Connection: one file in WAL mode, every answered write on disk (synchronous=FULL).

#include <memory>
#include <string>

#include "store/connection.h"

struct sqlite3;

namespace kaname::store {

enum class Access { read_only, read_write };

// Opens (and with read_write creates) the database file. Throws DatabaseError.
std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access);

// The raw handle, for the backup API only; nullptr when the connection is not SQLite.
sqlite3* sqlite_handle(Connection& connection);

}  // namespace kaname::store

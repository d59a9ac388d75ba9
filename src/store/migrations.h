// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbered, forward-only SQL files (migrations/NNNN_name.sql), written in SQLite's STRICT dialect; the four type words are
// translated for PostgreSQL. A file named NNNN_name.sqlite.sql or .postgres.sql is for one engine only.

#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace kaname::store {

struct Migration {
  int number = 0;
  std::string name;
  std::string sql;
  std::string checksum;  // SHA-256 of the file, so that an edited old migration is noticed
};

// The embedded migrations of an engine in order.
std::vector<Migration> migrations_for(Engine engine);

// "INTEGER" → "BIGINT", "REAL" → "DOUBLE PRECISION", "BLOB" → "BYTEA", STRICT and WITHOUT ROWID dropped.
std::string to_postgres(std::string_view sqlite_dialect);

// Brings a database to the newest version, each step in its own transaction. Answers the names of the steps it took.
// Throws DatabaseError when an applied step is not the one this program knows, or the database is from a newer program.
std::vector<std::string> migrate(Connection& connection);

// Number of the newest applied migration; 0 for an empty database.
int schema_version(Connection& connection);

}  // namespace kaname::store

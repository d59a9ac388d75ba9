// SPDX-License-Identifier: Apache-2.0
#include "store/migrations.h"

#include <charconv>
#include <regex>

#include "base/crypto.h"
#include "base/embedded.h"
#include "base/time.h"

namespace kaname::store {
namespace {

bool is_for(std::string_view path, Engine engine) {
  if (path.ends_with(".sqlite.sql")) return engine == Engine::sqlite;
  if (path.ends_with(".postgres.sql")) return engine == Engine::postgres;
  return path.ends_with(".sql");
}

struct Applied {
  std::string name;
  std::string checksum;
};

std::map<int, Applied> applied(Connection& connection) {
  std::map<int, Applied> out;
  connection.run({{}, "SELECT number, name, checksum FROM schema_migration ORDER BY number"}, {},
                 [&](const model::Row& row) {
                   out[static_cast<int>(row.integer(0))] = {std::string(row.text(1)), std::string(row.text(2))};
                 });
  return out;
}

void ensure_register(Connection& connection) {
  const std::string_view table =
      "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,"
      " checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";
  connection.script(connection.engine() == Engine::sqlite ? std::string(table) : to_postgres(table));
}

void apply(Connection& connection, const Migration& migration) {
  connection.begin_write();
  try {
    connection.script(migration.sql);
    const std::vector<model::SqlValue> values = {std::int64_t{migration.number}, migration.name, migration.checksum,
                                                 Timestamp::now().ms};
    connection.run({{}, "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)"},
                   values, [](const model::Row&) {});
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace

std::string to_postgres(std::string_view sql) {
  std::string out(sql);
  out = std::regex_replace(out, std::regex(R"(\bINTEGER\b)"), "BIGINT");
  out = std::regex_replace(out, std::regex(R"(\bREAL\b)"), "DOUBLE PRECISION");
  out = std::regex_replace(out, std::regex(R"(\bBLOB\b)"), "BYTEA");
  out = std::regex_replace(out, std::regex(R"(\)\s*STRICT(,\s*WITHOUT ROWID)?)"), ")");
  return out;
}

std::vector<Migration> migrations_for(Engine engine) {
  std::vector<Migration> out;
  for (const EmbeddedFile& file : embedded::migrations()) {
    if (!is_for(file.path, engine)) continue;
    Migration migration;
    const std::string_view path = file.path;
    std::from_chars(path.data(), path.data() + path.size(), migration.number);
    migration.name = path.substr(0, path.find('.'));
    migration.sql = engine == Engine::sqlite ? std::string(file.bytes) : to_postgres(file.bytes);
    migration.checksum = crypto::sha256_hex(file.bytes);
    out.push_back(std::move(migration));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return out;
}

int schema_version(Connection& connection) {
  const auto tables = connection.tables();
  if (std::find(tables.begin(), tables.end(), "schema_migration") == tables.end()) return 0;
  const auto done = applied(connection);
  return done.empty() ? 0 : done.rbegin()->first;
}

std::vector<std::string> migrate(Connection& connection) {
  ensure_register(connection);
  auto done = applied(connection);
  std::vector<std::string> steps;
  for (const Migration& migration : migrations_for(connection.engine())) {
    const auto found = done.find(migration.number);
    if (found == done.end()) {
      apply(connection, migration);
      steps.push_back(migration.name);
    } else if (found->second.checksum != migration.checksum) {
      throw DatabaseError(DatabaseError::Kind::other,
                          "migration " + found->second.name + " was applied in another form than this program's");
    } else {
      done.erase(found);
      continue;
    }
    done.erase(migration.number);
  }
  if (!done.empty()) {
    throw DatabaseError(DatabaseError::Kind::other,
                        "the database was made by a newer program (migration " + done.begin()->second.name + ")");
  }
  return steps;
}

}  // namespace kaname::store

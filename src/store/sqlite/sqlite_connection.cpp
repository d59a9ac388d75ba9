// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_connection.h"

#include <sqlite3.h>

#include "store/statement_cache.h"

namespace kaname::store {
namespace {

DatabaseError::Kind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR: return DatabaseError::Kind::full;  // both mean: nothing can be written just now
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseError::Kind::busy;
    case SQLITE_CONSTRAINT: return DatabaseError::Kind::constraint;
    case SQLITE_CANTOPEN: return DatabaseError::Kind::lost;
    default: return DatabaseError::Kind::other;
  }
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using PreparedStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

class SqliteRow final : public model::Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const void* bytes = sqlite3_column_blob(statement_, column);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, Access access) {
    // SQLite's own count of its memory takes one lock for all threads at every allocation; nobody reads it.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (uncounted != SQLITE_OK)
      throw DatabaseError(DatabaseError::Kind::other, "SQLite was started before its settings");
    const int flags = access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
      const std::string why = db_ ? sqlite3_errmsg(db_) : "out of memory";
      sqlite3_close_v2(db_);
      throw DatabaseError(DatabaseError::Kind::lost, "the database file cannot be opened: " + why);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 10'000);
    // What was deleted is overwritten in the file, so that an erased person is not left in free pages.
    if (access == Access::read_write)
      script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
    script("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000;");
    // Only the writer maps the file. A reader that finds a commit drops its whole mapping and faults every page in again:
    // with 15 writes in 100 requests that cost twice the CPU of reading the same pages by pread.
    if (access == Access::read_write) script("PRAGMA mmap_size=268435456;");
  }
  ~SqliteConnection() override {
    cache_.clear();
    sqlite3_close_v2(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Engine engine() const override { return Engine::sqlite; }
  sqlite3* handle() { return db_; }

  std::int64_t run(const Statement& statement, std::span<const model::SqlValue> values, RowSink sink) override {
    sqlite3_stmt* prepared = prepare(statement);
    // Rewinds the statement and drops its values however the run ends.
    const std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> rewind(prepared, [](sqlite3_stmt* s) {
      sqlite3_reset(s);
      sqlite3_clear_bindings(s);
    });
    bind(prepared, values);
    const SqliteRow row(prepared);
    for (;;) {
      const int code = sqlite3_step(prepared);
      if (code == SQLITE_DONE) break;
      if (code != SQLITE_ROW) fail_with(code, statement);
      sink(row);
    }
    return sqlite3_stmt_readonly(prepared) ? 0 : sqlite3_changes64(db_);
  }

  void script(std::string_view sql) override {
    const int code = sqlite3_exec(db_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw DatabaseError(kind_of(code), sqlite3_errmsg(db_));
  }

  bool in_transaction() override { return sqlite3_get_autocommit(db_) == 0; }

  std::vector<std::string> tables() override {
    return texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", {},
                 0);
  }

  std::vector<ColumnInfo> columns(std::string_view table) override {
    std::vector<ColumnInfo> out;
    const model::SqlValue name = std::string(table);
    run({{}, "SELECT name, type, \"notnull\", pk FROM pragma_table_info($1)"}, {&name, 1}, [&](const model::Row& row) {
      ColumnInfo column;
      column.name = row.text(0);
      column.type = row.text(1);
      column.not_null = row.integer(2) != 0;
      column.key_position = static_cast<int>(row.integer(3));
      out.push_back(std::move(column));
    });
    return out;
  }

  std::vector<std::vector<std::string>> unique_and_foreign_keys(std::string_view table) override {
    std::vector<std::vector<std::string>> out;
    const std::string name(table);
    for (const std::string& index :
         texts("SELECT name FROM pragma_index_list($1) WHERE \"unique\" = 1 ORDER BY name", {name}, 0)) {
      out.push_back(texts("SELECT name FROM pragma_index_info($1) ORDER BY seqno", {index}, 0));
    }
    std::map<std::int64_t, std::vector<std::string>> foreign;
    const model::SqlValue value = name;
    run({{}, "SELECT id, \"from\" FROM pragma_foreign_key_list($1) ORDER BY id, seq"}, {&value, 1},
        [&](const model::Row& row) { foreign[row.integer(0)].emplace_back(row.text(1)); });
    for (auto& [id, names] : foreign) out.push_back(std::move(names));
    return out;
  }

 private:
  std::vector<std::string> texts(std::string_view sql, const std::vector<std::string>& values, int column) {
    std::vector<std::string> out;
    std::vector<model::SqlValue> bound(values.begin(), values.end());
    run({{}, sql}, bound, [&](const model::Row& row) { out.emplace_back(row.text(column)); });
    return out;
  }

  sqlite3_stmt* prepare(const Statement& statement) {
    auto& slot = cache_[key_of(statement)];
    if (!slot) {
      const std::string text = std::string(statement.prefix) + std::string(statement.tail);
      sqlite3_stmt* made = nullptr;
      const int code = sqlite3_prepare_v3(db_, text.c_str(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                          &made, nullptr);
      if (code != SQLITE_OK) fail_with(code, statement);
      slot.reset(made);
    }
    return slot.get();
  }

  void bind(sqlite3_stmt* statement, std::span<const model::SqlValue> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      // "$7" is a name to SQLite: numbers of parameters follow first appearance, so bind by name.
      char name[16];
      *fmt::format_to(name, "${}", i + 1) = '\0';
      const int at = sqlite3_bind_parameter_index(statement, name);
      if (at == 0) continue;  // this engine's variant of the text does not use the value
      int code = SQLITE_OK;
      if (const auto* integer = std::get_if<std::int64_t>(&values[i])) {
        code = sqlite3_bind_int64(statement, at, *integer);
      } else if (const auto* real = std::get_if<double>(&values[i])) {
        code = sqlite3_bind_double(statement, at, *real);
      } else if (const auto* text = std::get_if<std::string>(&values[i])) {
        code = sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
      } else if (const auto* bytes = std::get_if<model::Bytes>(&values[i])) {
        code =
            sqlite3_bind_blob(statement, at, bytes->data.data(), static_cast<int>(bytes->data.size()), SQLITE_STATIC);
      }
      if (code != SQLITE_OK) throw DatabaseError(kind_of(code), sqlite3_errmsg(db_));
    }
  }

  [[noreturn]] void fail_with(int code, const Statement& statement) {
    throw DatabaseError(kind_of(code),
                        fmt::format("{} in: {}{}", sqlite3_errmsg(db_), statement.prefix, statement.tail));
  }

  sqlite3* db_ = nullptr;
  StatementCache<PreparedStatement> cache_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access) {
  return std::make_unique<SqliteConnection>(path, access);
}

sqlite3* sqlite_handle(Connection& connection) {
  auto* sqlite = dynamic_cast<SqliteConnection*>(&connection);
  return sqlite ? sqlite->handle() : nullptr;
}

}  // namespace kaname::store

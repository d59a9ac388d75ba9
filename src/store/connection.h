// SPDX-License-Identifier: Apache-2.0
#pragma once
// One connection to one database: SQLite or PostgreSQL. Used by one thread at a time. Handlers never see it; they work
// with Read and Write (transaction.h).

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "model/value.h"
#include "store/derived.h"

namespace kaname::store {

enum class Engine { sqlite, postgres };

// A failure of the database that no handler can mend. The dispatcher rolls back and answers.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind { full, busy, constraint, lost, other };
  DatabaseError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// A statement is a prefix made from a field table (may be empty) and a literal tail. Both live for ever, so the pair of
// their addresses names the prepared statement.
struct Statement {
  std::string_view prefix;
  std::string_view tail;
};

struct ColumnInfo {
  std::string name;
  std::string type;  // "TEXT", "INTEGER", "REAL", "BLOB", whatever the engine calls them
  bool not_null = false;
  int key_position = 0;  // 1-based place in the primary key; 0: not part of it
  bool operator==(const ColumnInfo&) const = default;
};

using RowSink = FunctionRef<void(const model::Row&)>;

class Connection {
 public:
  virtual ~Connection() = default;

  virtual Engine engine() const = 0;
  // Runs one statement and hands every row to `sink`; answers the number of rows changed.
  virtual std::int64_t run(const Statement& statement, std::span<const model::SqlValue> values, RowSink sink) = 0;
  // Runs several statements without values (migrations).
  virtual void script(std::string_view sql) = 0;
  // Whether a transaction is open. A full disk may end SQLite's by itself.
  virtual bool in_transaction() = 0;
  virtual std::vector<std::string> tables() = 0;
  virtual std::vector<ColumnInfo> columns(std::string_view table) = 0;
  // Column names of every unique index and foreign key of `table`, each list in index order.
  virtual std::vector<std::vector<std::string>> unique_and_foreign_keys(std::string_view table) = 0;

  // What the process keeps in memory about this database.
  Derived& derived() { return *derived_; }
  void share_derived(std::shared_ptr<Derived> derived) { derived_ = std::move(derived); }

  void begin_write();
  void begin_read();
  void commit();
  // Ends a transaction that only read. Nobody waits for the answer.
  void end_read();
  void rollback();
  void savepoint();
  void release();
  void rollback_to();

 protected:
  // A word that only steers the transaction (BEGIN, SAVEPOINT, RELEASE): an engine behind a line may send it together with
  // the next statement. `sql` is a literal.
  virtual void run_along(std::string_view sql) { simple(sql); }
  // The last word of a transaction that changed nothing.
  virtual void run_unheard(std::string_view sql) { simple(sql); }

 private:
  void simple(std::string_view sql);

  std::shared_ptr<Derived> derived_ = std::make_shared<Derived>();
};

}  // namespace kaname::store

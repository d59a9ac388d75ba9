// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_connection.h"

#include <libpq-fe.h>

#include <charconv>
#include <cstring>

#include "store/statement_cache.h"

namespace kaname::store {
namespace {

constexpr Oid kByteaOid = 17;

using ResultPtr = std::unique_ptr<PGresult, void (*)(PGresult*)>;

DatabaseError::Kind kind_of(const char* state) {
  const std::string_view code = state ? state : "";
  if (code.starts_with("53")) return DatabaseError::Kind::full;  // insufficient resources
  if (code.starts_with("40") || code == "55P03") return DatabaseError::Kind::busy;
  if (code.starts_with("23")) return DatabaseError::Kind::constraint;
  if (code.empty() || code.starts_with("08") || code.starts_with("57")) return DatabaseError::Kind::lost;
  return DatabaseError::Kind::other;
}

class PostgresRow final : public model::Row {
 public:
  explicit PostgresRow(const PGresult* result) : result_(result) {}
  void go_to(int row) {
    row_ = row;
    unescaped_.clear();
  }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override { return number<std::int64_t>(column); }
  double real(int column) const override { return number<double>(column); }
  std::string_view text(int column) const override {
    if (PQftype(result_, column) == kByteaOid) return bytes(column);
    return raw(column);
  }

 private:
  std::string_view raw(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  template <class T>
  T number(int column) const {
    T value{};
    const std::string_view text = raw(column);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  std::string_view bytes(int column) const {
    std::size_t size = 0;
    unsigned char* data =
        PQunescapeBytea(reinterpret_cast<const unsigned char*>(PQgetvalue(result_, row_, column)), &size);
    auto& kept = unescaped_[column];
    kept.assign(reinterpret_cast<char*>(data), size);
    PQfreemem(data);
    return kept;
  }

  const PGresult* result_;
  int row_ = 0;
  mutable std::map<int, std::string> unescaped_;
};

// Parameters as libpq wants them: everything as text, bytes in binary.
class Parameters {
 public:
  explicit Parameters(std::span<const model::SqlValue> values) {
    texts_.reserve(values.size());
    for (const auto& value : values) add(value);
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* values() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(const model::SqlValue& value) {
    if (const auto* bytes = std::get_if<model::Bytes>(&value)) return push(bytes->data.data(), bytes->data.size(), 1);
    if (const auto* text = std::get_if<std::string>(&value)) return push(text->c_str(), text->size(), 0);
    if (std::holds_alternative<std::monostate>(value)) return push(nullptr, 0, 0);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) texts_.push_back(std::to_string(*integer));
    if (const auto* real = std::get_if<double>(&value)) texts_.push_back(fmt::format("{}", *real));
    push(texts_.back().c_str(), texts_.back().size(), 0);
  }
  void push(const char* data, std::size_t size, int format) {
    pointers_.push_back(data);
    lengths_.push_back(static_cast<int>(size));
    formats_.push_back(format);
  }

  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_, formats_;
};

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const std::string& conninfo) : db_(PQconnectdb(conninfo.c_str())) {
    if (PQstatus(db_) != CONNECTION_OK) {
      const std::string why = PQerrorMessage(db_);
      PQfinish(db_);
      throw DatabaseError(DatabaseError::Kind::lost, "PostgreSQL cannot be reached: " + why);
    }
    PQsetNoticeProcessor(
        db_, [](void*, const char*) {}, nullptr);
    script(
        "SET synchronous_commit = on; SET client_min_messages = warning; SET timezone = 'UTC'; SET client_encoding = "
        "'UTF8'");
  }
  ~PostgresConnection() override { PQfinish(db_); }
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  Engine engine() const override { return Engine::postgres; }

  std::int64_t run(const Statement& statement, std::span<const model::SqlValue> values, RowSink sink) override {
    listen();
    reconnect_when_idle_and_lost();
    const Prepared& prepared = prepare(statement);
    const Parameters parameters(values.first(std::min(values.size(), prepared.parameters)));
    const ResultPtr result(ask(prepared, parameters), &PQclear);
    check(result.get(), statement);
    PostgresRow row(result.get());
    for (int i = 0, n = PQntuples(result.get()); i < n; ++i) {
      row.go_to(i);
      sink(row);
    }
    std::int64_t changed = 0;
    const std::string_view text = PQcmdTuples(result.get());
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
      std::from_chars(text.data(), text.data() + text.size(), changed);
    return changed;
  }

  void script(std::string_view sql) override {
    listen();
    std::string text;
    for (const std::string_view before : std::exchange(along_, {})) text += std::string(before) + "; ";
    text += sql;
    const ResultPtr result(PQexec(db_, text.c_str()), &PQclear);
    check(result.get(), {{}, sql.substr(0, 200)});
  }

  bool in_transaction() override {
    listen();
    if (PQstatus(db_) != CONNECTION_OK) along_.clear();
    return PQstatus(db_) == CONNECTION_OK && (!along_.empty() || PQtransactionStatus(db_) != PQTRANS_IDLE);
  }

  std::vector<std::string> tables() override {
    std::vector<std::string> out;
    run({{},
         "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name"},
        {}, [&](const model::Row& row) { out.emplace_back(row.text(0)); });
    return out;
  }

  std::vector<ColumnInfo> columns(std::string_view table) override {
    std::vector<ColumnInfo> out;
    const model::SqlValue name = std::string(table);
    run({{},
         "SELECT a.attname, upper(format_type(a.atttypid, a.atttypmod)), a.attnotnull,"
         " coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1"
         " FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary"
         " WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"},
        {&name, 1}, [&](const model::Row& row) {
          ColumnInfo column;
          column.name = row.text(0);
          column.type = row.text(1);
          column.not_null = row.text(2) == "t";
          column.key_position = static_cast<int>(row.integer(3));
          out.push_back(std::move(column));
        });
    return out;
  }

  std::vector<std::vector<std::string>> unique_and_foreign_keys(std::string_view table) override {
    std::map<std::string, std::vector<std::string>> keys;
    const model::SqlValue name = std::string(table);
    run({{},
         "SELECT 'i' || c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
         " CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k(n, o)"
         " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n"
         " WHERE i.indrelid = $1::text::regclass AND i.indisunique"
         " UNION ALL SELECT 'f' || f.conname, a.attname FROM pg_constraint f"
         " CROSS JOIN LATERAL unnest(f.conkey) WITH ORDINALITY k(n, o)"
         " JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.n"
         " WHERE f.conrelid = $1::text::regclass AND f.contype = 'f'"},
        {&name, 1}, [&](const model::Row& row) { keys[std::string(row.text(0))].emplace_back(row.text(1)); });
    std::vector<std::vector<std::string>> out;
    for (auto& [key, names] : keys) out.push_back(std::move(names));
    return out;
  }

 protected:
  void run_along(std::string_view sql) override { along_.push_back(sql); }

  void run_unheard(std::string_view sql) override {
    listen();
    if (!along_.empty() && PQtransactionStatus(db_) == PQTRANS_IDLE) return along_.clear();  // nothing was asked in it
    unheard_ = PQsendQuery(db_, std::string(sql).c_str()) == 1;
  }

 private:
  struct Prepared {
    std::string name;
    std::size_t parameters = 0;  // that the text really uses
  };

  const Prepared& prepare(const Statement& statement) {
    auto& prepared = cache_[key_of(statement)];
    if (prepared.name.empty()) {
      std::string made = fmt::format("s{}", ++made_);
      const std::string text = std::string(statement.prefix) + std::string(statement.tail);
      const ResultPtr result(PQprepare(db_, made.c_str(), text.c_str(), 0, nullptr), &PQclear);
      check(result.get(), statement);
      const ResultPtr about(PQdescribePrepared(db_, made.c_str()), &PQclear);
      prepared = {std::move(made), static_cast<std::size_t>(PQnparams(about.get()))};
    }
    return prepared;
  }

  // What nobody has heard yet, of the transaction before.
  void listen() {
    if (!unheard_) return;
    unheard_ = false;
    while (PGresult* result = PQgetResult(db_)) PQclear(result);
  }

  // Executes; what was to be sent along goes first, in the same packet.
  PGresult* ask(const Prepared& prepared, const Parameters& parameters) {
    if (along_.empty()) {
      return PQexecPrepared(db_, prepared.name.c_str(), parameters.count(), parameters.values(), parameters.lengths(),
                            parameters.formats(), 0);
    }
    const std::vector<std::string_view> along = std::exchange(along_, {});
    PQenterPipelineMode(db_);
    for (const std::string_view sql : along)
      PQsendQueryParams(db_, sql.data(), 0, nullptr, nullptr, nullptr, nullptr, 0);
    PQsendQueryPrepared(db_, prepared.name.c_str(), parameters.count(), parameters.values(), parameters.lengths(),
                        parameters.formats(), 0);
    PQpipelineSync(db_);
    // Every statement answers a result and an end; the first failure is what went wrong, the rest of it was passed over.
    PGresult* answer = nullptr;
    for (std::size_t i = 0; i <= along.size(); ++i) {
      PGresult* result = PQgetResult(db_);
      if (result) PQclear(PQgetResult(db_));
      const bool failed = answer && PQresultStatus(answer) == PGRES_FATAL_ERROR;
      PQclear(failed ? result : std::exchange(answer, result));
    }
    PQclear(PQgetResult(db_));  // the end of the packet
    PQexitPipelineMode(db_);
    return answer;
  }

  // A server that was restarted between two transactions is met again without anybody noticing.
  void reconnect_when_idle_and_lost() {
    if (PQstatus(db_) == CONNECTION_OK) return;
    PQreset(db_);
    cache_.clear();
    if (PQstatus(db_) != CONNECTION_OK) throw DatabaseError(DatabaseError::Kind::lost, PQerrorMessage(db_));
  }

  void check(const PGresult* result, const Statement& statement) {
    const auto status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return;
    throw DatabaseError(kind_of(result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr),
                        fmt::format("{} in: {}{}", PQerrorMessage(db_), statement.prefix, statement.tail));
  }

  PGconn* db_;
  int made_ = 0;
  StatementCache<Prepared> cache_;
  std::vector<std::string_view> along_;  // sent together with the next statement
  bool unheard_ = false;                 // the answer to the last word of a transaction that only read
};

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& conninfo) {
  return std::make_unique<PostgresConnection>(conninfo);
}

}  // namespace kaname::store

// SPDX-License-Identifier: Apache-2.0
#include "store/connection.h"

namespace kaname::store {

void Connection::simple(std::string_view sql) {
  run({{}, sql}, {}, [](const model::Row&) {});
}

void Connection::begin_write() { simple(engine() == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN"); }

void Connection::begin_read() {
  simple(engine() == Engine::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void Connection::commit() { simple("COMMIT"); }

void Connection::rollback() {
  if (in_transaction()) simple("ROLLBACK");
}

void Connection::savepoint() { simple("SAVEPOINT act"); }

void Connection::release() { simple("RELEASE SAVEPOINT act"); }

void Connection::rollback_to() {
  simple("ROLLBACK TO SAVEPOINT act");
  simple("RELEASE SAVEPOINT act");
}

}  // namespace kaname::store

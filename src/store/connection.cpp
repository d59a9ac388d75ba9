// SPDX-License-Identifier: Apache-2.0
#include "store/connection.h"

namespace kaname::store {

void Connection::simple(std::string_view sql) {
  run({{}, sql}, {}, [](const model::Row&) {});
}

void Connection::begin_write() { run_along(engine() == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN"); }

void Connection::begin_read() {
  run_along(engine() == Engine::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void Connection::commit() { simple("COMMIT"); }

void Connection::end_read() { run_unheard("COMMIT"); }

void Connection::rollback() {
  if (in_transaction()) simple("ROLLBACK");
}

void Connection::savepoint() { run_along("SAVEPOINT act"); }

void Connection::release() { run_along("RELEASE SAVEPOINT act"); }

void Connection::rollback_to() {
  simple("ROLLBACK TO SAVEPOINT act");
  run_along("RELEASE SAVEPOINT act");
}

}  // namespace kaname::store

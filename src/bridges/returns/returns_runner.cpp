// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/returns_runner.h"

#include <chrono>

#include "base/log.h"
#include "bridges/returns/returned_store.h"
#include "bridges/returns/returns_api.h"
#include "journal/journal.h"
#include "store/blobs.h"

namespace kaname::bridges {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(700);
constexpr auto kAfterFailure = std::chrono::seconds(10);

api::Caller own_caller(const std::string& area) {
  api::Caller caller;
  caller.area = area;
  caller.name = "紙の読み取り";
  caller.grants = {{api::Role::town, std::nullopt}};
  return caller;
}

struct Waiting {
  std::string area;
  ReturnedSheet sheet;
  std::optional<std::string> bytes;
};

std::optional<Waiting> next_file(store::Database& database) {
  std::optional<Waiting> out;
  database.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) {
      store::Read tx(connection, area.area_id, Timestamp::now());
      auto row =
          tx.first<ReturnedSheet>("WHERE area_id = $1 AND state = 'reading' ORDER BY put_at, id LIMIT 1", area.area_id);
      if (!row) continue;
      auto kept = store::get_blob(tx, row->sha256);
      out = {area.area_id, std::move(*row), kept ? unsealed(std::move(*kept)) : std::nullopt};
      return;
    }
  });
  return out;
}

}  // namespace

ReturnsRunner::ReturnsRunner(store::Database& database, Act act, Reader reader)
    : database_(database), act_(std::move(act)), reader_(std::move(reader)) {}

ReturnsRunner::~ReturnsRunner() { stop(); }

void ReturnsRunner::start() {
  thread_ = std::thread([this] { loop(); });
}

void ReturnsRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<std::vector<ReadPage>> ReturnsRunner::read_by_this_program(std::string_view bytes) {
  return read_in_child("/proc/self/exe", bytes);
}

bool ReturnsRunner::read_once() {
  const auto waiting = next_file(database_);
  if (!waiting) return false;
  ReadInput found;
  found.id = waiting->sheet.id;
  // Without its bytes (a restored journal) nothing can be said of it.
  const auto pages = waiting->bytes ? reader_(*waiting->bytes) : fail(Problem::not_found, "returned_damaged");
  if (!pages) found.why = pages.error().code;
  if (pages) {
    database_.write([&](store::Connection& connection) {
      store::Write tx(connection, waiting->area, Timestamp::now(), {random_uuid().text(), 0});
      std::int64_t number = 0;
      for (const ReadPage& page : *pages) {
        const std::string kept = sealed(waiting->sheet.file_id, ++number, page.png);
        // Only what is ours is remembered of the codes: a link's token is kept nowhere, and of a code that somebody else
        // has printed on his paper nothing.
        found.pages.push_back({store::put_blob(tx, kept, "application/octet-stream"), page.width, page.height,
                               mark_of(waiting->area, page.marks), page.ticks});
      }
      return true;
    });
  }
  const auto done = act_(own_caller(waiting->area), "returned.read", model::to_json(found));
  if (!done) log::log_warn("sheet_not_noted", {{"code", log::Code{done.error().code}}});
  return done.has_value();
}

void ReturnsRunner::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    bool worked = false, failed = false;
    try {
      worked = read_once();
    } catch (const std::exception&) {
      failed = true;
      log::log_error("sheet_reading_failed");
    }
    lock.lock();
    if (worked) continue;
    const auto rest = failed ? std::chrono::milliseconds(kAfterFailure) : kLookEvery;
    wake_.wait_for(lock, rest, [this] { return stopping_; });
  }
}

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#include "retention/runner.h"

#include <chrono>
#include <optional>

#include "base/log.h"
#include "journal/journal.h"
#include "people/erase_person.h"
#include "retention/erase_step.h"
#include "trust/access_log.h"

namespace kaname::retention {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(1000);
constexpr auto kAfterFailure = std::chrono::seconds(30);
// Acts of people come first: a step works for some milliseconds, then the writer is theirs.
constexpr auto kBetweenSteps = std::chrono::milliseconds(20);

struct Job {
  std::string area;
  ErasureId id;
  bool restate = false;
};

std::optional<Job> next_job(store::Database& database, Timestamp now) {
  std::optional<Job> out;
  database.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) {
      store::Read tx(connection, area.area_id, now);
      const auto erasure =
          tx.first<Erasure>("WHERE area_id = $1 AND state = 'running' ORDER BY number LIMIT 1", tx.area());
      if (!erasure) continue;
      out = Job{area.area_id, erasure->id, wants_restatement(tx, erasure->id)};
      return;
    }
  });
  return out;
}

api::Caller own_caller(const std::string& area) {
  api::Caller caller;
  caller.area = area;
  caller.name = "自動の消去";
  caller.grants = {{api::Role::town, std::nullopt}};
  return caller;
}

}  // namespace

ErasureRunner::ErasureRunner(store::Database& database, Act act) : database_(database), act_(std::move(act)) {}

ErasureRunner::~ErasureRunner() { stop(); }

void ErasureRunner::start() {
  thread_ = std::thread([this] { loop(); });
}

void ErasureRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool ErasureRunner::step_once() {
  const auto job = next_job(database_, clock_());
  if (!job) return false;
  const std::string body = "{\"id\":\"" + job->id.text() + "\"}";
  const auto done = act_(own_caller(job->area), job->restate ? "erasure.restate" : "erasure.step", body);
  // Somebody has changed a household between the look and the act: it is looked at again.
  if (!done && (done.error().code == "erasure_restate_first" || done.error().code == "erasure_no_household"))
    return true;
  if (!done) throw std::runtime_error(done.error().code);
  if (done->find("\"state\":\"finished\"") != std::string::npos) {
    compact();
    tidy(job->area);
  }
  return true;
}

void ErasureRunner::compact() {
  if (database_.engine() == store::Engine::sqlite) database_.connect(false)->script("VACUUM");
}

void ErasureRunner::tidy_after_start() {
  std::vector<std::string> areas;
  database_.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) {
      store::Read tx(connection, area.area_id, Timestamp::now());
      if (tx.number("SELECT count(*) FROM person_erased WHERE area_id = $1", tx.area()) > 0)
        areas.push_back(area.area_id);
    }
  });
  for (const std::string& area : areas) tidy(area);
}

void ErasureRunner::tidy(const std::string& area) {
  database_.write([&](store::Connection& connection) {
    auto& looks = connection.derived().get<trust::AccessQueue>();
    looks.write_out(connection);
    store::Write tx(connection, area, Timestamp::now(), {random_uuid().text(), 0});
    people::forget_looks_of_erased(tx);
    return true;
  });
  if (database_.engine() == store::Engine::sqlite) {
    // Pages as they were before the steps lie in the log until it is written over.
    database_.connect(false)->script("PRAGMA wal_checkpoint(TRUNCATE)");
  }
}

void ErasureRunner::loop() {
  bool begun = false;
  for (;;) {
    auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(kLookEvery);
    try {
      if (!begun) tidy_after_start();
      begun = true;
      if (step_once()) rest = kBetweenSteps;
    } catch (const std::exception& error) {
      log::log_error("erasure_step_failed", {{"why", log::Code{error.what()}}});
      rest = kAfterFailure;
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, rest, [this] { return stopping_; });
    if (stopping_) return;
  }
}

}  // namespace kaname::retention

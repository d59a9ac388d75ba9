// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/runner.h"

#include <chrono>

#include "base/log.h"
#include "trust/account_store.h"
#include "trust/permissions.h"

namespace kaname::bridges {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(500);
constexpr auto kAfterFailure = std::chrono::seconds(5);
constexpr int kMostFailures = 5;
// Smaller than what the command line takes: people are saving meanwhile, and wait for one step at most.
constexpr int kBackgroundRows = 50;

std::vector<std::string> area_ids(store::Connection& connection) {
  store::Read tx(connection, "", Timestamp{});
  std::vector<std::string> out;
  tx.rows("SELECT area_id FROM area ORDER BY area_id", [&](const model::Row& row) { out.emplace_back(row.text(0)); });
  return out;
}

}  // namespace

std::optional<api::Caller> caller_of_account(store::Read& tx, api::AccountId id) {
  const auto account = trust::find_account(tx, tx.area(), id);
  if (!account || !account->active) return std::nullopt;
  api::Caller caller;
  caller.area = tx.area();
  caller.account_id = id;
  caller.name = account->name;
  for (const trust::Membership& membership : trust::present_memberships(tx)) {
    if (membership.account_id == id) caller.grants.push_back({membership.role, membership.office_id});
  }
  return caller;
}

ImportRunner::ImportRunner(store::Database& database, Act act) : database_(database), act_(std::move(act)) {}

ImportRunner::~ImportRunner() { stop(); }

void ImportRunner::start() {
  const std::lock_guard lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
}

void ImportRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ImportRunner::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  wake_.notify_all();
}

// Runs without an account belong to the command line, which drives them itself.
std::optional<ImportRunner::Job> ImportRunner::next_job() {
  std::optional<Job> out;
  database_.read([&](store::Connection& connection) {
    for (const std::string& area : area_ids(connection)) {
      store::Read tx(connection, area, Timestamp::now());
      auto run = tx.first<ImportRun>(
          "WHERE area_id = $1 AND state IN ('applying', 'undoing') AND account_id IS NOT NULL"
          " ORDER BY created_at, id LIMIT 1",
          area);
      if (!run) continue;
      out.emplace();
      const auto caller = caller_of_account(tx, *run->account_id);
      out->caller.account_id = run->account_id;
      out->caller.name = run->by_name;
      if (caller) out->caller = *caller;
      out->allowed = caller && trust::allows(*caller, "import.run");
      out->caller.area = area;
      out->run = std::move(*run);
      return;
    }
  });
  return out;
}

bool ImportRunner::step_once() {
  const auto job = next_job();
  if (!job) return false;
  const std::string id = "{\"id\":\"" + job->run.id.text() + "\"";
  const bool undoing = job->run.state == RunState::undoing;
  // Whoever lost the right in between, or five failures in a row: the run waits for a person.
  if (!job->allowed || failures_ >= kMostFailures) {
    failures_ = 0;
    return act_(job->caller, "import.stop", id + "}").has_value();
  }
  const auto done = act_(job->caller, undoing ? "import.undo_step" : "import.step",
                         fmt::format("{},\"count\":{}}}", id, kBackgroundRows));
  const bool stopped_meanwhile = !done && done.error().code == "import_not_running";
  failures_ = done || stopped_meanwhile ? 0 : failures_ + 1;
  if (failures_ > 0) log::log_error("import_step_failed", {{"code", log::Code{done.error().code}}});
  return failures_ == 0;
}

void ImportRunner::loop() {
  for (;;) {
    bool worked = false;
    int failures = 0;
    try {
      worked = step_once();
      failures = failures_;
    } catch (const std::exception&) {
      failures = ++failures_;
      log::log_error("import_step_broken", {{"failures", failures}});
    }
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    if (worked) continue;
    const auto rest = failures > 0 ? std::chrono::milliseconds(kAfterFailure) : kLookEvery;
    wake_.wait_for(lock, rest, [this] { return stopping_ || woken_; });
    woken_ = false;
    if (stopping_) return;
  }
}

}  // namespace kaname::bridges

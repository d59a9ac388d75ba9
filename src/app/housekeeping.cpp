// SPDX-License-Identifier: Apache-2.0
#include "app/housekeeping.h"

#include <chrono>

#include "app/jobs/job_store.h"
#include "base/log.h"
#include "bridges/imports/import_tables.h"
#include "delivery/outside.h"
#include "journal/journal.h"
#include "people/erase_person.h"
#include "retention/retention_store.h"
#include "trust/application_term.h"

namespace kaname::app {
namespace {

constexpr auto kEvery = std::chrono::hours(24);
// Acts of people come first: after each turn a pause of three times its length, so that a year of old answers takes a
// quarter of the writer at most.
constexpr int kPauseTurns = 3;
constexpr auto kLongestPause = std::chrono::milliseconds(300);

std::int64_t forget_answers(store::Write& tx) {
  return tx.execute(
      "DELETE FROM act_answer WHERE area_id = $1 AND key IN"
      " (SELECT key FROM act_answer WHERE area_id = $1 AND at < $2 ORDER BY at LIMIT $3)",
      tx.area(), tx.now().plus_ms(-kKeepAnswersMs), kRowsATurn);
}

// Also of persons who were erased: a note may have been on its way on another node.
std::int64_t forget_looks(store::Write& tx) {
  const auto years = retention::settings_of(tx).access_log_years;
  const Timestamp oldest = Timestamp::of(tx.today().plus_months(-static_cast<int>(12 * years)));
  const std::int64_t of_erased = people::forget_looks_of_erased(tx);
  return of_erased +
      tx.execute(
          "DELETE FROM access_log WHERE area_id = $1 AND (person_id, at, id) IN"
          " (SELECT person_id, at, id FROM access_log WHERE area_id = $1 AND at < $2 ORDER BY at LIMIT $3)",
          tx.area(), oldest, kRowsATurn);
}

api::Caller own_caller(const std::string& area) {
  api::Caller caller;
  caller.area = area;
  caller.name = "自動の片づけ";
  caller.grants = {{api::Role::town, std::nullopt}};
  return caller;
}

}  // namespace

Housekeeping::Housekeeping(store::Database& database, Act act) : database_(database), act_(std::move(act)) {}

Housekeeping::~Housekeeping() { stop(); }

void Housekeeping::start() {
  thread_ = std::thread([this] { loop(); });
}

void Housekeeping::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Housekeeping::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Housekeeping::make_way(std::chrono::steady_clock::duration turn) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, std::min<std::chrono::steady_clock::duration>(kPauseTurns * turn, kLongestPause),
                 [this] { return stopping_; });
}

void Housekeeping::clear_area(const std::string& area, Cleared& cleared) {
  const auto repeat = [&](auto work, std::int64_t& count) {
    for (std::int64_t removed = kRowsATurn; removed >= kRowsATurn && !stopping();) {
      const auto begun = std::chrono::steady_clock::now();
      database_.write([&](store::Connection& connection) {
        store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
        removed = work(tx);
        return removed > 0;
      });
      count += removed;
      ++cleared.turns;
      if (removed >= kRowsATurn) make_way(std::chrono::steady_clock::now() - begun);
    }
  };
  repeat(&forget_answers, cleared.answers);
  repeat([](store::Write& tx) { return forget_old_jobs(tx, kRowsATurn); }, cleared.jobs);
  repeat([](store::Write& tx) { return delivery::forget_old_tries(tx, kRowsATurn); }, cleared.tries);
  repeat(&forget_looks, cleared.looks);
  clear_previews(area, cleared);
  clear_applications(area, cleared);
}

void Housekeeping::clear_applications(const std::string& area, Cleared& cleared) {
  bool more = false;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    more = trust::any_application_past_term(tx);
  });
  while (more && !stopping()) {
    const auto answer = act_(own_caller(area), "erasure.applications", "{}");
    if (!answer) return;
    ++cleared.turns;
    ++cleared.applications;
    more = answer->find("\"more\":true") != std::string::npos;
  }
}

// The runs of an area are few, their rows many: an act removes some rows, the last one the run itself.
void Housekeeping::clear_previews(const std::string& area, Cleared& cleared) {
  std::vector<bridges::ImportRun> runs;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    runs = tx.select<bridges::ImportRun>(
        "WHERE area_id = $1 AND (state = 'discarded' OR (state = 'previewed' AND created_at < $2))"
        " ORDER BY created_at, id LIMIT 1000",
        area, tx.now().plus_ms(-kKeepPreviewsMs));
  });
  for (const bridges::ImportRun& run : runs) {
    const std::string body = fmt::format(R"({{"id":"{}","count":{}}})", run.id.text(), kRowsATurn);
    for (bool more = true; more && !stopping();) {
      const auto answer = act_(own_caller(area), "import.discard", body);
      if (!answer) break;  // somebody applies it just now
      ++cleared.turns;
      more = answer->find("\"gone\":true") == std::string::npos;
      if (!more) ++cleared.previews;
    }
  }
}

Housekeeping::Cleared Housekeeping::clear() {
  Cleared cleared;
  std::vector<std::string> areas;
  database_.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) areas.push_back(area.area_id);
  });
  for (const std::string& area : areas) clear_area(area, cleared);
  return cleared;
}

void Housekeeping::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      const Cleared cleared = clear();
      if (cleared.answers + cleared.previews + cleared.jobs + cleared.looks + cleared.tries + cleared.applications >
          0) {
        log::log_info("cleared",
                      {{"answers", cleared.answers},
                       {"previews", cleared.previews},
                       {"jobs", cleared.jobs},
                       {"looks", cleared.looks},
                       {"tries", cleared.tries},
                       {"applications", cleared.applications}});
      }
    } catch (const std::exception&) { log::log_error("not_cleared"); }
    lock.lock();
    wake_.wait_for(lock, kEvery, [this] { return stopping_; });
  }
}

}  // namespace kaname::app

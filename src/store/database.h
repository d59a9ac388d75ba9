// SPDX-License-Identifier: Apache-2.0
#pragma once
// The store of one program: readers for every thread, one writer that commits many acts at once. The same code drives
// SQLite and PostgreSQL; only the connections differ.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/connection.h"
#include "store/transaction.h"

namespace kaname::store {

struct DatabaseSettings {
  std::string sqlite_path;  // one of the two is set
  std::string postgres;     // libpq conninfo
};

class Database {
 public:
  // Opens the store and brings its schema up to date. Throws DatabaseError.
  explicit Database(DatabaseSettings settings);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Engine engine() const { return settings_.postgres.empty() ? Engine::sqlite : Engine::postgres; }
  const DatabaseSettings& settings() const { return settings_; }

  // A read of one snapshot on this thread's own connection. `work(Connection&)` opens its Read from it.
  void read(const std::function<void(Connection&)>& work);

  // One piece of writing. `work` runs in its own savepoint on the writer's thread and answers whether to keep it;
  // `done(kept, error)` follows after the commit (or its failure), still on the writer's thread.
  struct Job {
    std::function<bool(Connection&)> work;
    std::function<void(bool committed, const DatabaseError* error)> done;
  };
  void submit(Job job);
  // A job that nobody waits for: it goes with the writer's next turn, and gets one of its own only after `kPatience`.
  // Every commit costs a flush of the disk and makes the readers look at changed pages anew; notes of reading must not
  // cost one each.
  void submit_patiently(Job job);
  // submit() and wait: for the command line, sample and tests. Throws DatabaseError when the commit fails.
  bool write(const std::function<bool(Connection&)>& work);

  // Acts waiting for the writer.
  std::size_t queue_length() const;
  std::int64_t commits() const { return commits_.load(); }
  // Lets the queued jobs finish and stops the writer. Afterwards submit() refuses.
  void stop();

  // A further connection of its own, e.g. for a backup.
  std::unique_ptr<Connection> connect(bool read_only) const;

 private:
  void enqueue(Job job, bool patiently);
  void writer_loop();
  bool wait_for_jobs(std::vector<Job>& batch);
  void run_batch(std::vector<Job>& batch);
  bool run_job(Job& job);

  DatabaseSettings settings_;
  std::shared_ptr<Derived> derived_ = std::make_shared<Derived>();
  std::unique_ptr<Connection> writer_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  std::vector<Job> patient_;
  std::chrono::steady_clock::time_point patience_ends_;  // of the first of patient_
  bool stopping_ = false;
  std::atomic<std::int64_t> commits_{0};
  std::uint64_t instance_;  // tells this thread's cached connection from another Database's
  std::thread thread_;
};

}  // namespace kaname::store

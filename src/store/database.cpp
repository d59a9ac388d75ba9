// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include <atomic>
#include <future>

#include "store/migrations.h"
#include "store/postgres/postgres_connection.h"
#include "store/sqlite/plan_hints.h"
#include "store/sqlite/sqlite_connection.h"

namespace kaname::store {
namespace {

// How many acts share one commit at most: enough to hide the disk's flush, short enough to answer soon.
constexpr std::size_t kMaxBatch = 128;

// How long a job that nobody waits for may wait: four commits a second at most, and what it notes is on disk well within
// the second that the access log promises.
constexpr auto kPatience = std::chrono::milliseconds(250);

std::atomic<std::uint64_t> g_instances{0};

struct Reader {
  std::uint64_t instance = 0;
  std::unique_ptr<Connection> connection;
};
thread_local std::vector<Reader> t_readers;

}  // namespace

Database::Database(DatabaseSettings settings) : settings_(std::move(settings)), instance_(++g_instances) {
  writer_ = connect(false);
  if (const auto steps = migrate(*writer_); !steps.empty() && engine() == Engine::sqlite) write_plan_hints(*writer_);
  thread_ = std::thread([this] { writer_loop(); });
}

Database::~Database() {
  stop();
  std::erase_if(t_readers, [this](const Reader& r) { return r.instance == instance_; });
}

std::unique_ptr<Connection> Database::connect(bool read_only) const {
  auto connection = engine() == Engine::postgres
      ? open_postgres(settings_.postgres)
      : open_sqlite(settings_.sqlite_path, read_only ? Access::read_only : Access::read_write);
  connection->share_derived(derived_);
  return connection;
}

void Database::read(const std::function<void(Connection&)>& work) {
  auto found =
      std::find_if(t_readers.begin(), t_readers.end(), [&](const Reader& r) { return r.instance == instance_; });
  if (found == t_readers.end()) {
    t_readers.push_back({instance_, connect(true)});
    found = t_readers.end() - 1;
  }
  Connection& connection = *found->connection;
  connection.begin_read();
  try {
    work(connection);
  } catch (...) {
    connection.rollback();
    throw;
  }
  connection.end_read();
}

void Database::submit(Job job) { enqueue(std::move(job), false); }

void Database::submit_patiently(Job job) { enqueue(std::move(job), true); }

void Database::enqueue(Job job, bool patiently) {
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_) {
      if (patiently) {
        if (patient_.empty()) patience_ends_ = std::chrono::steady_clock::now() + kPatience;
        patient_.push_back(std::move(job));
      } else {
        queue_.push_back(std::move(job));
      }
      wake_.notify_one();
      return;
    }
  }
  const DatabaseError stopped(DatabaseError::Kind::lost, "the program is stopping");
  job.done(false, &stopped);
}

bool Database::write(const std::function<bool(Connection&)>& work) {
  std::promise<bool> promise;
  auto future = promise.get_future();
  submit({work, [&](bool committed, const DatabaseError* error) {
            if (error) {
              promise.set_exception(std::make_exception_ptr(*error));
            } else {
              promise.set_value(committed);
            }
          }});
  return future.get();
}

std::size_t Database::queue_length() const {
  const std::lock_guard lock(mutex_);
  return queue_.size() + patient_.size();
}

void Database::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void Database::writer_loop() {
  std::vector<Job> batch;
  while (wait_for_jobs(batch)) {
    run_batch(batch);
    batch.clear();
  }
}

// The next batch; false when the writer has been stopped and nothing is left.
bool Database::wait_for_jobs(std::vector<Job>& batch) {
  std::unique_lock lock(mutex_);
  const auto due = [this] { return stopping_ || !queue_.empty(); };
  wake_.wait(lock, [&] { return due() || !patient_.empty(); });
  if (!due()) wake_.wait_until(lock, patience_ends_, due);
  while (!queue_.empty() && batch.size() < kMaxBatch) {
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  std::move(patient_.begin(), patient_.end(), std::back_inserter(batch));
  patient_.clear();
  return !batch.empty();
}

// Runs every job of the batch in one transaction. When the transaction is lost half-way (full disk, lost server), nothing
// of the batch is kept and every job hears of it: an act is answered only when it is on disk.
void Database::run_batch(std::vector<Job>& batch) {
  std::vector<char> kept(batch.size(), 0);
  std::optional<DatabaseError> failure;
  try {
    writer_->begin_write();
    for (std::size_t i = 0; i < batch.size(); ++i) kept[i] = run_job(batch[i]) ? 1 : 0;
    writer_->commit();
    commits_.fetch_add(1, std::memory_order_relaxed);
  } catch (const DatabaseError& error) {
    failure = error;
    try {
      writer_->rollback();
    } catch (const DatabaseError&) {
      // The connection is gone; the next statement reconnects or fails again.
    }
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].done(!failure && kept[i] != 0, failure ? &*failure : nullptr);
  }
}

bool Database::run_job(Job& job) {
  writer_->savepoint();
  bool keep = false;
  try {
    keep = job.work(*writer_);
  } catch (const DatabaseError& error) {
    const bool alone = error.kind() == DatabaseError::Kind::constraint || error.kind() == DatabaseError::Kind::other;
    if (!alone || !writer_->in_transaction()) throw;
    keep = false;  // this job's own fault; the dispatcher has its words, the others go on
  }
  if (keep) {
    writer_->release();
  } else {
    writer_->rollback_to();
  }
  return keep;
}

}  // namespace kaname::store

// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/job_store.h"

#include <filesystem>

namespace kaname::app {
namespace {

constexpr std::int64_t kLostMs = 10LL * 60 * 1000;

}  // namespace

void JobBoard::ring() {
  const std::lock_guard lock(mutex_);
  rung_ = true;
  wake_.notify_all();
}

JobBoard::Woken JobBoard::wait(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, most, [this] { return rung_ || closed_; });
  if (closed_) return Woken::closed;
  return std::exchange(rung_, false) ? Woken::rung : Woken::time_over;
}

void JobBoard::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  wake_.notify_all();
}

bool JobBoard::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void JobBoard::ask_stop(JobId id) {
  const std::lock_guard lock(mutex_);
  stops_.insert(id);
}

bool JobBoard::stop_asked(JobId id) const {
  const std::lock_guard lock(mutex_);
  return stops_.contains(id);
}

void JobBoard::forget(JobId id) {
  const std::lock_guard lock(mutex_);
  stops_.erase(id);
}

std::optional<Job> find_job(store::Read& tx, JobId id) {
  return tx.first<Job>("WHERE area_id = $1 AND id = $2", tx.area(), id);
}

bool anything_waits(store::Read& tx) {
  return tx.number("SELECT count(*) FROM job WHERE area_id = $1 AND state = 'waiting'", tx.area()) > 0;
}

std::optional<Job> claim_job(store::Write& tx, const std::string& node) {
  auto job = tx.first<Job>(
      "WHERE area_id = $1 AND state = 'waiting' AND account_id NOT IN"
      " (SELECT account_id FROM job WHERE area_id = $1 AND state = 'running')"
      " ORDER BY created_at, id LIMIT 1",
      tx.area());
  if (!job) return std::nullopt;
  job->state = JobState::running;
  job->started_at = job->seen_at = tx.now();
  job->node = node;
  // Another node may have been quicker: only one of them still finds it waiting.
  const auto taken = tx.execute(
      "UPDATE job SET state = 'running', started_at = $3, seen_at = $3, node = $4"
      " WHERE area_id = $1 AND id = $2 AND state = 'waiting'",
      tx.area(), job->id, tx.now(), node);
  if (taken == 0) return std::nullopt;
  return job;
}

std::optional<Job> note_progress(store::Write& tx, JobId id, std::int64_t done, std::int64_t total) {
  tx.execute("UPDATE job SET done = $3, total = $4, seen_at = $5 WHERE area_id = $1 AND id = $2 AND state = 'running'",
             tx.area(), id, done, total, tx.now());
  auto job = find_job(tx, id);
  if (job && job->state == JobState::running) return job;
  return std::nullopt;
}

std::optional<Job> finish_job(store::Write& tx, JobId id, const Job& outcome) {
  auto job = find_job(tx, id);
  if (!job || job->state != JobState::running) return std::nullopt;
  job->state = outcome.state;
  job->error = outcome.error;
  job->file_name = outcome.file_name;
  job->content_type = outcome.content_type;
  job->file_size = outcome.file_size;
  if (outcome.state == JobState::done) job->done = job->total = std::max<std::int64_t>(1, job->total);
  job->finished_at = tx.now();
  tx.update(*job);
  return job;
}

void interrupt_lost_jobs(store::Write& tx, const std::string& node) {
  tx.execute(
      "UPDATE job SET state = 'interrupted', finished_at = $2"
      " WHERE area_id = $1 AND state = 'running' AND (node = $3 OR seen_at < $4)",
      tx.area(), tx.now(), node, tx.now().plus_ms(-kLostMs));
}

std::int64_t forget_old_jobs(store::Write& tx, std::int64_t limit) {
  const JobBoard& board = tx.derived<JobBoard>();
  std::int64_t count = 0;
  const auto remove_file = [&](JobId id) {
    std::error_code none;
    return !board.folder().empty() && std::filesystem::remove(board.file_of(id), none);
  };
  for (const Job& job : tx.select<Job>("WHERE area_id = $1 AND state = 'done' AND file_size > 0 AND finished_at <= $2"
                                       " ORDER BY finished_at LIMIT $3",
                                       tx.area(), tx.now().plus_ms(-kJobFileMs), limit)) {
    remove_file(job.id);
    tx.execute("UPDATE job SET file_size = 0 WHERE area_id = $1 AND id = $2", tx.area(), job.id);
    ++count;
  }
  for (const Job& job : tx.select<Job>("WHERE area_id = $1 AND finished_at <= $2 ORDER BY finished_at LIMIT $3",
                                       tx.area(), tx.now().plus_ms(-kJobRowMs), limit)) {
    remove_file(job.id);
    tx.erase(job);
    ++count;
  }
  return count;
}

}  // namespace kaname::app

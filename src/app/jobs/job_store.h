// SPDX-License-Identifier: Apache-2.0
#pragma once
// SQL of jobs, and what the process keeps about them: who is to be woken, what is to be stopped, where files lie.

#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/jobs/job.h"
#include "store/transaction.h"

namespace kaname::app {

// One for each Database (store/derived.h). Everything in it can be lost: the table says the same a little later.
class JobBoard {
 public:
  // Set once, before the first job.
  void set_folder(std::string folder) { folder_ = std::move(folder); }
  std::string file_of(JobId id) const { return folder_ + "/" + id.text(); }
  const std::string& folder() const { return folder_; }

  enum class Woken { rung, time_over, closed };
  void ring();
  Woken wait(std::chrono::milliseconds most);
  void close();
  bool closed() const;

  void ask_stop(JobId id);
  bool stop_asked(JobId id) const;
  void forget(JobId id);

 private:
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool rung_ = false;
  bool closed_ = false;
  std::set<JobId> stops_;
  std::string folder_;
};

std::optional<Job> find_job(store::Read& tx, JobId id);
bool anything_waits(store::Read& tx);

// The oldest waiting job whose owner has none running becomes running; nothing when there is none.
std::optional<Job> claim_job(store::Write& tx, const std::string& node);
// Notes how far a running job is; answers it as it now stands, nothing when it does not run any more.
std::optional<Job> note_progress(store::Write& tx, JobId id, std::int64_t done, std::int64_t total);
// Ends a running job.
std::optional<Job> finish_job(store::Write& tx, JobId id, const Job& outcome);

// Running jobs of a process that is gone become interrupted: those of `node` at its start, and any that has not been heard
// of for ten minutes.
void interrupt_lost_jobs(store::Write& tx, const std::string& node);

// Files that cannot be fetched any more, and rows that nobody asks about; at most `limit` of each. Answers how many.
std::int64_t forget_old_jobs(store::Write& tx, std::int64_t limit);

}  // namespace kaname::app

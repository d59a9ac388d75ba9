// SPDX-License-Identifier: Apache-2.0
#pragma once
// Works the jobs that wait: two at once, one of each account, on threads of its own with a lower priority than those
// that answer. They are not those of the pool of long reads: two booklets there would keep every list, and with
// PostgreSQL every page, waiting for half a minute.

#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/endpoint.h"
#include "app/jobs/job_store.h"
#include "output/pdf.h"
#include "store/database.h"

namespace kaname::app {

// One kind of work. `run` answers nothing when its progress said stop.
struct JobWork {
  JobKind kind = JobKind::booklet;
  std::string_view permission;
  std::function<std::optional<api::File>(store::Read&, const JobInput&, const output::Progress&)> run;
};

// The kinds there are.
const std::vector<JobWork>& job_works();
// The permission that asking for a kind, and fetching its file, needs.
std::string_view permission_of(JobKind kind);

class JobRunner {
 public:
  // Tells the owner, by the live feed, how a job stands.
  using Tell = std::function<void(const Job& job)>;

  // `database` must outlive the runner. Files go to `folder`/jobs. Nothing runs before start().
  JobRunner(store::Database& database, const std::string& folder, Tell tell);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // For tests, before start().
  void set_works(std::vector<JobWork> works) { works_ = std::move(works); }
  void set_clock(std::function<Timestamp()> clock) { clock_ = std::move(clock); }

  // What an earlier process left running becomes interrupted; then the threads begin.
  void start();
  // Running jobs become interrupted, waiting ones wait for the next start. Before the database stops.
  void stop();

  // Claims and works one job to its end; false when none may run. What the threads do.
  bool work_once();

 private:
  class Reporter;
  void loop();
  bool anything_waiting();
  std::optional<Job> claim();
  Job carry_out(const Job& job);
  void finish(const Job& job, const Job& outcome);
  bool allowed(const Job& job, std::string_view permission);

  store::Database& database_;
  JobBoard* board_ = nullptr;
  Tell tell_;
  std::string node_;
  std::vector<JobWork> works_;
  std::function<Timestamp()> clock_ = &Timestamp::now;
  std::vector<std::thread> threads_;
};

}  // namespace kaname::app

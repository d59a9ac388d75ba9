// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/job_runner.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "base/crypto.h"
#include "base/log.h"
#include "bridges/imports/runner.h"
#include "directory/papers/papers_api.h"
#include "journal/journal.h"
#include "trust/permissions.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;

constexpr auto kLookEvery = std::chrono::seconds(5);
constexpr auto kTellEvery = std::chrono::seconds(1);
constexpr int kNice = 10;

// Linux gives every thread its own niceness; where that is not so, nothing is lost.
void step_back() { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice); }

// Tells one installation from another on a shared database, and is the same after a restart.
std::string node_name(const std::string& folder) {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  std::error_code none;
  const fs::path place = fs::weakly_canonical(folder, none);
  return crypto::sha256_hex(std::string(host.data()) + ":" + place.string()).substr(0, 16);
}

// In full or not at all.
void write_file(const std::string& path, const std::string& bytes) {
  const std::string part = path + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, failed);
  if (out && !failed) fs::rename(part, path, failed);
  if (out && !failed) return;
  std::error_code none;
  fs::remove(part, none);
  throw store::DatabaseError(store::DatabaseError::Kind::full, "the job's file could not be written");
}

std::vector<std::string> area_ids(store::Database& database) {
  std::vector<std::string> out;
  database.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) out.push_back(area.area_id);
  });
  return out;
}

}  // namespace

const std::vector<JobWork>& job_works() {
  static const std::vector<JobWork> works = {
      {JobKind::booklet, "output.booklet",
       [](store::Read& tx, const JobInput& input, const output::Progress& progress) {
         return directory::papers::booklet_file(tx, input.edition, progress);
       }},
  };
  return works;
}

std::string_view permission_of(JobKind kind) {
  for (const JobWork& work : job_works()) {
    if (work.kind == kind) return work.permission;
  }
  return "";
}

// Notes progress in the table at most once a second, without waiting for the writer, and hears there of a wish to stop
// that came by another node.
class JobRunner::Reporter {
 public:
  Reporter(JobRunner& runner, const Job& job)
      : database_(runner.database_), tell_(runner.tell_), board_(*runner.board_), clock_(runner.clock_), job_(job) {}

  output::Go operator()(int done, int total) {
    if (board_.closed() || board_.stop_asked(job_.id) || *stop_) return output::Go::stop;
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < kTellEvery && done < total) return output::Go::on;
    told_ = now;
    // Nothing of the reporter is used by then: it may be gone.
    auto noted = std::make_shared<std::optional<Job>>();
    database_.submit({[noted, job = job_, clock = clock_, done, total](store::Connection& connection) {
                        store::Write tx(connection, job.area_id, clock(), {random_uuid().text(), 0});
                        *noted = note_progress(tx, job.id, done, total);
                        return noted->has_value();
                      },
                      [noted, tell = tell_, stop = stop_](bool kept, const store::DatabaseError*) {
                        if (!*noted || (*noted)->stop_asked) *stop = true;
                        if (kept && *noted) tell(**noted);
                      }});
    return output::Go::on;
  }

 private:
  store::Database& database_;
  Tell tell_;
  JobBoard& board_;
  std::function<Timestamp()> clock_;
  Job job_;
  std::shared_ptr<std::atomic<bool>> stop_ = std::make_shared<std::atomic<bool>>(false);
  std::chrono::steady_clock::time_point told_{};
};

JobRunner::JobRunner(store::Database& database, const std::string& folder, Tell tell)
    : database_(database), tell_(std::move(tell)), node_(node_name(folder)), works_(job_works()) {
  fs::create_directories(folder + "/jobs");
  fs::permissions(folder + "/jobs", fs::perms::owner_all);
  database_.read([&](store::Connection& connection) { board_ = &connection.derived().get<JobBoard>(); });
  board_->set_folder(folder + "/jobs");
}

JobRunner::~JobRunner() { stop(); }

void JobRunner::start() {
  for (const std::string& area : area_ids(database_)) {
    database_.write([&](store::Connection& connection) {
      store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
      interrupt_lost_jobs(tx, node_);
      return true;
    });
  }
  while (threads_.size() < kJobsAtOnce) threads_.emplace_back([this] { loop(); });
}

void JobRunner::stop() {
  board_->close();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

// Another node's wishes ring no bell here. Only a look, so that an idle server writes nothing.
bool JobRunner::anything_waiting() {
  bool out = false;
  for (const std::string& area : area_ids(database_)) {
    database_.read([&](store::Connection& connection) {
      store::Read tx(connection, area, clock_());
      out = out || anything_waits(tx);
    });
  }
  return out;
}

// The writer's queue puts this after the act that rang, which is committed by then.
std::optional<Job> JobRunner::claim() {
  for (const std::string& area : area_ids(database_)) {
    std::optional<Job> job;
    database_.write([&](store::Connection& connection) {
      // Asked here once more: a job that the end of the program interrupts lets the same account's next one through.
      if (board_->closed()) return false;
      store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
      job = claim_job(tx, node_);
      return job.has_value();
    });
    if (job) return job;
  }
  return std::nullopt;
}

// Whoever lost the right, or left, gets nothing made any more.
bool JobRunner::allowed(const Job& job, std::string_view permission) {
  bool out = false;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, job.area_id, clock_());
    const auto caller = bridges::caller_of_account(tx, job.account_id);
    out = caller && trust::allows(*caller, permission);
  });
  return out;
}

Job JobRunner::carry_out(const Job& job) {
  Job out;
  out.state = JobState::failed;
  out.error = "job_failed";
  const auto work = std::find_if(works_.begin(), works_.end(), [&](const JobWork& w) { return w.kind == job.kind; });
  const auto input = model::from_json<JobInput>(job.input);
  if (work == works_.end() || !input) return out;
  if (!allowed(job, work->permission)) {
    out.error = "not_allowed";
    return out;
  }
  std::optional<api::File> file;
  Reporter reporter(*this, job);
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, job.area_id, clock_());
    file = work->run(tx, *input, [&](int done, int total) { return reporter(done, total); });
  });
  out.error.clear();
  if (!file) {
    out.state = board_->closed() ? JobState::interrupted : JobState::stopped;
    return out;
  }
  write_file(board_->file_of(job.id), file->bytes);
  out.state = JobState::done;
  out.file_name = file->name;
  out.content_type = file->content_type;
  out.file_size = static_cast<std::int64_t>(file->bytes.size());
  return out;
}

void JobRunner::finish(const Job& job, const Job& outcome) {
  std::optional<Job> ended;
  database_.write([&](store::Connection& connection) {
    store::Write tx(connection, job.area_id, clock_(), {random_uuid().text(), 0});
    ended = finish_job(tx, job.id, outcome);
    return ended.has_value();
  });
  board_->forget(job.id);
  board_->ring();  // the same account's next one may begin
  if (ended) tell_(*ended);
  log::log_info("job_ended",
                {{"kind", log::Code{model::code_of(job.kind)}}, {"state", log::Code{model::code_of(outcome.state)}}});
}

bool JobRunner::work_once() {
  const auto job = claim();
  if (!job) return false;
  tell_(*job);
  Job outcome;
  outcome.state = JobState::failed;
  try {
    outcome = carry_out(*job);
  } catch (const store::DatabaseError& error) {
    outcome.error = error.kind() == store::DatabaseError::Kind::full ? "disk_full" : "job_failed";
  } catch (const std::exception&) { outcome.error = "job_failed"; }
  finish(*job, outcome);
  return true;
}

void JobRunner::loop() {
  step_back();
  auto woken = JobBoard::Woken::rung;
  while (woken != JobBoard::Woken::closed && !board_->closed()) {
    bool worked = false;
    try {
      worked = (woken == JobBoard::Woken::rung || anything_waiting()) && work_once();
    } catch (const std::exception&) { log::log_error("job_broken"); }
    woken = worked ? JobBoard::Woken::rung : board_->wait(kLookEvery);
  }
}

}  // namespace kaname::app

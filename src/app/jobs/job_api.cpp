// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/job_api.h"

#include <fstream>

#include "app/jobs/job_runner.h"
#include "trust/permissions.h"

namespace kaname::app {
namespace {

using api::Caller;
using api::Read;
using api::Write;

struct JobsAnswer {
  std::vector<JobView> items;
};
constexpr auto describe(model::Tag<JobsAnswer>) {
  return model::entity("JobsAnswer", "作業の一覧", model::field("items", &JobsAnswer::items));
}

struct OneJob {
  JobId id;
};
constexpr auto describe(model::Tag<OneJob>) {
  return model::entity("OneJob", "作業", model::field("id", &OneJob::id, model::required | model::from_path));
}

// Somebody else's job is as unknown as one that never was.
Result<Job> own_job(Read& tx, const Caller& caller, JobId id) {
  auto job = find_job(tx, id);
  if (!job || caller.account_id != job->account_id) return fail(Problem::not_found, "job_unknown");
  return std::move(*job);
}

Result<JobView> start_job(Write& tx, const Caller& caller, const JobInput& in) {
  if (!trust::allows(caller, permission_of(in.kind))) return trust::refusal(caller, permission_of(in.kind));
  const std::string input = model::to_json(in);
  // Pressed twice, or asked for on two screens: the same one.
  if (const auto same = tx.first<Job>("WHERE area_id = $1 AND account_id = $2 AND input = $3"
                                      " AND state IN ('waiting', 'running') AND stop_asked = 0 ORDER BY id",
                                      tx.area(), *caller.account_id, input)) {
    return view_of(*same, tx.now());
  }
  const auto waiting =
      tx.number("SELECT count(*) FROM job WHERE area_id = $1 AND account_id = $2 AND state = 'waiting'", tx.area(),
                *caller.account_id);
  if (waiting >= kMostWaiting) return fail(Problem::conflict, "jobs_too_many");
  Job job;
  job.area_id = tx.area();
  job.id = JobId{random_uuid()};
  job.account_id = *caller.account_id;
  job.kind = in.kind;
  job.input = input;
  job.created_at = tx.now();
  tx.insert(job);
  tx.derived<JobBoard>().ring();
  return view_of(job, tx.now());
}

Result<JobsAnswer> list_jobs(Read& tx, const Caller& caller, const api::Nothing&) {
  JobsAnswer out;
  for (const Job& job :
       tx.select<Job>("WHERE area_id = $1 AND account_id = $2 ORDER BY created_at DESC, id DESC LIMIT 50", tx.area(),
                      *caller.account_id)) {
    out.items.push_back(view_of(job, tx.now()));
  }
  return out;
}

Result<JobView> show_job(Read& tx, const Caller& caller, const OneJob& in) {
  return view_of(TRY(own_job(tx, caller, in.id)), tx.now());
}

// A job that is over already stays as it is.
Result<JobView> stop_job(Write& tx, const Caller& caller, const OneJob& in) {
  Job job = TRY(own_job(tx, caller, in.id));
  if (job.state == JobState::waiting) {
    job.state = JobState::stopped;
    job.finished_at = tx.now();
    tx.update(job);
  } else if (job.state == JobState::running) {
    job.stop_asked = true;
    tx.update(job);
    tx.derived<JobBoard>().ask_stop(job.id);
  }
  return view_of(job, tx.now());
}

Result<api::File> job_file(Read& tx, const Caller& caller, const OneJob& in) {
  const Job job = TRY(own_job(tx, caller, in.id));
  // The right may have been taken away since.
  if (!trust::allows(caller, permission_of(job.kind))) return trust::refusal(caller, permission_of(job.kind));
  if (job.state != JobState::done) return fail(Problem::conflict, "job_not_done");
  if (!view_of(job, tx.now()).file_ready) return fail(Problem::not_found, "job_file_gone");
  std::ifstream file(tx.derived<JobBoard>().file_of(job.id), std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  if (bytes.size() != static_cast<std::size_t>(job.file_size)) return fail(Problem::not_found, "job_file_gone");
  const bool in_browser = job.content_type == "application/pdf";
  return api::File{std::move(bytes), job.content_type, job.file_name, !in_browser, false};
}

}  // namespace

std::shared_ptr<const api::FeedEvent> job_event(const Job& job, Timestamp now) {
  auto event = std::make_shared<api::FeedEvent>();
  event->area = job.area_id;
  event->account = job.account_id.text();
  event->frame = "event: job\ndata: " + model::to_json(view_of(job, now)) + "\n\n";
  return event;
}

std::vector<api::Endpoint> job_endpoints() {
  return {
      api::unjournaled(api::post("/v1/jobs", "job.start", "signed_in", "Ask for long work", &start_job)),
      api::get("/v1/jobs", "job.list", "signed_in", "One's own jobs, newest first", &list_jobs),
      api::get("/v1/jobs/{id}", "job.show", "signed_in", "How a job of one's own stands", &show_job),
      api::unjournaled(api::post("/v1/jobs/{id}/stop", "job.stop", "signed_in", "Stop a job of one's own", &stop_job)),
      api::slow_get("/v1/jobs/{id}/file", "job.file", "signed_in", "What a job made, for a day", &job_file),
  };
}

}  // namespace kaname::app

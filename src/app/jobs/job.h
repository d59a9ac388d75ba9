// SPDX-License-Identifier: Apache-2.0
#pragma once
// Long work that somebody asked for on a screen and may leave running. A job is the state of a process, not an act: it
// changes nothing that the area knows, a replay must not print booklets again, and its progress would drown the journal.
// So it has a table of its own beside history, like sessions, and its file lies in the data folder, outside the store: no
// backup carries a printed booklet, and no writer is held by its megabytes.
//
// It lives on the top floor because what it runs comes from several domains. One account's jobs are nobody else's.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "directory/papers/booklet.h"
#include "model/field.h"

namespace kaname::app {

using JobId = Id<struct JobTag>;
using directory::papers::Edition;

enum class JobKind { booklet };
inline constexpr auto kJobKinds = std::to_array<model::Option>({{"booklet", "冊子", "Booklet"}});
constexpr const auto& options(model::Tag<JobKind>) { return kJobKinds; }
constexpr std::string_view choice_name(model::Tag<JobKind>) { return "JobKind"; }

// `interrupted`: the program ended in the middle of it.
enum class JobState { waiting, running, done, failed, stopped, interrupted };
inline constexpr auto kJobStates = std::to_array<model::Option>({
    {"waiting", "順番待ち", "Waiting"},
    {"running", "作成中", "Running"},
    {"done", "できました", "Done"},
    {"failed", "できませんでした", "Failed"},
    {"stopped", "止めました", "Stopped"},
    {"interrupted", "中断", "Interrupted"},
});
constexpr const auto& options(model::Tag<JobState>) { return kJobStates; }
constexpr std::string_view choice_name(model::Tag<JobState>) { return "JobState"; }

inline constexpr std::int64_t kJobFileMs = kDayMs;     // how long a file can be fetched
inline constexpr std::int64_t kJobRowMs = 7 * kDayMs;  // how long it is told what became of a job
inline constexpr std::size_t kJobsAtOnce = 2;          // of one server
inline constexpr std::int64_t kMostWaiting = 5;        // of one account

// Table `job`.
struct Job {
  std::string area_id;
  JobId id;
  api::AccountId account_id;
  JobKind kind = JobKind::booklet;
  std::string input;  // JobInput as JSON
  JobState state = JobState::waiting;
  std::int64_t done = 0, total = 0;  // total 0: not known yet
  bool stop_asked = false;
  std::string error;  // code of a message, of a failed one
  Timestamp created_at;
  std::optional<Timestamp> started_at;
  std::optional<Timestamp> seen_at;  // its process was last heard of
  std::optional<Timestamp> finished_at;
  std::string node;  // the installation that runs it
  std::string file_name, content_type;
  std::int64_t file_size = 0;

  bool operator==(const Job&) const = default;
};
constexpr auto describe(model::Tag<Job>) {
  using namespace model;
  return entity("job", "作業", field("area_id", &Job::area_id, primary_key | max_chars(6)),
                field("id", &Job::id, primary_key), field("account_id", &Job::account_id, references("account")),
                field("kind", &Job::kind), field("input", &Job::input), field("state", &Job::state),
                field("done", &Job::done), field("total", &Job::total), field("stop_asked", &Job::stop_asked),
                field("error", &Job::error), field("created_at", &Job::created_at),
                field("started_at", &Job::started_at), field("seen_at", &Job::seen_at),
                field("finished_at", &Job::finished_at), field("node", &Job::node), field("file_name", &Job::file_name),
                field("content_type", &Job::content_type), field("file_size", &Job::file_size));
}

// What is asked for; which members count is the kind's affair.
struct JobInput {
  JobKind kind = JobKind::booklet;
  Edition edition = Edition::professional;
};
constexpr auto describe(model::Tag<JobInput>) {
  using namespace model;
  return entity("JobInput", "作業の依頼", field("kind", &JobInput::kind, label("作るもの", "What to make")),
                field("edition", &JobInput::edition, label("版", "Edition")));
}

// A job as its owner sees it, on request and on the live feed. Nothing personal.
struct JobView {
  JobId id;
  JobKind kind = JobKind::booklet;
  Edition edition = Edition::professional;
  std::string title;  // 冊子（専門職版）
  JobState state = JobState::waiting;
  std::int64_t done = 0, total = 0;
  std::string step;  // what is going on, or what to do next, in words
  std::string error;
  Timestamp created_at;
  std::optional<Timestamp> started_at, finished_at;
  std::optional<std::int64_t> remaining_seconds;
  std::string file_name;
  std::int64_t file_size = 0;
  std::optional<Timestamp> expires_at;  // of the file
  bool file_ready = false;
};
constexpr auto describe(model::Tag<JobView>) {
  using namespace model;
  return entity("JobView", "作業", field("id", &JobView::id), field("kind", &JobView::kind),
                field("edition", &JobView::edition), field("title", &JobView::title), field("state", &JobView::state),
                field("done", &JobView::done), field("total", &JobView::total), field("step", &JobView::step),
                field("error", &JobView::error), field("created_at", &JobView::created_at),
                field("started_at", &JobView::started_at), field("finished_at", &JobView::finished_at),
                field("remaining_seconds", &JobView::remaining_seconds), field("file_name", &JobView::file_name),
                field("file_size", &JobView::file_size), field("expires_at", &JobView::expires_at),
                field("file_ready", &JobView::file_ready));
}

JobView view_of(const Job& job, Timestamp now);

// Seconds that are left of running work, judged by how long the first `done` of `total` took; nothing when it cannot be told.
std::optional<std::int64_t> remaining_seconds(const Job& job, Timestamp now);

}  // namespace kaname::app

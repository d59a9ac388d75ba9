// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "api/messages.h"
#include "app/jobs/job.h"
#include "model/json.h"

namespace kaname::app {
namespace {

std::string step_words(const Job& job, bool file_ready) {
  switch (job.state) {
    case JobState::waiting: return "順番を待っています。この画面を離れてもかまいません。";
    case JobState::running:
      if (job.stop_asked) return "止めています。";
      if (job.total == 0) return "載せる資源を集めています。";
      return job.done < job.total ? "紙面を作っています。" : "ファイルにしています。";
    case JobState::done:
      return file_ready ? "できました。ファイルは1日のあいだ受け取れます。"
                        : std::string(api::message_of("job_file_gone", api::Language::ja));
    case JobState::failed: return std::string(api::message_of(job.error, api::Language::ja));
    case JobState::stopped: return "止めました。ファイルはできていません。";
    case JobState::interrupted:
      return "サーバーが止まったため、途中で終わりました。ファイルはできていません。もう一度作ってください。";
  }
  return {};
}

}  // namespace

std::optional<std::int64_t> remaining_seconds(const Job& job, Timestamp now) {
  if (job.state != JobState::running || !job.started_at || !job.seen_at) return std::nullopt;
  const std::int64_t spent = job.seen_at->ms - job.started_at->ms;
  if (job.done <= 0 || job.total <= 0 || spent < 1000) return std::nullopt;
  const double left = static_cast<double>(spent) *
      static_cast<double>(std::max<std::int64_t>(0, job.total - job.done)) / static_cast<double>(job.done);
  const std::int64_t since = std::max<std::int64_t>(0, now.ms - job.seen_at->ms);
  return std::max<std::int64_t>(0, (static_cast<std::int64_t>(left) - since + 999) / 1000);
}

JobView view_of(const Job& job, Timestamp now) {
  JobView out;
  out.id = job.id;
  out.kind = job.kind;
  if (const auto input = model::from_json<JobInput>(job.input)) out.edition = input->edition;
  out.title = fmt::format("{}（{}）", model::ja_of(job.kind), model::ja_of(out.edition));
  out.state = job.state;
  out.done = job.done;
  out.total = job.total;
  out.error = job.error;
  out.created_at = job.created_at;
  out.started_at = job.started_at;
  out.finished_at = job.finished_at;
  out.remaining_seconds = remaining_seconds(job, now);
  if (job.state == JobState::done && job.finished_at) {
    out.file_name = job.file_name;
    out.file_size = job.file_size;
    out.expires_at = job.finished_at->plus_ms(kJobFileMs);
    out.file_ready = now < *out.expires_at;
  }
  out.step = step_words(job, out.file_ready);
  return out;
}

}  // namespace kaname::app

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one place that throws away what is past its time, at the start and once a day. Every piece is a small turn of the
// writer with a pause after it, so that nobody who saves waits for it. What is history goes by an act (a replay must throw
// it away too); what is not is simply removed.
//
//   answers to idempotency keys   30 days: no browser sends an act again after a month
//   previews nobody applied       14 days
//   files of jobs                  1 day; what became of a job, 7 days
//   who asked for an account      90 days after it was decided (trust/application_term.h)
//   wrong numbers at a link        when it no longer opens
//   who looked at whom             the years that the town has decided (retention/retention.h)

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "api/caller.h"
#include "base/result.h"
#include "base/time.h"
#include "store/database.h"

namespace kaname::app {

inline constexpr std::int64_t kKeepAnswersMs = 30 * kDayMs;
inline constexpr std::int64_t kKeepPreviewsMs = 14 * kDayMs;
inline constexpr std::int64_t kRowsATurn = 500;

class Housekeeping {
 public:
  using Act =
      std::function<Result<std::string>(const api::Caller& caller, std::string_view act, std::string_view body)>;

  // `database` must outlive it. Nothing runs before start().
  Housekeeping(store::Database& database, Act act);
  ~Housekeeping();
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

  void set_clock(std::function<Timestamp()> clock) { clock_ = std::move(clock); }

  void start();
  // Ends after the present turn. Before the database stops.
  void stop();

  struct Cleared {
    std::int64_t answers = 0, previews = 0, jobs = 0, looks = 0, tries = 0, applications = 0;
    std::int64_t turns = 0;
  };
  // Everything that is due, in turns; ends early when the program stops.
  Cleared clear();

 private:
  void loop();
  void clear_area(const std::string& area, Cleared& cleared);
  void clear_previews(const std::string& area, Cleared& cleared);
  void clear_applications(const std::string& area, Cleared& cleared);
  bool stopping();
  // Leaves the writer to others for a while after a turn of that length; returns at once when the program stops.
  void make_way(std::chrono::steady_clock::duration turn);

  store::Database& database_;
  Act act_;
  std::function<Timestamp()> clock_ = &Timestamp::now;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kaname::app

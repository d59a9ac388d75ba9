// SPDX-License-Identifier: Apache-2.0
#pragma once
// Works off erasures: one thread, one step after the other with a pause, in the program's own name (who decided stands in
// the erasure). What stands in the tables is all it knows, so it goes on after a power cut where the last step ended.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "api/caller.h"
#include "base/result.h"
#include "retention/retention.h"
#include "store/database.h"

namespace kaname::retention {

class ErasureRunner {
 public:
  // Carries out an act of the program with the rights of `caller`, waits for the commit.
  using Act =
      std::function<Result<std::string>(const api::Caller& caller, std::string_view act, std::string_view body)>;

  // `database` must outlive the runner. Nothing runs before start().
  ErasureRunner(store::Database& database, Act act);
  ~ErasureRunner();
  ErasureRunner(const ErasureRunner&) = delete;
  ErasureRunner& operator=(const ErasureRunner&) = delete;

  void set_clock(std::function<Timestamp()> clock) { clock_ = std::move(clock); }

  void start();
  // Ends after the present step. Before the database stops.
  void stop();

  // One step of the oldest erasure of any area; false when there is none. What the thread does; for tests.
  bool step_once();

 private:
  void loop();
  // What no act may do: notes of looks that were still on their way, and what the write-ahead log still holds.
  void tidy(const std::string& area);
  // Slack of pages from which rows have moved keeps their bytes, whatever secure_delete does: the file is written anew.
  void compact();
  // The same for what was erased last before the program ended in between.
  void tidy_after_start();

  store::Database& database_;
  Act act_;
  std::function<Timestamp()> clock_ = &Timestamp::now;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kaname::retention

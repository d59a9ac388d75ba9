// SPDX-License-Identifier: Apache-2.0
#pragma once
// Drives the imports that people started on a screen: one thread, one step after the other, with the rights of whoever
// asked. What stands in the tables is all it knows, so it goes on after a restart where the last step ended.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "api/caller.h"
#include "base/result.h"
#include "bridges/imports/import_tables.h"
#include "store/database.h"

namespace kaname::bridges {

class ImportRunner {
 public:
  // Carries out an act of the program with the rights of `caller`, waits for the commit.
  using Act =
      std::function<Result<std::string>(const api::Caller& caller, std::string_view act, std::string_view body)>;

  // `database` must outlive the runner. Nothing runs before start().
  ImportRunner(store::Database& database, Act act);
  ~ImportRunner();
  ImportRunner(const ImportRunner&) = delete;
  ImportRunner& operator=(const ImportRunner&) = delete;

  void start();
  // Ends after the present step. Before the database stops.
  void stop();
  // Looks for work at once instead of within half a second.
  void wake();

  // One step of the oldest run at work in any area; false when there is none. What the thread does; for tests.
  bool step_once();

 private:
  struct Job {
    ImportRun run;
    api::Caller caller;
    bool allowed = false;
  };
  void loop();
  std::optional<Job> next_job();

  store::Database& database_;
  Act act_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool woken_ = false;
  int failures_ = 0;  // in a row
  std::thread thread_;
};

// The account as a caller, with the roles it has at tx.now(); nothing when it is not active any more.
std::optional<api::Caller> caller_of_account(store::Read& tx, api::AccountId id);

}  // namespace kaname::bridges

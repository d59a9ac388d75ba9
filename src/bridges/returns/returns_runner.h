// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads what people put in, one file at a time, on a thread of its own: the child process of read_sheet.h does the work, the
// pictures of the pages are kept, and what was found is an act of the program. What stands in the tables is all it knows, so
// a stop in between only means that the file is read again.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "api/caller.h"
#include "bridges/returns/read_sheet.h"
#include "store/database.h"

namespace kaname::bridges {

class ReturnsRunner {
 public:
  using Act =
      std::function<Result<std::string>(const api::Caller& caller, std::string_view act, std::string_view body)>;
  using Reader = std::function<Result<std::vector<ReadPage>>(std::string_view bytes)>;

  // `database` must outlive it. Nothing runs before start().
  ReturnsRunner(store::Database& database, Act act, Reader reader = &read_by_this_program);
  ~ReturnsRunner();
  ReturnsRunner(const ReturnsRunner&) = delete;
  ReturnsRunner& operator=(const ReturnsRunner&) = delete;

  void start();
  // Ends after the present file, half a minute at most. Before the database stops.
  void stop();

  // The oldest file of any area; false when none waits. What the thread does; for tests.
  bool read_once();

  static Result<std::vector<ReadPage>> read_by_this_program(std::string_view bytes);

 private:
  void loop();

  store::Database& database_;
  Act act_;
  Reader reader_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kaname::bridges

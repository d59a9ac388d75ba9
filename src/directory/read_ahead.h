// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the search index of every area when the program starts, beside its first requests, so that nobody's first search
// waits for it; and looks up the words of the field beforehand, the dearest ones there are.

#include <atomic>
#include <thread>

#include "store/database.h"

namespace kaname::directory {

class ReadAhead {
 public:
  // Begins at once on a thread of its own. A store that cannot be read is logged; the first search will say so too.
  explicit ReadAhead(store::Database& database);
  // Waits for the area that is being read.
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

 private:
  void run();

  store::Database& database_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace kaname::directory

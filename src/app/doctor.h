// SPDX-License-Identifier: Apache-2.0
#pragma once
// Looks at everything the program stands on and says what to do about what is wrong.

#include <string>
#include <vector>

#include "app/settings.h"
#include "base/time.h"

namespace kaname::app {

struct Check {
  enum class State { good, warning, bad };
  State state = State::good;
  std::string what;    // "空き容量"
  std::string found;   // "12.3 GB"
  std::string advice;  // what to do; empty when good
};

Check check_folder(const Settings& settings);
Check check_space(const std::string& folder);
Check check_clock(Timestamp now);
Check check_tls(const Settings& settings);
Check check_fonts();
Check check_backup(const Settings& settings, Timestamp now);
// Reachable, its version and order of letters, its tables, the newest act not from the future.
std::vector<Check> check_database(const Settings& settings, Timestamp now);

std::vector<Check> examine(const Settings& settings, Timestamp now);

}  // namespace kaname::app

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Long work on the command line: how far it is and what is left, and a Ctrl-C that stops it between two steps.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace kaname::app {

// On a terminal one moving line; elsewhere a line every ten seconds.
class Progress {
 public:
  explicit Progress(std::string_view what);
  // Ends the moving line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `total` 0: not known.
  void at(std::int64_t done, std::int64_t total);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_{};
};

// "のこり約3分": words for what is left; empty when it cannot be told yet.
std::string time_left(std::chrono::milliseconds spent, std::int64_t done, std::int64_t total);

// The user pressed Ctrl-C (or the system asks to stop): long work ends at its next step.
struct Interrupted {};

// From now on SIGINT and SIGTERM only set a mark; a second one ends the process at once.
void catch_interrupts();
bool interrupted();
// Throws Interrupted when the mark is set.
void stop_if_interrupted();

}  // namespace kaname::app

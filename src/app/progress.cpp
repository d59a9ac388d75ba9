// SPDX-License-Identifier: Apache-2.0
#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace kaname::app {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;

extern "C" void note_interrupt(int signal) {
  if (g_interrupted != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  g_interrupted = 1;
}

}  // namespace

std::string time_left(std::chrono::milliseconds spent, std::int64_t done, std::int64_t total) {
  if (total <= 0 || done <= 0 || done >= total || spent.count() < 1000) return {};
  const auto left = static_cast<std::int64_t>(static_cast<double>(spent.count()) * static_cast<double>(total - done) /
                                              static_cast<double>(done));
  if (left < 60'000) return fmt::format("のこり約{}秒", left / 1000 + 1);
  return fmt::format("のこり約{}分", left / 60'000 + 1);
}

Progress::Progress(std::string_view what) : what_(what), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) std::fputc('\n', stderr);
}

void Progress::at(std::int64_t done, std::int64_t total) {
  const auto now = Clock::now();
  const bool last = total > 0 && done >= total;
  const auto pause = terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10'000);
  if (!last && now - (shown_ == Clock::time_point{} && !terminal_ ? begun_ : shown_) < pause) return;
  if (last && !terminal_ && shown_ == Clock::time_point{}) return;  // short work needs no line in a log
  shown_ = now;
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_);
  std::string line = what_;
  if (total > 0)
    line += fmt::format(" {:3}% ({}/{}) {}", done * 100 / total, done, total, time_left(spent, done, total));
  if (total <= 0) line += fmt::format(" {}", done);
  std::fputs(terminal_ ? fmt::format("\r\033[K{}", line).c_str() : (line + "\n").c_str(), stderr);
  std::fflush(stderr);
  drawn_ = terminal_;
}

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = &note_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() { return g_interrupted != 0; }

void stop_if_interrupted() {
  if (interrupted()) throw Interrupted{};
}

}  // namespace kaname::app

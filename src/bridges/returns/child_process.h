// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs a program with bytes on its standard input and takes what it writes. It gets no environment of ours (passwords of
// the mail server stand there), no open file, and a limit on everything.

#include <string>
#include <string_view>
#include <vector>

namespace kaname::bridges {

struct ChildRun {
  std::string program;             // a path
  std::vector<std::string> words;  // after its name
  std::string_view input;
  std::size_t most_output = 0;
  int seconds = 10;       // by the clock on the wall
  bool own_group = true;  // what it starts ends with it; false: it ends with our own group
};

enum class ChildOutcome {
  ended,     // with exit code 0
  failed,    // otherwise, or killed by a limit of its own
  too_much,  // wrote more than most_output
  too_long,
};
struct ChildResult {
  ChildOutcome outcome = ChildOutcome::failed;
  int exit_code = -1;
  std::string output;
};

ChildResult run_child(const ChildRun& run);

}  // namespace kaname::bridges

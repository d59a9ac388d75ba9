// SPDX-License-Identifier: Apache-2.0
// What the figures of an area cost over many stays: all indicators of two years on one page, and one of them.
//   kaname_load_figures PROGRAM DATA PORT LOGIN PASSWORD
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "report.h"

namespace {

using namespace kaname;
using namespace kaname::load;

constexpr double kBudgetMs = 1000;

void measure(const ServerProcess& server, const std::string& what, const std::string& request) {
  const double before = server.cpu_ms();
  const auto begun = std::chrono::steady_clock::now();
  const Answer answer = ask(server.port(), request);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
  if (answer.status != 200) throw std::runtime_error(what + ": " + answer.body.substr(0, 300));
  row(what, fmt::format("{:.0f} ms, CPU {:.0f} ms", took.count(), server.cpu_ms() - before), "1 s",
      took.count() <= kBudgetMs);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) return std::fprintf(stderr, "kaname_load_figures PROGRAM DATA PORT LOGIN PASSWORD\n"), 2;
  try {
    const ServerProcess server(argv[1], argv[2], static_cast<std::uint16_t>(std::stoi(argv[3])));
    if (!server.settle(600)) throw std::runtime_error("the server does not come to rest after its start");
    const Person officer = sign_in(server.port(), argv[4], argv[5]);
    measure(server, "all indicators, two years: the first question", get("/v1/indicators", officer.headers));
    measure(server, "all indicators, two years", get("/v1/indicators", officer.headers));
    measure(server, "one indicator by month and line", get("/v1/indicators/A06", officer.headers));
    row("memory after all of this", fmt::format("{:.0f} MB", server.memory_mb()), "", true);
    return 0;
  } catch (const std::exception& error) { return std::fprintf(stderr, "%s\n", error.what()), 1; }
}

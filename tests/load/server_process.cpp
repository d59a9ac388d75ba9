// SPDX-License-Identifier: Apache-2.0
#include "server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "client.h"

extern char** environ;

namespace kaname::load {

ServerProcess::ServerProcess(const std::string& program, const std::string& data, std::uint16_t port) : port_(port) {
  std::vector<std::string> words = {program,       "serve", "--data", data, "--port", std::to_string(port),
                                    "--log_level", "warn"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto begun = std::chrono::steady_clock::now();
  const int code = posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) throw std::runtime_error("the server cannot be started: " + program);
  for (int i = 0; i < 60'000; ++i) {
    try {
      if (ask(port, get("/healthz")).status == 200) {
        start_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        return;
      }
    } catch (const std::runtime_error&) { usleep(1000); }
  }
  throw std::runtime_error("the server does not answer");
}

ServerProcess::~ServerProcess() {
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

double ServerProcess::cpu_ms() const {
  std::ifstream in("/proc/" + std::to_string(pid_) + "/stat");
  std::string line;
  std::getline(in, line);
  std::istringstream rest(line.substr(line.rfind(')') + 2));
  std::string word;
  double ticks = 0;
  for (int field = 3; rest >> word && field <= 15; ++field) {
    if (field >= 14) ticks += std::stod(word);
  }
  return ticks * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

bool ServerProcess::settle(int most_seconds) const {
  for (int second = 0; second < most_seconds; ++second) {
    const double before = cpu_ms();
    sleep(1);
    if (cpu_ms() - before < 10) return true;
  }
  return false;
}

double ServerProcess::memory_mb() const {
  std::ifstream in("/proc/" + std::to_string(pid_) + "/status");
  std::string word;
  while (in >> word && word != "RssAnon:") {}
  double kibibytes = 0;
  in >> kibibytes;
  return kibibytes * 1024 / 1e6;
}

}  // namespace kaname::load

// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

namespace kaname::bridges {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kPiece = 256 * 1024;

class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  ~Fd() { close(); }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

// Signals as a fresh program expects them: the server's threads have some blocked.
pid_t spawn(const ChildRun& run, int in, int out) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files,
                                           STDERR_FILENO + 1);  // connections of the server are none of its business
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  const int group = run.own_group ? POSIX_SPAWN_SETPGROUP : 0;
  posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group));
  std::vector<std::string> words = {run.program};
  words.insert(words.end(), run.words.begin(), run.words.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::array<std::string, 2> environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8"};
  std::array<char*, 3> envp = {environment[0].data(), environment[1].data(), nullptr};
  pid_t pid = -1;
  if (posix_spawn(&pid, run.program.c_str(), &files, &attributes, argv.data(), envp.data()) != 0) pid = -1;
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  return pid;
}

struct Talk {
  std::string_view rest;
  std::string output;
};

// Writes and reads until the child closes its end.
ChildOutcome talk(const ChildRun& run, Fd& to, Fd& from, Talk& talk, Clock::time_point until) {
  std::string piece(kPiece, '\0');
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return ChildOutcome::too_long;
    std::array<pollfd, 2> polled = {pollfd{from.get(), POLLIN, 0}, pollfd{to.get(), POLLOUT, 0}};
    if (poll(polled.data(), to.get() >= 0 ? 2 : 1, static_cast<int>(left)) <= 0) continue;
    if (to.get() >= 0 && polled[1].revents != 0) {
      // A socket, so that a child that has gone away is an error and not a signal.
      const ssize_t n =
          send(to.get(), talk.rest.data(), std::min(talk.rest.size(), kPiece), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n > 0) talk.rest.remove_prefix(static_cast<std::size_t>(n));
      const bool again = n < 0 && (errno == EAGAIN || errno == EINTR);
      if (talk.rest.empty() || (n < 0 && !again)) to.close();
    }
    if (polled[0].revents == 0) continue;
    const ssize_t n = read(from.get(), piece.data(), piece.size());
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) return ChildOutcome::ended;
    if (talk.output.size() + static_cast<std::size_t>(n) > run.most_output) return ChildOutcome::too_much;
    talk.output.append(piece, 0, static_cast<std::size_t>(n));
  }
}

// A child that has closed its output and goes on working is killed all the same, and so is whatever it leaves behind: its
// number stays taken until it is waited for, so no other process is meant.
int wait_for(pid_t pid, pid_t all, Clock::time_point until) {
  for (;;) {
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT | WNOHANG) != 0 && errno != EINTR) return -1;
    if (info.si_pid == pid) break;
    if (Clock::now() >= until) kill(all, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  if (all != pid) kill(all, SIGKILL);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  return status;
}

}  // namespace

ChildResult run_child(const ChildRun& run) {
  ChildResult out;
  std::array<int, 2> in{-1, -1}, back{-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) != 0) return out;
  Fd child_in(in[0]), to(in[1]);
  if (pipe2(back.data(), O_CLOEXEC) != 0) return out;
  Fd from(back[0]), child_out(back[1]);
  const pid_t pid = spawn(run, child_in.get(), child_out.get());
  if (pid < 0) return out;
  const pid_t all = run.own_group ? -pid : pid;
  child_in.close();
  child_out.close();
  const auto until = Clock::now() + std::chrono::seconds(run.seconds);
  Talk words{run.input, {}};
  out.outcome = talk(run, to, from, words, until);
  if (out.outcome != ChildOutcome::ended) kill(all, SIGKILL);
  to.close();
  const int status = wait_for(pid, all, until);
  out.exit_code = status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (out.outcome == ChildOutcome::ended && out.exit_code != 0) out.outcome = ChildOutcome::failed;
  out.output = std::move(words.output);
  return out;
}

}  // namespace kaname::bridges

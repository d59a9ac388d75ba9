// SPDX-License-Identifier: Apache-2.0
// CPU time the server spends on one request with a 55-byte JSON answer: 64 keep-alive connections in a
// closed loop from a second process, one io thread here. Prints user + system microseconds; not a test,
// nothing fails.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

#include "http/server.h"

namespace {

using namespace kaname;

constexpr int kConnections = 64;
constexpr std::string_view kRequest = "GET /v1/thing HTTP/1.1\r\nHost: localhost\r\n\r\n";

class OneAnswer final : public api::Service {
 public:
  api::Lane lane(const api::Request&) const override { return api::Lane::here; }
  api::Answer answer(const api::Request&) override {
    api::Answer answer;
    answer.body = R"({"id":"018f6c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f","ok":true})";
    answer.act = "thing.read";
    return answer;
  }
  void submit(api::Request, std::function<void(api::Answer)> done) override { done({}); }
  Result<api::FeedTicket> open_feed(const api::Request&) override { return fail(Problem::not_found, "not_here"); }
  api::FeedEvents events_after(const api::FeedTicket&) override { return {}; }
  bool feed_allowed(const api::Request&) override { return false; }
  void on_commit(std::function<void(const api::FeedEvents&)>) override {}
  api::Answer refuse(const api::Request&, const Error&) const override { return {}; }
};

class NoFiles final : public api::AssetSource {
 public:
  const api::Asset* find(std::string_view) const override { return nullptr; }
};

// The client process: asks again on every connection as soon as it has its answer. Never returns.
[[noreturn]] void ask_for_ever(std::uint16_t port) {
  const int poll = ::epoll_create1(0);
  for (int i = 0; i < kConnections; ++i) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::_Exit(1);
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
    if (::send(fd, kRequest.data(), kRequest.size(), 0) < 0) std::_Exit(1);
  }
  std::array<epoll_event, kConnections> events{};
  std::array<char, 8192> buffer{};
  for (;;) {
    const int ready = ::epoll_wait(poll, events.data(), kConnections, -1);
    for (int i = 0; i < ready; ++i) {
      const int fd = events[static_cast<std::size_t>(i)].data.fd;
      if (::recv(fd, buffer.data(), buffer.size(), 0) <= 0) std::_Exit(0);
      if (::send(fd, kRequest.data(), kRequest.size(), MSG_NOSIGNAL) < 0) std::_Exit(0);
    }
  }
}

double micros(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

struct Cost {
  double user;
  double system;
};

Cost cpu_now() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return {micros(usage.ru_utime), micros(usage.ru_stime)};
}

void measure(const char* name, bool security_headers, int seconds) {
  OneAnswer service;
  NoFiles files;
  http::Settings settings;
  settings.port = 0;
  settings.threads = 1;
  settings.security_headers = security_headers;
  http::Server server(std::move(settings), service, files);
  server.start();
  const pid_t client = ::fork();
  if (client == 0) ask_for_ever(server.port());
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  const auto requests_before = server.counters().requests;
  const Cost before = cpu_now();
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  const Cost after = cpu_now();
  const auto requests = static_cast<double>(server.counters().requests - requests_before);
  std::printf("%-28s %9.0f requests/s   %.2f CPU us/request (user %.2f, system %.2f)\n", name, requests / seconds,
              (after.user - before.user + after.system - before.system) / requests,
              (after.user - before.user) / requests, (after.system - before.system) / requests);
  ::kill(client, SIGTERM);
  ::waitpid(client, nullptr, 0);
  server.stop(std::chrono::milliseconds(100));
}

}  // namespace

int main() {
  for (int round = 0; round < 3; ++round) {
    measure("without security headers", false, 3);
    measure("with security headers", true, 3);
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace kaname::load {
namespace {

using Clock = std::chrono::steady_clock;

std::int64_t micros_since(Clock::time_point then) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - then).count();
}

class Socket {
 public:
  explicit Socket(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (fd_ < 0 || connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no connection to the server");
  }
  ~Socket() {
    if (fd_ >= 0) close(fd_);
  }
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  int fd() const { return fd_; }

  // Requests are small: the kernel takes them at once.
  void send_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t n = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) throw std::runtime_error("the server closed a connection");
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  // Appends what is there; false at the end.
  bool receive(std::string& to) const {
    std::array<char, 65536> buffer;
    const ssize_t n = recv(fd_, buffer.data(), buffer.size(), 0);
    if (n <= 0) return false;
    to.append(buffer.data(), static_cast<std::size_t>(n));
    return true;
  }

 private:
  int fd_;
};

// The length of the first whole answer in `bytes`; 0 when it is not whole yet.
std::size_t whole(const std::string& bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string::npos) return 0;
  std::size_t at = bytes.find("ontent-Length: ");
  if (at == std::string::npos || at > end) at = bytes.find("ontent-length: ");
  if (at == std::string::npos || at > end)
    throw std::runtime_error("an answer without Content-Length:\n" + bytes.substr(0, end));
  const std::size_t size = end + 4 + static_cast<std::size_t>(std::atoll(bytes.c_str() + at + 15));
  return bytes.size() >= size ? size : 0;
}

class Poll {
 public:
  Poll() : fd_(epoll_create1(EPOLL_CLOEXEC)) {}
  ~Poll() { close(fd_); }
  Poll(const Poll&) = delete;
  Poll& operator=(const Poll&) = delete;
  void add(int fd, std::uint32_t index) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = index;
    epoll_ctl(fd_, EPOLL_CTL_ADD, fd, &event);
  }
  template <class Sink>
  void wait(int ms, Sink&& sink) const {
    std::array<epoll_event, 256> events;
    const int n = epoll_wait(fd_, events.data(), static_cast<int>(events.size()), ms);
    for (int i = 0; i < n; ++i) sink(events[static_cast<std::size_t>(i)].data.u32);
  }

 private:
  int fd_;
};

double at(const std::vector<std::int64_t>& sorted, double p) {
  if (sorted.empty()) return 0;
  const auto index = static_cast<std::size_t>(p * static_cast<double>(sorted.size() - 1));
  return static_cast<double>(sorted[index]) / 1000;
}

void note(LoopResult& out, const std::string& answer, Clock::time_point sent) {
  ++out.answers;
  out.micros.push_back(micros_since(sent));
  if (answer.compare(9, 3, "200") != 0) ++out.refused;
  const std::size_t took = answer.rfind("\"took_us\":");
  if (took != std::string::npos) out.server_micros.push_back(std::atoll(answer.c_str() + took + 10));
}

}  // namespace

double LoopResult::percentile(double p) const { return at(micros, p); }
double LoopResult::server_percentile(double p) const { return at(server_micros, p); }

std::string get(const std::string& target, const std::string& headers) {
  return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
}

std::string post(const std::string& target, const std::string& body, const std::string& headers) {
  return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

Answer ask(std::uint16_t port, const std::string& request) {
  const Socket socket(port);
  socket.send_all(request);
  std::string bytes;
  std::size_t size = 0;
  while ((size = whole(bytes)) == 0) {
    if (!socket.receive(bytes)) throw std::runtime_error("the server closed the connection");
  }
  const std::size_t end = bytes.find("\r\n\r\n");
  return {std::atoi(bytes.c_str() + 9), bytes.substr(0, end), bytes.substr(end + 4, size - end - 4)};
}

LoopResult closed_loop(std::uint16_t port, int connections, double seconds, const std::function<std::string()>& next) {
  struct Line {
    Socket socket;
    std::string bytes;
    Clock::time_point sent;
  };
  std::vector<Line> lines;
  const Poll poll;
  for (int i = 0; i < connections; ++i) {
    lines.push_back({Socket(port), {}, {}});
    poll.add(lines.back().socket.fd(), static_cast<std::uint32_t>(i));
  }
  LoopResult out;
  const auto begun = Clock::now();
  const auto send_next = [&](Line& line) {
    const std::string request = next();
    line.sent = Clock::now();
    line.socket.send_all(request);
  };
  for (Line& line : lines) send_next(line);
  for (int waiting = connections; waiting > 0;) {
    poll.wait(1000, [&](std::uint32_t index) {
      Line& line = lines[index];
      if (!line.socket.receive(line.bytes)) throw std::runtime_error("the server closed a connection under load");
      if (whole(line.bytes) == 0) return;
      note(out, line.bytes, line.sent);
      line.bytes.clear();
      if (std::chrono::duration<double>(Clock::now() - begun).count() < seconds) {
        send_next(line);
      } else {
        --waiting;
      }
    });
  }
  out.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  std::sort(out.micros.begin(), out.micros.end());
  std::sort(out.server_micros.begin(), out.server_micros.end());
  return out;
}

FanOut fan_out(std::uint16_t port, int listeners, const std::string& feed_request, int writes, int pause_ms,
               const std::function<std::string()>& next, const std::function<void()>& listening) {
  std::vector<Socket> feeds;
  std::vector<std::string> bytes(static_cast<std::size_t>(listeners));
  const Poll poll;
  for (int i = 0; i < listeners; ++i) {
    feeds.emplace_back(port);
    feeds.back().send_all(feed_request);
    poll.add(feeds.back().fd(), static_cast<std::uint32_t>(i));
  }
  FanOut out;
  Clock::time_point sent{};
  const auto drain = [&](int ms) {
    poll.wait(ms, [&](std::uint32_t index) {
      std::string& text = bytes[index];
      if (!feeds[index].receive(text)) throw std::runtime_error("the server closed a feed");
      for (std::size_t end; (end = text.find("\n\n")) != std::string::npos;) {
        if (sent != Clock::time_point{} && text.find("event: act") < end)
          ++out.events, out.micros.push_back(micros_since(sent));
        text.erase(0, end + 2);
      }
    });
  };
  const auto settle = [&](int ms) {
    for (const auto until = Clock::now() + std::chrono::milliseconds(ms); Clock::now() < until;) drain(1);
  };
  settle(1500);
  listening();
  const Socket writer(port);
  std::string answers;
  for (int i = 0; i < writes; ++i) {
    sent = Clock::now();
    writer.send_all(next());
    settle(pause_ms);
  }
  settle(500);
  std::sort(out.micros.begin(), out.micros.end());
  return out;
}

}  // namespace kaname::load

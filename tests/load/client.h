// SPDX-License-Identifier: Apache-2.0
#pragma once
// A closed loop over plain sockets and epoll: each connection sends a request, waits for its whole answer, sends the next.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kaname::load {

struct Answer {
  int status = 0;
  std::string headers, body;
};

// One request on a connection of its own. Throws std::runtime_error.
Answer ask(std::uint16_t port, const std::string& request);

std::string get(const std::string& target, const std::string& headers = {});
std::string post(const std::string& target, const std::string& body, const std::string& headers = {});

struct LoopResult {
  std::int64_t answers = 0, refused = 0;
  double seconds = 0;
  std::vector<std::int64_t> micros;         // of every answer, sorted
  std::vector<std::int64_t> server_micros;  // "took_us" where the answer has it, sorted
  double percentile(double p) const;        // milliseconds
  double server_percentile(double p) const;
};

// `next` gives the bytes of each request in turn.
LoopResult closed_loop(std::uint16_t port, int connections, double seconds, const std::function<std::string()>& next);

struct FanOut {
  std::int64_t events = 0;           // frames that arrived, all listeners together
  std::vector<std::int64_t> micros;  // from the write's sending to each arrival, sorted
};

// Opens `listeners` live feeds, then sends `writes` requests of `next` one every `pause_ms`, and counts what arrives.
FanOut fan_out(std::uint16_t port, int listeners, const std::string& feed_request, int writes, int pause_ms,
               const std::function<std::string()>& next, const std::function<void()>& listening);

}  // namespace kaname::load

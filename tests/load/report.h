// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the load programs share: the table's rows, signing in, requests in turn.

#include <functional>
#include <string>
#include <vector>

#include "client.h"
#include "server_process.h"

namespace kaname::load {

struct Budget {
  double cpu_ms = 0, p99_ms = 0;  // 0: none
};

void row(const std::string& what, const std::string& figures, const std::string& budget, bool met);
// A row of a closed loop; CPU is what the server has used since `cpu_before`.
void report(const std::string& what, const ServerProcess& server, double cpu_before, const LoopResult& result,
            Budget budget);

// What stands between two texts. Throws std::runtime_error.
std::string between(const std::string& text, std::string_view begin, std::string_view end);

struct Person {
  std::string headers, csrf;
};
Person sign_in(std::uint16_t port, const std::string& login, const std::string& password);

template <class T>
std::function<std::string()> in_turn(std::vector<T> all) {
  return [all = std::move(all), n = std::size_t{0}]() mutable { return all[n++ % all.size()]; };
}

}  // namespace kaname::load

// SPDX-License-Identifier: Apache-2.0
#pragma once
// How many notices a stranger may send: five in ten minutes from one network, sixty from everywhere. Kept in memory only,
// so that no address is stored; one a database (store/derived.h).

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.h"

namespace kaname::people {

class WatchThrottle {
 public:
  static constexpr std::int64_t kWindowMs = 10LL * 60 * 1000;
  static constexpr std::size_t kMostFromOne = 5;
  static constexpr std::size_t kMostFromAll = 60;

  // Whether one more may come from `address` at `now`; it is counted then. IPv6 counts by its /64, which is what one
  // connection is given.
  bool take(const std::string& area, std::string_view address, Timestamp now);

 private:
  using Times = std::deque<std::int64_t>;
  static void forget(Times& times, std::int64_t now);

  std::mutex mutex_;
  std::unordered_map<std::string, Times> times_;  // by area and network; the area alone: everybody
};

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// How often somebody without an account may send something: of one kind, five in ten minutes from one network, sixty from
// everywhere. Kept in memory only, so that no address is stored; one a database (store/derived.h).

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "api/caller.h"
#include "base/result.h"
#include "base/time.h"
#include "store/transaction.h"

namespace kaname::trust {

class StrangerThrottle {
 public:
  static constexpr std::int64_t kWindowMs = 10LL * 60 * 1000;
  static constexpr std::size_t kMostFromOne = 5;
  static constexpr std::size_t kMostFromAll = 60;

  // Whether one more `kind` ("watch", "application") may come from `address` at `now`; it is counted then. IPv6 counts by
  // its /64, which is what one connection is given.
  bool take(std::string_view kind, const std::string& area, std::string_view address, Timestamp now);

 private:
  using Times = std::deque<std::int64_t>;
  static void forget(Times& times, std::int64_t now);

  std::mutex mutex_;
  std::unordered_map<std::string, Times> times_;  // by kind, area and network; without a network: everybody
};

// Whether the caller may send one more `kind` now. People who are signed in are not counted; a replay comes from nowhere
// and is not held up. Error: stranger_slow_down.
Result<Done> let_stranger(store::Read& tx, const api::Caller& caller, std::string_view kind);

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#include "people/watch_throttle.h"

#include <arpa/inet.h>

#include <algorithm>

namespace kaname::people {
namespace {

// Beyond this many networks the quiet ones are forgotten.
constexpr std::size_t kMostNetworks = 10'000;

std::string network_of(std::string_view address) {
  in6_addr parsed{};
  const std::string text(address);
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1 || IN6_IS_ADDR_V4MAPPED(&parsed)) return text;
  return std::string(reinterpret_cast<const char*>(parsed.s6_addr), 8);
}

}  // namespace

void WatchThrottle::forget(Times& times, std::int64_t now) {
  while (!times.empty() && times.front() <= now - kWindowMs) times.pop_front();
}

bool WatchThrottle::take(const std::string& area, std::string_view address, Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (times_.size() > kMostNetworks) {
    std::erase_if(times_,
                  [&](const auto& entry) { return entry.second.empty() || entry.second.back() <= now.ms - kWindowMs; });
  }
  Times& all = times_[area];
  Times& one = times_[area + "\n" + network_of(address)];
  forget(all, now.ms);
  forget(one, now.ms);
  if (one.size() >= kMostFromOne || all.size() >= kMostFromAll) return false;
  all.push_back(now.ms);
  one.push_back(now.ms);
  return true;
}

}  // namespace kaname::people

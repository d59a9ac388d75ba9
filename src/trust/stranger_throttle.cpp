// SPDX-License-Identifier: Apache-2.0
#include "trust/stranger_throttle.h"

#include <arpa/inet.h>

#include <algorithm>

namespace kaname::trust {
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

void StrangerThrottle::forget(Times& times, std::int64_t now) {
  while (!times.empty() && times.front() <= now - kWindowMs) times.pop_front();
}

bool StrangerThrottle::take(std::string_view kind, const std::string& area, std::string_view address, Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (times_.size() > kMostNetworks) {
    std::erase_if(times_,
                  [&](const auto& entry) { return entry.second.empty() || entry.second.back() <= now.ms - kWindowMs; });
  }
  const std::string name = fmt::format("{}\n{}", kind, area);
  Times& all = times_[name];
  Times& one = times_[name + "\n" + network_of(address)];
  forget(all, now.ms);
  forget(one, now.ms);
  if (one.size() >= kMostFromOne || all.size() >= kMostFromAll) return false;
  all.push_back(now.ms);
  one.push_back(now.ms);
  return true;
}

Result<Done> let_stranger(store::Read& tx, const api::Caller& caller, std::string_view kind) {
  if (caller.remote_address.empty() || caller.signed_in()) return Done{};
  if (tx.derived<StrangerThrottle>().take(kind, tx.area(), caller.remote_address, tx.now())) return Done{};
  return fail(Problem::too_many, "stranger_slow_down");
}

}  // namespace kaname::trust

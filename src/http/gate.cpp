// SPDX-License-Identifier: Apache-2.0
#include "http/gate.h"

#include "base/result.h"

namespace kaname::http {

std::string Gate::key_of(const boost::asio::ip::address& address) {
  if (address.is_v4()) {
    const auto bytes = address.to_v4().to_bytes();
    return std::string(bytes.begin(), bytes.end());
  }
  const auto v6 = address.to_v6();
  const auto bytes = v6.to_bytes();
  if (v6.is_v4_mapped()) return std::string(bytes.begin() + 12, bytes.end());
  return std::string(bytes.begin(), bytes.begin() + 8);
}

bool Gate::enter(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (open_ >= most_) return false;
  if (most_per_address_ > 0) {
    std::size_t& count = by_address_[key];
    if (count >= most_per_address_) return false;
    ++count;
  }
  ++open_;
  return true;
}

void Gate::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  KANAME_ASSERT(open_ > 0);
  if (most_per_address_ > 0) {
    const auto found = by_address_.find(key);
    KANAME_ASSERT(found != by_address_.end());
    if (--found->second == 0) by_address_.erase(found);
  }
  if (--open_ == 0) emptied_.notify_all();
}

std::size_t Gate::open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

bool Gate::wait_until_empty(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return emptied_.wait_for(lock, time, [this] { return open_ == 0; });
}

}  // namespace kaname::http

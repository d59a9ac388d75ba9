// SPDX-License-Identifier: Apache-2.0
#pragma once
// How many connections are open, in all and from each address; who may come in. Any thread.

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace kaname::http {

class Gate {
 public:
  Gate(std::size_t most, std::size_t most_per_address) : most_(most), most_per_address_(most_per_address) {}

  // Under which name an address is counted: IPv6 by its /64, which one subscriber gets as a whole.
  static std::string key_of(const boost::asio::ip::address& address);

  // False when the house, or this address's share of it, is full. `leave` with the same key for every true.
  bool enter(const std::string& key);
  void leave(const std::string& key);
  std::size_t open() const;
  // False when there still were connections after `time`.
  bool wait_until_empty(std::chrono::milliseconds time);

 private:
  const std::size_t most_;
  const std::size_t most_per_address_;  // 0: not counted, a proxy stands before us
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::size_t open_ = 0;
  std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace kaname::http

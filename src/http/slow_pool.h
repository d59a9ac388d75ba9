// SPDX-License-Identifier: Apache-2.0
#pragma once
// A few threads for long reads (PDF, export), so that they never hold up an io thread. Bounded: a full
// queue is a "busy" answer now instead of a late one.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kaname::http {

class SlowPool {
 public:
  SlowPool(unsigned threads, std::size_t most_waiting);
  SlowPool(const SlowPool&) = delete;
  SlowPool& operator=(const SlowPool&) = delete;
  // Finishes what is queued.
  ~SlowPool();

  // False when the queue is full; then `job` is not run. A job must not throw.
  bool push(std::function<void()> job);
  std::size_t waiting() const;

 private:
  void run();

  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kaname::http

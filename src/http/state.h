// SPDX-License-Identifier: Apache-2.0
#pragma once
// What all io threads of one server share. Made by Server, outlives its workers.

#include <atomic>
#include <mutex>
#include <vector>

#include "api/assets.h"
#include "api/service.h"
#include "http/gate.h"
#include "http/head.h"
#include "http/metrics.h"
#include "http/net.h"
#include "http/settings.h"
#include "http/slow_pool.h"

namespace kaname::http {

class Worker;

// Hands a commit from the writer's thread to the io threads that have listeners.
class FeedHub {
 public:
  void add(Worker& worker);
  void publish(const api::FeedEvents& events);
  // After this no worker is touched any more.
  void close();

 private:
  std::mutex mutex_;
  std::vector<Worker*> workers_;
};

struct ServerState {
  ServerState(Settings given, api::Service& served, const api::AssetSource& files);

  Counters counters() const;
  std::string metrics_text() const;

  const Settings settings;
  api::Service& service;
  const api::AssetSource& assets;
  const FixedHeaders fixed;
  const Clock::time_point started = Clock::now();
  const std::uint64_t id_seed;  // request ids of two runs differ
  std::atomic<std::uint64_t> next_id = 0;
  std::atomic<std::size_t> body_memory = 0;
  std::atomic<bool> stopping = false;
  Gate gate;
  std::shared_ptr<FeedHub> hub = std::make_shared<FeedHub>();
  std::vector<const Metrics*> metrics;  // one for each worker; fixed before the first thread runs
  SlowPool pool;                        // last: its threads end before anything they use
};

// 13 letters and digits, never twice in one run.
std::string make_request_id(ServerState& state);

}  // namespace kaname::http

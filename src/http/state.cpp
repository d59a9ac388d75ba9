// SPDX-License-Identifier: Apache-2.0
#include "http/state.h"

#include <random>

#include "http/worker.h"

namespace kaname::http {
namespace {

std::uint64_t random_seed() {
  std::random_device device;
  return (std::uint64_t{device()} << 32) | device();
}

}  // namespace

void FeedHub::add(Worker& worker) {
  const std::lock_guard lock(mutex_);
  workers_.push_back(&worker);
}

void FeedHub::publish(const api::FeedEvents& events) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<const api::FeedEvents> shared;
  for (Worker* worker : workers_) {
    // A listener counts before it asks for the past, so a thread without any cannot miss this commit.
    if (worker->metrics().feed_listeners == 0) continue;
    if (shared == nullptr) shared = std::make_shared<const api::FeedEvents>(events);
    worker->deliver(shared);
  }
}

void FeedHub::close() {
  const std::lock_guard lock(mutex_);
  workers_.clear();
}

ServerState::ServerState(Settings given, api::Service& served, const api::AssetSource& files)
    : settings(std::move(given)),
      service(served),
      assets(files),
      fixed(settings),
      id_seed(random_seed()),
      gate(settings.max_connections, settings.trust_proxy ? 0 : settings.max_per_address),
      pool(settings.slow_threads, settings.slow_queue) {}

Counters ServerState::counters() const {
  Metrics::Totals totals;
  Counters out;
  for (const Metrics* worker : metrics) {
    worker->add_to(totals);
    out.accepted += worker->accepted;
    out.turned_away += worker->turned_away;
    out.timed_out += worker->timed_out;
    out.feeds_dropped += worker->feeds_dropped;
    out.faults += worker->faults;
    out.feed_listeners += worker->feed_listeners;
  }
  for (const auto& named : totals.acts) {
    for (const std::uint64_t count : named.second.by_class) out.requests += count;
  }
  out.bytes_in = totals.bytes_in;
  out.bytes_out = totals.bytes_out;
  out.connections = gate.open();
  return out;
}

std::string ServerState::metrics_text() const {
  Metrics::Totals totals;
  for (const Metrics* worker : metrics) worker->add_to(totals);
  std::vector<Gauge> gauges = settings.gauges;
  gauges.push_back(Gauge{"kaname_http_slow_queue", "Long reads waiting for a thread.",
                         [this] { return static_cast<double>(pool.waiting()); }});
  gauges.push_back(Gauge{"kaname_http_body_bytes", "Bytes of request bodies held.",
                         [this] { return static_cast<double>(body_memory.load()); }});
  return metrics_page(totals, counters(), gauges);
}

std::string make_request_id(ServerState& state) {
  // splitmix64 is a bijection: different counts give different ids, and a guess at the next one is of no
  // use.
  std::uint64_t x = state.id_seed + state.next_id.fetch_add(1, std::memory_order_relaxed) * 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  x ^= x >> 31;
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id(13, '0');
  for (char& c : id) {
    c = kDigits[x & 31];
    x >>= 5;
  }
  return id;
}

}  // namespace kaname::http

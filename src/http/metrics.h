// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counting, and the page where Prometheus reads the counts. Each io thread counts for itself; only the page
// adds up.

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/settings.h"

namespace kaname::http {

// Totals of the whole server at one moment.
struct Counters {
  std::uint64_t requests = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::uint64_t accepted = 0;        // connections ever let in
  std::uint64_t turned_away = 0;     // connections over a limit
  std::uint64_t timed_out = 0;       // connections that were too slow
  std::uint64_t feeds_dropped = 0;   // listeners that lagged too far behind
  std::uint64_t faults = 0;          // exceptions that reached this floor: always a bug
  std::uint64_t connections = 0;     // open now
  std::uint64_t feed_listeners = 0;  // listening now
};

// One io thread's counts.
class Metrics {
 public:
  static constexpr std::array<double, 12> kBounds = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                     0.01,   0.025,   0.05,   0.1,   0.5,    2.5};
  struct Act {
    std::array<std::uint64_t, 5> by_class{};  // 1xx … 5xx
    std::uint64_t micros = 0;
  };
  struct Totals {
    std::map<std::string, Act, std::less<>> acts;
    std::array<std::uint64_t, kBounds.size() + 1> histogram{};
    std::uint64_t micros = 0;
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
  };

  void record(const LogLine& line);
  // A live feed counts as a request, but its hours are no duration.
  void record_feed(const LogLine& line);
  void add_to(Totals& totals) const;

  std::atomic<std::uint64_t> accepted = 0;
  std::atomic<std::uint64_t> turned_away = 0;
  std::atomic<std::uint64_t> timed_out = 0;
  std::atomic<std::uint64_t> feeds_dropped = 0;
  std::atomic<std::uint64_t> faults = 0;
  std::atomic<std::uint64_t> feed_listeners = 0;

 private:
  Act& count(const LogLine& line);

  mutable std::mutex mutex_;  // contended only while the page is read
  Totals totals_;
};

// Prometheus text format 0.0.4.
std::string metrics_page(const Metrics::Totals& totals, const Counters& counters, const std::vector<Gauge>& gauges);

}  // namespace kaname::http

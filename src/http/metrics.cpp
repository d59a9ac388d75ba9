// SPDX-License-Identifier: Apache-2.0
#include "http/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace kaname::http {
namespace {

// Label values: backslash, quote and line break are escaped in the text format.
std::string label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out.push_back('\\');
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

void describe(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help, double value) {
  describe(out, name, type, help);
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
}

void append_acts(std::string& out, const Metrics::Totals& totals) {
  describe(out, "kaname_http_requests_total", "counter", "Requests by endpoint and status class.");
  for (const auto& [name, act] : totals.acts) {
    for (std::size_t i = 0; i < act.by_class.size(); ++i) {
      if (act.by_class[i] == 0) continue;
      fmt::format_to(std::back_inserter(out), "kaname_http_requests_total{{act=\"{}\",class=\"{}xx\"}} {}\n",
                     label(name), i + 1, act.by_class[i]);
    }
  }
  describe(out, "kaname_http_act_seconds_total", "counter", "Time spent by endpoint.");
  for (const auto& [name, act] : totals.acts) {
    fmt::format_to(std::back_inserter(out), "kaname_http_act_seconds_total{{act=\"{}\"}} {}\n", label(name),
                   static_cast<double>(act.micros) / 1e6);
  }
}

void append_histogram(std::string& out, const Metrics::Totals& totals) {
  constexpr std::string_view kName = "kaname_http_request_duration_seconds";
  describe(out, kName, "histogram", "From the whole request read to the whole answer written.");
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < Metrics::kBounds.size(); ++i) {
    below += totals.histogram[i];
    fmt::format_to(std::back_inserter(out), "{}_bucket{{le=\"{}\"}} {}\n", kName, Metrics::kBounds[i], below);
  }
  below += totals.histogram.back();
  fmt::format_to(std::back_inserter(out), "{0}_bucket{{le=\"+Inf\"}} {1}\n{0}_sum {2}\n{0}_count {1}\n", kName, below,
                 static_cast<double>(totals.micros) / 1e6);
}

}  // namespace

Metrics::Act& Metrics::count(const LogLine& line) {
  auto found = totals_.acts.find(line.act);
  if (found == totals_.acts.end()) found = totals_.acts.emplace(std::string(line.act), Act{}).first;
  const auto status_class = static_cast<std::size_t>(std::clamp(line.status / 100, 1, 5) - 1);
  ++found->second.by_class[status_class];
  totals_.bytes_in += line.bytes_in;
  totals_.bytes_out += line.bytes_out;
  return found->second;
}

void Metrics::record(const LogLine& line) {
  const double seconds = static_cast<double>(line.micros) / 1e6;
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin();
  const std::lock_guard lock(mutex_);
  count(line).micros += static_cast<std::uint64_t>(line.micros);
  ++totals_.histogram[static_cast<std::size_t>(bucket)];
  totals_.micros += static_cast<std::uint64_t>(line.micros);
}

void Metrics::record_feed(const LogLine& line) {
  const std::lock_guard lock(mutex_);
  count(line);
}

void Metrics::add_to(Totals& totals) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [name, act] : totals_.acts) {
    Act& sum = totals.acts[name];
    for (std::size_t i = 0; i < sum.by_class.size(); ++i) sum.by_class[i] += act.by_class[i];
    sum.micros += act.micros;
  }
  for (std::size_t i = 0; i < totals.histogram.size(); ++i) totals.histogram[i] += totals_.histogram[i];
  totals.micros += totals_.micros;
  totals.bytes_in += totals_.bytes_in;
  totals.bytes_out += totals_.bytes_out;
}

std::string metrics_page(const Metrics::Totals& totals, const Counters& counters, const std::vector<Gauge>& gauges) {
  std::string out;
  append_acts(out, totals);
  append_histogram(out, totals);
  const auto counter = [&](std::string_view name, std::string_view help, std::uint64_t value) {
    single(out, name, "counter", help, static_cast<double>(value));
  };
  counter("kaname_http_bytes_in_total", "Bytes of requests.", counters.bytes_in);
  counter("kaname_http_bytes_out_total", "Bytes of answers.", counters.bytes_out);
  counter("kaname_http_connections_total", "Connections let in.", counters.accepted);
  counter("kaname_http_turned_away_total", "Connections over a limit.", counters.turned_away);
  counter("kaname_http_timed_out_total", "Connections that were too slow.", counters.timed_out);
  counter("kaname_http_feeds_dropped_total", "Feed listeners that lagged too far behind.", counters.feeds_dropped);
  counter("kaname_http_faults_total", "Exceptions that reached the HTTP floor.", counters.faults);
  single(out, "kaname_http_connections", "gauge", "Connections open.", static_cast<double>(counters.connections));
  single(out, "kaname_feed_listeners", "gauge", "Live feeds open.", static_cast<double>(counters.feed_listeners));
  for (const Gauge& gauge : gauges) single(out, gauge.name, "gauge", gauge.help, gauge.read());
  return out;
}

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an operator, or a test, may set about the HTTP floor. Plain values; no asio here.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kaname::http {

using Milliseconds = std::chrono::milliseconds;
inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;

// Another body limit for paths that begin so.
struct PathLimit {
  std::string prefix;
  std::size_t bytes = 0;
  std::string suffix = {};  // of the path, without the query; empty: any
};

// One line of the access log. No path, no query, no address: they may say who is cared for.
struct LogLine {
  std::string_view method;
  std::string_view act;  // "facility.search"; "-" when the request never reached an endpoint
  int status = 0;
  std::int64_t micros = 0;  // from the whole request read to the whole answer written
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::string_view request_id;
};

// A number other floors want on the metrics page, such as the length of the writer's queue.
struct Gauge {
  std::string name;  // "kaname_writer_queue"
  std::string help;
  std::function<double()> read;  // called from an io thread: quick and thread-safe
};

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;     // 0 takes any free one; Server::port() tells which
  unsigned threads = 0;          // 0: one for every core
  unsigned slow_threads = 2;     // for Lane::slow
  std::size_t slow_queue = 256;  // more than that waiting is answered 503
  std::string tls_cert;          // PEM files; both empty means plain HTTP
  std::string tls_key;
  bool trust_proxy = false;  // believe X-Forwarded-For and -Proto: only when nothing but the proxy can connect

  std::size_t max_header = 16 * kKiB;
  std::size_t max_target = 8 * kKiB;
  std::size_t max_body = 1 * kMiB;
  // Files of imports; photos and papers of a thread (the handler says what is too large for it); care-plan files; lists of persons. Forms of strangers are short.
  std::vector<PathLimit> body_limits = {{"/v1/blobs", 32 * kMiB},
                                        {"/v1/people/", 11 * kMiB, "/files"},
                                        {"/v1/care-plans/", 8 * kMiB},
                                        {"/v1/person-lists/", 8 * kMiB},
                                        {"/public/", 32 * kKiB}};
  std::size_t max_body_memory = 512 * kMiB;  // of all bodies being read or worked at one moment

  Milliseconds header_deadline{10'000};  // from the first byte of a request to the end of its header; TLS handshake too
  Milliseconds body_deadline{30'000};    // plus one second for every `slowest_rate` bytes that did arrive
  Milliseconds write_deadline{30'000};   // the same for the answer
  Milliseconds idle_deadline{75'000};    // between requests
  std::size_t slowest_rate = 16 * kKiB;  // bytes a second of the slowest line we wait for
  std::size_t max_connections = 20'000;
  // A whole town hall may stand behind one address, and every screen holds a live feed.
  std::size_t max_per_address = 2'000;

  Milliseconds feed_heartbeat{20'000};
  Milliseconds feed_recheck{60'000};
  std::size_t feed_queue = 512;  // events a listener may lag behind before it is sent away to resume
  std::size_t feed_queue_bytes = 1 * kMiB;

  bool security_headers = true;
  bool metrics_for_all = false;  // otherwise only for loopback peers that no proxy speaks for
  std::map<std::string, std::string, std::less<>> redirects = {
      {"/", "/desk/"}, {"/desk", "/desk/"}, {"/phone", "/phone/"}, {"/setup", "/desk/setup"}};
  // Below these, a path without an extension is a screen of the program found there.
  std::vector<std::string> app_roots = {"/desk/", "/phone/", "/link/"};
  // Pages whose address is itself a secret: no referrer leaves them at all.
  std::vector<std::string> link_roots = {"/link/"};

  std::function<void(const LogLine&)> log;  // called from any io thread
  std::vector<Gauge> gauges;
};

}  // namespace kaname::http

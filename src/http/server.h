// SPDX-License-Identifier: Apache-2.0
#pragma once
// The HTTP/1.1 server: api::Service and the files of the screens, on a port. All a program needs to know of
// this folder; no asio in sight. See docs/http.md.

#include <chrono>
#include <cstdint>
#include <memory>

#include "api/assets.h"
#include "api/service.h"
#include "http/metrics.h"
#include "http/settings.h"

namespace kaname::http {

class Server {
 public:
  // Both must outlive the server. Throws std::runtime_error for settings that cannot work (TLS files).
  Server(Settings settings, api::Service& service, const api::AssetSource& assets);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  // Stops without grace when stop() was not called.
  ~Server();

  // Listens and returns; answers come from its own threads. Throws std::runtime_error when the address is
  // taken.
  void start();
  // Accepts nothing more, lets requests in flight finish for `grace`, ends feeds and idle connections at
  // once, then closes what is left. Work already handed to the service is waited for even beyond `grace`:
  // it cannot be undone.
  void stop(std::chrono::milliseconds grace);

  std::uint16_t port() const;
  Counters counters() const;
  // Reads the TLS files again, for new connections; throws and keeps the old ones when they cannot be used.
  void reload_tls();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#include "http/server.h"

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <vector>

#include "http/state.h"
#include "http/tls.h"
#include "http/worker.h"

namespace kaname::http {
namespace {

Tcp::endpoint endpoint_of(const Settings& settings) {
  ErrorCode error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) throw std::runtime_error("the address to listen on is no IP address: " + settings.address);
  return Tcp::endpoint(address, settings.port);
}

// SO_REUSEPORT would let a second kaname by the same user take half of the connections, without a word.
void require_free(const Tcp::endpoint& endpoint) {
  asio::io_context context;
  ErrorCode error;
  Acceptor probe(context);
  probe.open(endpoint.protocol(), error);
  if (!error) probe.set_option(Acceptor::reuse_address(true), error);
  if (!error) probe.bind(endpoint, error);
  if (!error) return;
  throw std::runtime_error("cannot listen on " + endpoint.address().to_string() + " port " +
                           std::to_string(endpoint.port()) + ": " + error.message());
}

}  // namespace

struct Server::Impl {
  Impl(Settings settings, api::Service& service, const api::AssetSource& assets)
      : state(std::move(settings), service, assets) {
    const unsigned wanted = state.settings.threads;
    const unsigned count = wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) {
      workers.push_back(std::make_unique<Worker>(state));
      state.metrics.push_back(&workers.back()->metrics());
    }
    load_tls();
  }

  void load_tls() {
    const Settings& settings = state.settings;
    if (settings.tls_cert.empty() != settings.tls_key.empty()) {
      throw std::runtime_error("TLS needs both a certificate and a key");
    }
    if (settings.tls_cert.empty()) return;
    const auto context = make_tls_context(settings);
    for (const auto& worker : workers) worker->use_tls(context);
  }

  ServerState state;
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
};

Server::Server(Settings settings, api::Service& service, const api::AssetSource& assets)
    : impl_(std::make_unique<Impl>(std::move(settings), service, assets)) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

void Server::start() {
  Tcp::endpoint endpoint = endpoint_of(impl_->state.settings);
  require_free(endpoint);
  for (const auto& worker : impl_->workers) {
    impl_->port = worker->open(endpoint);
    endpoint.port(impl_->port);  // the first may have been given any free one
  }
  const auto hub = impl_->state.hub;
  for (const auto& worker : impl_->workers) {
    hub->add(*worker);
    Worker* const runs = worker.get();
    impl_->threads.emplace_back([runs] { runs->run(); });
  }
  impl_->state.service.on_commit([hub](const api::FeedEvents& events) { hub->publish(events); });
}

void Server::stop(std::chrono::milliseconds grace) {
  if (impl_->threads.empty()) return;
  impl_->state.stopping = true;
  for (const auto& worker : impl_->workers) worker->begin_stop();
  if (!impl_->state.gate.wait_until_empty(grace)) {
    for (const auto& worker : impl_->workers) worker->cut_all();
    while (!impl_->state.gate.wait_until_empty(std::chrono::milliseconds(100))) {
      // One that was let in a moment ago may have missed the first cut.
      for (const auto& worker : impl_->workers) worker->cut_all();
    }
  }
  // The service may go on committing: it speaks to a hub that has nobody left.
  impl_->state.hub->close();
  for (const auto& worker : impl_->workers) worker->finish();
  for (std::thread& thread : impl_->threads) thread.join();
  impl_->threads.clear();
}

std::uint16_t Server::port() const { return impl_->port; }

Counters Server::counters() const { return impl_->state.counters(); }

void Server::reload_tls() { impl_->load_tls(); }

}  // namespace kaname::http

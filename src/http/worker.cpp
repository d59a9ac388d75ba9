// SPDX-License-Identifier: Apache-2.0
#include "http/worker.h"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <ctime>
#include <stdexcept>

#include "http/session.h"

namespace kaname::http {
namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr auto kAcceptPause = Milliseconds(100);  // out of file descriptors: let some come back
constexpr auto kTurnAwayTime = Milliseconds(1'000);
constexpr std::size_t kMostTurnedAway = 64;  // at once and politely; more are closed without a word

constexpr std::string_view kBusy =
    "HTTP/1.1 503 Service Unavailable\r\n"
    "content-type: application/json; charset=utf-8\r\n"
    "content-length: 91\r\n"
    "retry-after: 5\r\n"
    "cache-control: no-store\r\n"
    "connection: close\r\n\r\n"
    "{\"code\":\"busy\",\"message\":\"混み合っています。しばらくお待ちください。\"}";
static_assert(kBusy.size() - kBusy.find('{') == 91);

// Often enough to be exact within a quarter of the shortest deadline, and for the second in the Date
// header.
Milliseconds sweep_interval(const Settings& settings) {
  const Milliseconds shortest = std::min({settings.header_deadline, settings.body_deadline, settings.write_deadline,
                                          settings.idle_deadline, settings.feed_heartbeat, settings.feed_recheck});
  return std::clamp(shortest / 4, Milliseconds(20), Milliseconds(500));
}

}  // namespace

Worker::Worker(ServerState& state)
    : state_(state), feeds_(metrics_), work_(context_.get_executor()), acceptor_(context_) {
  update_date();
}

std::uint16_t Worker::open(const Tcp::endpoint& endpoint) {
  try {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(Acceptor::reuse_address(true));
    acceptor_.set_option(ReusePort(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(4096);
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("cannot listen on " + endpoint.address().to_string() + " port " +
                             std::to_string(endpoint.port()) + ": " + error.code().message());
  }
  asio::co_spawn(context_, listen(), asio::detached);
  asio::co_spawn(context_, sweep(), asio::detached);
  return acceptor_.local_endpoint().port();
}

void Worker::run() {
  for (;;) {
    try {
      context_.run();
      return;
    } catch (const std::exception&) {
      ++metrics_.faults;  // a bug in one connection is not the end of the others
    }
  }
}

void Worker::use_tls(std::shared_ptr<asio::ssl::context> context) {
  asio::post(context_, [this, context = std::move(context)] { tls_ = context; });
}

void Worker::deliver(std::shared_ptr<const api::FeedEvents> events) {
  asio::post(context_, [this, events = std::move(events)] { feeds_.deliver(*events); });
}

void Worker::begin_stop() {
  asio::post(context_, [this] {
    ErrorCode ignored;
    acceptor_.close(ignored);
    feeds_.close_all();
    for (Connection* connection : connections_) {
      if (connection->is_idle()) connection->cut();
    }
  });
}

void Worker::cut_all() {
  asio::post(context_, [this] {
    for (Connection* connection : connections_) connection->cut();
  });
}

void Worker::finish() {
  asio::post(context_, [this] { context_.stop(); });
}

void Worker::add(Connection& connection) {
  connection.slot = connections_.size();
  connections_.push_back(&connection);
}

void Worker::remove(Connection& connection) {
  Connection* const last = connections_.back();
  connections_[connection.slot] = last;
  last->slot = connection.slot;
  connections_.pop_back();
}

Task<void> Worker::listen() {
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  Tcp::endpoint peer;
  Timer pause(context_.get_executor());
  while (acceptor_.is_open()) {
    Socket socket(context_.get_executor());
    co_await acceptor_.async_accept(socket, peer, quiet);
    if (!error) {
      welcome(std::move(socket), peer);
      continue;
    }
    if (!acceptor_.is_open()) break;
    pause.expires_after(kAcceptPause);
    co_await pause.async_wait(quiet);
  }
}

void Worker::welcome(Socket socket, const Tcp::endpoint& peer) {
  Peer who;
  who.address = peer.address().to_string();
  who.gate_key = Gate::key_of(peer.address());
  who.loopback = peer.address().is_loopback();
  ErrorCode ignored;
  socket.set_option(Tcp::no_delay(true), ignored);
  socket.non_blocking(true, ignored);
  if (state_.gate.enter(who.gate_key)) {
    ++metrics_.accepted;
    start_session(*this, std::move(socket), std::move(who), tls_);
    return;
  }
  ++metrics_.turned_away;
  // Before a handshake nobody would understand the words.
  if (tls_ != nullptr || turning_away_ >= kMostTurnedAway) return;
  asio::co_spawn(context_, turn_away(std::move(socket)), asio::detached);
}

// Says why, and waits a moment before closing: a close with unread bytes would take the words back (RST).
Task<void> Worker::turn_away(Socket socket) {
  ++turning_away_;
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  socket.write_some(asio::buffer(kBusy), error);
  socket.shutdown(Socket::shutdown_send, error);
  Timer pause(context_.get_executor());
  pause.expires_after(kTurnAwayTime);
  co_await pause.async_wait(quiet);
  std::string unread(16 * kKiB, '\0');
  socket.read_some(asio::buffer(unread), error);
  --turning_away_;
}

Task<void> Worker::sweep() {
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  const Milliseconds interval = sweep_interval(state_.settings);
  Timer timer(context_.get_executor());
  for (;;) {
    timer.expires_after(interval);
    co_await timer.async_wait(quiet);
    sweep_once(Clock::now());
  }
}

void Worker::sweep_once(Clock::time_point now) {
  update_date();
  for (Connection* connection : connections_) {
    if (now >= connection->deadline) connection->expire();
  }
  feeds_.sweep(now);
}

void Worker::update_date() {
  const std::int64_t second = std::time(nullptr);
  if (second == date_second_) return;
  date_second_ = second;
  date_ = http_date(second);
}

}  // namespace kaname::http

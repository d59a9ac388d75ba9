// SPDX-License-Identifier: Apache-2.0
#pragma once
// One io thread: its acceptor, its connections, its listeners, and the sweep that looks at their deadlines.
// A connection never changes thread, so nothing here is locked; other threads come in by post() alone.

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>
#include <vector>

#include "http/feed.h"
#include "http/metrics.h"
#include "http/net.h"
#include "http/state.h"

namespace kaname::http {

// What the worker must be able to do with any connection.
class Connection {
 public:
  virtual ~Connection() = default;
  // The deadline has passed.
  virtual void expire() = 0;
  // Nothing is being asked or answered on it.
  virtual bool is_idle() const = 0;
  // Whatever it waits for ends with an error now. Work in flight elsewhere is still waited for.
  virtual void cut() = 0;

  Clock::time_point deadline = Clock::time_point::max();
  std::size_t slot = 0;  // kept by the worker
};

class Worker {
 public:
  explicit Worker(ServerState& state);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Before run(). Throws std::runtime_error when the address cannot be had. Returns the port.
  std::uint16_t open(const Tcp::endpoint& endpoint);
  // The body of the thread; returns after finish().
  void run();

  // From any thread.
  void use_tls(std::shared_ptr<asio::ssl::context> context);
  void deliver(std::shared_ptr<const api::FeedEvents> events);
  void begin_stop();
  void cut_all();
  void finish();

  // On the thread itself.
  void add(Connection& connection);
  void remove(Connection& connection);
  ServerState& state() { return state_; }
  Metrics& metrics() { return metrics_; }
  Feeds& feeds() { return feeds_; }
  Executor executor() { return context_.get_executor(); }
  const std::string& date() const { return date_; }

 private:
  Task<void> listen();
  Task<void> sweep();
  Task<void> turn_away(Socket socket);
  void welcome(Socket socket, const Tcp::endpoint& peer);
  void sweep_once(Clock::time_point now);
  void update_date();

  ServerState& state_;
  Metrics metrics_;
  Feeds feeds_;
  std::vector<Connection*> connections_;
  std::string date_;
  std::int64_t date_second_ = 0;
  std::size_t turning_away_ = 0;
  std::shared_ptr<asio::ssl::context> tls_;
  asio::io_context context_{1};
  asio::executor_work_guard<Executor> work_;
  Acceptor acceptor_;
};

}  // namespace kaname::http

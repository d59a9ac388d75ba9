// SPDX-License-Identifier: Apache-2.0
#pragma once
// For the tests of this folder: a service that answers from memory, files from a map, and a client that
// writes any bytes it likes to a socket.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/assets.h"
#include "api/service.h"
#include "http/server.h"

namespace kaname::http::testing {

class FakeAssets final : public api::AssetSource {
 public:
  FakeAssets();
  const api::Asset* find(std::string_view path) const override;

 private:
  std::map<std::string, api::Asset, std::less<>> assets_;
};

// /v1/hello and /v1/echo answer here, /v1/slow/… on the pool, POST /v1/write on a writer thread of its own.
class FakeService final : public api::Service {
 public:
  FakeService();
  ~FakeService() override;

  api::Lane lane(const api::Request& request) const override;
  api::Answer answer(const api::Request& request) override;
  void submit(api::Request request, std::function<void(api::Answer)> done) override;
  Result<api::FeedTicket> open_feed(const api::Request& request) override;
  api::FeedEvents events_after(const api::FeedTicket& ticket) override;
  bool feed_allowed(const api::Request& request) override;
  void on_commit(std::function<void(const api::FeedEvents&)> listener) override;
  api::Answer refuse(const api::Request& request, const Error& error) const override;

  // Commits acts of an area as the writer would.
  void commit(const std::string& area, int acts);
  // Says something to one account only.
  void tell_account(const std::string& area, const std::string& account, const std::string& data);
  // While held, slow reads and writes wait.
  void hold(bool held);
  int waiting() const { return waiting_; }

  std::atomic<bool> feeds_on_pool = false;
  std::atomic<bool> feed_good = true;
  std::atomic<std::size_t> frame_padding = 0;  // makes each event larger
  std::atomic<int> answered = 0;
  std::atomic<int> feed_checks = 0;

 private:
  void wait_while_held();
  void run_writer();

  std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  std::atomic<int> waiting_ = 0;
  bool closing_ = false;
  std::deque<std::function<void()>> writes_;
  std::mutex feed_mutex_;
  std::map<std::string, api::FeedEvents> journal_;
  std::function<void(const api::FeedEvents&)> listener_;
  std::thread writer_;
};

// One answer as it came.
struct Received {
  int status = 0;
  std::string head;  // status line and headers
  std::string body;
  std::string header(std::string_view name) const;  // lower-case name; empty when absent
};

class Client {
 public:
  explicit Client(std::uint16_t port);
  Client(Client&& other) noexcept;
  Client& operator=(Client&&) = delete;
  ~Client();

  // False when the server has closed.
  bool send(std::string_view bytes);
  // The next answer; status 0 when the connection ended or nothing came for `seconds`.
  Received receive(bool head_only = false, int seconds = 10);
  Received get(std::string_view path, std::string_view headers = "");
  // Everything until `text` was seen, the server closed, or time is over.
  std::string read_until(std::string_view text, int milliseconds = 5000);
  // True when the server has closed within that time.
  bool closed_within(int milliseconds);
  // Resets the connection instead of closing it.
  void vanish();
  void small_window();

 private:
  bool fill(int milliseconds);

  int fd_ = -1;
  std::string buffer_;
  std::vector<char> part_;
};

// Settings with short deadlines, one thread, any port.
Settings quick_settings();

// Service, files, log and a started server.
struct Fixture {
  explicit Fixture(Settings settings = quick_settings());
  ~Fixture();
  Client client() { return Client(server->port()); }
  std::vector<std::string> lines();

  FakeService service;
  FakeAssets assets;
  std::mutex log_mutex;
  std::vector<std::string> log;
  std::unique_ptr<Server> server;
};

// Waits up to five seconds.
bool eventually(const std::function<bool()>& condition);

std::string gunzip(std::string_view bytes);

}  // namespace kaname::http::testing

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The session itself, for session.cpp (requests) and session_feed.cpp (the live feed) only. A template over
// the stream, because a plain socket should not pay for TLS.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/feed.h"
#include "http/hop.h"
#include "http/request_reader.h"
#include "http/routes.h"
#include "http/session.h"
#include "http/worker.h"

namespace kaname::http {

enum class Phase { handshake, idle, reading, working, writing, feed, closing };

inline std::int64_t micros_since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

// Runs what the service promised not to throw from; an exception becomes the bare 500 it must never be.
template <class Function>
void guarded(Worker& worker, api::Answer& answer, const Function& function) {
  try {
    function();
  } catch (...) {
    ++worker.metrics().faults;
    answer = bare_fault();
  }
}

template <class Stream>
class Session final : public Connection, public FeedSink, public std::enable_shared_from_this<Session<Stream>> {
 public:
  Session(Worker& worker, Stream stream, Peer peer, std::shared_ptr<asio::ssl::context> context)
      : worker_(worker),
        state_(worker.state()),
        peer_(std::move(peer)),
        context_(std::move(context)),
        stream_(std::move(stream)),
        reader_(state_.settings, state_.body_memory) {
    worker_.add(*this);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() override {
    if (listener_ != nullptr) worker_.feeds().remove(*listener_);
    worker_.remove(*this);
    state_.gate.leave(peer_.gate_key);
  }

  Task<void> run(std::shared_ptr<Session> self);

  void expire() override;
  bool is_idle() const override { return phase_ == Phase::idle || phase_ == Phase::handshake; }
  void cut() override;

  void write_feed(const std::vector<asio::const_buffer>& frames) override;
  void end_feed() override { cut(); }
  void check_feed() override;

 private:
  static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

  Task<bool> greet();
  Task<bool> receive();
  Task<bool> exchange();
  Task<void> work(Reply& reply, Route route);
  bool send_at_once(std::string_view& body);
  Task<bool> send(std::string_view body);
  Task<void> hang_up();
  Task<api::Answer> open_feed(bool& opened);
  Task<void> feed(api::FeedTicket ticket);
  Task<bool> catch_up(Listener& listener);

  Socket& socket() {
    if constexpr (kTls) {
      return stream_.next_layer();
    } else {
      return stream_;
    }
  }
  void enter(Phase phase, Milliseconds allowed, std::size_t bytes);
  void enter_working() {
    phase_ = Phase::working;
    deadline = Clock::time_point::max();
  }
  void prepare_request();
  void answer_here(Reply& reply);
  void render(const Reply& reply, bool keep_alive);
  LogLine log_line(const Reply& reply, std::uint64_t bytes_out, Clock::time_point started) const;
  void feed_checked(bool allowed);

  Worker& worker_;
  ServerState& state_;
  const Peer peer_;
  const std::shared_ptr<asio::ssl::context> context_;  // outlives the stream made from it
  Stream stream_;
  RequestReader reader_;
  Phase phase_ = Phase::idle;
  bool expired_ = false;
  bool refused_ = false;  // close after this answer, with bytes of the client still unread
  std::string request_id_;
  std::string_view referrer_policy_;
  bool secure_ = false;
  std::string out_;
  std::unique_ptr<Listener> listener_;
  std::uint64_t feed_bytes_ = 0;
};

template <class Stream>
LogLine Session<Stream>::log_line(const Reply& reply, std::uint64_t bytes_out, Clock::time_point started) const {
  LogLine line;
  line.method = reader_.method_text();
  line.act = reply.answer.act.empty() ? std::string_view("-") : std::string_view(reply.answer.act);
  line.status = reply.answer.status;
  line.micros = micros_since(started);
  line.bytes_in = reader_.bytes();
  line.bytes_out = bytes_out;
  line.request_id = request_id_;
  return line;
}

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#include "http/session.h"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>

#include "http/session_class.h"

namespace kaname::http {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
// A body up to this is copied behind its head: one buffer is cheaper to send than two.
constexpr std::size_t kCopiedBody = 16 * kKiB;
// After a refusal the client may still be sending. Reading on a little lets it see the answer.
constexpr std::size_t kMostLingering = 8 * kMiB;
constexpr auto kLingerTime = Milliseconds(3'000);

}  // namespace

// A deadline that moves with what a slow but honest line did transfer.
template <class Stream>
void Session<Stream>::enter(Phase phase, Milliseconds allowed, std::size_t bytes) {
  phase_ = phase;
  deadline = Clock::now() + allowed + Milliseconds(bytes * 1000 / state_.settings.slowest_rate);
}

template <class Stream>
void Session<Stream>::expire() {
  deadline = Clock::time_point::max();
  if (phase_ != Phase::idle && phase_ != Phase::closing) ++worker_.metrics().timed_out;
  if (phase_ != Phase::reading) return cut();
  expired_ = true;  // receive() answers 408
  ErrorCode ignored;
  socket().cancel(ignored);
}

template <class Stream>
void Session<Stream>::cut() {
  ErrorCode ignored;
  socket().close(ignored);
}

template <class Stream>
Task<void> Session<Stream>::run([[maybe_unused]] std::shared_ptr<Session> self) {
  bool open = true;
  if constexpr (kTls) open = co_await greet();
  while (open) {
    reader_.begin();
    open = co_await receive();
    if (open) open = co_await exchange();
  }
  co_await hang_up();
}

template <class Stream>
Task<bool> Session<Stream>::greet() {
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  if constexpr (kTls) {
    enter(Phase::handshake, state_.settings.header_deadline, 0);
    co_await stream_.async_handshake(asio::ssl::stream_base::server, quiet);
  }
  co_return !error;
}

// False when the connection is over. True with refused_ when an answer is due that no endpoint gives.
template <class Stream>
Task<bool> Session<Stream>::receive() {
  using Step = RequestReader::Step;
  const Settings& settings = state_.settings;
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  enter(Phase::idle, settings.idle_deadline, 0);
  if (state_.stopping) co_return false;
  Clock::time_point header_due = Clock::time_point::max();
  Clock::time_point body_due = Clock::time_point::max();
  for (;;) {
    const Step step = reader_.step();
    if (step == Step::complete) co_return true;
    if (step == Step::refuse) break;
    if (step == Step::expect_continue) {
      const asio::const_buffer go_on(kContinue.data(), kContinue.size());
      co_await asio::async_write(stream_, go_on, quiet);
      if (error) co_return false;
      continue;
    }
    if (!reader_.idle()) {
      if (header_due == Clock::time_point::max()) header_due = Clock::now() + settings.header_deadline;
      phase_ = Phase::reading;
      deadline = header_due;
    }
    if (reader_.in_body()) {
      if (body_due == Clock::time_point::max()) body_due = Clock::now() + settings.body_deadline;
      deadline = body_due + Milliseconds(reader_.bytes() * 1000 / settings.slowest_rate);
    }
    const std::span<char> space = reader_.space();
    const asio::mutable_buffer buffer(space.data(), space.size());
    const std::size_t bytes = co_await stream_.async_read_some(buffer, quiet);
    if (expired_) break;
    if (error) co_return false;
    reader_.filled(bytes);
  }
  refused_ = true;
  co_return true;
}

template <class Stream>
void Session<Stream>::prepare_request() {
  api::Request& request = reader_.request();
  request_id_ = make_request_id(state_);
  request.request_id = request_id_;
  if (request.remote_address.empty()) request.remote_address = peer_.address;
  if (kTls) request.secure = true;
  secure_ = request.secure;
  referrer_policy_ = state_.fixed.referrer_policy(request.path);
}

template <class Stream>
void Session<Stream>::answer_here(Reply& reply) {
  const api::Request& request = reader_.request();
  guarded(worker_, reply.answer, [&] { reply.answer = state_.service.answer(request); });
  finish_reply(reply, request, reader_.wants().codings);
}

// One request, wholly read (or refused), to its answer, wholly written. False: close.
template <class Stream>
Task<bool> Session<Stream>::exchange() {
  const auto started = Clock::now();
  enter_working();
  prepare_request();
  Reply reply;
  const bool head_only = reader_.request().method == api::Method::head;
  Route route = Route::ready;
  if (expired_) {
    reply.answer = refuse(state_, reader_.request(), Refusal{408, Problem::unavailable, "request_timeout"});
  } else if (refused_) {
    reply.answer = refuse(state_, reader_.request(), reader_.refusal());
  } else {
    guarded(worker_, reply.answer,
            [&] { route = choose_route(state_, reader_.request(), reader_.wants(), peer_.loopback, reply); });
  }
  if (route == Route::feed) {
    bool opened = false;
    reply.answer = co_await open_feed(opened);
    if (opened) co_return false;
  } else if (route == Route::here) {
    answer_here(reply);
  } else {
    co_await work(reply, route);
  }
  const bool keep_alive = reader_.wants().keep_alive && !refused_ && !state_.stopping;
  render(reply, keep_alive);
  std::string_view body = head_only ? std::string_view{} : std::string_view(reply.body());
  const std::size_t bytes_out = out_.size() + body.size();
  bool sent = send_at_once(body);
  if (!sent) sent = co_await send(body);
  const LogLine line = log_line(reply, bytes_out, started);
  worker_.metrics().record(line);
  if (state_.settings.log) state_.settings.log(line);
  co_return sent&& keep_alive;
}

template <class Stream>
Task<void> Session<Stream>::work(Reply& reply, Route route) {
  const Executor home = worker_.executor();
  if (route == Route::slow) {
    const std::function<void()> job = [this, &reply] { answer_here(reply); };
    const bool taken = co_await run_on(state_.pool, home, job, use_task);
    if (!taken) reply.answer = refuse(state_, reader_.request(), Refusal{503, Problem::unavailable, "busy"});
  } else {
    if (route == Route::write) {
      api::Request& request = reader_.request();
      reply.answer = co_await submit_to(state_.service, home, request, use_task);
    }
    finish_reply(reply, reader_.request(), reader_.wants().codings);
  }
}

template <class Stream>
void Session<Stream>::render(const Reply& reply, bool keep_alive) {
  HeadFacts facts;
  facts.referrer_policy = referrer_policy_;
  facts.request_id = request_id_;
  facts.date = worker_.date();
  facts.length = reply.body().size();
  facts.keep_alive = keep_alive;
  facts.http10 = reader_.wants().http10;
  facts.secure = secure_;
  out_.clear();
  render_head(out_, reply.answer, state_.fixed, facts);
}

// Most answers fit into the socket's buffer: no need to wait for anything. False: send() writes what is
// left.
template <class Stream>
bool Session<Stream>::send_at_once(std::string_view& body) {
  if (kTls || body.size() > kCopiedBody) return false;
  out_ += body;
  body = {};
  ErrorCode error;
  const std::size_t bytes = socket().write_some(asio::buffer(out_), error);
  if (bytes == out_.size()) return true;
  out_.erase(0, bytes);
  return false;
}

// Writes the head in out_ and then `body`.
template <class Stream>
Task<bool> Session<Stream>::send(std::string_view body) {
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  enter(Phase::writing, state_.settings.write_deadline, out_.size() + body.size());
  if (body.size() <= kCopiedBody) {
    out_ += body;
    const asio::const_buffer buffer(out_.data(), out_.size());
    co_await asio::async_write(stream_, buffer, quiet);
  } else {
    const std::array<asio::const_buffer, 2> buffers = {asio::buffer(out_), asio::buffer(body.data(), body.size())};
    co_await asio::async_write(stream_, buffers, quiet);
  }
  co_return !error;
}

// Ends so that the client can still read the last answer.
template <class Stream>
Task<void> Session<Stream>::hang_up() {
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  if (!socket().is_open()) co_return;
  enter(Phase::closing, kLingerTime, 0);
  if constexpr (kTls) co_await stream_.async_shutdown(quiet);
  socket().shutdown(Socket::shutdown_send, error);
  std::vector<char> waste(refused_ ? 64 * kKiB : 0);
  const asio::mutable_buffer buffer(waste.data(), waste.size());
  std::size_t read = 0;
  while (refused_ && !error && read < kMostLingering) { read += co_await socket().async_read_some(buffer, quiet); }
  cut();
}

// Called from session_feed.cpp too.
template Task<bool> Session<Socket>::send(std::string_view body);
template Task<bool> Session<TlsStream>::send(std::string_view body);

namespace {

template <class Stream>
void start(Worker& worker, std::shared_ptr<Session<Stream>> session) {
  asio::co_spawn(worker.executor(), session->run(session), [&worker](const std::exception_ptr& fault) {
    if (fault) ++worker.metrics().faults;
  });
}

}  // namespace

void start_session(Worker& worker, Socket socket, Peer peer, const std::shared_ptr<asio::ssl::context>& context) {
  if (context != nullptr) {
    TlsStream stream(std::move(socket), *context);
    start(worker, std::make_shared<Session<TlsStream>>(worker, std::move(stream), std::move(peer), context));
  } else {
    start(worker, std::make_shared<Session<Socket>>(worker, std::move(socket), std::move(peer), nullptr));
  }
}

}  // namespace kaname::http

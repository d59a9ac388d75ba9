// SPDX-License-Identifier: Apache-2.0
#include "http/session.h"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <random>

#include "http/hop.h"
#include "http/request_reader.h"
#include "http/routes.h"
#include "http/worker.h"

namespace kaname::http {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
// A body up to this is copied behind its head: one buffer is cheaper to send than two.
constexpr std::size_t kCopiedBody = 16 * kKiB;
// After a refusal the client may still be sending. Reading on a little lets it see the answer.
constexpr std::size_t kMostLingering = 8 * kMiB;
constexpr auto kLingerTime = Milliseconds(3'000);
constexpr int kMostFeedRounds = 100;  // of at most 1,000 events each

enum class Phase { handshake, idle, reading, working, writing, feed, closing };

std::int64_t micros_since(Clock::time_point start) {
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

// A new listener has its ticket's word; one that resumes has everything up to the id it names, but never more than
// the server gave out (a restored backup may know less than the client).
std::int64_t resume_after(const api::FeedTicket& ticket, const std::string& last_event_id) {
  std::int64_t seq = 0;
  const char* const end = last_event_id.data() + last_event_id.size();
  const auto parsed = std::from_chars(last_event_id.data(), end, seq);
  const bool usable = !last_event_id.empty() && parsed.ec == std::errc() && parsed.ptr == end && seq >= 0;
  return usable ? std::min(seq, ticket.after) : ticket.after;
}

// After a restart a whole city reconnects: spread over three seconds.
std::string retry_line() {
  static thread_local std::minstd_rand random{std::random_device{}()};
  return "retry: " + std::to_string(2000 + random() % 3000) + "\n\n";
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
  Task<bool> send(std::string_view body);
  Task<void> hang_up();
  Task<api::Answer> open_feed(bool& opened);
  Task<void> feed(api::FeedTicket ticket);
  Task<bool> catch_up(Listener& listener);

  Socket& socket();
  void enter(Phase phase, Milliseconds allowed, std::size_t bytes);
  void enter_working();
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
Socket& Session<Stream>::socket() {
  if constexpr (kTls) {
    return stream_.next_layer();
  } else {
    return stream_;
  }
}

// A deadline that moves with what a slow but honest line did transfer.
template <class Stream>
void Session<Stream>::enter(Phase phase, Milliseconds allowed, std::size_t bytes) {
  phase_ = phase;
  deadline = Clock::now() + allowed + Milliseconds(bytes * 1000 / state_.settings.slowest_rate);
}

template <class Stream>
void Session<Stream>::enter_working() {
  phase_ = Phase::working;
  deadline = Clock::time_point::max();
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
    guarded(worker_, reply.answer, [&] {
      route = choose_route(state_, reader_.request(), reader_.wants(), peer_.loopback, reply);
    });
  }
  if (route == Route::feed) {
    bool opened = false;
    reply.answer = co_await open_feed(opened);
    if (opened) co_return false;
  } else {
    co_await work(reply, route);
  }
  const bool keep_alive = reader_.wants().keep_alive && !refused_ && !state_.stopping;
  render(reply, keep_alive);
  const std::string_view body = head_only ? std::string_view{} : std::string_view(reply.body());
  const std::size_t bytes_out = out_.size() + body.size();
  const bool sent = co_await send(body);
  const LogLine line = log_line(reply, bytes_out, started);
  worker_.metrics().record(line);
  if (state_.settings.log) state_.settings.log(line);
  co_return sent && keep_alive;
}

template <class Stream>
Task<void> Session<Stream>::work(Reply& reply, Route route) {
  const Executor home = worker_.executor();
  if (route == Route::here) {
    answer_here(reply);
  } else if (route == Route::slow) {
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

// Writes the head in out_ and then `body`.
template <class Stream>
Task<bool> Session<Stream>::send(std::string_view body) {
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  enter(Phase::writing, state_.settings.write_deadline, out_.size() + body.size());
  if (body.size() <= kCopiedBody) {
    out_ += body;
    body = {};
  }
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(out_), asio::const_buffer(body.data(), body.size())};
  co_await asio::async_write(stream_, buffers, quiet);
  co_return !error;
}

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
  while (refused_ && !error && read < kMostLingering) {
    read += co_await socket().async_read_some(buffer, quiet);
  }
  cut();
}

// The ticket, then the feed until it ends. Otherwise the refusal to be sent like any answer.
template <class Stream>
Task<api::Answer> Session<Stream>::open_feed(bool& opened) {
  const Executor home = worker_.executor();
  const api::Request& request = reader_.request();
  api::Answer answer;
  std::optional<api::FeedTicket> ticket;
  const std::function<void()> ask = [&] {
    guarded(worker_, answer, [&] {
      auto result = state_.service.open_feed(request);
      if (result) {
        ticket = std::move(*result);
      } else {
        answer = state_.service.refuse(request, result.error());
      }
    });
  };
  if (state_.service.lane(request) == api::Lane::slow) {
    const bool taken = co_await run_on(state_.pool, home, ask, use_task);
    if (!taken) answer = refuse(state_, request, Refusal{503, Problem::unavailable, "busy"});
  } else {
    ask();
  }
  answer.act = "feed";
  opened = ticket.has_value();
  if (opened) {
    ticket->after = resume_after(*ticket, request.last_event_id);
    api::FeedTicket granted = std::move(*ticket);
    co_await feed(std::move(granted));
  }
  co_return answer;
}

template <class Stream>
Task<void> Session<Stream>::feed(api::FeedTicket ticket) {
  const auto started = Clock::now();
  ErrorCode error;
  auto quiet = asio::redirect_error(use_task, error);
  Reply reply;
  reply.answer.act = "feed";
  reply.answer.content_type = "text/event-stream";
  reply.answer.headers.emplace_back("x-accel-buffering", "no");  // nginx passes each event on at once
  HeadFacts facts{referrer_policy_, request_id_, worker_.date(), std::nullopt, false, false, secure_};
  out_.clear();
  render_head(out_, reply.answer, state_.fixed, facts);
  const std::string retry = retry_line();
  listener_ = std::make_unique<Listener>(*this, state_.settings, std::move(ticket));
  worker_.feeds().add(*listener_);
  bool open = co_await send(retry);
  if (open) open = co_await catch_up(*listener_);
  if (open) {
    phase_ = Phase::feed;
    deadline = Clock::time_point::max();
    listener_->go_live(Clock::now());
  }
  std::array<char, 256> ignored{};
  const asio::mutable_buffer buffer(ignored.data(), ignored.size());
  while (open && !error && !state_.stopping) {
    co_await stream_.async_read_some(buffer, quiet);  // a listener says nothing; this ends when it goes
  }
  worker_.feeds().remove(*listener_);
  cut();
  const LogLine line = log_line(reply, feed_bytes_, started);
  worker_.metrics().record_feed(line);
  if (state_.settings.log) state_.settings.log(line);
}

// Writes what happened before, until nothing new came while it was being written. What commits meanwhile is seen by
// the next round: the listener is registered, so it is told that it missed something.
template <class Stream>
Task<bool> Session<Stream>::catch_up(Listener& listener) {
  const Executor home = worker_.executor();
  const api::Request& request = reader_.request();
  const bool slow = state_.service.lane(request) == api::Lane::slow;
  for (int round = 0; round < kMostFeedRounds; ++round) {
    listener.begin_round();
    api::FeedEvents events;
    api::Answer fault;
    const std::function<void()> ask = [&] {
      guarded(worker_, fault, [&] { events = state_.service.events_after(listener.ticket()); });
    };
    enter_working();
    bool taken = true;
    if (slow) {
      taken = co_await run_on(state_.pool, home, ask, use_task);
    } else {
      ask();
    }
    if (!taken || fault.status != 200) co_return false;
    if (events.empty() && !listener.missed()) co_return true;
    if (events.empty()) continue;
    out_.clear();
    for (const auto& event : events) out_ += event->frame;
    const std::string_view no_more;
    feed_bytes_ += out_.size();
    const bool sent = co_await send(no_more);
    if (!sent) co_return false;
    listener.caught_up_to(events.back()->seq);
  }
  co_return false;  // a client this far behind comes back from where it got to
}

template <class Stream>
void Session<Stream>::write_feed(const std::vector<asio::const_buffer>& frames) {
  auto self = this->shared_from_this();
  asio::async_write(stream_, frames, [self](const ErrorCode& error, std::size_t bytes) {
    self->feed_bytes_ += bytes;
    if (error) {
      self->cut();
    } else {
      self->listener_->wrote(Clock::now());
    }
  });
}

template <class Stream>
void Session<Stream>::feed_checked(bool allowed) {
  if (!allowed) cut();
}

template <class Stream>
void Session<Stream>::check_feed() {
  const api::Request& request = reader_.request();
  api::Answer fault;
  if (state_.service.lane(request) != api::Lane::slow) {
    bool allowed = false;
    guarded(worker_, fault, [&] { allowed = state_.service.feed_allowed(request); });
    feed_checked(allowed);
    return;
  }
  // The job hands its hold on the session back to the io thread: a session ends nowhere else.
  auto self = this->shared_from_this();
  state_.pool.push([self]() mutable {
    bool allowed = false;
    api::Answer failed;
    guarded(self->worker_, failed, [&] { allowed = self->state_.service.feed_allowed(self->reader_.request()); });
    const Executor home = self->worker_.executor();
    asio::post(home, [self = std::move(self), allowed] { self->feed_checked(allowed); });
  });
}

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

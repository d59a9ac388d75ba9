// SPDX-License-Identifier: Apache-2.0
// A session that has become a live feed: the ticket, the past, and then whatever commits.
#include <array>
#include <boost/asio/write.hpp>
#include <charconv>
#include <random>

#include "http/session_class.h"

namespace kaname::http {
namespace {

constexpr int kMostFeedRounds = 100;  // of at most 1,000 events each

// A new listener has its ticket's word; one that resumes has everything up to the id it names, but never
// more than the server gave out (a restored backup may know less than the client).
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

}  // namespace

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
  bool open = co_await send(retry);  // NOLINT(bugprone-use-after-move): a co_await is no use of the parameter
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

// Writes what happened before, until nothing new came while it was being written. What commits meanwhile is
// seen by the next round: the listener is registered, so it is told that it missed something.
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

template Task<api::Answer> Session<Socket>::open_feed(bool& opened);
template Task<api::Answer> Session<TlsStream>::open_feed(bool& opened);
template Task<void> Session<Socket>::feed(api::FeedTicket ticket);
template Task<void> Session<TlsStream>::feed(api::FeedTicket ticket);
template Task<bool> Session<Socket>::catch_up(Listener& listener);
template Task<bool> Session<TlsStream>::catch_up(Listener& listener);
template void Session<Socket>::write_feed(const std::vector<asio::const_buffer>& frames);
template void Session<TlsStream>::write_feed(const std::vector<asio::const_buffer>& frames);
template void Session<Socket>::check_feed();
template void Session<TlsStream>::check_feed();
template void Session<Socket>::feed_checked(bool allowed);
template void Session<TlsStream>::feed_checked(bool allowed);

}  // namespace kaname::http

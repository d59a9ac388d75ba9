// SPDX-License-Identifier: Apache-2.0
#pragma once
// The live feed of one io thread: who listens to which area, and what waits to be written to each. A commit
// is announced once to each thread; its frames are shared, never copied for a listener.

#include <boost/asio/buffer.hpp>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/service.h"
#include "http/metrics.h"
#include "http/net.h"
#include "http/settings.h"

namespace kaname::http {

// The connection a listener writes to. All calls on the io thread.
class FeedSink {
 public:
  // Writes all of it and then calls Listener::wrote(), never before it returns. The bytes stay good until
  // then.
  virtual void write_feed(const std::vector<asio::const_buffer>& frames) = 0;
  // Ends the connection soon; the client comes back with its Last-Event-ID.
  virtual void end_feed() = 0;
  // Asks whether the session behind the feed is still good, and ends the feed when not.
  virtual void check_feed() = 0;

 protected:
  ~FeedSink() = default;
};

class Listener {
 public:
  Listener(FeedSink& sink, const Settings& settings, api::FeedTicket ticket);

  const api::FeedTicket& ticket() const { return ticket_; }

  // Until go_live() events are only noted, because the past is still being written from events_after().
  void begin_round() { missed_ = false; }
  void caught_up_to(std::int64_t seq) { ticket_.after = seq; }
  bool missed() const { return missed_; }
  void go_live(Clock::time_point now);

  // False when the listener lags too far behind to be kept.
  bool offer(const std::shared_ptr<const api::FeedEvent>& event);
  void flush(Clock::time_point now);
  void wrote(Clock::time_point now);
  // Heartbeat, recheck; false when a write has not moved for too long.
  bool sweep(Clock::time_point now);
  // Ends the feed; true only the first time.
  bool end();

 private:
  FeedSink& sink_;
  const Settings& settings_;
  api::FeedTicket ticket_;
  std::deque<std::shared_ptr<const api::FeedEvent>> queue_;
  std::vector<std::shared_ptr<const api::FeedEvent>> in_flight_;
  std::size_t queued_bytes_ = 0;
  Clock::time_point last_write_{};  // begun
  Clock::time_point next_check_{};
  bool live_ = false;
  bool missed_ = false;
  bool ended_ = false;
};

// All listeners of one io thread.
class Feeds {
 public:
  explicit Feeds(Metrics& metrics) : metrics_(metrics) {}

  void add(Listener& listener);
  void remove(Listener& listener);
  void deliver(const api::FeedEvents& events);
  void sweep(Clock::time_point now);
  void close_all();

 private:
  void drop(Listener& listener);

  Metrics& metrics_;
  std::map<std::string, std::vector<Listener*>, std::less<>> by_area_;
};

}  // namespace kaname::http

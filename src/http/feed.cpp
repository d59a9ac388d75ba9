// SPDX-License-Identifier: Apache-2.0
#include "http/feed.h"

#include <algorithm>
#include <set>

namespace kaname::http {
namespace {

constexpr std::size_t kFramesPerWrite = 64;

// A comment line: keeps proxies from closing a quiet connection, and finds out that a client is gone.
const std::shared_ptr<const api::FeedEvent>& heartbeat() {
  static const auto event = std::make_shared<const api::FeedEvent>(api::FeedEvent{"", 0, ":\n\n", ""});
  return event;
}

}  // namespace

Listener::Listener(FeedSink& sink, const Settings& settings, api::FeedTicket ticket)
    : sink_(sink), settings_(settings), ticket_(std::move(ticket)) {}

void Listener::go_live(Clock::time_point now) {
  live_ = true;
  last_write_ = now;
  next_check_ = now + settings_.feed_recheck;
}

bool Listener::offer(const std::shared_ptr<const api::FeedEvent>& event) {
  const bool own = !event->account.empty();
  if (own && (!live_ || event->account != ticket_.account)) return true;
  if (!live_) {
    missed_ = true;
    return true;
  }
  if (ended_ || (!own && event->seq <= ticket_.after)) return true;  // came with the past already
  if (queue_.size() >= settings_.feed_queue || queued_bytes_ >= settings_.feed_queue_bytes) return false;
  if (!own) ticket_.after = event->seq;
  queued_bytes_ += event->frame.size();
  queue_.push_back(event);
  return true;
}

void Listener::flush(Clock::time_point now) {
  if (ended_ || !in_flight_.empty() || queue_.empty()) return;
  const std::size_t count = std::min(queue_.size(), kFramesPerWrite);
  std::vector<asio::const_buffer> buffers;
  buffers.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    queued_bytes_ -= queue_.front()->frame.size();
    buffers.push_back(asio::buffer(queue_.front()->frame));
    in_flight_.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  last_write_ = now;
  sink_.write_feed(buffers);
}

void Listener::wrote(Clock::time_point now) {
  in_flight_.clear();
  flush(now);
}

bool Listener::sweep(Clock::time_point now) {
  if (!live_ || ended_) return true;
  const auto since = now - last_write_;
  if (!in_flight_.empty()) return since < settings_.write_deadline;
  if (since >= settings_.feed_heartbeat) {
    queued_bytes_ += heartbeat()->frame.size();
    queue_.push_back(heartbeat());
    flush(now);
  }
  if (now >= next_check_) {
    next_check_ = now + settings_.feed_recheck;
    sink_.check_feed();
  }
  return true;
}

bool Listener::end() {
  if (std::exchange(ended_, true)) return false;
  sink_.end_feed();
  return true;
}

void Feeds::add(Listener& listener) {
  by_area_[listener.ticket().area].push_back(&listener);
  ++metrics_.feed_listeners;
}

void Feeds::remove(Listener& listener) {
  const auto area = by_area_.find(listener.ticket().area);
  if (area == by_area_.end()) return;
  if (std::erase(area->second, &listener) == 0) return;
  --metrics_.feed_listeners;
  if (area->second.empty()) by_area_.erase(area);
}

void Feeds::drop(Listener& listener) {
  if (listener.end()) ++metrics_.feeds_dropped;
}

void Feeds::deliver(const api::FeedEvents& events) {
  std::set<std::string_view> areas;
  for (const auto& event : events) {
    const auto area = by_area_.find(event->area);
    if (area == by_area_.end()) continue;
    areas.insert(area->first);
    for (Listener* listener : area->second) {
      if (!listener->offer(event)) drop(*listener);
    }
  }
  const auto now = Clock::now();
  for (const std::string_view name : areas) {
    for (Listener* listener : by_area_.find(name)->second) listener->flush(now);
  }
}

void Feeds::sweep(Clock::time_point now) {
  for (auto& [area, listeners] : by_area_) {
    for (Listener* listener : listeners) {
      if (!listener->sweep(now)) drop(*listener);
    }
  }
}

void Feeds::close_all() {
  for (auto& [area, listeners] : by_area_) {
    for (Listener* listener : listeners) listener->end();
  }
}

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the HTTP floor serves. http/ turns bytes into a Request and an Answer back into bytes; everything
// between (sign-in, rights, decoding, transactions, journal) is behind Service. No asio here.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace kaname::api {

enum class Method { get, head, post, put, del, other };

// One request, already within the size limits. Owns its bytes: it may cross to another thread.
struct Request {
  Method method = Method::get;
  std::string path;   // percent-decoded, begins with "/", without the query
  std::string query;  // as sent, without "?"
  std::string body;
  std::string content_type;     // as sent
  std::string cookie;           // the Cookie header as sent
  std::string idempotency_key;  // Idempotency-Key header: a UUID chosen by the client
  std::string csrf;             // X-Kaname-Csrf header
  std::string link_token;       // X-Kaname-Link header: a signed link instead of a session
  std::string file_name;        // X-File-Name header of an uploaded file, percent-decoded; empty when absent
  std::string origin;           // Origin header; empty when absent
  std::string host;
  std::string accept_language;
  std::string user_agent;
  std::string if_none_match;
  std::string last_event_id;   // of a live feed that resumes
  std::string remote_address;  // peer, or the last X-Forwarded-For hop when the settings trust the proxy
  std::string request_id;      // made by http, repeated in the X-Request-Id answer header and the log
  bool secure = false;         // came over TLS (or the trusted proxy says so)
};

struct Answer {
  int status = 200;
  std::string body;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;  // further ones: set-cookie, etag, content-disposition …
  std::string act;  // name of the endpoint for logs and metrics ("facility.search"); empty when none matched
};

// On which thread a request is worked.
enum class Lane {
  here,  // short read: on the connection's own thread
  slow,  // long read (PDF, export), or any read of a store that blocks: on the pool
  write  // on the writer: call submit()
};

// One committed act, as open screens hear of it. Ids only, never personal data. With an account it is no act but word of
// that account's own work (a job): nobody else hears of it, it has no number, and who is not listening does not get it later.
struct FeedEvent {
  std::string area;
  std::int64_t seq = 0;
  std::string frame;    // a whole server-sent event: "id: 7\nevent: act\ndata: {…}\n\n"
  std::string account;  // id of the only account that hears of it; empty: everybody of the area
};

using FeedEvents = std::vector<std::shared_ptr<const FeedEvent>>;

// The right to listen to one area's feed, given by open_feed().
struct FeedTicket {
  std::string area;
  std::int64_t after = 0;  // the listener has everything up to this seq
  std::string account;     // whose feed it is
};

class Service {
 public:
  virtual ~Service() = default;

  virtual Lane lane(const Request& request) const = 0;
  // For the lanes `here` and `slow`. Never throws.
  virtual Answer answer(const Request& request) = 0;
  // For the lane `write`. `done` is called exactly once, from another thread, after the commit.
  virtual void submit(Request request, std::function<void(Answer)> done) = 0;

  // The path of the live feed is kFeedPath; http keeps the connection and asks here.
  virtual Result<FeedTicket> open_feed(const Request& request) = 0;
  // Events after `ticket.after` that the process still remembers or the journal holds, oldest first, at most 1,000.
  virtual FeedEvents events_after(const FeedTicket& ticket) = 0;
  // Whether the session behind `request` (as it was when the feed was opened) is still good; asked once a minute.
  virtual bool feed_allowed(const Request& request) = 0;
  // Sets the one listener that hears of every commit, from the writer's thread.
  virtual void on_commit(std::function<void(const FeedEvents&)> listener) = 0;

  // An Error as the Answer a client sees: status, {"code","message","fields"} in the request's language.
  virtual Answer refuse(const Request& request, const Error& error) const = 0;
};

inline constexpr std::string_view kFeedPath = "/v1/feed";

}  // namespace kaname::api

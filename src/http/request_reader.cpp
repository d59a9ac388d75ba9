// SPDX-License-Identifier: Apache-2.0
#include "http/request_reader.h"

#include <algorithm>
#include <cstring>

#include "api/url.h"
#include "http/target.h"

namespace kaname::http {
namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::verb;

namespace {

constexpr std::size_t kFirstBuffer = 4 * kKiB;
constexpr std::size_t kBodyBuffer = 64 * kKiB;
constexpr std::size_t kMaxUserAgent = 300;  // longer ones are cut
// Reserved at once for an announced body; the rest grows as it really comes.
constexpr std::size_t kBodyReserve = 256 * kKiB;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

struct KnownMethod {
  api::Method method;
  std::string_view text;
};

KnownMethod known_method(verb method) {
  switch (method) {
    case verb::get: return {api::Method::get, "GET"};
    case verb::head: return {api::Method::head, "HEAD"};
    case verb::post: return {api::Method::post, "POST"};
    case verb::put: return {api::Method::put, "PUT"};
    case verb::delete_: return {api::Method::del, "DELETE"};
    default: return {api::Method::other, "OTHER"};
  }
}

bool is_address_text(std::string_view text) {
  return !text.empty() && text.size() <= 45 &&
      text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

}  // namespace

RequestReader::RequestReader(const Settings& settings, std::atomic<std::size_t>& body_memory)
    : settings_(settings), body_memory_(body_memory) {
  begin();
}

RequestReader::~RequestReader() { body_memory_ -= held_; }

void RequestReader::begin() {
  parser_.emplace(*this);
  parser_->header_limit(static_cast<std::uint32_t>(settings_.max_header));
  parser_->body_limit(settings_.max_body);
  if (held_ > 0) body_memory_ -= std::exchange(held_, 0);
  request_ = {};
  wants_ = {};
  refusal_ = {};
  method_text_ = "-";
  bytes_ = 0;
  expects_continue_ = false;
  header_seen_ = false;
  if (begin_ == end_ && buffer_.size() > kFirstBuffer) {
    buffer_ = {};  // an idle connection costs little
    begin_ = end_ = 0;
  }
}

std::span<char> RequestReader::space() {
  if (begin_ == end_) begin_ = end_ = 0;
  const std::size_t most = in_body() ? kBodyBuffer : settings_.max_header + kFirstBuffer;
  if (buffer_.empty()) buffer_.resize(std::min(kFirstBuffer, most));
  if (end_ == buffer_.size() && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  const bool large_body = in_body() && request_.body.size() > kFirstBuffer;
  if (end_ == buffer_.size() || (large_body && buffer_.size() < kBodyBuffer)) {
    buffer_.resize(std::max(end_ + kKiB, std::min(most, buffer_.size() * 4)));
  }
  return {buffer_.data() + end_, buffer_.size() - end_};
}

void RequestReader::filled(std::size_t bytes) { end_ += bytes; }

void RequestReader::drop(std::size_t bytes) {
  begin_ += bytes;
  bytes_ += bytes;
}

RequestReader::Step RequestReader::step() {
  while (!parser_->is_done()) {
    if (begin_ == end_) return Step::more;
    boost::beast::error_code error;
    const boost::asio::const_buffer waiting(buffer_.data() + begin_, end_ - begin_);
    drop(parser_->put(waiting, error));
    if (error == beast_http::error::need_more) return too_long() ? Step::refuse : Step::more;
    if (error) return failed(error);
    if (!parser_->is_header_done() || header_seen_) continue;
    header_seen_ = true;
    const Step next = after_header();
    if (next != Step::more) return next;
  }
  return Step::complete;
}

// The parser holds only the part it has not yet understood to its limit; the whole header counts.
// After it, only a chunk's head or the trailer can be waiting for its end.
bool RequestReader::too_long() {
  const std::size_t waiting = end_ - begin_;
  if (parser_->is_header_done()) {
    return waiting > settings_.max_header && !refuse(400, Problem::invalid, "bad_request");
  }
  return bytes_ + waiting > settings_.max_header && !refuse_header();
}

// Either the first line alone is too long, or the lines after it are.
bool RequestReader::refuse_header() {
  const std::string_view waiting(buffer_.data() + begin_, end_ - begin_);
  const bool first_line_read = bytes_ > 0 || waiting.find('\n') != std::string_view::npos;
  if (first_line_read) return refuse(431, Problem::too_large, "headers_too_large");
  return refuse(414, Problem::too_large, "too_long");
}

RequestReader::Step RequestReader::after_header() {
  wants_.keep_alive = parser_->keep_alive();
  const bool headers_fit = bytes_ <= settings_.max_header;
  if (!headers_fit && !refuse(431, Problem::too_large, "headers_too_large")) return Step::refuse;
  const bool needs_host = !wants_.http10 && request_.host.empty();
  if (needs_host && !refuse(400, Problem::invalid, "bad_request")) return Step::refuse;
  const bool waits = expects_continue_ && !parser_->is_done() && begin_ == end_;
  return waits ? Step::expect_continue : Step::more;
}

RequestReader::Step RequestReader::failed(const boost::beast::error_code& error) {
  wants_.keep_alive = false;
  if (error == beast_http::error::body_limit) {
    refuse(413, Problem::too_large, "body_too_large");
  } else if (error == beast_http::error::header_limit) {
    refuse_header();
  } else if (error == beast_http::error::bad_version) {
    refuse(505, Problem::invalid, "bad_request");
  }
  return Step::refuse;
}

// The first refusal stands; the parser only learns that something was wrong.
bool RequestReader::refuse(int status, Problem problem, std::string_view code) {
  refusal_ = Refusal{status, problem, code};
  return false;
}

bool RequestReader::take_target(std::string_view text) {
  if (text.size() > settings_.max_target) return refuse(414, Problem::too_large, "too_long");
  auto target = parse_target(text);
  if (!target) {
    // "OPTIONS *" and "CONNECT host:443" are well formed, only not served.
    if (request_.method == api::Method::other) return refuse(405, Problem::invalid, "method_not_allowed");
    return refuse(400, Problem::invalid, "bad_request");
  }
  request_.path = std::move(target->path);
  request_.query = target->query;
  for (const PathLimit& limit : settings_.body_limits) {
    const bool fits = request_.path.starts_with(limit.prefix) && request_.path.ends_with(limit.suffix);
    if (fits) parser_->body_limit(limit.bytes);
  }
  return true;
}

bool RequestReader::once(std::string& slot, std::string_view value) {
  if (!slot.empty()) return refuse(400, Problem::invalid, "bad_request");
  slot = value;
  return true;
}

bool RequestReader::take_field(field name, std::string_view name_text, std::string_view value) {
  switch (name) {
    case field::host: return once(request_.host, value);
    case field::origin: return once(request_.origin, value);
    case field::content_type: return once(request_.content_type, value);
    case field::cookie:
      if (!request_.cookie.empty()) request_.cookie += "; ";
      request_.cookie += value;
      return true;
    case field::accept_language: request_.accept_language = value; return true;
    case field::user_agent: request_.user_agent = value.substr(0, kMaxUserAgent); return true;
    case field::if_none_match: request_.if_none_match = value; return true;
    case field::accept_encoding: wants_.codings = accepted_codings(value); return true;
    case field::forwarded: wants_.forwarded = true; return true;
    case field::transfer_encoding:
      // Anything but plain chunked is understood differently by somebody (request smuggling).
      if (wants_.http10) return refuse(400, Problem::invalid, "bad_request");
      return same_token(value, "chunked") || refuse(501, Problem::invalid, "bad_request");
    case field::content_encoding: return same_token(value, "identity") || refuse(415, Problem::invalid, "bad_request");
    case field::expect:
      expects_continue_ = same_token(value, "100-continue");
      return expects_continue_ || refuse(417, Problem::invalid, "bad_request");
    default: return take_named(name_text, value);
  }
}

bool RequestReader::take_named(std::string_view name, std::string_view value) {
  if (same_token(name, "idempotency-key")) return once(request_.idempotency_key, value);
  if (same_token(name, "x-kaname-csrf")) return once(request_.csrf, value);
  if (same_token(name, "x-kaname-link")) return once(request_.link_token, value);
  if (same_token(name, "x-file-name")) {
    auto decoded = api::percent_decode(value);
    if (!decoded) return refuse(400, Problem::invalid, "bad_request");
    return once(request_.file_name, *decoded);
  }
  if (same_token(name, "last-event-id")) return once(request_.last_event_id, value);
  if (same_token(name, "x-forwarded-for")) take_forwarded_for(value);
  if (same_token(name, "x-forwarded-proto") && settings_.trust_proxy) request_.secure = same_token(value, "https");
  return true;
}

// The last hop is the one our own proxy wrote; what stands before it anybody may have invented.
void RequestReader::take_forwarded_for(std::string_view value) {
  wants_.forwarded = true;
  if (!settings_.trust_proxy) return;
  const std::size_t comma = value.rfind(',');
  const std::string_view last = trim(comma == std::string_view::npos ? value : value.substr(comma + 1));
  if (is_address_text(last)) request_.remote_address = last;
}

bool RequestReader::take_body(std::string_view part) {
  held_ += part.size();
  if (body_memory_.fetch_add(part.size()) + part.size() > settings_.max_body_memory) {
    return refuse(503, Problem::unavailable, "busy");
  }
  request_.body += part;
  return true;
}

void RequestReader::Parser::on_request_impl(verb method, View, View target, int version, ErrorCode& ec) {
  const KnownMethod known = known_method(method);
  reader_.request_.method = known.method;
  reader_.method_text_ = known.text;
  reader_.wants_.http10 = version < 11;
  if (!reader_.take_target(view(target))) ec = beast_http::error::bad_target;
}

void RequestReader::Parser::on_field_impl(field name, View name_text, View value, ErrorCode& ec) {
  if (reader_.header_seen_) return;  // trailers change nothing
  if (!reader_.take_field(name, view(name_text), view(value))) ec = beast_http::error::bad_field;
}

void RequestReader::Parser::on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) {
  if (length) reader_.request_.body.reserve(std::min<std::size_t>(static_cast<std::size_t>(*length), kBodyReserve));
}

std::size_t RequestReader::Parser::on_body_impl(View body, ErrorCode& ec) {
  if (!reader_.take_body(view(body))) ec = beast_http::error::buffer_overflow;
  return body.size();
}

std::size_t RequestReader::Parser::on_chunk_body_impl(std::uint64_t, View body, ErrorCode& ec) {
  return on_body_impl(body, ec);
}

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes of a connection in, api::Request out, one after the other, within the limits. Owns the connection's
// read buffer; knows nothing of sockets, so that a test feeds it byte by byte.

#include <atomic>
#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/service.h"
#include "http/compression.h"
#include "http/settings.h"

namespace kaname::http {

// Why a request was not taken, before any endpoint saw it.
struct Refusal {
  int status = 400;
  Problem problem = Problem::invalid;
  std::string_view code = "bad_request";
};

// What the request asks of its answer, beside what the service is told.
struct Wants {
  Codings codings;
  bool keep_alive = false;
  bool http10 = false;
  bool forwarded = false;  // a proxy speaks for somebody else
};

class RequestReader {
 public:
  enum class Step { more, expect_continue, complete, refuse };

  // `body_memory` is what all connections together hold of bodies.
  RequestReader(const Settings& settings, std::atomic<std::size_t>& body_memory);
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;
  ~RequestReader();

  // Forgets the last request; bytes already read belong to the next.
  void begin();
  // Reads on in the bytes at hand. After expect_continue, answer "100 Continue" and step again.
  Step step();
  // Where the next bytes should go (never empty while step() says more), and how many came.
  std::span<char> space();
  void filled(std::size_t bytes);

  // Nothing of the next request has arrived.
  bool idle() const { return bytes_ == 0 && begin_ == end_; }
  bool in_body() const { return parser_->is_header_done(); }
  // Bytes of this request so far.
  std::size_t bytes() const { return bytes_; }

  api::Request& request() { return request_; }
  const Wants& wants() const { return wants_; }
  const Refusal& refusal() const { return refusal_; }
  std::string_view method_text() const { return method_text_; }

 private:
  class Parser final : public boost::beast::http::basic_parser<true> {
   public:
    explicit Parser(RequestReader& reader) : reader_(reader) {}

   private:
    using ErrorCode = boost::beast::error_code;
    using View = boost::beast::string_view;
    void on_request_impl(boost::beast::http::verb method, View text, View target, int version, ErrorCode& ec) override;
    void on_response_impl(int, View, int, ErrorCode&) override {}
    void on_field_impl(boost::beast::http::field name, View name_text, View value, ErrorCode& ec) override;
    void on_header_impl(ErrorCode&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override;
    std::size_t on_body_impl(View body, ErrorCode& ec) override;
    void on_chunk_header_impl(std::uint64_t, View, ErrorCode&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View body, ErrorCode& ec) override;
    void on_finish_impl(ErrorCode&) override {}

    RequestReader& reader_;
  };

  bool take_target(std::string_view text);
  bool take_field(boost::beast::http::field name, std::string_view name_text, std::string_view value);
  bool take_named(std::string_view name, std::string_view value);
  bool take_body(std::string_view part);
  // Stores a header that may come only once.
  bool once(std::string& slot, std::string_view value);
  void take_forwarded_for(std::string_view value);
  bool refuse(int status, Problem problem, std::string_view code);
  Step after_header();
  Step failed(const boost::beast::error_code& error);
  bool refuse_header();
  bool too_long();
  void drop(std::size_t bytes);

  const Settings& settings_;
  std::atomic<std::size_t>& body_memory_;
  std::optional<Parser> parser_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // buffer_[begin_, end_) waits to be parsed
  std::size_t end_ = 0;
  std::size_t bytes_ = 0;
  std::size_t held_ = 0;  // our share of body_memory_
  api::Request request_;
  Wants wants_;
  Refusal refusal_;
  std::string_view method_text_;
  bool expects_continue_ = false;
  bool header_seen_ = false;
};

}  // namespace kaname::http

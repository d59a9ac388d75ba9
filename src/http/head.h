// SPDX-License-Identifier: Apache-2.0
#pragma once
// The head of an answer, rendered by hand into a reused string: status line, the fixed block of security
// headers, the answer's own headers, length.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "api/service.h"
#include "http/settings.h"

namespace kaname::http {

// "Not Found"; "Unknown" for a status without a name here.
std::string_view reason(int status);

// The first header of that name; lower or upper case is the same.
std::optional<std::string_view> find_header(const api::Answer& answer, std::string_view name);

// What a page may load, and from where. `also_from`: one more origin for pictures; empty: none.
std::string content_security_policy(std::string_view also_from = {});

// The blocks that stand in every answer, rendered once.
class FixedHeaders {
 public:
  explicit FixedHeaders(const Settings& settings);
  // `secure`: over TLS, where the browser is told to stay there.
  std::string_view block(bool secure) const { return secure ? secure_ : plain_; }
  // The content security policy of an answer without one of its own, as a line.
  std::string_view policy() const { return policy_; }
  // "no-referrer" below a link root, where the address itself opens a door.
  std::string_view referrer_policy(std::string_view path) const;
  bool on() const { return on_; }

 private:
  std::string plain_;
  std::string secure_;
  std::string policy_;
  const Settings& settings_;
  bool on_;
};

// What the head needs beside the answer.
struct HeadFacts {
  std::string_view referrer_policy;
  std::string_view request_id;
  std::string_view date;              // "Fri, 20 Nov 2026 09:05:00 GMT"
  std::optional<std::size_t> length;  // nothing: a stream that ends with the connection
  bool keep_alive = true;
  bool http10 = false;
  bool secure = false;
};

// Appends to `out`. Header values are written without control characters, whatever the answer holds.
void render_head(std::string& out, const api::Answer& answer, const FixedHeaders& fixed, const HeadFacts& facts);

// An HTTP date of seconds since 1970 UTC (RFC 9110 5.6.7).
std::string http_date(std::int64_t unix_seconds);

}  // namespace kaname::http

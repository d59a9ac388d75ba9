// SPDX-License-Identifier: Apache-2.0
#include "http/head.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "http/compression.h"

namespace kaname::http {
namespace {

constexpr std::string_view kSecurityHeaders =
    "x-content-type-options: nosniff\r\n"
    "permissions-policy: camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), "
    "serial=(), "
    "browsing-topics=()\r\n"
    "cross-origin-opener-policy: same-origin\r\n"
    "cross-origin-resource-policy: same-origin\r\n";
constexpr std::string_view kStayOnTls = "strict-transport-security: max-age=31536000\r\n";

void append_number(std::string& out, std::size_t number) {
  const fmt::format_int text(number);
  out.append(text.data(), text.size());
}

// No answer can begin a header of its own: a file name with a line break in it becomes one with a space.
void append_value(std::string& out, std::string_view value) {
  const std::size_t begin = out.size();
  out += value;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }, ' ');
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  append_value(out, value);
  out += "\r\n";
}

// Headers that are ours alone: two of them would make the message mean two things.
bool is_framing(std::string_view name) {
  for (const std::string_view ours : {std::string_view("content-length"), std::string_view("transfer-encoding"),
                                      std::string_view("connection"), std::string_view("content-type")}) {
    if (same_token(name, ours)) return true;
  }
  return false;
}

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

void append_connection(std::string& out, const HeadFacts& facts) {
  if (!facts.keep_alive) {
    out += "connection: close\r\n";
  } else if (facts.http10) {
    out += "connection: keep-alive\r\n";
  }
}

}  // namespace

namespace {

struct Reason {
  int status;
  std::string_view words;
};

// The phrases of RFC 9110 for the statuses that are ever sent.
constexpr auto kReasons = std::to_array<Reason>({
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

}  // namespace

std::string_view reason(int status) {
  const auto found =
      std::find_if(kReasons.begin(), kReasons.end(), [&](const Reason& r) { return r.status == status; });
  return found == kReasons.end() ? "Unknown" : found->words;
}

// Images may be data: and blob:, workers blob:, because MapLibre draws its icons and starts its worker so. A voice memo is
// heard from a blob: before it is sent. Pictures of a
// map are fetched by script and shown as images: both may come from `also_from`.
std::string content_security_policy(std::string_view also_from) {
  const std::string more = also_from.empty() ? std::string() : " " + std::string(also_from);
  return "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:" + more +
      "; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self'" + more +
      "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";
}

std::optional<std::string_view> find_header(const api::Answer& answer, std::string_view name) {
  for (const auto& header : answer.headers) {
    if (same_token(header.first, name)) return header.second;
  }
  return std::nullopt;
}

FixedHeaders::FixedHeaders(const Settings& settings) : settings_(settings), on_(settings.security_headers) {
  if (!on_) return;
  plain_ = kSecurityHeaders;
  policy_ = "content-security-policy: " + content_security_policy() + "\r\n";
  secure_ = plain_ + std::string(kStayOnTls);
}

std::string_view FixedHeaders::referrer_policy(std::string_view path) const {
  for (const std::string& root : settings_.link_roots) {
    if (path.starts_with(root)) return "no-referrer";
  }
  return "same-origin";
}

void render_head(std::string& out, const api::Answer& answer, const FixedHeaders& fixed, const HeadFacts& facts) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(answer.status));
  out += ' ';
  out += reason(answer.status);
  out += "\r\ndate: ";
  out += facts.date;
  out += "\r\nx-request-id: ";
  out += facts.request_id;
  out += "\r\n";
  if (fixed.on()) {
    out += fixed.block(facts.secure);
    // Two of them would both hold: a page with its own has only that.
    if (!find_header(answer, "content-security-policy")) out += fixed.policy();
    if (!find_header(answer, "referrer-policy")) append_header(out, "referrer-policy", facts.referrer_policy);
  }
  for (const auto& header : answer.headers) {
    if (!is_framing(header.first)) append_header(out, header.first, header.second);
  }
  if (!find_header(answer, "cache-control")) out += "cache-control: no-store\r\n";
  if (has_body(answer.status)) {
    append_header(out, "content-type", answer.content_type);
    if (facts.length) {
      out += "content-length: ";
      append_number(out, *facts.length);
      out += "\r\n";
    }
  }
  append_connection(out, facts);
  out += "\r\n";
}

std::string http_date(std::int64_t unix_seconds) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t time = static_cast<std::time_t>(unix_seconds);
  std::tm utc{};
  gmtime_r(&time, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                     utc.tm_sec);
}

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace kaname {
namespace {

// Bytes that pass as they are: printable ASCII except " \ and /, which needs a look at the byte before.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\' && c != '/';
  return plain;
}();

bool is_plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default:
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[static_cast<unsigned char>(c) & 15];
  }
}

// Appends what stands at `at` and is not plain; answers how many bytes it was.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= 0x80) {
    const text::CodePoint point = text::code_point_at(text, at);
    out += point.valid ? text.substr(at, point.bytes) : std::string_view("\uFFFD");
    return point.bytes;
  }
  const bool closes_element = c == '/' && at > 0 && text[at - 1] == '<';
  if (closes_element) out += '\\';
  if (c == '/') out += c;
  else append_escaped(out, c);
  return 1;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto* end = std::find_if_not(text.begin() + at, text.end(), is_plain);
    out.append(text.begin() + at, end);
    at = static_cast<std::size_t>(end - text.begin());
    if (at < text.size()) at += append_special(out, text, at);
  }
  out += '"';
}

void append_json_int(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_json_double(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_json_bool(std::string& out, bool value) { out += value ? "true" : "false"; }

}  // namespace kaname

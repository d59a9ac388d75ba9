// SPDX-License-Identifier: Apache-2.0
#include "http/target.h"

#include <cstdint>

namespace kaname::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Nothing when an escape is broken or stands for a slash.
std::optional<std::string> percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    const char c = static_cast<char>(high * 16 + low);
    if (c == '/') return std::nullopt;
    out.push_back(c);
    i += 2;
  }
  return out;
}

bool has_dot_segment(std::string_view path) {
  for (std::size_t begin = 1; begin <= path.size();) {
    std::size_t end = path.find('/', begin);
    if (end == std::string_view::npos) end = path.size();
    const std::string_view segment = path.substr(begin, end - begin);
    if (segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

// "http://host/a?b" → "/a?b" (RFC 9112 3.2.2); anything else as it is.
std::string_view without_authority(std::string_view text) {
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (!text.starts_with(scheme)) continue;
    const std::size_t slash = text.find_first_of("/?", scheme.size());
    if (slash == std::string_view::npos || text[slash] == '?') return "";
    return text.substr(slash);
  }
  return text;
}

// Length of the well-formed sequence at the front (Unicode table 3-7); 0 when there is none.
std::size_t sequence_length(std::string_view s) {
  const auto at = [&](std::size_t i) { return i < s.size() ? static_cast<std::uint8_t>(s[i]) : std::uint8_t{0}; };
  const auto in = [](std::uint8_t c, int low, int high) { return c >= low && c <= high; };
  const std::uint8_t c = at(0);
  if (c < 0x80) return 1;
  if (in(c, 0xC2, 0xDF)) return in(at(1), 0x80, 0xBF) ? 2 : 0;
  if (in(c, 0xE0, 0xEF)) {
    const int low = c == 0xE0 ? 0xA0 : 0x80;
    const int high = c == 0xED ? 0x9F : 0xBF;  // no surrogates
    return in(at(1), low, high) && in(at(2), 0x80, 0xBF) ? 3 : 0;
  }
  if (in(c, 0xF0, 0xF4)) {
    const int low = c == 0xF0 ? 0x90 : 0x80;
    const int high = c == 0xF4 ? 0x8F : 0xBF;
    return in(at(1), low, high) && in(at(2), 0x80, 0xBF) && in(at(3), 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

bool has_forbidden_byte(std::string_view path) {
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '\\') return true;
  }
  return false;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::optional<Target> parse_target(std::string_view text) {
  text = without_authority(text);
  if (text.empty() || text.front() != '/') return std::nullopt;
  const std::size_t question = text.find('?');
  auto path = percent_decode(text.substr(0, question));
  if (!path || has_forbidden_byte(*path) || has_dot_segment(*path) || !is_utf8(*path)) return std::nullopt;
  Target target;
  target.path = std::move(*path);
  if (question != std::string_view::npos) target.query = text.substr(question + 1);
  return target;
}

}  // namespace kaname::http

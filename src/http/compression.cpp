// SPDX-License-Identifier: Apache-2.0
#include "http/compression.h"

#include <zlib.h>

#include <optional>
#include <stdexcept>

namespace kaname::http {
namespace {

// A deflate state is 268 KiB to allocate and clear: each thread keeps one and resets it.
class Deflater {
 public:
  Deflater() {
    constexpr int kGzipWrapper = 16;
    if (deflateInit2(&stream_, 4, Z_DEFLATED, MAX_WBITS + kGzipWrapper, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&stream_); }

  std::string run(std::string_view bytes) {
    deflateReset(&stream_);
    std::string out(bytes.size(), '\0');
    // zlib only reads the input; its interface predates const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return {};  // not smaller
    out.erase(stream_.total_out);
    return out;
  }

 private:
  z_stream stream_{};
};

// Whether an element's parameters say q=0, 0.0, 0.00 or 0.000.
bool is_refused(std::string_view parameters) {
  const std::size_t q = parameters.find("q=");
  if (q == std::string_view::npos) return false;
  const std::string_view weight = trim(parameters.substr(q + 2));
  return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool same_token(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

Codings accepted_codings(std::string_view accept_encoding) {
  std::optional<bool> gzip;
  std::optional<bool> brotli;
  bool others = false;
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    const std::string_view element = accept_encoding.substr(0, comma);
    accept_encoding = comma == std::string_view::npos ? std::string_view{} : accept_encoding.substr(comma + 1);
    const std::size_t semicolon = element.find(';');
    const std::string_view name = trim(element.substr(0, semicolon));
    const bool taken = semicolon == std::string_view::npos || !is_refused(element.substr(semicolon));
    if (same_token(name, "gzip") || same_token(name, "x-gzip")) gzip = taken;
    if (same_token(name, "br")) brotli = taken;
    if (name == "*") others = taken;
  }
  return Codings{gzip.value_or(others), brotli.value_or(others)};
}

bool is_compressible(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (type == "text/event-stream") return false;
  for (const std::string_view known : {std::string_view("application/json"), std::string_view("application/xml"),
                                       std::string_view("application/javascript")}) {
    if (type == known) return true;
  }
  return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml");
}

std::string gzip(std::string_view bytes) {
  static thread_local Deflater deflater;
  return deflater.run(bytes);
}

}  // namespace kaname::http

// SPDX-License-Identifier: Apache-2.0
#include "thread/audio_tags.h"

#include <algorithm>
#include <cstdint>

namespace kaname::thread {
namespace {

constexpr std::size_t kHead = 8;
constexpr int kDeepest = 4;  // moov / trak / mdia / …

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < width; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

// Length of the box at `at` within `end`; 0 when it is none.
std::size_t box_length(std::string_view bytes, std::size_t at, std::size_t end) {
  if (at + kHead > end) return 0;
  std::uint64_t length = number_at(bytes, at, 4);
  if (length == 0) length = end - at;                                              // to the end of the file
  if (length == 1) length = at + 16 <= end ? number_at(bytes, at + kHead, 8) : 0;  // a long one says it in 8 bytes
  return length < kHead || length > end - at ? 0 : static_cast<std::size_t>(length);
}

void clear(std::string& bytes, std::size_t at, std::size_t end, int depth) {
  while (const std::size_t length = box_length(bytes, at, end)) {
    const std::string type = bytes.substr(at + 4, 4);
    if (type == "udta" || type == "meta" || type == "uuid") {
      bytes.replace(at + 4, 4, "free");
      const std::size_t content = number_at(bytes, at, 4) == 1 ? 16 : kHead;
      std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at + std::min(content, length)),
                bytes.begin() + static_cast<std::ptrdiff_t>(at + length), '\0');
    } else if (depth < kDeepest &&
               (type == "moov" || type == "trak" || type == "mdia" || type == "moof" || type == "traf")) {
      clear(bytes, at + kHead, at + length, depth + 1);
    }
    at += length;
  }
}

}  // namespace

std::string without_tags(std::string_view mp4) {
  std::string out(mp4);
  if (out.size() > kHead && out.compare(4, 4, "ftyp") == 0) clear(out, 0, out.size(), 0);
  return out;
}

}  // namespace kaname::thread

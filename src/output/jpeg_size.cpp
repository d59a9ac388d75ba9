// SPDX-License-Identifier: Apache-2.0
#include "output/jpeg_size.h"

#include <cstddef>

namespace kaname::output {
namespace {

constexpr int kLongest = 20'000;
constexpr long kMostPixels = 50'000'000;  // what cameras of telephones make
constexpr int kMark = 0xFF, kStart = 0xD8, kScan = 0xDA, kTem = 0x01, kRestart = 0xD0;

// Frames of all kinds (SOF0–SOF15); DHT, JPG and DAC stand among them.
bool is_frame(int marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::optional<PixelSize> jpeg_size(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(bytes[i])); };
  const auto pair = [&](std::size_t i) { return at(i) * 256 + at(i + 1); };
  if (bytes.size() < 4 || at(0) != kMark || at(1) != kStart) return std::nullopt;
  std::size_t i = 2;
  while (i + 4 <= bytes.size()) {
    if (at(i) != kMark) return std::nullopt;
    const int marker = at(i + 1);
    if (marker == kMark || marker == kTem || (marker >= kRestart && marker < kStart)) {
      i += marker == kMark ? 1 : 2;  // filling, or a marker without a length
      continue;
    }
    if (marker == kScan) return std::nullopt;
    if (is_frame(marker)) {
      if (i + 9 > bytes.size()) return std::nullopt;
      const PixelSize out{pair(i + 7), pair(i + 5)};
      const bool good = out.width > 0 && out.height > 0 && out.width <= kLongest && out.height <= kLongest &&
          long{out.width} * out.height <= kMostPixels;
      return good ? std::optional(out) : std::nullopt;
    }
    const int length = pair(i + 2);
    if (length < 2) return std::nullopt;
    i += 2 + static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

}  // namespace kaname::output

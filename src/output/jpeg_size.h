// SPDX-License-Identifier: Apache-2.0
#pragma once
// How large a JPEG is, from its frame header (ITU-T T.81 B.2.2). Reads lengths only; decodes nothing.

#include <optional>
#include <string_view>

namespace kaname::output {

struct PixelSize {
  int width = 0;
  int height = 0;
  bool operator==(const PixelSize&) const = default;
};

// Nothing when it is no JPEG, or has no size or one that no telephone makes
// (a side above 20,000, more than 50 million pixels).
std::optional<PixelSize> jpeg_size(std::string_view bytes);

}  // namespace kaname::output

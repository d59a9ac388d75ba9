// SPDX-License-Identifier: Apache-2.0
#pragma once
// A page that came back, as grey pixels. Everything here reads bytes that a stranger made: it runs in the child process of
// read_sheet.h and nowhere else (tests apart).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::bridges {

struct PageImage {
  int width = 0, height = 0;
  std::vector<std::uint8_t> grey;  // row by row, 0 is black

  std::uint8_t at(int x, int y) const {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
};

inline constexpr int kMostPages = 20;
inline constexpr int kLongestSide = 12'000;  // A3 at 600 dpi has 9,900
inline constexpr std::int64_t kMostPixels = 40'000'000;

// What it is by its first bytes: "application/pdf", "image/tiff", "image/jpeg", "image/png"; empty for all else.
std::string_view sheet_type(std::string_view bytes);

// Every page, with square pixels (FAX "standard" has 204 × 98 dpi) and a camera's turn undone. Errors: returned_type,
// returned_damaged, returned_pages, returned_too_large.
Result<std::vector<PageImage>> page_images(std::string_view bytes);

// `quarters` of a turn to the right.
PageImage turned(const PageImage& page, int quarters);
// Each pixel the mean of those it covers, so that nothing thin is lost; or stretched, when it is larger.
PageImage resized(const PageImage& page, int width, int height);

// As it is kept to be looked at: at most `longest` pixels, sixteen greys.
std::string page_png(const PageImage& page, int longest = 2000);

}  // namespace kaname::bridges

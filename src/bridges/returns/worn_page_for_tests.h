// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: a page as it comes back from a FAX or a scanner. Crooked, noisy, black and white.

#include <algorithm>
#include <cmath>
#include <random>

#include "bridges/returns/page_image.h"

namespace kaname::bridges {

struct Wear {
  double dpi_across = 200, dpi_down = 200;
  double degrees = 0;
  double grain = 12;     // deviation of the grey before it is made black and white
  double specks = 0.01;  // salt and pepper
  bool dithered = true;  // otherwise cut at the middle
  int quarters = 0;
};

// `page` has `page_dpi` dots; the pixels of the answer are not square where the two resolutions differ.
inline PageImage worn(const PageImage& page, double page_dpi, const Wear& wear, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> grain(0, wear.grain);
  std::uniform_real_distribution<double> chance(0, 1);
  PageImage out;
  out.width = static_cast<int>(std::lround(page.width * wear.dpi_across / page_dpi));
  out.height = static_cast<int>(std::lround(page.height * wear.dpi_down / page_dpi));
  const double angle = wear.degrees * std::acos(-1.0) / 180, c = std::cos(angle), s = std::sin(angle);
  const double sx = page_dpi / wear.dpi_across, sy = page_dpi / wear.dpi_down;
  const double shift_x = chance(random) * sx, shift_y = chance(random) * sy;
  // A sensor sees an area: four by four rays a pixel.
  const auto ray = [&](double x, double y) -> double {
    const double dx = x - page.width / 2.0, dy = y - page.height / 2.0;
    const int from_x = static_cast<int>(std::floor(page.width / 2.0 + c * dx + s * dy + shift_x));
    const int from_y = static_cast<int>(std::floor(page.height / 2.0 - s * dx + c * dy + shift_y));
    const bool outside = from_x < 0 || from_y < 0 || from_x >= page.width || from_y >= page.height;
    return outside ? 255 : page.at(from_x, from_y);
  };
  std::vector<double> grey(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      double sum = 0;
      for (int i = 0; i < 16; ++i) {
        const int column = i % 4, row = i / 4;
        sum += ray((x + (column + 0.5) / 4) * sx, (y + (row + 0.5) / 4) * sy);
      }
      grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(x)] =
          sum / 16 + grain(random);
    }
  }
  out.grey.resize(grey.size());
  const auto width = static_cast<std::size_t>(out.width);
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const double wanted = grey[i], given = wanted < 128 ? 0 : 255;
    out.grey[i] = static_cast<std::uint8_t>(given);
    if (wear.dithered) {
      const double error = std::clamp(wanted, -64.0, 319.0) - given;
      const bool right = (i + 1) % width != 0, below = i + width < grey.size();
      if (right) grey[i + 1] += error * 7 / 16;
      if (below && i % width != 0) grey[i + width - 1] += error * 3 / 16;
      if (below) grey[i + width] += error * 5 / 16;
      if (below && right) grey[i + width + 1] += error / 16;
    }
    if (chance(random) < wear.specks) out.grey[i] = chance(random) < 0.5 ? 0 : 255;
  }
  return turned(out, wear.quarters);
}

}  // namespace kaname::bridges

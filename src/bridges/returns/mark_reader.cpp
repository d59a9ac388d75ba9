// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/mark_reader.h"

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kaname::bridges {
namespace {

constexpr std::size_t kMostMarks = 8;
constexpr std::size_t kMostText = 300;

// The middle of nine: salt and pepper goes, edges stay.
PageImage without_specks(const PageImage& page) {
  PageImage out = page;
  for (int y = 1; y + 1 < page.height; ++y) {
    for (int x = 1; x + 1 < page.width; ++x) {
      std::array<std::uint8_t, 9> nine;
      std::size_t n = 0;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) nine[n++] = page.at(x + dx, y + dy);
      }
      std::nth_element(nine.begin(), nine.begin() + 4, nine.end());
      out.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) + static_cast<std::size_t>(x)] =
          nine[4];
    }
  }
  return out;
}

PageImage scaled(const PageImage& page, double by) {
  return resized(page, std::max(1, static_cast<int>(std::lround(page.width * by))),
                 std::max(1, static_cast<int>(std::lround(page.height * by))));
}

// Degrees as the library says them, to quarters that turn the page back.
int quarters_of(int orientation) {
  const int quarter = static_cast<int>(std::lround(orientation / 90.0));
  return ((4 - quarter) % 4 + 4) % 4;
}

bool look(const PageImage& page, ZXing::Binarizer binarizer, PageMarks& into) {
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode)
      .setTryHarder(true)
      .setTryRotate(true)
      .setTryDownscale(false)
      .setBinarizer(binarizer)
      .setMaxNumberOfSymbols(static_cast<std::uint8_t>(kMostMarks));
  const ZXing::ImageView view(page.grey.data(), page.width, page.height, ZXing::ImageFormat::Lum);
  bool found = false;
  for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
    if (!result.isValid()) continue;
    std::string text = result.text();
    if (text.empty() || text.size() > kMostText || into.texts.size() == kMostMarks) continue;
    if (!found) into.quarters = quarters_of(result.orientation());
    found = true;
    if (std::find(into.texts.begin(), into.texts.end(), text) == into.texts.end())
      into.texts.push_back(std::move(text));
  }
  return found;
}

}  // namespace

PageMarks read_marks(const PageImage& page, bool thorough) {
  using ZXing::Binarizer;
  PageMarks out;
  const auto both = [&](const PageImage& image) {
    return look(image, Binarizer::LocalAverage, out) || look(image, Binarizer::GlobalHistogram, out);
  };
  if (both(page) || !thorough) return out;
  const PageImage clean = without_specks(page);
  if (both(clean)) return out;
  const int longest = std::max(page.width, page.height);
  // Half as large: dots of a dithered page run together to greys.
  for (const double by : {0.5, 0.66, 0.8, 1.5, 2.0}) {
    if (longest * by < 600 || longest * by > 7000) continue;
    if (both(scaled(page, by)) || both(scaled(clean, by))) return out;
  }
  return out;
}

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/page_image.h"

#include <png.h>

#include <algorithm>
#include <cmath>

#include "bridges/returns/page_formats.h"

namespace kaname::bridges {
namespace {

constexpr int kGreys = 16;

bool starts(std::string_view bytes, std::string_view with) { return bytes.starts_with(with); }

// Weights of the source pixels that a target pixel covers, along one side.
struct Span {
  int first = 0, last = 0;
  double head = 1, tail = 1;  // how much of the first and the last one
};
std::vector<Span> spans(int from, int to) {
  std::vector<Span> out(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double begin = i * step, end = std::min<double>(from, begin + std::max(step, 1e-9));
    Span& span = out[static_cast<std::size_t>(i)];
    span.first = std::min(from - 1, static_cast<int>(begin));
    span.last = std::clamp(static_cast<int>(std::ceil(end)) - 1, span.first, from - 1);
    span.head = span.first == span.last ? 1 : span.first + 1 - begin;
    span.tail = span.first == span.last ? 1 : end - span.last;
  }
  return out;
}

}  // namespace

bool fits(std::int64_t width, std::int64_t height) {
  return width > 0 && height > 0 && width <= kLongestSide && height <= kLongestSide && width * height <= kMostPixels;
}

std::string_view sheet_type(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (starts(bytes, "%PDF-")) return "application/pdf";
  if (starts(bytes, "II*\0"sv) || starts(bytes, "MM\0*"sv)) return "image/tiff";
  if (starts(bytes, "\xFF\xD8\xFF")) return "image/jpeg";
  if (starts(bytes, "\x89PNG\r\n\x1A\n")) return "image/png";
  return {};
}

Result<std::vector<PageImage>> page_images(std::string_view bytes) {
  const std::string_view type = sheet_type(bytes);
  if (type.empty()) return fail(Problem::invalid, "returned_type");
  std::vector<PageImage> out = TRY(type == "application/pdf"  ? pdf_pages(bytes)
                                       : type == "image/tiff" ? tiff_pages(bytes)
                                       : type == "image/jpeg" ? jpeg_page(bytes)
                                                              : png_page(bytes));
  if (out.empty()) return fail(Problem::invalid, "returned_damaged");
  return out;
}

PageImage turned(const PageImage& page, int quarters) {
  quarters = ((quarters % 4) + 4) % 4;
  if (quarters == 0) return page;
  PageImage out;
  out.width = quarters == 2 ? page.width : page.height;
  out.height = quarters == 2 ? page.height : page.width;
  out.grey.resize(page.grey.size());
  std::size_t to = 0;
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      out.grey[to++] = quarters == 1 ? page.at(y, page.height - 1 - x)
          : quarters == 2            ? page.at(page.width - 1 - x, page.height - 1 - y)
                                     : page.at(page.width - 1 - y, x);
    }
  }
  return out;
}

PageImage resized(const PageImage& page, int width, int height) {
  if (width == page.width && height == page.height) return page;
  PageImage out;
  out.width = width;
  out.height = height;
  out.grey.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const std::vector<Span> across = spans(page.width, width), down = spans(page.height, height);
  std::vector<double> row(static_cast<std::size_t>(page.width));
  std::size_t to = 0;
  for (const Span& y : down) {
    std::fill(row.begin(), row.end(), 0);
    double all = 0;
    for (int sy = y.first; sy <= y.last; ++sy) {
      const double weight = sy == y.first ? y.head : sy == y.last ? y.tail : 1;
      all += weight;
      const std::uint8_t* from = &page.grey[static_cast<std::size_t>(sy) * static_cast<std::size_t>(page.width)];
      for (std::size_t x = 0; x < row.size(); ++x) row[x] += weight * from[x];
    }
    for (const Span& x : across) {
      double sum = 0, weights = 0;
      for (int sx = x.first; sx <= x.last; ++sx) {
        const double weight = sx == x.first ? x.head : sx == x.last ? x.tail : 1;
        sum += weight * row[static_cast<std::size_t>(sx)];
        weights += weight;
      }
      out.grey[to++] = static_cast<std::uint8_t>(std::clamp(sum / (all * weights) + 0.5, 0.0, 255.0));
    }
  }
  return out;
}

std::string page_png(const PageImage& page, int longest) {
  const double scale = std::min(1.0, static_cast<double>(longest) / std::max(page.width, page.height));
  const PageImage small = resized(page, std::max(1, static_cast<int>(page.width * scale)),
                                  std::max(1, static_cast<int>(page.height * scale)));
  std::vector<std::uint8_t> grey = small.grey;
  for (std::uint8_t& pixel : grey)
    pixel = static_cast<std::uint8_t>((pixel * (kGreys - 1) + 127) / 255 * 255 / (kGreys - 1));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(small.width);
  image.height = static_cast<png_uint_32>(small.height);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  if (!png_image_write_to_memory(&image, out.data(), &size, 0, grey.data(), 0, nullptr)) return {};
  out.resize(size);
  return out;
}

}  // namespace kaname::bridges

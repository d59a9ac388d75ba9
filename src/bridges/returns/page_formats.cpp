// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/page_formats.h"

#include <png.h>
#include <tiffio.h>
#include <turbojpeg.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "bridges/returns/child_process.h"

namespace kaname::bridges {
namespace {

// A phone's photo has more pixels than a page needs; the library shrinks while it decodes.
constexpr int kPhotoEnough = 2600;
constexpr std::size_t kMostPdfOutput = 160u << 20;
constexpr int kPdfSeconds = 12;
constexpr double kMostStretch = 4;

Error damaged() { return Error{Problem::invalid, "returned_damaged"}; }
Error too_large() { return Error{Problem::too_large, "returned_too_large"}; }

// ---- TIFF from memory

struct Bytes {
  std::string_view all;
  toff_t at = 0;
};
tmsize_t read_bytes(thandle_t handle, void* to, tmsize_t size) {
  auto& bytes = *static_cast<Bytes*>(handle);
  if (bytes.at >= bytes.all.size() || size < 0) return 0;
  const std::size_t n = std::min(static_cast<std::size_t>(size), bytes.all.size() - static_cast<std::size_t>(bytes.at));
  std::memcpy(to, bytes.all.data() + bytes.at, n);
  bytes.at += n;
  return static_cast<tmsize_t>(n);
}
tmsize_t write_nothing(thandle_t, void*, tmsize_t) { return 0; }
toff_t seek_bytes(thandle_t handle, toff_t offset, int from) {
  auto& bytes = *static_cast<Bytes*>(handle);
  if (from == SEEK_SET) bytes.at = offset;
  if (from == SEEK_CUR) bytes.at += offset;
  if (from == SEEK_END) bytes.at = bytes.all.size() + offset;
  return bytes.at;
}
int close_nothing(thandle_t) { return 0; }
toff_t size_of(thandle_t handle) { return static_cast<Bytes*>(handle)->all.size(); }

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Result<PageImage> tiff_page(TIFF* file) {
  std::uint32_t width = 0, height = 0;
  TIFFGetField(file, TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(file, TIFFTAG_IMAGELENGTH, &height);
  if (!fits(width, height)) return too_large();
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * height);
  if (!TIFFReadRGBAImageOriented(file, width, height, pixels.data(), ORIENTATION_TOPLEFT, 1)) return damaged();
  PageImage out;
  out.width = static_cast<int>(width);
  out.height = static_cast<int>(height);
  out.grey.resize(pixels.size());
  std::transform(pixels.begin(), pixels.end(), out.grey.begin(), [](std::uint32_t p) {
    return static_cast<std::uint8_t>((TIFFGetR(p) * 77 + TIFFGetG(p) * 150 + TIFFGetB(p) * 29) >> 8);
  });
  float across = 0, down = 0;
  TIFFGetField(file, TIFFTAG_XRESOLUTION, &across);
  TIFFGetField(file, TIFFTAG_YRESOLUTION, &down);
  // FAX "standard" has half as many lines as dots; the marks are read from square pixels.
  const double stretch = across > 0 && down > 0 ? static_cast<double>(across) / static_cast<double>(down) : 1;
  if (stretch > 1.2 && stretch < kMostStretch && fits(out.width, std::lround(out.height * stretch)))
    return resized(out, out.width, static_cast<int>(std::lround(out.height * stretch)));
  return out;
}

void say_nothing(const char*, const char*, va_list) {}

unsigned be16(std::string_view at) {
  return static_cast<unsigned>(static_cast<unsigned char>(at[0]) << 8 | static_cast<unsigned char>(at[1]));
}
unsigned number16(std::string_view at, bool little) {
  return little ? static_cast<unsigned>(static_cast<unsigned char>(at[1]) << 8 | static_cast<unsigned char>(at[0]))
                : be16(at);
}

PageImage mirrored(const PageImage& page) {
  PageImage out = page;
  for (int y = 0; y < out.height; ++y) {
    auto* row = &out.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width)];
    std::reverse(row, row + out.width);
  }
  return out;
}

}  // namespace

Result<std::vector<PageImage>> tiff_pages(std::string_view bytes) {
  TIFFSetErrorHandler(&say_nothing);
  TIFFSetWarningHandler(&say_nothing);
  Bytes source{bytes};
  const Tiff file(TIFFClientOpen("sheet", "rm", &source, &read_bytes, &write_nothing, &seek_bytes, &close_nothing,
                                 &size_of, nullptr, nullptr),
                  &TIFFClose);
  if (!file) return damaged();
  std::vector<PageImage> out;
  do {
    if (out.size() == static_cast<std::size_t>(kMostPages)) return fail(Problem::too_large, "returned_pages");
    out.push_back(TRY(tiff_page(file.get())));
  } while (TIFFReadDirectory(file.get()));
  return out;
}

int camera_turn(std::string_view jpeg) {
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && static_cast<unsigned char>(jpeg[at]) == 0xFF) {
    const auto kind = static_cast<unsigned char>(jpeg[at + 1]);
    const std::size_t size = be16(jpeg.substr(at + 2));
    if (kind == 0xDA || size < 2 || at + 2 + size > jpeg.size()) return 1;
    const std::string_view block = jpeg.substr(at + 4, size - 2);
    at += 2 + size;
    using namespace std::string_view_literals;
    if (kind != 0xE1 || !block.starts_with("Exif\0\0"sv) || block.size() < 20) continue;
    const std::string_view tiff = block.substr(6);
    const bool little = tiff[0] == 'I';
    const std::size_t first = number16(tiff.substr(little ? 4 : 6), little);
    if (first + 2 > tiff.size()) return 1;
    const unsigned count = number16(tiff.substr(first), little);
    for (unsigned i = 0; i < count && first + 2 + 12 * (i + 1) <= tiff.size(); ++i) {
      const std::string_view entry = tiff.substr(first + 2 + 12 * i, 12);
      if (number16(entry, little) != 0x0112) continue;
      const unsigned turn = number16(entry.substr(8), little);
      return turn >= 1 && turn <= 8 ? static_cast<int>(turn) : 1;
    }
    return 1;
  }
  return 1;
}

Result<std::vector<PageImage>> jpeg_page(std::string_view bytes) {
  const std::unique_ptr<void, decltype(&tjDestroy)> reader(tjInitDecompress(), &tjDestroy);
  const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
  int width = 0, height = 0, sampling = 0, space = 0;
  if (!reader || tjDecompressHeader3(reader.get(), from, bytes.size(), &width, &height, &sampling, &space) != 0)
    return damaged();
  if (width <= 0 || height <= 0) return damaged();
  if (width > 2 * kLongestSide || height > 2 * kLongestSide) return too_large();
  tjscalingfactor scale{1, 1};
  while (std::max(width, height) / (scale.denom * 2) >= kPhotoEnough && scale.denom < 8) scale.denom *= 2;
  PageImage page;
  page.width = TJSCALED(width, scale);
  page.height = TJSCALED(height, scale);
  if (!fits(page.width, page.height)) return too_large();
  page.grey.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height));
  // A warning (the end of a file is missing) still gives a page.
  if (tjDecompress2(reader.get(), from, bytes.size(), page.grey.data(), page.width, 0, page.height, TJPF_GRAY,
                    TJFLAG_LIMITSCANS) != 0 &&
      tjGetErrorCode(reader.get()) == TJERR_FATAL)
    return damaged();
  const int turn = camera_turn(bytes);
  if (turn == 2 || turn == 4 || turn == 5 || turn == 7) page = mirrored(page);
  const int quarters = turn == 3 || turn == 4 ? 2 : turn == 6 || turn == 7 ? 1 : turn == 5 || turn == 8 ? 3 : 0;
  return std::vector<PageImage>{turned(page, quarters)};
}

Result<std::vector<PageImage>> png_page(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return damaged();
  if (!fits(image.width, image.height)) {
    png_image_free(&image);
    return too_large();
  }
  image.format = PNG_FORMAT_GRAY;
  PageImage page;
  page.width = static_cast<int>(image.width);
  page.height = static_cast<int>(image.height);
  page.grey.resize(PNG_IMAGE_SIZE(image));
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, page.grey.data(), 0, nullptr)) return damaged();
  return std::vector<PageImage>{std::move(page)};
}

Result<std::vector<PageImage>> pgm_pages(std::string_view bytes) {
  std::vector<PageImage> out;
  while (!bytes.empty()) {
    if (out.size() == static_cast<std::size_t>(kMostPages)) return fail(Problem::too_large, "returned_pages");
    int width = 0, height = 0, most = 0, used = 0;
    const std::string head(bytes.substr(0, 64));
    if (std::sscanf(head.c_str(), "P5 %d %d %d%n", &width, &height, &most, &used) != 3 || most != 255) return damaged();
    if (!fits(width, height)) return too_large();
    const std::size_t size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const std::size_t from = static_cast<std::size_t>(used) + 1;
    if (bytes.size() < from + size) return damaged();
    PageImage page;
    page.width = width;
    page.height = height;
    page.grey.assign(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                     bytes.begin() + static_cast<std::ptrdiff_t>(from + size));
    out.push_back(std::move(page));
    bytes.remove_prefix(from + size);
  }
  return out;
}

// By the program that the distribution keeps patched, not by its library: that has no promise of staying as it is.
Result<std::vector<PageImage>> pdf_pages(std::string_view bytes) {
  ChildRun run;
  run.program = "/usr/bin/pdftoppm";
  // One page more than may be, so that a longer file is refused and not cut.
  run.words = {"-q", "-gray", "-r", "200", "-l", std::to_string(kMostPages + 1), "-"};
  run.input = bytes;
  run.most_output = kMostPdfOutput;
  run.seconds = kPdfSeconds;
  run.own_group = false;
  const ChildResult done = run_child(run);
  if (done.outcome == ChildOutcome::too_much) return too_large();
  if (done.outcome != ChildOutcome::ended) return damaged();
  return pgm_pages(done.output);
}

}  // namespace kaname::bridges

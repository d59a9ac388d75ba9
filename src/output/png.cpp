// SPDX-License-Identifier: Apache-2.0
#include "output/png.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "output/flow.h"
#include "output/painter.h"
#include "output/pdf.h"

namespace kaname::output {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (...) {  // no exception may cross C code
    return CAIRO_STATUS_WRITE_ERROR;
  }
}

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw OutputError(fmt::format("png: {}", cairo_status_to_string(status)));
}

// Sixteen steps a colour instead of 256: the soft edges of letters take half the bytes and look the same.
void coarsen(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  unsigned char* bytes = cairo_image_surface_get_data(surface);
  const auto size = static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) *
      static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  constexpr int kStep = 17;
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<unsigned char>((bytes[i] + kStep / 2) / kStep * kStep);
  cairo_surface_mark_dirty(surface);
}

void add_pictures(const CanvasOp& op, const Sheet& sheet, int page, std::vector<PlacedPicture>& out) {
  for (const Shape& shape : op.canvas->shapes()) {
    const auto* picture = std::get_if<Picture>(&shape);
    if (!picture || picture->name.empty()) continue;
    out.push_back({picture->name, page, (op.x + picture->top_left.x * op.scale) / sheet.width,
                   (op.y + picture->top_left.y * op.scale) / sheet.height, picture->width * op.scale / sheet.width,
                   picture->height * op.scale / sheet.height});
  }
}

}  // namespace

Overview overview(const Document& document) {
  Ticker ticker(document, {});
  Typesetter typesetter(document.look);
  const Laid laid = Flow(document, typesetter, ticker).lay_out();
  Overview out;
  for (const Page& page : laid.pages) {
    ++out.pages;
    for (const Op& op : page.ops) {
      if (const auto* canvas = std::get_if<CanvasOp>(&op)) add_pictures(*canvas, laid.sheet, out.pages, out.pictures);
    }
  }
  return out;
}

std::optional<std::string> page_png(const Document& document, int page, double dpi) {
  Ticker ticker(document, {});
  Typesetter typesetter(document.look);
  const Laid laid = Flow(document, typesetter, ticker).lay_out();
  if (page < 1 || page > static_cast<int>(laid.pages.size())) return std::nullopt;
  const double scale = dpi / 72;
  const auto dots = [&](double points) { return static_cast<int>(std::lround(points * scale)); };
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots(laid.sheet.width), dots(laid.sheet.height)),
                        &cairo_surface_destroy);
  check(cairo_surface_status(surface.get()));
  {
    Painter painter(document, laid, typesetter, surface.get(), scale);
    painter.paint_paper();
    painter.paint_page(page - 1);
  }
  coarsen(surface.get());
  std::string out;
  check(cairo_surface_write_to_png_stream(surface.get(), append_bytes, &out));
  return out;
}

}  // namespace kaname::output

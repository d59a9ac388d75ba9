// SPDX-License-Identifier: Apache-2.0
// The shapes of a Canvas. `scale` is points per millimetre of the canvas.
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <numbers>

#include "output/jpeg_size.h"
#include "output/painter.h"

namespace kaname::output {
namespace {

class CanvasPainter {
 public:
  CanvasPainter(cairo_t* cr, const Ink& ink, Typesetter& typesetter, double scale)
      : cr_(cr), ink_(ink), typesetter_(typesetter), scale_(scale) {}

  void operator()(const Polygon& shape) const {
    cairo_new_path(cr_);
    for (const auto& ring : shape.rings) trace(ring, true);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    if (ink_.fax() && shape.fax_hatch != Hatch::none) {
      hatch(shape.fax_hatch);
    } else {
      fill(shape.fill);
    }
    stroke(shape.stroke);
  }

  void operator()(const Polyline& shape) const {
    if (shape.points.size() < 2) return;
    cairo_new_path(cr_);
    trace(shape.points, false);
    stroke(shape.stroke);
    if (shape.arrow) arrow_head(shape.points[shape.points.size() - 2], shape.points.back(), shape.stroke);
  }

  void operator()(const Circle& shape) const {
    cairo_new_path(cr_);
    cairo_arc(cr_, shape.centre.x * scale_, shape.centre.y * scale_, std::max(0.0, shape.radius) * scale_, 0,
              2 * std::numbers::pi);
    cairo_close_path(cr_);
    fill(shape.fill);
    stroke(shape.stroke);
  }

  void operator()(const Box& shape) const {
    const double left = shape.top_left.x * scale_;
    const double top = shape.top_left.y * scale_;
    const double right = left + shape.width * scale_;
    const double bottom = top + shape.height * scale_;
    const double r = std::min({shape.corner * scale_, (right - left) / 2, (bottom - top) / 2});
    cairo_new_path(cr_);
    if (r > 0) {
      const double quarter = std::numbers::pi / 2;
      cairo_arc(cr_, right - r, top + r, r, -quarter, 0);
      cairo_arc(cr_, right - r, bottom - r, r, 0, quarter);
      cairo_arc(cr_, left + r, bottom - r, r, quarter, 2 * quarter);
      cairo_arc(cr_, left + r, top + r, r, 2 * quarter, 3 * quarter);
      cairo_close_path(cr_);
    } else {
      cairo_rectangle(cr_, left, top, right - left, bottom - top);
    }
    fill(shape.fill);
    stroke(shape.stroke);
  }

  void operator()(const Label& shape) const {
    TextStyle style;
    style.size_pt = shape.size_pt * scale_ / kMm;
    style.weight = shape.bold ? Weight::bold : Weight::normal;
    style.pitch = 1.25;
    const SetTextPtr text = typesetter_.set(shape.text, style, shape.wrap * scale_);
    const double top = shape.at.y * scale_ - text->height() / 2;
    for (int i = 0; i < text->count(); ++i) {
      const SetLine& line = text->lines[static_cast<std::size_t>(i)];
      const double share = shape.anchor == Anchor::left ? 0 : shape.anchor == Anchor::right ? 1 : 0.5;
      const double x = shape.at.x * scale_ - line.width * share;
      const double y = top + i * text->pitch + (text->pitch - text->size) / 2 + text->size * 0.88;
      if (shape.halo) {
        cairo_new_path(cr_);
        cairo_move_to(cr_, x, y);
        pango_cairo_layout_line_path(cr_, line.line);
        cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(cr_, text->size * 0.28);
        ink_.line(kWhite);
        cairo_stroke(cr_);
      }
      ink_.line(shape.colour);
      cairo_move_to(cr_, x, y);
      pango_cairo_show_layout_line(cr_, line.line);
    }
  }

  void operator()(const Picture& shape) const {
    const auto pixels = jpeg_size(shape.jpeg);
    const double width = shape.width * scale_, height = shape.height * scale_;
    cairo_save(cr_);
    cairo_translate(cr_, shape.top_left.x * scale_, shape.top_left.y * scale_);
    if (pixels && !ink_.fax() && cairo_surface_get_type(cairo_get_target(cr_)) == CAIRO_SURFACE_TYPE_PDF) {
      embed(shape.jpeg, *pixels, width, height);
    } else {
      cairo_rectangle(cr_, 0, 0, width, height);
      ink_.line(kBlack);
      cairo_set_line_width(cr_, 0.5);
      cairo_stroke(cr_);
      (*this)(Label{{shape.width / 2, shape.height / 2}, "写真"});
    }
    cairo_restore(cr_);
  }

 private:
  // The pixels of the surface are never looked at: the PDF takes the JPEG itself.
  void embed(const std::string& jpeg, PixelSize pixels, double width, double height) const {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height), &cairo_surface_destroy);
    auto* bytes = static_cast<unsigned char*>(std::malloc(jpeg.size()));  // cairo frees it
    if (!bytes) return;
    std::memcpy(bytes, jpeg.data(), jpeg.size());
    if (cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG, bytes, jpeg.size(), &std::free, bytes) !=
        CAIRO_STATUS_SUCCESS)
      return std::free(bytes);
    const double scale = std::min(width / pixels.width, height / pixels.height);
    cairo_translate(cr_, (width - pixels.width * scale) / 2, (height - pixels.height * scale) / 2);
    cairo_scale(cr_, scale, scale);
    cairo_set_source_surface(cr_, surface.get(), 0, 0);
    cairo_paint(cr_);
  }

  void trace(const std::vector<Point>& points, bool close) const {
    bool first = true;
    for (const Point& point : points) {
      if (first) {
        cairo_move_to(cr_, point.x * scale_, point.y * scale_);
      } else {
        cairo_line_to(cr_, point.x * scale_, point.y * scale_);
      }
      first = false;
    }
    if (close && !points.empty()) cairo_close_path(cr_);
  }

  void fill(const std::optional<Colour>& colour) const {
    if (!colour) return;
    ink_.area(*colour);
    cairo_fill_preserve(cr_);
  }

  // Lines inside the current path, which stays.
  void hatch(Hatch kind) const {
    double x1, y1, x2, y2;
    cairo_fill_extents(cr_, &x1, &y1, &x2, &y2);
    cairo_path_t* outline = cairo_copy_path(cr_);
    cairo_save(cr_);
    cairo_clip(cr_);
    ink_.line(kBlack);
    const double step = 1.6 * kMm;
    const double height = y2 - y1;
    if (kind == Hatch::dots) {
      for (double y = y1; y < y2; y += step) {
        for (double x = x1; x < x2; x += step) { cairo_rectangle(cr_, x, y, 0.8, 0.8); }
      }
      cairo_fill(cr_);
    } else {
      for (double x = x1 - height; x < x2; x += step) {
        cairo_move_to(cr_, x, y2);
        cairo_line_to(cr_, x + height, y1);
        if (kind == Hatch::cross) {
          cairo_move_to(cr_, x, y1);
          cairo_line_to(cr_, x + height, y2);
        }
      }
      cairo_set_line_width(cr_, 0.5);
      cairo_stroke(cr_);
    }
    cairo_restore(cr_);
    cairo_new_path(cr_);
    cairo_append_path(cr_, outline);
    cairo_path_destroy(outline);
  }

  // Ends the path.
  void stroke(const Stroke& style) const {
    if (style.width > 0) {
      ink_.line(style.colour);
      cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width(cr_, std::max(style.width * scale_, ink_.fax() ? 0.5 : 0.1));
      const double dash[] = {1.2 * kMm, 0.8 * kMm};
      cairo_set_dash(cr_, dash, style.dashed ? 2 : 0, 0);
      cairo_stroke_preserve(cr_);
      cairo_set_dash(cr_, nullptr, 0, 0);
    }
    cairo_new_path(cr_);
  }

  void arrow_head(Point from, Point to, const Stroke& style) const {
    const double angle = std::atan2(to.y - from.y, to.x - from.x);
    const double size = std::max(2.0, style.width * 5) * scale_;
    cairo_move_to(cr_, to.x * scale_, to.y * scale_);
    for (const double side : {-0.4, 0.4}) {
      cairo_line_to(cr_, to.x * scale_ - size * std::cos(angle + side), to.y * scale_ - size * std::sin(angle + side));
    }
    cairo_close_path(cr_);
    ink_.line(style.colour);
    cairo_fill(cr_);
  }

  cairo_t* cr_;
  const Ink& ink_;
  Typesetter& typesetter_;
  double scale_;
};

}  // namespace

void paint_canvas(cairo_t* cr, const Ink& ink, Typesetter& typesetter, const Canvas& canvas, double scale) {
  cairo_save(cr);
  cairo_rectangle(cr, 0, 0, canvas.width() * scale, canvas.height() * scale);
  cairo_clip(cr);
  const CanvasPainter painter(cr, ink, typesetter, scale);
  for (const Shape& shape : canvas.shapes()) std::visit(painter, shape);
  cairo_restore(cr);
}

}  // namespace kaname::output

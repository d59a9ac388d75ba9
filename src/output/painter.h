// SPDX-License-Identifier: Apache-2.0
#pragma once
// Laid out pages → PDF bytes, with cairo. Internal to this folder; the only place that knows cairo besides
// the typesetter's check marks.

#include <cairo.h>

#include <string>
#include <vector>

#include "output/flow.h"

namespace kaname::output {

// Colours on paper. For a FAX only black and white exist.
class Ink {
 public:
  Ink(cairo_t* cr, Look look) : cr_(cr), look_(look) {}
  void line(Colour colour) const;  // lines and letters: black unless white
  void area(Colour colour) const;  // areas: by darkness
  bool fax() const { return look_ == Look::fax; }

 private:
  void use(Colour colour) const {
    cairo_set_source_rgb(cr_, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
  }
  cairo_t* cr_;
  Look look_;
};

class Painter {
 public:
  Painter(const Document& document, const Laid& laid, Typesetter& typesetter);
  // Onto a surface of the caller's that is `scale` dots a point.
  Painter(const Document& document, const Laid& laid, Typesetter& typesetter, cairo_surface_t* surface, double scale);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // May be called once.
  std::string paint(Ticker& ticker);
  void paint_paper();  // all white
  // One page, from 0, onto the caller's surface.
  void paint_page(int number);

 private:
  void set_metadata();
  void add_outline();
  std::string link_attributes(const Target& target) const;
  std::string place_attributes(Place place) const;
  const Place* find_place(const Target& target) const;

  void paint_op(const TagOp& op);
  void paint_op(const EndTagOp& op);
  void paint_op(const LinkOp& op);
  void paint_op(const TextOp& op);
  void paint_op(const FillOp& op);
  void paint_op(const LinesOp& op);
  void paint_op(const PageNumbersOp& op);
  void paint_op(const QrOp& op);
  void paint_op(const CanvasOp& op);
  void paint_op(const FanOp& op);
  void paint_all(const Page& page);

  const Document& document_;
  const Laid& laid_;
  Typesetter& typesetter_;
  std::string bytes_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cr_ = nullptr;
  std::vector<bool> links_;  // for each open LinkOp: whether it became a link
};

// painter_canvas.cpp
void paint_canvas(cairo_t* cr, const Ink& ink, Typesetter& typesetter, const Canvas& canvas, double scale);

// pdf_finish.cpp: adds /Lang and the title in the window's bar to the catalogue, as an incremental update
// (cairo 1.16 can do neither). Bytes it does not understand come back unchanged.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace kaname::output

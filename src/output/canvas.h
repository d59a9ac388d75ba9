// SPDX-License-Identifier: Apache-2.0
#pragma once
// A drawing as data: maps, organisation charts, body diagrams. Shapes are in millimetres from the top left
// corner and are painted in the order they were added. The PDF writer alone turns them into ink, so a test
// can read the shapes and no caller sees cairo.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kaname::output {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Colour&) const = default;
};

inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kWhite{255, 255, 255};
inline constexpr Colour kPrimary{0x00, 0x17, 0xC1};  // the primary blue of the Digital Agency's design system
inline constexpr Colour kAlert{0xC5, 0x00, 0x00};    // red lines: allergies, devices

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

// What a filled area becomes where no grey survives (FAX).
enum class Hatch { none, diagonal, cross, dots };

enum class Anchor { left, centre, right };

struct Stroke {
  Colour colour = kBlack;
  double width = 0.2;  // mm; 0 draws nothing
  bool dashed = false;
};

// One or more rings; the even-odd rule makes inner rings holes (a ward with an enclave).
struct Polygon {
  std::vector<std::vector<Point>> rings;
  std::optional<Colour> fill;
  Stroke stroke;
  Hatch fax_hatch = Hatch::none;
};

struct Polyline {
  std::vector<Point> points;
  Stroke stroke;
  bool arrow = false;  // a head at the last point
};

struct Circle {
  Point centre;
  double radius = 1;
  std::optional<Colour> fill;
  Stroke stroke;
};

struct Box {
  Point top_left;
  double width = 0;
  double height = 0;
  double corner = 0;  // radius of the corners
  std::optional<Colour> fill;
  Stroke stroke;
};

// Text centred on its height at `at`. It wraps at `wrap` mm when that is not 0. The halo keeps a name
// readable over the lines of a map.
struct Label {
  Point at;
  std::string text;
  double size_pt = 9;
  bool bold = false;
  bool halo = false;
  Anchor anchor = Anchor::centre;
  Colour colour = kBlack;
  double wrap = 0;
};

// A photo, whole inside its box. It stands in a PDF as it came (DCT): nothing here decodes what a stranger may have made, so
// where a decoder would be needed (a preview, a FAX) the box says that there is a photo. `name`: see PlacedPicture.
struct Picture {
  Point top_left;
  double width = 0;
  double height = 0;
  std::string jpeg;
  std::string name = {};
};

using Shape = std::variant<Polygon, Polyline, Circle, Box, Label, Picture>;

class Canvas {
 public:
  Canvas() = default;
  Canvas(double width_mm, double height_mm) : width_(width_mm), height_(height_mm) {}

  Canvas& polygon(Polygon shape) { return add(std::move(shape)); }
  Canvas& polyline(Polyline shape) { return add(std::move(shape)); }
  Canvas& line(Point from, Point to, Stroke stroke = {}) { return add(Polyline{{from, to}, stroke, false}); }
  Canvas& circle(Circle shape) { return add(shape); }
  Canvas& box(Box shape) { return add(shape); }
  Canvas& label(Label shape) { return add(std::move(shape)); }
  Canvas& picture(Picture shape) { return add(std::move(shape)); }

  double width() const { return width_; }
  double height() const { return height_; }
  const std::vector<Shape>& shapes() const { return shapes_; }

 private:
  template <class T>
  Canvas& add(T&& shape) {
    shapes_.emplace_back(std::forward<T>(shape));
    return *this;
  }

  double width_ = 0;
  double height_ = 0;
  std::vector<Shape> shapes_;
};

}  // namespace kaname::output

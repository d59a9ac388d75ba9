// SPDX-License-Identifier: Apache-2.0
// The drawing of a map: outlines, names, signs, numbers, scale, north.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "directory/papers/map_sheet.h"

namespace kaname::directory::papers {
namespace {

using output::Anchor;
using output::Canvas;
using output::Colour;
using output::Label;
using output::Point;

constexpr double kEdge = 4;  // mm kept free around the land
constexpr double kKmPerDegree = 111.195;
constexpr double kNumberPt = 8;
constexpr double kPtMm = 25.4 / 72;

struct Area {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const Area& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

double size_of(const std::vector<Point>& ring) {
  double area = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    area += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return std::abs(area) / 2;
}

// Rings on paper. Slivers between simplified outlines would look like dirt.
std::vector<std::vector<Point>> drawn(const Rings& rings, const Projection& projection) {
  constexpr double kSliver = 1.0;  // mm²
  std::vector<std::vector<Point>> out;
  for (const auto& ring : rings) {
    std::vector<Point> points;
    for (const place::LatLng& corner : ring) {
      const Point next = projection.at(corner);
      // Corners closer than a hair's breadth only make the file large.
      const bool near = !points.empty() && std::hypot(next.x - points.back().x, next.y - points.back().y) < 0.08;
      if (!near) points.push_back(next);
    }
    if (points.size() >= 3 && (rings.size() == 1 || size_of(points) >= kSliver)) out.push_back(std::move(points));
  }
  return out;
}

// The centre of mass of the largest ring; a corner of it when that lies outside (a zone bent like a moon).
place::LatLng name_place(const Rings& rings) {
  const std::vector<place::LatLng>* largest = nullptr;
  double most = -1;
  place::LatLng centre;
  for (const auto& ring : rings) {
    double area = 0, lat = 0, lng = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const double cross = ring[j].lng * ring[i].lat - ring[i].lng * ring[j].lat;
      area += cross;
      lng += (ring[j].lng + ring[i].lng) * cross;
      lat += (ring[j].lat + ring[i].lat) * cross;
    }
    if (ring.size() < 3 || std::abs(area) <= most) continue;
    most = std::abs(area);
    largest = &ring;
    centre = area == 0 ? ring.front() : place::LatLng{lat / (3 * area), lng / (3 * area)};
  }
  if (!largest) return {};
  return place::Polygon({*largest}).contains(centre) ? centre : largest->front();
}

// Facilities known only by the centre of their block share one spot: they are laid in rings around it.
std::vector<Point> spread(const MapSheet& sheet, const Projection& projection, double size) {
  std::map<std::pair<long, long>, int> taken;
  std::vector<Point> out;
  for (const MapPoint& one : sheet.points) {
    Point at = one.at ? projection.at(*one.at) : Point{};
    if (one.at) {
      const int n = taken[{std::lround(at.x / (size * 0.8)), std::lround(at.y / (size * 0.8))}]++;
      if (n > 0) {
        const int ring = 1 + (n - 1) / 6;
        const double angle = 2 * std::numbers::pi * ((n - 1) % 6) / 6 + ring * 0.5;
        at = {at.x + ring * size * 1.05 * std::cos(angle), at.y + ring * size * 1.05 * std::sin(angle)};
      }
    }
    out.push_back(at);
  }
  return out;
}

Area label_area(Point at, std::string_view text, double size_pt) {
  // Kanji and kana have three bytes and the width of the type, digits one byte and a little more than half of it.
  const auto wide =
      static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xF0) == 0xE0; }));
  const auto narrow =
      static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; }));
  const double width = (wide + narrow * 0.6) * size_pt * kPtMm;
  const double height = size_pt * kPtMm * 1.1;
  return {at.x - width / 2, at.y - height / 2, at.x + width / 2, at.y + height / 2};
}

// What stands on the map already; new words go where they cover least.
class Room {
 public:
  void take(const Area& area) { taken_.push_back(area); }
  int covered(const Area& area) const {
    return static_cast<int>(
        std::count_if(taken_.begin(), taken_.end(), [&](const Area& one) { return one.meets(area); }));
  }

 private:
  std::vector<Area> taken_;
};

Room signs_taken(const MapSheet& sheet, const std::vector<Point>& places, double size) {
  Room room;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Point& at = places[i];
    if (sheet.points[i].at) room.take({at.x - size / 2, at.y - size / 2, at.x + size / 2, at.y + size / 2});
  }
  return room;
}

// Names of zones: near their middle, inside, and off the signs as far as that goes.
void draw_names(Canvas& canvas, const MapSheet& sheet, const Projection& projection, Room& room) {
  constexpr double kNamePt = 10;
  for (const MapZone& zone : sheet.zones) {
    const auto rings = drawn(zone.rings, projection);
    if (rings.empty()) continue;
    std::vector<std::vector<place::LatLng>> flat;  // millimetres in place of degrees
    for (const auto& ring : rings) {
      auto& corners = flat.emplace_back();
      for (const Point& corner : ring) corners.push_back({corner.y, corner.x});
    }
    const place::Polygon inside(std::move(flat));
    const Point middle = projection.at(name_place(zone.rings));
    Point best = middle;
    int fewest = room.covered(label_area(middle, zone.name, kNamePt)) * 4;
    for (double away = 3; away <= 15; away += 3) {
      for (int step = 0; step < 12; ++step) {
        const double angle = step * std::numbers::pi / 6;
        const Point at{middle.x + away * 1.6 * std::cos(angle), middle.y + away * std::sin(angle)};
        const Area area = label_area(at, zone.name, kNamePt);
        const bool fits = inside.contains({at.y, area.left}) && inside.contains({at.y, area.right});
        const int cost = room.covered(area) * 4 + static_cast<int>(away / 6);
        if (!fits || cost >= fewest) continue;
        fewest = cost;
        best = at;
      }
    }
    room.take(label_area(best, zone.name, kNamePt));
    canvas.label(Label{best, zone.name, kNamePt, true, true, Anchor::centre, Colour{0x40, 0x40, 0x40}});
  }
}

// Numbers stand beside their signs; where signs are dense they move away and a thin line leads back.
void draw_numbers(Canvas& canvas, const MapSheet& sheet, const std::vector<Point>& places, Room& room, double size) {
  std::vector<Label> numbers;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!sheet.points[i].at) continue;
    const std::string text = fmt::format("{}", i + 1);
    const double first = size * 0.8 + static_cast<double>(text.size()) * 0.45;
    Point best = places[i];
    int fewest = 1 << 20;
    for (int ring = 0; ring < 12 && fewest > 0; ++ring) {
      for (int step = 0; step < 16 && fewest > 0; ++step) {
        const double angle = step * std::numbers::pi / 8;
        const double away = first + ring * 1.9;
        const Point at{places[i].x + away * std::cos(angle), places[i].y - away * std::sin(angle)};
        const int covered = room.covered(label_area(at, text, kNumberPt));
        if (covered >= fewest) continue;
        fewest = covered;
        best = at;
      }
    }
    room.take(label_area(best, text, kNumberPt));
    const double away = std::hypot(best.x - places[i].x, best.y - places[i].y);
    if (away > first + 1) canvas.line(places[i], best, {Colour{0x30, 0x30, 0x30}, 0.12, false});
    numbers.push_back(Label{best, text, kNumberPt, true, true});
  }
  for (Label& number : numbers) canvas.label(std::move(number));
}

void draw_scale(Canvas& canvas, const Projection& projection) {
  const double km = scale_bar_km(projection.mm_per_km(), projection.width() * 0.28);
  const double length = km * projection.mm_per_km();
  const double left = 4;
  const double y = projection.height() - 4;
  canvas.box({{left, y - 1.6}, length / 2, 1.6, 0, output::kBlack, {output::kBlack, 0.25, false}});
  canvas.box({{left + length / 2, y - 1.6}, length / 2, 1.6, 0, output::kWhite, {output::kBlack, 0.25, false}});
  canvas.label(Label{{left, y - 4}, "0", 8, false, true});
  const std::string end = km < 1 ? fmt::format("{:g} m", km * 1000) : fmt::format("{:g} km", km);
  canvas.label(Label{{left + length, y - 4}, end, 8, false, true});
}

void draw_north(Canvas& canvas, const Projection& projection) {
  const double x = projection.width() - 7;
  const double top = 6;
  canvas.polygon({{{{x, top}, {x + 2.4, top + 8}, {x, top + 6.2}}}, output::kBlack, {output::kBlack, 0.25, false}});
  canvas.polygon({{{{x, top}, {x - 2.4, top + 8}, {x, top + 6.2}}}, output::kWhite, {output::kBlack, 0.25, false}});
  canvas.label(Label{{x, top - 2.6}, "北", 9, true, true});
}

}  // namespace

Projection::Projection(const MapSheet& sheet, double width_mm, double height_mm)
    : width_(width_mm), height_(height_mm) {
  for (const MapZone& zone : sheet.zones) {
    for (const auto& ring : zone.rings) {
      for (const place::LatLng& corner : ring) take(corner);
    }
  }
  for (const auto& ring : sheet.boundary) {
    for (const place::LatLng& corner : ring) take(corner);
  }
  // A point far away (a facility of the next town) must not shrink the town: points count only without outlines.
  if (!any_) {
    for (const MapPoint& point : sheet.points) {
      if (point.at) take(*point.at);
    }
  }
  if (!any_) return;
  // One point alone still has a surrounding of about a kilometre.
  constexpr double kLeast = 0.01;
  const double missing_lat = std::max(0.0, kLeast - (high_.lat - low_.lat)) / 2;
  const double missing_lng = std::max(0.0, kLeast - (high_.lng - low_.lng)) / 2;
  low_ = {low_.lat - missing_lat, low_.lng - missing_lng};
  high_ = {high_.lat + missing_lat, high_.lng + missing_lng};
  cosine_ = std::cos((low_.lat + high_.lat) / 2 * std::numbers::pi / 180);
  scale_ = std::min((width_ - 2 * kEdge) / ((high_.lng - low_.lng) * cosine_),
                    (height_ - 2 * kEdge) / (high_.lat - low_.lat));
}

void Projection::take(place::LatLng place) {
  any_ = true;
  low_ = {std::min(low_.lat, place.lat), std::min(low_.lng, place.lng)};
  high_ = {std::max(high_.lat, place.lat), std::max(high_.lng, place.lng)};
}

Point Projection::at(place::LatLng place) const {
  const double middle_lng = (low_.lng + high_.lng) / 2;
  const double middle_lat = (low_.lat + high_.lat) / 2;
  return {width_ / 2 + (place.lng - middle_lng) * cosine_ * scale_, height_ / 2 - (place.lat - middle_lat) * scale_};
}

double Projection::mm_per_km() const { return scale_ / kKmPerDegree; }

double scale_bar_km(double mm_per_km, double most_mm) {
  double best = 0.1;
  for (double unit = 0.1; unit < 1000; unit *= 10) {
    for (const double step : {1.0, 2.0, 5.0}) {
      if (step * unit * mm_per_km <= most_mm) best = std::max(best, step * unit);
    }
  }
  return best;
}

Canvas map_canvas(const MapSheet& sheet, double width_mm, double height_mm) {
  Canvas canvas(width_mm, height_mm);
  const Projection projection(sheet, width_mm, height_mm);
  canvas.box({{0, 0}, width_mm, height_mm, 0, std::nullopt, {output::kBlack, 0.2, false}});
  if (projection.empty()) {
    canvas.label(Label{{width_mm / 2, height_mm / 2}, "位置の分かるものがありません", 12});
    return canvas;
  }
  for (const MapZone& zone : sheet.zones) {
    canvas.polygon({drawn(zone.rings, projection), Colour{0xF5, 0xF7, 0xFB}, {Colour{0x50, 0x50, 0x50}, 0.3, false}});
  }
  if (!sheet.boundary.empty() && sheet.zones.empty()) {
    canvas.polygon({drawn(sheet.boundary, projection), Colour{0xF5, 0xF7, 0xFB}, {output::kBlack, 0.5, false}});
  }
  const bool numbered = sheet.points.size() <= kNumberedPoints;
  const double size = numbered ? 3.2 : 2.3;
  const std::vector<Point> places = spread(sheet, projection, size);
  Room room = signs_taken(sheet, places, size);
  draw_names(canvas, sheet, projection, room);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (sheet.points[i].at) draw_sign(canvas, kind_groups()[group_of(sheet.points[i].kind)], places[i], size);
  }
  if (numbered) draw_numbers(canvas, sheet, places, room, size);
  draw_scale(canvas, projection);
  draw_north(canvas, projection);
  return canvas;
}

}  // namespace kaname::directory::papers

// SPDX-License-Identifier: Apache-2.0
#include "outreach/map_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

namespace kaname::outreach {
namespace {

namespace json = boost::json;

constexpr double kMargin = 14;
constexpr double kLeastStep = 3;  // units between two corners that can be told apart
constexpr double kRadians = 0.017453292519943295;

bool read_ring(const json::value& in, std::vector<Ring>& out) {
  const auto* points = in.if_array();
  if (!points) return false;
  Ring ring;
  ring.reserve(points->size());
  for (const json::value& point : *points) {
    const auto* pair = point.if_array();
    if (!pair || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) return false;
    ring.push_back({(*pair)[1].to_number<double>(), (*pair)[0].to_number<double>()});
  }
  out.push_back(std::move(ring));
  return true;
}

bool read_polygon(const json::value& in, std::vector<Ring>& out) {
  const auto* rings = in.if_array();
  return rings &&
      std::all_of(rings->begin(), rings->end(), [&](const json::value& ring) { return read_ring(ring, out); });
}

}  // namespace

std::vector<Ring> rings_of(std::string_view geometry) {
  json::error_code failed;
  const json::value parsed = json::parse({geometry.data(), geometry.size()}, failed);
  const auto* object = failed ? nullptr : parsed.if_object();
  const auto* type = object ? object->if_contains("type") : nullptr;
  const auto* coordinates = object ? object->if_contains("coordinates") : nullptr;
  std::vector<Ring> out;
  if (!type || !type->is_string() || !coordinates) return out;
  bool good = false;
  if (type->get_string() == "Polygon") good = read_polygon(*coordinates, out);
  if (type->get_string() == "MultiPolygon" && coordinates->is_array()) {
    const auto& parts = coordinates->get_array();
    good = std::all_of(parts.begin(), parts.end(), [&](const json::value& part) { return read_polygon(part, out); });
  }
  if (!good) out.clear();
  return out;
}

Drawing::Drawing(const std::vector<std::vector<Ring>>& outlines) {
  double south = 90, north = -90, west = 180, east = -180;
  for (const auto& rings : outlines) {
    for (const Ring& ring : rings) {
      for (const place::LatLng& at : ring) {
        south = std::min(south, at.lat);
        north = std::max(north, at.lat);
        west = std::min(west, at.lng);
        east = std::max(east, at.lng);
      }
    }
  }
  if (north <= south || east <= west) return;
  narrowing_ = std::cos((south + north) / 2 * kRadians);
  const double wide = (east - west) * narrowing_, high = north - south;
  scale_ = std::min((kWidth - 2 * kMargin) / wide, (kHeight - 2 * kMargin) / high);
  west_ = west - (kWidth / scale_ - wide) / 2 / narrowing_;
  north_ = north + (kHeight / scale_ - high) / 2;
}

std::pair<double, double> Drawing::exact(place::LatLng at) const {
  return {(at.lng - west_) * narrowing_ * scale_, (north_ - at.lat) * scale_};
}

std::optional<std::pair<int, int>> Drawing::point(place::LatLng at) const {
  if (empty()) return std::nullopt;
  const auto [x, y] = exact(at);
  if (!(x >= 0 && x <= kWidth && y >= 0 && y <= kHeight)) return std::nullopt;
  return std::pair{static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))};
}

std::string Drawing::path(const std::vector<Ring>& rings) const {
  std::string out;
  if (empty()) return out;
  for (const Ring& ring : rings) {
    std::vector<std::pair<long, long>> kept;
    for (const place::LatLng& at : ring) {
      const auto [x, y] = exact(at);
      const std::pair<long, long> here{std::lround(x), std::lround(y)};
      if (!kept.empty() &&
          std::hypot(x - static_cast<double>(kept.back().first), y - static_cast<double>(kept.back().second)) <
              kLeastStep) {
        continue;
      }
      kept.push_back(here);
    }
    if (kept.size() > 1 && kept.front() == kept.back()) kept.pop_back();
    if (kept.size() < 3) continue;  // too small to be seen
    for (std::size_t i = 0; i < kept.size(); ++i) {
      out += fmt::format("{}{} {}", i == 0 ? "M" : i == 1 ? "L" : " ", kept[i].first, kept[i].second);
    }
    out += 'Z';
  }
  return out;
}

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#include "base/place.h"

#include <s2/s2cap.h>
#include <s2/s2cell_id.h>
#include <s2/s2cell_union.h>
#include <s2/s2latlng.h>
#include <s2/s2region_coverer.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace kaname::place {
namespace {

constexpr double kEarthRadiusM = 6'371'008.8;  // mean radius, IUGG
constexpr double kMetresPerDegree = kEarthRadiusM * std::numbers::pi / 180;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

S2CellId leaf(LatLng place) { return S2CellId(S2LatLng::FromDegrees(place.lat, place.lng).Normalized()); }

// Whether a line from `p` to the east crosses the edge a–b.
bool crosses(LatLng p, LatLng a, LatLng b) {
  if ((a.lat > p.lat) == (b.lat > p.lat)) return false;
  return p.lng < (b.lng - a.lng) * (p.lat - a.lat) / (b.lat - a.lat) + a.lng;
}

struct Metres {
  double x, y;
};

// Distance from the origin to the line a–b, on a plane.
double distance_to_line(Metres a, Metres b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double along = length2 > 0 ? std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0) : 0.0;
  return std::hypot(a.x + along * dx, a.y + along * dy);
}

}  // namespace

double distance_m(LatLng a, LatLng b) {
  const double south_north = std::sin(radians(b.lat - a.lat) / 2), west_east = std::sin(radians(b.lng - a.lng) / 2);
  const double h =
      south_north * south_north + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * west_east * west_east;
  return 2 * kEarthRadiusM * std::asin(std::min(1.0, std::sqrt(h)));
}

std::uint64_t cell_id(LatLng place, int level) { return leaf(place).parent(std::clamp(level, 0, 30)).id(); }

std::vector<std::pair<std::uint64_t, std::uint64_t>> cell_ranges(LatLng center, double radius_m, int max_ranges) {
  S2RegionCoverer::Options options;
  options.set_max_cells(std::max(max_ranges, 4));
  const auto angle = S1Angle::Radians(std::max(radius_m, 0.0) * 1.001 / kEarthRadiusM);
  const S2Cap circle(S2LatLng::FromDegrees(center.lat, center.lng).Normalized().ToPoint(), angle);
  S2RegionCoverer coverer(options);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> out;
  for (const S2CellId cell : coverer.GetCovering(circle)) {
    const std::uint64_t first = cell.range_min().id(), last = cell.range_max().id();
    if (!out.empty() && out.back().second + 2 >= first) out.back().second = last;  // leaves differ by 2
    else out.emplace_back(first, last);
  }
  return out;
}

Polygon::Polygon(std::vector<std::vector<LatLng>> rings) : rings_(std::move(rings)) {
  for (auto& ring : rings_) {
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  }
  rings_.erase(std::remove_if(rings_.begin(), rings_.end(), [](const auto& ring) { return ring.size() < 3; }),
               rings_.end());
  for (const auto& ring : rings_) {
    for (const LatLng point : ring) {
      low_ = LatLng{std::min(low_.lat, point.lat), std::min(low_.lng, point.lng)};
      high_ = LatLng{std::max(high_.lat, point.lat), std::max(high_.lng, point.lng)};
    }
  }
}

bool Polygon::contains(LatLng place) const {
  if (!(place.lat >= low_.lat && place.lat <= high_.lat && place.lng >= low_.lng && place.lng <= high_.lng))
    return false;
  bool inside = false;
  for (const auto& ring : rings_) {
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      if (crosses(place, ring[before], ring[i])) inside = !inside;
    }
  }
  return inside;
}

double Polygon::distance_to_edge_m(LatLng place) const {
  // A plane around the place: exact enough for the few kilometres in which the answer matters.
  const double east = kMetresPerDegree * std::cos(radians(place.lat));
  const auto flat = [&](LatLng p) {
    return Metres{(p.lng - place.lng) * east, (p.lat - place.lat) * kMetresPerDegree};
  };
  double nearest = std::numeric_limits<double>::infinity();
  for (const auto& ring : rings_) {
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      nearest = std::min(nearest, distance_to_line(flat(ring[before]), flat(ring[i])));
    }
  }
  return nearest;
}

bool Polygon::contains_within(LatLng place, double tolerance_m) const {
  if (contains(place)) return true;
  const double lat = tolerance_m / kMetresPerDegree, lng = lat / std::max(0.01, std::cos(radians(place.lat)));
  const bool near = place.lat >= low_.lat - lat && place.lat <= high_.lat + lat && place.lng >= low_.lng - lng &&
      place.lng <= high_.lng + lng;
  return near && distance_to_edge_m(place) <= tolerance_m;
}

bool in_japan(LatLng place) {
  // 沖ノ鳥島 20.4 N, 択捉島 45.6 N, 与那国島 122.9 E, 南鳥島 154.0 E
  return place.lat >= 20.3 && place.lat <= 45.7 && place.lng >= 122.8 && place.lng <= 154.1;
}

bool swapped(LatLng place) { return !in_japan(place) && in_japan(LatLng{place.lng, place.lat}); }

}  // namespace kaname::place

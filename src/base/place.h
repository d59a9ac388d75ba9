// SPDX-License-Identifier: Apache-2.0
#pragma once
// Places on the map: distances, areas and the cells by which a database finds what is near. Areas come
// from GeoJSON; reading that format is not here.

#include <cstdint>
#include <utility>
#include <vector>

namespace kaname::place {

// Degrees, WGS 84.
struct LatLng {
  double lat = 0;
  double lng = 0;

  bool operator==(const LatLng&) const = default;
};

// Metres over the ground on a sphere (haversine); wrong by less than 0.5 %.
double distance_m(LatLng a, LatLng b);

// The S2 cell of a place, level 0 (a sixth of the earth) to 30 (1 cm²). Cells of Japan fit a signed 64-bit
// column.
std::uint64_t cell_id(LatLng place, int level = 30);
// Ranges of level-30 cells (first and last included) that cover a circle, sorted, at most `max_ranges`. They
// cover more than the circle: check distance_m() of what was found.
std::vector<std::pair<std::uint64_t, std::uint64_t>> cell_ranges(LatLng center, double radius_m, int max_ranges = 8);

// An area of one or more outlines, with holes: what GeoJSON calls Polygon or MultiPolygon.
class Polygon {
 public:
  // All rings of all parts, outer and holes in any order; a place is inside when an odd number of rings goes
  // around it. Rings with fewer than three points are ignored; the last point may repeat the first.
  explicit Polygon(std::vector<std::vector<LatLng>> rings);

  bool contains(LatLng place) const;
  // Also true within `tolerance_m` metres of the edge: outlines are simplified, geocodes are centres.
  bool contains_within(LatLng place, double tolerance_m) const;
  // Metres to the nearest edge; infinite for an area without rings.
  double distance_to_edge_m(LatLng place) const;
  bool empty() const { return rings_.empty(); }
  // For drawing.
  const std::vector<std::vector<LatLng>>& rings() const { return rings_; }
  LatLng southwest() const { return low_; }
  LatLng northeast() const { return high_; }

 private:
  std::vector<std::vector<LatLng>> rings_;
  LatLng low_{90, 180};
  LatLng high_{-90, -180};
};

// Inside the box around all islands of Japan. (0, 0) and numbers that are no place are not.
bool in_japan(LatLng place);
// Not in Japan as written, but in Japan with latitude and longitude exchanged.
bool swapped(LatLng place);

}  // namespace kaname::place

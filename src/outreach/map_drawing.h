// SPDX-License-Identifier: Apache-2.0
#pragma once
// Outlines of zones as a small drawing for the page: no tiles, no script, nothing asked of an outside service.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/place.h"

namespace kaname::outreach {

using Ring = std::vector<place::LatLng>;

// All rings of a GeoJSON Polygon or MultiPolygon; empty when it cannot be read.
std::vector<Ring> rings_of(std::string_view geometry);

// Where places lie on a drawing of kMapWidth × kMapHeight units, north up.
class Drawing {
 public:
  static constexpr int kWidth = 640;
  static constexpr int kHeight = 480;

  Drawing() = default;
  // Fits the outlines into the drawing with a margin.
  explicit Drawing(const std::vector<std::vector<Ring>>& outlines);

  bool empty() const { return scale_ == 0; }
  // Whole units; nothing for a place outside the drawing.
  std::optional<std::pair<int, int>> point(place::LatLng at) const;
  // Path data "M1 2L3 4Z…", thinned to what can be seen.
  std::string path(const std::vector<Ring>& rings) const;

 private:
  std::pair<double, double> exact(place::LatLng at) const;

  double west_ = 0, north_ = 0;  // degrees at the left top corner
  double scale_ = 0;             // units a degree of latitude; 0: nothing to draw
  double narrowing_ = 1;         // of a degree of longitude at this latitude
};

}  // namespace kaname::outreach

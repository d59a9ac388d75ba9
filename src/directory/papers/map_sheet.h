// SPDX-License-Identifier: Apache-2.0
#pragma once
// The map on paper, drawn from outlines and points alone: no tiles, no network. Up to 60 facilities are numbered and
// listed; more are counted by zone and kind.

#include <string>
#include <vector>

#include "base/place.h"
#include "directory/papers/kind_groups.h"
#include "directory/papers/paper.h"

namespace kaname::directory::papers {

using Rings = std::vector<std::vector<place::LatLng>>;

struct MapZone {
  std::string name;
  Rings rings;  // empty: outline unknown
};

struct MapPoint {
  FacilityId id;
  std::string name;
  std::string phone;
  std::string address;
  FacilityKind kind = FacilityKind::other;
  std::optional<place::LatLng> at;  // nothing: it is listed, not drawn
  GeocodeLevel level = GeocodeLevel::none;
  std::vector<std::string> zones;
};

struct MapSheet {
  std::string filter;  // the filter in words
  bool large = false;  // A3 instead of A4
  Rings boundary;      // of the municipality; may be empty
  std::vector<MapZone> zones;
  std::vector<MapPoint> points;
};

inline constexpr std::size_t kNumberedPoints = 60;

// Degrees to millimetres of a drawing: equirectangular with the cosine of the middle latitude, right within a
// municipality. Everything given fits inside; north is up.
class Projection {
 public:
  Projection(const MapSheet& sheet, double width_mm, double height_mm);

  output::Point at(place::LatLng place) const;
  // Millimetres of paper for a kilometre on the ground.
  double mm_per_km() const;
  double width() const { return width_; }
  double height() const { return height_; }
  bool empty() const { return !any_; }

 private:
  void take(place::LatLng place);

  bool any_ = false;
  place::LatLng low_{90, 180}, high_{-90, -180};
  double cosine_ = 1;
  double scale_ = 1;  // mm per degree of latitude
  double width_ = 0, height_ = 0;
};

// A round length in km for a bar of at most `most_mm`: 0.1, 0.2, 0.5, 1, 2, 5 …
double scale_bar_km(double mm_per_km, double most_mm);

// Counts by zone and kind group; a facility in several zones counts in each, the last row (全体) counts it once.
struct ZoneCounts {
  std::vector<std::size_t> groups;  // columns: places in kind_groups(), only those that occur
  std::vector<std::pair<std::string, std::vector<int>>> rows;
};
ZoneCounts count_by_zone(const MapSheet& sheet);

output::Canvas map_canvas(const MapSheet& sheet, double width_mm, double height_mm);
output::Document map_document(const PaperInfo& info, MapSheet sheet);

}  // namespace kaname::directory::papers

// SPDX-License-Identifier: Apache-2.0
#pragma once
// In which zones a place lies.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "base/result.h"
#include "directory/zone.h"
#include "store/transaction.h"

namespace kaname::directory {

// Outline of a GeoJSON geometry (Polygon or MultiPolygon). Error "geometry_malformed".
Result<place::Polygon> polygon_from_geojson(std::string_view geometry);

// A place that a label of the outline can stand at: the middle of its box when inside, else a corner of the outline.
place::LatLng label_place(const place::Polygon& polygon);

// The outlines of an area's zones, ready to be asked. Loading parses every outline, so they are kept per thread until a
// zone changes.
class ZoneMap {
 public:
  static const ZoneMap& load(store::Read& tx);

  // Zones that contain the place; with none in a set, the one of that set whose edge is within 150 m: published outlines
  // are simplified and geocodes are centres of blocks.
  std::vector<ZoneId> containing(place::LatLng at) const;

 private:
  struct Outline {
    ZoneId id;
    ZoneSetId set;
    place::Polygon polygon;
  };
  std::vector<Outline> outlines_;
};

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "directory/zone_rules.h"

#include <boost/json.hpp>

namespace kaname::directory {
namespace {

namespace json = boost::json;

// Metres within which a place outside every zone of a set still counts as inside the nearest.
constexpr double kToleranceM = 150;

using Rings = std::vector<std::vector<place::LatLng>>;

bool read_ring(const json::value& in, Rings& out) {
  const auto* points = in.if_array();
  if (!points) return false;
  std::vector<place::LatLng> ring;
  ring.reserve(points->size());
  for (const json::value& point : *points) {
    const auto* pair = point.if_array();
    if (!pair || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) return false;
    ring.push_back({(*pair)[1].to_number<double>(), (*pair)[0].to_number<double>()});
  }
  out.push_back(std::move(ring));
  return true;
}

bool read_polygon(const json::value& in, Rings& out) {
  const auto* rings = in.if_array();
  return rings &&
      std::all_of(rings->begin(), rings->end(), [&](const json::value& ring) { return read_ring(ring, out); });
}

bool read_geometry(const json::value& in, Rings& out) {
  const auto* object = in.if_object();
  const auto* type = object ? object->if_contains("type") : nullptr;
  const auto* coordinates = object ? object->if_contains("coordinates") : nullptr;
  if (!type || !type->is_string() || !coordinates) return false;
  if (type->get_string() == "Polygon") return read_polygon(*coordinates, out);
  const auto* parts = coordinates->if_array();
  if (type->get_string() != "MultiPolygon" || !parts) return false;
  return std::all_of(parts->begin(), parts->end(), [&](const json::value& part) { return read_polygon(part, out); });
}

// What tells whether the zones are still those that were loaded.
struct Version {
  std::string area, newest;
  std::int64_t count = 0, seq = 0;
  bool operator==(const Version&) const = default;
};

Version version_of(store::Read& tx) {
  Version version;
  version.area = tx.area();
  tx.rows(
      "SELECT count(*), coalesce(max(changed_seq), 0), coalesce(max(id), '') FROM zone WHERE area_id = $1",
      [&](const model::Row& row) {
        version.count = row.integer(0);
        version.seq = row.integer(1);
        version.newest = row.text(2);
      },
      tx.area());
  return version;
}

}  // namespace

Result<place::Polygon> polygon_from_geojson(std::string_view geometry) {
  const auto parsed = TRY(model::parse_json(geometry));
  Rings rings;
  if (!read_geometry(*parsed, rings)) return fail(Problem::invalid, "geometry_malformed");
  return place::Polygon(std::move(rings));
}

place::LatLng label_place(const place::Polygon& polygon) {
  const place::LatLng low = polygon.southwest(), high = polygon.northeast();
  const place::LatLng middle{(low.lat + high.lat) / 2, (low.lng + high.lng) / 2};
  if (polygon.contains(middle)) return middle;
  // A bent zone: the first inside point of a coarse grid, walked from the middle row outwards by the loop's order.
  constexpr int kSteps = 12;
  for (int row = 0; row < kSteps; ++row) {
    for (int column = 1; column < kSteps; ++column) {
      const int shifted = (row + kSteps / 2) % kSteps;
      const place::LatLng at{low.lat + (high.lat - low.lat) * (shifted + 0.5) / kSteps,
                             low.lng + (high.lng - low.lng) * column / kSteps};
      if (polygon.contains(at)) return at;
    }
  }
  return middle;
}

const ZoneMap& ZoneMap::load(store::Read& tx) {
  thread_local Version t_version;
  thread_local ZoneMap t_map;
  Version now = version_of(tx);
  if (now == t_version) return t_map;
  t_map.outlines_.clear();
  // Sets that have ended no longer hold anything.
  for (const Zone& zone :
       tx.select<Zone>("WHERE area_id = $1 AND geometry <> '' AND zone_set_id IN (SELECT id FROM zone_set"
                       " WHERE area_id = $1 AND (valid_to IS NULL OR valid_to >= $2)) ORDER BY position, id",
                       tx.area(), tx.today())) {
    if (auto polygon = polygon_from_geojson(zone.geometry)) {
      t_map.outlines_.push_back({zone.id, zone.zone_set_id, std::move(*polygon)});
    }
  }
  t_version = std::move(now);
  return t_map;
}

std::vector<ZoneId> ZoneMap::containing(place::LatLng at) const {
  std::vector<ZoneId> out;
  std::map<ZoneSetId, std::pair<double, ZoneId>> nearest;  // of the sets in which nothing contains the place
  std::vector<ZoneSetId> found;
  for (const Outline& outline : outlines_) {
    if (outline.polygon.contains(at)) {
      out.push_back(outline.id);
      found.push_back(outline.set);
    } else if (outline.polygon.contains_within(at, kToleranceM)) {
      const double distance = outline.polygon.distance_to_edge_m(at);
      const auto [entry, fresh] = nearest.emplace(outline.set, std::pair(distance, outline.id));
      if (!fresh && distance < entry->second.first) entry->second = {distance, outline.id};
    }
  }
  for (const auto& [set, candidate] : nearest) {
    if (std::find(found.begin(), found.end(), set) == found.end()) out.push_back(candidate.second);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace kaname::directory

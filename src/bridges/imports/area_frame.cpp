// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/area_frame.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "bridges/imports/import_tables.h"
#include "directory/zone_rules.h"

namespace kaname::bridges {
namespace {

using directory::GeocodeLevel;

constexpr double kReach = 5000;  // metres

struct Version {
  std::int64_t places = 0, place_seq = 0, zones = 0, zone_seq = 0;
  bool operator==(const Version&) const = default;
};

// The loaded tables of every area, shared by all threads.
struct Frames {
  struct Kept {
    Version version;
    AreaFrame frame;
  };
  std::mutex mutex;
  std::unordered_map<std::string, Kept> by_area;
};

Version version_of(store::Read& tx) {
  Version v;
  v.place_seq = tx.number("SELECT COALESCE(max(seq), 0) FROM geocode WHERE area_id = $1", tx.area());
  tx.rows(
      "SELECT count(*), COALESCE(max(changed_seq), 0) FROM zone WHERE area_id = $1",
      [&](const model::Row& row) { v.zones = row.integer(0), v.zone_seq = row.integer(1); }, tx.area());
  return v;
}

address::GeocodeLevel level_of(GeocodeLevel level) {
  if (level == GeocodeLevel::block) return address::GeocodeLevel::block;
  if (level == GeocodeLevel::oaza) return address::GeocodeLevel::oaza;
  return level == GeocodeLevel::town ? address::GeocodeLevel::town : address::GeocodeLevel::city;
}

std::shared_ptr<const address::Geocoder> load_places(store::Read& tx) {
  auto out = std::make_shared<address::Geocoder>();
  for (const GeocodeLevel level : {GeocodeLevel::block, GeocodeLevel::oaza, GeocodeLevel::town, GeocodeLevel::city}) {
    std::string lines;
    tx.rows(
        "SELECT place, lat, lng FROM geocode WHERE area_id = $1 AND level = $2 ORDER BY place",
        [&](const model::Row& row) {
          lines.append(row.text(0));
          lines += fmt::format("\t{}\t{}\n", row.real(1), row.real(2));
        },
        tx.area(), level);
    out->add(level_of(level), lines);
  }
  return out;
}

std::shared_ptr<const std::vector<place::Polygon>> load_zones(store::Read& tx) {
  auto out = std::make_shared<std::vector<place::Polygon>>();
  tx.rows(
      "SELECT geometry FROM zone WHERE area_id = $1 AND geometry <> '' ORDER BY id",
      [&](const model::Row& row) {
        if (auto polygon = directory::polygon_from_geojson(row.text(0))) out->push_back(std::move(*polygon));
      },
      tx.area());
  return out;
}

}  // namespace

std::optional<AreaFrame::Found> AreaFrame::locate(const std::string& address) const {
  if (!places || address.empty()) return std::nullopt;
  const auto found = places->find(address, prefecture, municipality);
  if (!found || found->level == address::GeocodeLevel::city) return std::nullopt;
  const GeocodeLevel level = found->level == address::GeocodeLevel::block ? GeocodeLevel::block
      : found->level == address::GeocodeLevel::oaza                       ? GeocodeLevel::oaza
                                                                          : GeocodeLevel::town;
  return Found{found->lat, found->lng, level};
}

bool AreaFrame::far_outside(double lat, double lng) const {
  if (!zones || zones->empty()) return false;
  return std::none_of(zones->begin(), zones->end(), [&](const place::Polygon& zone) {
    return zone.contains_within({lat, lng}, kReach);
  });
}

AreaFrame area_frame(store::Read& tx) {
  const Version now = version_of(tx);
  auto& frames = tx.derived<Frames>();
  const std::lock_guard lock(frames.mutex);
  auto& kept = frames.by_area[tx.area()];
  if (!kept.frame.places || kept.version != now) {
    tx.rows(
        "SELECT prefecture, municipality FROM area WHERE area_id = $1",
        [&](const model::Row& row) {
          kept.frame.prefecture = row.text(0);
          kept.frame.municipality = row.text(1);
        },
        tx.area());
    kept.frame.prefecture_code = tx.area().substr(0, 2);
    kept.frame.places = load_places(tx);
    kept.frame.zones = load_zones(tx);
    kept.version = now;
  }
  return kept.frame;
}

ReadContext read_context(store::Read& tx, bool keep_all) {
  ReadContext context;
  context.municipality_code = tx.area();
  context.keep = keep_all ? Keep::all : Keep::only_this_area;
  tx.rows(
      "SELECT prefecture, municipality FROM area WHERE area_id = $1",
      [&](const model::Row& row) {
        context.prefecture = row.text(0);
        context.municipality_names.emplace_back(row.text(1));
      },
      tx.area());
  return context;
}

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
// Zones: list, outlines, counts by kind; making and replacing a set.
#include <map>

#include "directory/endpoints.h"
#include "directory/zone_rules.h"

namespace kaname::directory {
namespace {

struct ZoneRow {
  ZoneId id;
  ZoneSetId zone_set_id;
  std::string code;
  std::string name;
  std::string note;
  std::optional<FacilityId> center_id;
  std::int64_t count = 0;  // facilities that are not closed
  double label_lat = 0, label_lng = 0;
};
constexpr auto describe(model::Tag<ZoneRow>) {
  using namespace model;
  return entity("ZoneRow", "圏域の行", field("id", &ZoneRow::id), field("zone_set_id", &ZoneRow::zone_set_id),
                field("code", &ZoneRow::code), field("name", &ZoneRow::name), field("note", &ZoneRow::note),
                field("center_id", &ZoneRow::center_id), field("count", &ZoneRow::count),
                field("label_lat", &ZoneRow::label_lat), field("label_lng", &ZoneRow::label_lng));
}

struct ZonesAnswer {
  std::vector<ZoneSet> sets;
  std::vector<ZoneRow> zones;
};
constexpr auto describe(model::Tag<ZonesAnswer>) {
  using namespace model;
  return entity("ZonesAnswer", "圏域の一覧", field("sets", &ZonesAnswer::sets), field("zones", &ZonesAnswer::zones));
}

Result<ZonesAnswer> zones(Read& tx, const api::Caller&, const api::Nothing&) {
  ZonesAnswer out;
  std::map<std::string, std::int64_t, std::less<>> counts;
  tx.rows(
      "SELECT z.zone_id, count(*) FROM facility_zone z JOIN facility f ON f.area_id = z.area_id AND f.id = "
      "z.facility_id"
      " WHERE z.area_id = $1 AND f.status <> 'closed' GROUP BY z.zone_id",
      [&](const model::Row& row) { counts.emplace(row.text(0), row.integer(1)); }, tx.area());
  out.sets = tx.select<ZoneSet>("WHERE area_id = $1 ORDER BY id", tx.area());
  for (const Zone& zone : tx.select<Zone>("WHERE area_id = $1 ORDER BY zone_set_id, position, id", tx.area())) {
    ZoneRow row{zone.id, zone.zone_set_id, zone.code, zone.name, zone.note, zone.center_id, 0, 0, 0};
    if (const auto found = counts.find(zone.id.text()); found != counts.end()) row.count = found->second;
    if (const auto polygon = polygon_from_geojson(zone.geometry)) {
      const place::LatLng at = label_place(*polygon);
      row.label_lat = at.lat;
      row.label_lng = at.lng;
    }
    out.zones.push_back(std::move(row));
  }
  return out;
}

struct GeojsonInput {
  std::string set;
};
constexpr auto describe(model::Tag<GeojsonInput>) {
  return model::entity("GeojsonInput", "圏域の地図", model::field("set", &GeojsonInput::set, model::max_chars(40)));
}

Result<api::File> geojson(Read& tx, const api::Caller&, const GeojsonInput& in) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  const char* comma = "";
  for (const Zone& zone :
       tx.select<Zone>("WHERE area_id = $1 AND geometry <> '' ORDER BY zone_set_id, position, id", tx.area())) {
    if (!in.set.empty() && zone.zone_set_id.text() != in.set) continue;
    out += comma;
    comma = ",";
    out += R"({"type":"Feature","properties":{"id":)";
    model::write_json(out, zone.id);
    out += ",\"name\":";
    model::write_json(out, zone.name);
    out += "},\"geometry\":" + zone.geometry + "}";
  }
  api::File file;
  file.bytes = out + "]}";
  file.content_type = "application/geo+json; charset=utf-8";
  file.name = "zones.geojson";
  file.attachment = false;
  return file;
}

struct CountRow {
  ZoneId zone_id;
  std::string name;
  std::vector<FacilityKind> kinds;
  std::vector<std::int64_t> counts;  // beside kinds
};
constexpr auto describe(model::Tag<CountRow>) {
  using namespace model;
  return entity("CountRow", "圏域ごとの数", field("zone_id", &CountRow::zone_id), field("name", &CountRow::name),
                field("kinds", &CountRow::kinds), field("counts", &CountRow::counts));
}

struct CountsAnswer {
  std::vector<CountRow> rows;
};
constexpr auto describe(model::Tag<CountsAnswer>) {
  return model::entity("CountsAnswer", "種別と圏域ごとの数", model::field("rows", &CountsAnswer::rows));
}

// A facility counts once for each kind of service it gives.
Result<CountsAnswer> counts(Read& tx, const api::Caller&, const api::Nothing&) {
  CountsAnswer out;
  tx.rows(
      "SELECT z.id, z.name, s.kind, count(DISTINCT f.id) FROM zone z"
      " JOIN facility_zone fz ON fz.area_id = z.area_id AND fz.zone_id = z.id"
      " JOIN facility f ON f.area_id = z.area_id AND f.id = fz.facility_id AND f.status <> 'closed'"
      " JOIN service s ON s.area_id = f.area_id AND s.facility_id = f.id AND s.closed_on IS NULL"
      " WHERE z.area_id = $1 GROUP BY z.id, z.name, z.position, s.kind ORDER BY z.position, z.id, s.kind",
      [&](const model::Row& row) {
        const auto id = ZoneId::parse(row.text(0)).value_or(ZoneId{});
        if (out.rows.empty() || out.rows.back().zone_id != id)
          out.rows.push_back({id, std::string(row.text(1)), {}, {}});
        FacilityKind kind{};
        model::choice_from(row.text(2), kind);
        out.rows.back().kinds.push_back(kind);
        out.rows.back().counts.push_back(row.integer(3));
      },
      tx.area());
  return out;
}

struct NewZone {
  std::string code;
  std::string name;
  std::string name_kana;
  std::string note;
  std::string geometry;
};
constexpr auto describe(model::Tag<NewZone>) {
  using namespace model;
  return entity("NewZone", "圏域", field("code", &NewZone::code, max_chars(20)),
                field("name", &NewZone::name, required | max_chars(100)),
                field("name_kana", &NewZone::name_kana, max_chars(100)), field("note", &NewZone::note, max_chars(2000)),
                field("geometry", &NewZone::geometry, max_chars(2'000'000)));
}

struct NewZoneSet {
  std::string name;
  ZoneSetKind kind = ZoneSetKind::daily_life;
  std::optional<LocalDate> valid_from, valid_to;
  std::string source_name;
  std::vector<NewZone> zones;
};
constexpr auto describe(model::Tag<NewZoneSet>) {
  using namespace model;
  return entity("NewZoneSet", "圏域の組", field("name", &NewZoneSet::name, required | max_chars(100)),
                field("kind", &NewZoneSet::kind), field("valid_from", &NewZoneSet::valid_from),
                field("valid_to", &NewZoneSet::valid_to),
                field("source_name", &NewZoneSet::source_name, max_chars(200)),
                field("zones", &NewZoneSet::zones, required | max_items(500)));
}

Result<ZonesAnswer> add_zone_set(Write& tx, const api::Caller& caller, const NewZoneSet& in) {
  for (std::size_t i = 0; i < in.zones.size(); ++i) {
    if (in.zones[i].geometry.empty()) continue;
    if (!polygon_from_geojson(in.zones[i].geometry))
      return fail_field("zones." + std::to_string(i) + ".geometry", "geometry_malformed");
  }
  ZoneSet set{tx.area(), tx.new_id<ZoneSetId>(), in.name, in.kind, in.valid_from, in.valid_to, in.source_name};
  tx.insert(set);
  tx.concerns(set.id.uuid);
  std::int32_t position = 0;
  for (const NewZone& zone : in.zones) {
    Zone row;
    row.area_id = tx.area();
    row.id = tx.new_id<ZoneId>();
    row.zone_set_id = set.id;
    row.code = zone.code;
    row.name = zone.name;
    row.name_kana = zone.name_kana;
    row.note = zone.note;
    row.geometry = zone.geometry;
    row.position = position++;
    row.changed_seq = tx.seq();
    tx.insert(row);
  }
  assign_all_zones(tx);
  return zones(tx, caller, {});
}

}  // namespace

std::vector<api::Endpoint> zone_endpoints() {
  return {
      api::get("/v1/zones", "zone.list", "facility.read", "Zones with their counts", &zones),
      api::get("/v1/zones.geojson", "zone.geojson", "facility.read", "Outlines of the zones", &geojson),
      api::get("/v1/counts", "zone.counts", "facility.read", "Facilities by kind and zone", &counts),
      api::post("/v1/zone-sets", "zone.add_set", "zone.edit", "Add a set of zones and sort the facilities into it",
                &add_zone_set),
  };
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/paper_load.h"

#include <algorithm>
#include <unordered_map>

#include "directory/audience.h"
#include "directory/callable_rules.h"
#include "directory/fact_groups.h"
#include "directory/papers/papers_api.h"
#include "directory/parts_cache.h"
#include "directory/zone_rules.h"
#include "journal/journal.h"

namespace kaname::directory::papers {
namespace {

using ByText = std::unordered_map<std::string, std::size_t>;

std::unordered_map<std::string, std::string> zone_names(Read& tx) {
  std::unordered_map<std::string, std::string> out;
  tx.rows(
      "SELECT id, name FROM zone WHERE area_id = $1",
      [&](const model::Row& row) { out.emplace(row.text(0), row.text(1)); }, tx.area());
  return out;
}

void add_related(PaperFacility& facility, const Relation& relation, bool outward, std::string name) {
  facility.related.push_back({relation.role, outward, std::move(name), relation.since, relation.until, relation.note});
}

bool holds_on(const Relation& relation, LocalDate day) { return !relation.until || *relation.until >= day; }

std::string call_line(const FacilityParts& parts, Timestamp now, Audience audience) {
  if (audience == Audience::everyone) return {};
  return whom_to_call(parts.facility, parts.windows, parts.services, CallQuestion{now, audience, Asked::now}).line;
}

// Appends the rows of one table to the parts of their facilities.
template <class T>
void gather(Read& tx, const ByText& places, std::vector<PaperFacility>& out, std::vector<T> FacilityParts::*list,
            store::Sql tail) {
  tx.each<T>(
      tail,
      [&](T&& row) {
        const auto found = places.find(row.facility_id.text());
        if (found != places.end()) (out[found->second].parts.*list).push_back(std::move(row));
      },
      tx.area());
}

void gather_relations(Read& tx, const ByText& places, std::vector<PaperFacility>& out) {
  for (const Relation& relation : tx.select<Relation>("WHERE area_id = $1 ORDER BY id", tx.area())) {
    const auto from = places.find(relation.from_id.text()), to = places.find(relation.to_id.text());
    if (from == places.end() || to == places.end() || !holds_on(relation, tx.today())) continue;
    PaperFacility& a = out[from->second];
    PaperFacility& b = out[to->second];
    add_related(a, relation, true, b.parts.facility.name);
    add_related(b, relation, false, a.parts.facility.name);
  }
}

// The search behind a list or map: all of it, not one page.
Result<SearchHits> find_all(Read& tx, const api::Caller& caller, const SearchInput& in, SearchQuery& query) {
  query = TRY(to_query(tx, caller, in));
  query.offset = 0;
  query.limit = kMostOnList;
  return tx.derived<FacilityIndexes>().of(tx).search(query);
}

}  // namespace

PaperInfo load_info(Read& tx, Audience audience, bool fax) {
  PaperInfo info;
  const auto area = journal::find_area(tx, tx.area());
  info.area = tx.area();
  info.town = area ? area->name : std::string();
  info.demo = area && area->demo;
  info.site = settings().site;
  info.now = tx.now();
  info.audience = audience;
  info.look = fax ? output::Look::fax : output::Look::colour;
  return info;
}

Result<PaperFacility> load_facility(Read& tx, FacilityId id, Audience audience) {
  PaperFacility out;
  out.parts = TRY(get_parts(tx, id));
  out.callable = call_line(out.parts, tx.now(), audience);
  keep_audience(out.parts, audience);
  for (const Relation& relation :
       tx.select<Relation>("WHERE area_id = $1 AND (from_id = $2 OR to_id = $2) ORDER BY id", tx.area(), id)) {
    const bool outward = relation.from_id == id;
    const auto other = get_facility(tx, outward ? relation.to_id : relation.from_id);
    if (other) add_related(out, relation, outward, other->name);
  }
  tx.rows(
      "SELECT z.name FROM facility_zone f JOIN zone z ON z.area_id = f.area_id AND z.id = f.zone_id"
      " WHERE f.area_id = $1 AND f.facility_id = $2 ORDER BY z.position, z.id",
      [&](const model::Row& row) { out.zones.emplace_back(row.text(0)); }, tx.area(), id);
  return out;
}

std::vector<PaperFacility> load_found(Read& tx, const std::vector<FacilityId>& ids, Audience audience) {
  const auto names = zone_names(tx);
  PartsCache& cache = tx.derived<PartsCache>();
  std::vector<PaperFacility> out;
  for (const FacilityId& id : ids) {
    const auto cached = cache.get(tx, id);
    if (!cached) continue;  // erased between the index and this snapshot
    PaperFacility one;
    one.parts = cached->parts;
    one.callable = call_line(one.parts, tx.now(), audience);
    keep_audience(one.parts, audience);
    for (const ZoneId& zone : cached->zones) {
      const auto name = names.find(zone.text());
      if (name != names.end()) one.zones.push_back(name->second);
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<PaperFacility> load_open(Read& tx, Audience audience) {
  std::vector<PaperFacility> out;
  ByText places;
  tx.each<Facility>(
      "WHERE area_id = $1 AND status <> 'closed'",
      [&](Facility&& facility) {
        places.emplace(facility.id.text(), out.size());
        out.emplace_back().parts.facility = std::move(facility);
      },
      tx.area());
  gather(tx, places, out, &FacilityParts::services, "WHERE area_id = $1 ORDER BY id");
  gather(tx, places, out, &FacilityParts::capabilities, "WHERE area_id = $1");
  gather(tx, places, out, &FacilityParts::notifications, "WHERE area_id = $1 ORDER BY facility_id, symbol");
  gather(tx, places, out, &FacilityParts::windows, "WHERE area_id = $1 ORDER BY position, id");
  gather(tx, places, out, &FacilityParts::freshness, "WHERE area_id = $1");
  gather_relations(tx, places, out);
  tx.rows(
      "SELECT f.facility_id, z.name FROM facility_zone f JOIN zone z ON z.area_id = f.area_id AND z.id = f.zone_id"
      " WHERE f.area_id = $1 ORDER BY z.position, z.id",
      [&](const model::Row& row) {
        const auto found = places.find(std::string(row.text(0)));
        if (found != places.end()) out[found->second].zones.emplace_back(row.text(1));
      },
      tx.area());
  for (PaperFacility& one : out) keep_audience(one.parts, audience);
  return out;
}

Result<FacilityList> load_list(Read& tx, const api::Caller& caller, const SearchInput& in) {
  SearchQuery query;
  const SearchHits hits = TRY(find_all(tx, caller, in, query));
  FacilityList list;
  list.filter = filter_words(tx, in);
  const auto ask_for = [&](const std::string& item) {
    const bool there = std::find(list.items.begin(), list.items.end(), item) != list.items.end();
    // What may not be seen may not be a column either.
    const CapabilityItem* known = find_capability(item);
    if (!there && known && may_see(query.audience, known->audience)) list.items.push_back(item);
  };
  for (const WantedItem& wanted : query.items) ask_for(wanted.item);
  for (const SearchWord& word : query.words) {
    for (const std::string& item : word.items) ask_for(item);
  }
  list.facilities = load_found(tx, hits.ids, query.audience);
  list.left_out = hits.total - std::min(hits.total, hits.ids.size());
  return list;
}

Result<MapSheet> load_map(Read& tx, const api::Caller& caller, const SearchInput& in) {
  SearchQuery query;
  const SearchHits hits = TRY(find_all(tx, caller, in, query));
  MapSheet sheet;
  sheet.filter = filter_words(tx, in);
  sheet.large = in.paper == "A3";
  // One set of zones: several would lie over each other. 日常生活圏域 first, as it is their programme.
  const auto sets =
      tx.select<ZoneSet>("WHERE area_id = $1 ORDER BY CASE kind WHEN 'daily_life' THEN 0 ELSE 1 END, id", tx.area());
  std::vector<std::string> drawn;
  if (!sets.empty()) {
    for (const Zone& zone :
         tx.select<Zone>("WHERE area_id = $1 AND zone_set_id = $2 ORDER BY position, id", tx.area(), sets[0].id)) {
      const auto outline =
          zone.geometry.empty() ? Result<place::Polygon>(place::Polygon({})) : polygon_from_geojson(zone.geometry);
      sheet.zones.push_back({zone.name, outline ? outline->rings() : Rings{}});
      drawn.push_back(zone.name);
    }
  }
  for (PaperFacility& one : load_found(tx, hits.ids, query.audience)) {
    const Facility& f = one.parts.facility;
    MapPoint point{f.id, f.name, f.phone, f.address, f.kind, std::nullopt, f.geocode_level, std::move(one.zones)};
    // A place that is in doubt is not drawn as if it were known.
    if (f.lat && f.lng && f.geocode_level != GeocodeLevel::needs_check) point.at = place::LatLng{*f.lat, *f.lng};
    sheet.points.push_back(std::move(point));
  }
  return sheet;
}

OrganisationChart load_chart(Read& tx) {
  OrganisationChart chart;
  ByText places;
  const auto place_of = [&](const FacilityId& id) -> std::optional<std::size_t> {
    const auto found = places.find(id.text());
    if (found != places.end()) return found->second;
    const auto facility = get_facility(tx, id);
    if (!facility || facility->status == FacilityStatus::closed) return std::nullopt;
    places.emplace(id.text(), chart.nodes.size());
    chart.nodes.push_back({id, facility->name, facility->kind});
    return chart.nodes.size() - 1;
  };
  for (const Relation& relation : tx.select<Relation>("WHERE area_id = $1 ORDER BY id", tx.area())) {
    if (!holds_on(relation, tx.today())) continue;
    const auto from = place_of(relation.from_id), to = place_of(relation.to_id);
    if (from && to) chart.edges.push_back({*from, *to, relation.role, relation.since, relation.until, relation.note});
  }
  return chart;
}

}  // namespace kaname::directory::papers

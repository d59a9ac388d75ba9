// SPDX-License-Identifier: Apache-2.0
#include "outreach/area_facts.h"

#include <algorithm>
#include <unordered_map>

#include "base/address.h"
#include "directory/facility_index.h"
#include "directory/facility_store.h"
#include "directory/source_credit.h"
#include "directory/zone_rules.h"
#include "journal/journal.h"

namespace kaname::outreach {
namespace {

using directory::Facility;
using directory::FacilityKind;
using directory::Zone;
using directory::ZoneSet;
using directory::ZoneSetKind;

constexpr std::int64_t kKeepMs = 60'000;
// More facilities than a large city has are not read for their towns: the list would help nobody.
constexpr std::int64_t kMostRows = 20'000;

std::optional<PublicContact> contact_of(store::Read& tx, const FacilityId& id) {
  const auto facility = directory::get_facility(tx, id);
  if (!facility || facility->status == directory::FacilityStatus::closed) return std::nullopt;
  return PublicContact{facility->id, facility->name, facility->phone};
}

// The zones residents know: 日常生活圏域, else the set that comes first.
std::optional<directory::ZoneSetId> residents_set(store::Read& tx) {
  const auto sets = tx.select<ZoneSet>("WHERE area_id = $1 ORDER BY id", tx.area());
  const auto usual = std::find_if(sets.begin(), sets.end(), [&](const ZoneSet& set) {
    return set.kind == ZoneSetKind::daily_life && (!set.valid_to || *set.valid_to >= tx.today());
  });
  if (usual != sets.end()) return usual->id;
  return sets.empty() ? std::nullopt : std::optional(sets.front().id);
}

void load_zones(store::Read& tx, AreaFacts& facts) {
  const auto set = residents_set(tx);
  if (!set) return;
  std::vector<std::vector<Ring>> outlines;
  for (const Zone& zone :
       tx.select<Zone>("WHERE area_id = $1 AND zone_set_id = $2 ORDER BY position, id", tx.area(), *set)) {
    PublicZone shown;
    shown.id = zone.id;
    shown.name = zone.name;
    if (zone.center_id) shown.support = contact_of(tx, *zone.center_id);
    outlines.push_back(rings_of(zone.geometry));
    const place::Polygon polygon(outlines.back());
    if (!polygon.empty() && !outlines.back().empty()) shown.centre = directory::label_place(polygon);
    facts.zones.push_back(std::move(shown));
  }
  facts.drawing = Drawing(outlines);
  for (std::size_t i = 0; i < outlines.size(); ++i) facts.zones[i].outline = facts.drawing.path(outlines[i]);
}

struct TownSum {
  double lat = 0, lng = 0;
  int count = 0;
};

// Towns are read off the addresses of facilities: the program needs no further table, and a town without any
// facility is found through its zone.
void load_towns(store::Read& tx, AreaFacts& facts) {
  std::unordered_map<std::string, TownSum> sums;
  tx.rows(
      "SELECT address, lat, lng FROM facility WHERE area_id = $1 AND lat IS NOT NULL"
      " AND lng IS NOT NULL AND geocode_level IN ('given', 'block', 'oaza', 'town') AND status <> 'closed' LIMIT "
      "$2",
      [&](const model::Row& row) {
        const auto parts = address::split_address(row.text(0), facts.area.prefecture, facts.area.municipality);
        if (parts.town.empty() || parts.municipality != facts.area.municipality) return;
        TownSum& sum = sums[parts.town];
        sum.lat += row.real(1);
        sum.lng += row.real(2);
        ++sum.count;
      },
      tx.area(), kMostRows);
  const directory::ZoneMap& map = directory::ZoneMap::load(tx);
  for (const auto& [name, sum] : sums) {
    Town town{name, {sum.lat / sum.count, sum.lng / sum.count}};
    for (const ZoneId& id : map.containing(town.centre)) {
      const PublicZone* zone = facts.find_zone(id);
      if (zone) town.zone = static_cast<std::size_t>(zone - facts.zones.data());
    }
    facts.towns.push_back(std::move(town));
  }
  std::sort(facts.towns.begin(), facts.towns.end(),
            [](const Town& a, const Town& b) { return a.zone != b.zone ? a.zone < b.zone : a.name < b.name; });
}

void load_contacts(store::Read& tx, AreaFacts& facts) {
  directory::SearchQuery query;
  query.kinds = {FacilityKind::coordination_center};
  query.today = tx.today();
  query.order = directory::SearchOrder::kana;
  query.limit = 2;
  for (const FacilityId& id : tx.derived<directory::FacilityIndexes>().of(tx).search(query).ids) {
    if (auto contact = contact_of(tx, id)) facts.contacts.push_back(std::move(*contact));
  }
}

void load_sources(store::Read& tx, AreaFacts& facts) {
  facts.sources = directory::credit_lines(directory::published_sources(tx), directory::load_credits(tx));
}

std::shared_ptr<const AreaFacts> load(store::Read& tx) {
  const auto area = journal::find_area(tx, tx.area());
  if (!area) return nullptr;
  auto facts = std::make_shared<AreaFacts>();
  facts->area = *area;
  load_zones(tx, *facts);
  load_towns(tx, *facts);
  load_contacts(tx, *facts);
  load_sources(tx, *facts);
  return facts;
}

}  // namespace

const PublicZone* AreaFacts::find_zone(const ZoneId& id) const {
  const auto found = std::find_if(zones.begin(), zones.end(), [&](const PublicZone& zone) { return zone.id == id; });
  return found == zones.end() ? nullptr : &*found;
}

const Town* AreaFacts::find_town(std::string_view name) const {
  const auto found = std::find_if(towns.begin(), towns.end(), [&](const Town& town) { return town.name == name; });
  return found == towns.end() ? nullptr : &*found;
}

std::optional<AreaFacts::Place> AreaFacts::find_place(std::string_view zone_or_town) const {
  if (const auto id = ZoneId::parse(zone_or_town)) {
    const PublicZone* zone = find_zone(*id);
    if (zone && zone->centre) return Place{zone->name, *zone->centre};
    return std::nullopt;
  }
  const Town* town = find_town(zone_or_town);
  return town ? std::optional(Place{town->name, town->centre}) : std::nullopt;
}

std::shared_ptr<const AreaFacts> AreaFactsCache::get(store::Read& tx) {
  const std::int64_t seq = tx.number("SELECT seq FROM area_head WHERE area_id = $1", tx.area());
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(tx.area());
  if (found != kept_.end() && found->second.seq == seq) return found->second.facts;
  const std::int64_t zones_seq =
      tx.number("SELECT coalesce(max(changed_seq), 0) FROM zone WHERE area_id = $1", tx.area());
  const std::int64_t zone_count = tx.number("SELECT count(*) FROM zone WHERE area_id = $1", tx.area());
  if (found != kept_.end()) {
    const Kept& old = found->second;
    const std::int64_t age = tx.now().ms - old.loaded_at.ms;
    if (old.zones_seq == zones_seq && old.zone_count == zone_count && age >= 0 && age < kKeepMs) return old.facts;
  }
  auto facts = load(tx);
  if (!facts) return nullptr;  // not kept: addresses that people make up must not fill the memory
  kept_[tx.area()] = {facts, seq, zones_seq, zone_count, tx.now()};
  return facts;
}

std::vector<journal::Area> areas_of(store::Read& tx) { return tx.select<journal::Area>("ORDER BY area_id"); }

}  // namespace kaname::outreach

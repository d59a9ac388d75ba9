// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/known_places.h"

#include "bridges/imports/area_frame.h"

namespace kaname::bridges {
namespace {

using directory::Capability;
using directory::ContactWindow;
using directory::Facility;
using directory::Freshness;
using directory::Notification;
using directory::Relation;
using directory::Service;

StatedRecord stated(const SourceRow& row) {
  StatedRecord out;
  out.kind = row.kind;
  out.key = row.source_key;
  out.first_seq = row.first_seq;
  out.first_position = row.first_position;
  model::from_stored_json(row.normalised, out.record);
  return out;
}

}  // namespace

KnownPlaces::KnownPlaces(store::Read& tx, const AreaFrame& frame)
    : index_(frame.prefecture_code, frame.prefecture, frame.municipality) {
  load_parts(tx);
  load_sources(tx);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    index_.add(i, directory::subject_of(places_[i].facility, places_[i].services));
  }
  first_of_file_ = places_.size();
}

void KnownPlaces::load_parts(store::Read& tx) {
  tx.each<Facility>(
      "WHERE area_id = $1 ORDER BY id",
      [&](Facility&& row) {
        by_id_.emplace(row.id, places_.size());
        places_.emplace_back().facility = std::move(row);
      },
      tx.area());
  const auto of = [&](FacilityId id) -> FacilityParts* {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &places_[found->second];
  };
  tx.each<Service>(
      "WHERE area_id = $1 ORDER BY id",
      [&](Service&& row) {
        if (auto* parts = of(row.facility_id)) parts->services.push_back(std::move(row));
      },
      tx.area());
  tx.each<Capability>(
      "WHERE area_id = $1 ORDER BY facility_id, item",
      [&](Capability&& row) {
        if (auto* parts = of(row.facility_id)) parts->capabilities.push_back(std::move(row));
      },
      tx.area());
  tx.each<Notification>(
      "WHERE area_id = $1 ORDER BY facility_id, symbol",
      [&](Notification&& row) {
        if (auto* parts = of(row.facility_id)) parts->notifications.push_back(std::move(row));
      },
      tx.area());
  tx.each<Freshness>(
      "WHERE area_id = $1 ORDER BY facility_id, fact_group",
      [&](Freshness&& row) {
        if (auto* parts = of(row.facility_id)) parts->freshness.push_back(std::move(row));
      },
      tx.area());
}

void KnownPlaces::load_sources(store::Read& tx) {
  tx.each<SourceRow>(
      "WHERE area_id = $1 ORDER BY first_seq, first_position",
      [&](SourceRow&& row) {
        const auto place = by_id_.find(row.facility_id);
        if (place == by_id_.end()) return;  // its facility was erased
        if (!row.vanished) said_[place->second].push_back(stated(row));
        row.raw.clear();
        auto key = std::pair(row.kind, row.source_key);
        sources_.emplace(std::move(key), std::move(row));
      },
      tx.area());
}

std::optional<std::size_t> KnownPlaces::find(FacilityId id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

const SourceRow* KnownPlaces::source(SourceKind kind, const std::string& key) const {
  const auto found = sources_.find({kind, key});
  return found == sources_.end() ? nullptr : &found->second;
}

std::size_t KnownPlaces::add(FacilityParts parts, const SourceRecord& record) {
  const std::size_t place = places_.size();
  by_id_.emplace(parts.facility.id, place);
  places_.push_back(std::move(parts));
  index_.add(place, directory::subject_of(record));
  return place;
}

void KnownPlaces::say(std::size_t place, StatedRecord record) {
  auto& said = said_[place];
  for (StatedRecord& known : said) {
    if (known.kind != record.kind || known.key != record.key) continue;
    known.record = std::move(record.record);
    return;
  }
  said.push_back(std::move(record));
}

const std::vector<StatedRecord>& KnownPlaces::said_of(std::size_t place) { return said_[place]; }

std::vector<StatedRecord> load_said_of(store::Read& tx, FacilityId id) {
  std::vector<StatedRecord> out;
  for (const SourceRow& row : tx.select<SourceRow>(
           "WHERE area_id = $1 AND facility_id = $2 AND vanished = 0 ORDER BY first_seq, first_position", tx.area(),
           id)) {
    out.push_back(stated(row));
  }
  return out;
}

}  // namespace kaname::bridges

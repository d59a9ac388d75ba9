// SPDX-License-Identifier: Apache-2.0
#pragma once
// What all pages of an area share: its zones with the outline map, its towns, whom to call, the sources of its data. Worked
// out from the tables and kept in memory; a change of the zones shows at once, everything else within a minute.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/place.h"
#include "base/time.h"
#include "directory/facility.h"
#include "directory/zone.h"
#include "journal/entry.h"
#include "outreach/map_drawing.h"
#include "store/transaction.h"

namespace kaname::outreach {

using directory::FacilityId;
using directory::ZoneId;

// Somebody residents may call.
struct PublicContact {
  FacilityId id;
  std::string name;
  std::string phone;
};

struct PublicZone {
  ZoneId id;
  std::string name;
  std::optional<place::LatLng> centre;
  std::string outline;                   // path data on the area's drawing; empty: not known
  std::optional<PublicContact> support;  // its 地域包括支援センター
};

struct Town {
  std::string name;
  place::LatLng centre;        // middle of the facilities whose place is known
  std::size_t zone = kNoZone;  // index of the zone around it

  static constexpr std::size_t kNoZone = static_cast<std::size_t>(-1);
};

struct AreaFacts {
  journal::Area area;
  Drawing drawing;
  std::vector<PublicZone> zones;        // of the set residents think in: 日常生活圏域 if there is one
  std::vector<Town> towns;              // by zone, then by name
  std::vector<PublicContact> contacts;  // 在宅医療・介護連携センター
  std::vector<std::string> sources;     // what is owed for open data and official lists

  const PublicZone* find_zone(const ZoneId& id) const;
  const Town* find_town(std::string_view name) const;
  // The centre of a zone (its id) or town (its name), with its name.
  struct Place {
    std::string name;
    place::LatLng at;
  };
  std::optional<Place> find_place(std::string_view zone_or_town) const;
};

// One of each area of the database (store/derived.h).
class AreaFactsCache {
 public:
  // Of tx.area(). nullptr when there is no such area.
  std::shared_ptr<const AreaFacts> get(store::Read& tx);

 private:
  struct Kept {
    std::shared_ptr<const AreaFacts> facts;
    std::int64_t seq = -1;        // of the journal
    std::int64_t zones_seq = -1;  // of the last change of a zone
    std::int64_t zone_count = 0;
    Timestamp loaded_at;
  };
  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> kept_;
};

// All areas of the installation, in the order of their codes.
std::vector<journal::Area> areas_of(store::Read& tx);

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The directory's tables. Everything that changes a facility or one of its parts ends in touch(), so that searches, the
// journal and open screens hear of it.

#include <string>
#include <vector>

#include "base/result.h"
#include "directory/facility.h"
#include "directory/upkeep.h"
#include "directory/zone.h"
#include "model/info.h"
#include "store/transaction.h"

namespace kaname::directory {

using store::Read;
using store::Write;

// A facility with all that belongs to it, as pages show it and undo keeps it.
struct FacilityParts {
  Facility facility;
  std::vector<Service> services;
  std::vector<Capability> capabilities;
  std::vector<Notification> notifications;
  std::vector<ContactWindow> windows;
  std::vector<Relation> relations;  // those that begin here
  std::vector<Freshness> freshness;

  bool operator==(const FacilityParts&) const = default;
};

constexpr auto describe(model::Tag<FacilityParts>) {
  using namespace model;
  return entity("FacilityParts", "事業所のすべて", field("facility", &FacilityParts::facility),
                field("services", &FacilityParts::services), field("capabilities", &FacilityParts::capabilities),
                field("notifications", &FacilityParts::notifications), field("windows", &FacilityParts::windows),
                field("relations", &FacilityParts::relations), field("freshness", &FacilityParts::freshness));
}

// Error not_found "facility_unknown".
Result<Facility> get_facility(Read& tx, FacilityId id);
Result<FacilityParts> get_parts(Read& tx, FacilityId id);

// Marks the facility as changed by this act. Call last; it writes changed_seq.
void touch(Write& tx, FacilityId id);

// Inserts the facility and gives it its zones. The id must be new; changed_seq is set.
void insert_facility(Write& tx, Facility facility);
// Writes all columns of an existing facility and its zones anew; changed_seq is set.
void update_facility(Write& tx, Facility facility);
// Removes a facility with everything that belongs to it (undo of an import or merge only; people close facilities).
void erase_facility(Write& tx, FacilityId id);
// Makes the stored parts equal to `parts` (undo, merge); changed_seq is set.
void restore_parts(Write& tx, const FacilityParts& parts);

// Each makes the list of one part equal to the given one. Rows without an id get one.
void replace_services(Write& tx, FacilityId id, std::vector<Service> services);
void replace_capabilities(Write& tx, FacilityId id, std::vector<Capability> capabilities);
void replace_notifications(Write& tx, FacilityId id, std::vector<Notification> notifications);
void replace_windows(Write& tx, FacilityId id, std::vector<ContactWindow> windows);
void replace_relations(Write& tx, FacilityId id, std::vector<Relation> relations);

// How long a confirmation holds, in months (later a setting of the area).
inline constexpr int kFreshMonths = 6;

enum class LocalEdit { no, yes, keep };
// Records that a group of facts was confirmed now. `keep` leaves an earlier local edit marked.
void confirm(Write& tx, FacilityId id, FactGroup group, FactSource source, std::string_view source_name,
             std::string_view by, LocalEdit local_edit);

// Recomputes which zones every facility lies in (after zones changed). Answers how many facilities changed zone.
std::int64_t assign_all_zones(Write& tx);

// All tables of the directory, for the schema check, replay comparison and documents.
std::vector<model::TypePtr> tables();

}  // namespace kaname::directory

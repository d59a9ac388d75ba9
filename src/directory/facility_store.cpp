// SPDX-License-Identifier: Apache-2.0
#include "directory/facility_store.h"

#include "directory/area_statistic.h"
#include "directory/source_credit.h"
#include "directory/zone_rules.h"

namespace kaname::directory {
namespace {

constexpr store::Sql kOfFacility = "WHERE area_id = $1 AND facility_id = $2";

// Writes which zones the facility's place lies in.
void assign_zones(Write& tx, const Facility& facility, const ZoneMap& zones) {
  tx.execute("DELETE FROM facility_zone WHERE area_id = $1 AND facility_id = $2", tx.area(), facility.id);
  if (!facility.lat || !facility.lng || facility.geocode_level == GeocodeLevel::needs_check) return;
  for (const ZoneId& zone : zones.containing({*facility.lat, *facility.lng})) {
    tx.insert(FacilityZone{tx.area(), facility.id, zone});
  }
}

void assign_zones(Write& tx, const Facility& facility) { assign_zones(tx, facility, ZoneMap::load(tx)); }

}  // namespace

Result<Facility> get_facility(Read& tx, FacilityId id) {
  auto facility = tx.first<Facility>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!facility) return fail(Problem::not_found, "facility_unknown");
  return std::move(*facility);
}

Result<FacilityParts> get_parts(Read& tx, FacilityId id) {
  FacilityParts parts;
  parts.facility = TRY(get_facility(tx, id));
  parts.services = tx.select<Service>("WHERE area_id = $1 AND facility_id = $2 ORDER BY id", tx.area(), id);
  parts.capabilities = tx.select<Capability>(kOfFacility, tx.area(), id);
  parts.notifications = tx.select<Notification>(kOfFacility, tx.area(), id);
  parts.windows =
      tx.select<ContactWindow>("WHERE area_id = $1 AND facility_id = $2 ORDER BY position, id", tx.area(), id);
  parts.relations = tx.select<Relation>("WHERE area_id = $1 AND from_id = $2 ORDER BY id", tx.area(), id);
  parts.freshness = tx.select<Freshness>(kOfFacility, tx.area(), id);
  return parts;
}

void touch(Write& tx, FacilityId id) {
  tx.execute("UPDATE facility SET changed_seq = $3 WHERE area_id = $1 AND id = $2", tx.area(), id, tx.seq());
  tx.concerns(id.uuid);
}

void insert_facility(Write& tx, Facility facility) {
  facility.area_id = tx.area();
  facility.changed_seq = tx.seq();
  tx.insert(facility);
  assign_zones(tx, facility);
  tx.concerns(facility.id.uuid);
}

void update_facility(Write& tx, Facility facility) {
  facility.area_id = tx.area();
  facility.changed_seq = tx.seq();
  tx.update(facility);
  assign_zones(tx, facility);
  tx.concerns(facility.id.uuid);
}

void erase_facility(Write& tx, FacilityId id) {
  tx.execute("DELETE FROM service WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM capability WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM notification WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM contact_window WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM relation WHERE area_id = $1 AND (from_id = $2 OR to_id = $2)", tx.area(), id);
  tx.execute("DELETE FROM freshness WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM facility_zone WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM facility_change WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM update_link WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM visit WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  tx.execute("DELETE FROM facility WHERE area_id = $1 AND id = $2", tx.area(), id);
  tx.concerns(id.uuid);
}

void restore_parts(Write& tx, const FacilityParts& parts) {
  Facility facility = parts.facility;
  facility.area_id = tx.area();
  facility.changed_seq = tx.seq();
  tx.upsert(facility);
  assign_zones(tx, facility);
  replace_services(tx, facility.id, parts.services);
  replace_capabilities(tx, facility.id, parts.capabilities);
  replace_notifications(tx, facility.id, parts.notifications);
  replace_windows(tx, facility.id, parts.windows);
  replace_relations(tx, facility.id, parts.relations);
  tx.execute("DELETE FROM freshness WHERE area_id = $1 AND facility_id = $2", tx.area(), facility.id);
  for (const Freshness& row : parts.freshness) tx.insert(row);
  tx.concerns(facility.id.uuid);
}

void replace_services(Write& tx, FacilityId id, std::vector<Service> services) {
  tx.execute("DELETE FROM service WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  for (Service& service : services) {
    service.area_id = tx.area();
    service.facility_id = id;
    if (service.id.is_nil()) service.id = tx.new_id<ServiceId>();
    tx.insert(service);
  }
}

void replace_capabilities(Write& tx, FacilityId id, std::vector<Capability> capabilities) {
  tx.execute("DELETE FROM capability WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  for (Capability& capability : capabilities) {
    capability.area_id = tx.area();
    capability.facility_id = id;
    tx.upsert(capability);
  }
}

void replace_notifications(Write& tx, FacilityId id, std::vector<Notification> notifications) {
  tx.execute("DELETE FROM notification WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  for (Notification& notification : notifications) {
    notification.area_id = tx.area();
    notification.facility_id = id;
    tx.upsert(notification);
  }
}

void replace_windows(Write& tx, FacilityId id, std::vector<ContactWindow> windows) {
  tx.execute("DELETE FROM contact_window WHERE area_id = $1 AND facility_id = $2", tx.area(), id);
  std::int32_t position = 0;
  for (ContactWindow& window : windows) {
    window.area_id = tx.area();
    window.facility_id = id;
    window.position = position++;
    if (window.id.is_nil()) window.id = tx.new_id<WindowId>();
    tx.insert(window);
  }
}

void replace_relations(Write& tx, FacilityId id, std::vector<Relation> relations) {
  tx.execute("DELETE FROM relation WHERE area_id = $1 AND from_id = $2", tx.area(), id);
  for (Relation& relation : relations) {
    relation.area_id = tx.area();
    relation.from_id = id;
    if (relation.id.is_nil()) relation.id = tx.new_id<RelationId>();
    tx.insert(relation);
  }
}

void confirm(Write& tx, FacilityId id, FactGroup group, FactSource source, std::string_view source_name,
             std::string_view by, LocalEdit local_edit) {
  Freshness row;
  row.area_id = tx.area();
  row.facility_id = id;
  row.fact_group = group;
  row.source = source;
  row.source_name = source_name;
  row.confirmed_by = by;
  row.confirmed_at = tx.now();
  row.next_due = tx.today().plus_months(kFreshMonths);
  row.local_edit = local_edit == LocalEdit::yes;
  row.seq = tx.seq();
  if (local_edit == LocalEdit::keep) {
    const auto earlier =
        tx.first<Freshness>("WHERE area_id = $1 AND facility_id = $2 AND fact_group = $3", tx.area(), id, group);
    row.local_edit = earlier && earlier->local_edit;
  }
  tx.upsert(row);
}

std::int64_t assign_all_zones(Write& tx) {
  const ZoneMap& zones = ZoneMap::load(tx);
  std::int64_t changed = 0;
  for (const Facility& facility : tx.select<Facility>("WHERE area_id = $1", tx.area())) {
    const auto before = tx.select<FacilityZone>(kOfFacility, tx.area(), facility.id);
    assign_zones(tx, facility, zones);
    if (before == tx.select<FacilityZone>(kOfFacility, tx.area(), facility.id)) continue;
    touch(tx, facility.id);
    ++changed;
  }
  return changed;
}

std::vector<model::TypePtr> tables() {
  using model::type_of;
  return {type_of<Facility>(),      type_of<Service>(),        type_of<Capability>(),   type_of<Notification>(),
          type_of<ContactWindow>(), type_of<Relation>(),       type_of<Freshness>(),    type_of<ZoneSet>(),
          type_of<Zone>(),          type_of<FacilityZone>(),   type_of<UpdateLink>(),   type_of<Visit>(),
          type_of<Merge>(),         type_of<FacilityChange>(), type_of<SourceCredit>(), type_of<AreaStatistic>()};
}

}  // namespace kaname::directory

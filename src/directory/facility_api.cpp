// SPDX-License-Identifier: Apache-2.0
// One facility: its page, whom to call at a given time, its history and its text to copy out.
#include "directory/facility_api.h"

#include <boost/json.hpp>

#include "directory/age_words.h"
#include "directory/audience.h"
#include "directory/facility_text.h"
#include "directory/fact_groups.h"
#include "directory/hours_rules.h"
#include "journal/journal.h"
#include "trust/permissions.h"

namespace kaname::directory {
namespace {

Result<FacilityPage> show(Read& tx, const api::Caller& caller, const FacilityRef& in) {
  return page_of(tx, caller, in.id);
}

Result<CallAnswer> callable(Read& tx, const api::Caller& caller, const CallableInput& in) {
  const FacilityParts parts = TRY(get_parts(tx, in.id));
  return whom_to_call(parts.facility, parts.windows, parts.services, in.at.value_or(tx.now()), audience_of(caller));
}

Result<TextAnswer> copy_text(Read& tx, const api::Caller& caller, const FacilityRef& in) {
  FacilityParts p = TRY(get_parts(tx, in.id));
  FacilityTextSource source{std::move(p.facility), std::move(p.services), std::move(p.capabilities),
                            std::move(p.windows), std::move(p.freshness)};
  return TextAnswer{facility_text(std::move(source), tx.now(), audience_of(caller))};
}

// Label of a field of a group, for people.
std::string label_of(FactGroup group, std::string_view field_name) {
  static const auto facility = model::type_of<Facility>();
  for (const auto& f : facility->fields) {
    if (f.name == field_name && !f.rules.ja.empty()) return std::string(f.rules.ja);
  }
  return std::string(model::ja_of(group));
}

// The members of two objects that differ; for lists, the list as one.
std::vector<FieldChange> differences(const FacilityChange& change) {
  std::vector<FieldChange> out;
  const auto before = model::parse_json(change.before.text), after = model::parse_json(change.after.text);
  if (!before || !after) return out;
  if (!(*before)->is_object() || !(*after)->is_object()) {
    if (**before != **after)
      out.push_back({std::string(model::code_of(change.fact_group)), label_of(change.fact_group, ""), change.before,
                     change.after});
    return out;
  }
  const auto& old_object = (*before)->get_object();
  const auto& new_object = (*after)->get_object();
  for (const std::string_view name : fields_of(change.fact_group)) {
    const auto* o = old_object.if_contains(name);
    const auto* n = new_object.if_contains(name);
    if ((o ? *o : boost::json::value()) == (n ? *n : boost::json::value())) continue;
    out.push_back({std::string(name),
                   label_of(change.fact_group, name),
                   {o ? boost::json::serialize(*o) : "null"},
                   {n ? boost::json::serialize(*n) : "null"}});
  }
  return out;
}

bool may_see_field(Audience audience, std::string_view field_name) {
  static const auto facility = model::type_of<Facility>();
  for (const auto& f : facility->fields) {
    if (f.name == field_name) return may_see(audience, f.rules.audience);
  }
  return true;
}

Result<HistoryAnswer> history(Read& tx, const api::Caller& caller, const FacilityRef& in) {
  TRY(get_facility(tx, in.id));
  const Audience audience = audience_of(caller);
  HistoryAnswer out;
  for (const journal::Entry& entry : journal::entries_about(tx, in.id.uuid, 200)) {
    HistoryEntry row{entry.seq, entry.at, entry.who, entry.act, {}};
    for (const auto& change : tx.select<FacilityChange>("WHERE area_id = $1 AND facility_id = $2 AND seq = $3",
                                                        tx.area(), in.id, entry.seq)) {
      for (FieldChange& difference : differences(change)) {
        if (may_see_field(audience, difference.field)) row.changes.push_back(std::move(difference));
      }
    }
    out.entries.push_back(std::move(row));
  }
  return out;
}

std::vector<RelationView> relations_of(Read& tx, FacilityId id) {
  std::vector<RelationView> out;
  for (const Relation& r :
       tx.select<Relation>("WHERE area_id = $1 AND (from_id = $2 OR to_id = $2) ORDER BY id", tx.area(), id)) {
    const bool outward = r.from_id == id;
    const auto other = get_facility(tx, outward ? r.to_id : r.from_id);
    if (!other) continue;
    out.push_back({r, other->name, other->kind, outward});
  }
  return out;
}

}  // namespace

Result<FacilityPage> page_of(Read& tx, const api::Caller& caller, FacilityId id) {
  return page_of(tx, caller, TRY(get_parts(tx, id)));
}

FacilityPage page_of(Read& tx, const api::Caller& caller, FacilityParts parts) {
  const FacilityId id = parts.facility.id;
  const Audience audience = audience_of(caller);
  FacilityPage page;
  page.callable = whom_to_call(parts.facility, parts.windows, parts.services, tx.now(), audience);
  if (!parts.services.empty())
    page.hours_now = open_at(parts.services[0].hours, parts.services[0].exceptions, tx.now());
  keep_audience(parts, audience);
  for (Freshness& row : parts.freshness) {
    page.freshness.push_back({row.fact_group, row.source, row.source_name, row.confirmed_by, row.confirmed_at,
                              row.next_due, row.local_edit, is_stale(row.next_due, tx.today()),
                              freshness_line(row, tx.now())});
  }
  page.relations = relations_of(tx, id);
  tx.rows(
      "SELECT z.id, z.name, s.name FROM facility_zone f JOIN zone z ON z.area_id = f.area_id AND z.id = f.zone_id"
      " JOIN zone_set s ON s.area_id = z.area_id AND s.id = z.zone_set_id WHERE f.area_id = $1 AND f.facility_id = $2 "
      "ORDER BY s.name, z.position",
      [&](const model::Row& row) {
        page.zones.push_back(
            {ZoneId::parse(row.text(0)).value_or(ZoneId{}), std::string(row.text(1)), std::string(row.text(2))});
      },
      tx.area(), id);
  page.facility = std::move(parts.facility);
  page.services = std::move(parts.services);
  page.capabilities = std::move(parts.capabilities);
  page.notifications = std::move(parts.notifications);
  page.windows = std::move(parts.windows);
  page.may_edit = trust::require(caller, "facility.edit", id.uuid).has_value();
  return page;
}

std::vector<api::Endpoint> facility_endpoints() {
  return {
      api::get("/v1/facilities/{id}", "facility.show", "facility.read",
               "One facility with everything the caller may see", &show),
      api::get("/v1/facilities/{id}/callable", "facility.callable", "facility.read",
               "Whom to call at a given time, and how", &callable),
      api::get("/v1/facilities/{id}/history", "facility.history", "facility.read", "What was changed, by whom, when",
               &history),
      api::get("/v1/facilities/{id}/text", "facility.text", "facility.read", "The facility as text to copy out",
               &copy_text),
  };
}

}  // namespace kaname::directory

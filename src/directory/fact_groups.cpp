// SPDX-License-Identifier: Apache-2.0
#include "directory/fact_groups.h"

#include <boost/json.hpp>

#include "directory/capability_items.h"
#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

constexpr std::array<std::string_view, 14> kBasic = {
    "name",           "name_kana", "alternate_name",  "kind",      "corporation_name", "corporation_number",
    "medical_number", "beds",      "round_the_clock", "languages", "public_note",      "professional_note",
    "town_note",      "opened_on"};
constexpr std::array<std::string_view, 8> kPlace = {"postal_code", "address",       "building",    "lat",
                                                    "lng",         "geocode_level", "access_note", "visit_areas"};
constexpr std::array<std::string_view, 6> kContact = {"phone", "phone_extension", "fax", "fax_verified", "mail", "url"};

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

void check_facility(const Facility& facility, model::Problems& problems) {
  if (!facility.url.empty() && !is_web_address(facility.url)) {
    model::Problems::Inside inside(problems, "url");
    problems.add("url_shape");
  }
  if (!facility.mail.empty() && facility.mail.find('@') == std::string::npos) {
    model::Problems::Inside inside(problems, "mail");
    problems.add("mail_shape");
  }
  if (facility.lat.has_value() != facility.lng.has_value()) {
    model::Problems::Inside inside(problems, "lat");
    problems.add("place_half");
  }
}

Result<Done> refused(std::vector<FieldError> errors) {
  if (errors.empty()) return Done{};
  return Error{Problem::invalid, "invalid_input", std::move(errors), {}};
}

void append(std::vector<FieldError>& to, std::vector<FieldError> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Result<Done> set_fields(Write& tx, Facility facility, FactGroup group, const model::JsonValue& values) {
  const auto place_before = std::pair(facility.lat, facility.lng);
  model::Problems problems;
  model::read_members(values, facility, fields_of(group), problems);
  check_facility(facility, problems);
  TRY(refused(problems.errors()));
  const bool moved = place_before != std::pair(facility.lat, facility.lng);
  if (moved && facility.lat && !values.get_object().contains("geocode_level"))
    facility.geocode_level = GeocodeLevel::given;
  update_facility(tx, std::move(facility));
  return Done{};
}

template <class T>
Result<std::vector<T>> read_list(const model::JsonValue& values, std::size_t most) {
  std::vector<T> out;
  model::Problems problems;
  model::read_json(values, out, model::max_items(most), problems);
  TRY(refused(problems.errors()));
  return out;
}

Result<Done> set_services(Write& tx, FacilityId id, const model::JsonValue& values) {
  auto services = TRY(read_list<Service>(values, 100));
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const std::string at = std::to_string(i) + ".";
    append(errors, check_hours(services[i].hours, at + "hours"));
    append(errors, check_exceptions(services[i].exceptions, at + "exceptions"));
    for (const Speciality& speciality : services[i].specialities)
      append(errors, check_hours(speciality.hours, at + "specialities"));
  }
  TRY(refused(std::move(errors)));
  replace_services(tx, id, std::move(services));
  return Done{};
}

Result<Done> set_capabilities(Write& tx, FacilityId id, const model::JsonValue& values) {
  auto capabilities = TRY(read_list<Capability>(values, 400));
  model::Problems problems;
  for (std::size_t i = 0; i < capabilities.size(); ++i) {
    if (find_capability(capabilities[i].item)) continue;
    model::Problems::Inside inside(problems, std::to_string(i) + ".item");
    problems.add("unknown_choice");
  }
  TRY(refused(problems.errors()));
  replace_capabilities(tx, id, std::move(capabilities));
  return Done{};
}

Result<Done> set_windows(Write& tx, FacilityId id, const model::JsonValue& values) {
  auto windows = TRY(read_list<ContactWindow>(values, 100));
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    append(errors, check_hours(windows[i].hours, std::to_string(i) + ".hours"));
    append(errors, check_leave(windows[i].leave, std::to_string(i) + ".leave"));
  }
  TRY(refused(std::move(errors)));
  replace_windows(tx, id, std::move(windows));
  return Done{};
}

Result<Done> set_relations(Write& tx, FacilityId id, const model::JsonValue& values) {
  auto relations = TRY(read_list<Relation>(values, 400));
  for (const Relation& relation : relations) {
    TRY(get_facility(tx, relation.to_id));
    touch(tx, relation.to_id);
  }
  replace_relations(tx, id, std::move(relations));
  return Done{};
}

Result<Done> set_group(Write& tx, const Facility& facility, FactGroup group, const model::JsonValue& values) {
  switch (group) {
    case FactGroup::basic:
    case FactGroup::place:
    case FactGroup::contact: return set_fields(tx, facility, group, values);
    case FactGroup::hours: return set_services(tx, facility.id, values);
    case FactGroup::capabilities: return set_capabilities(tx, facility.id, values);
    case FactGroup::windows: return set_windows(tx, facility.id, values);
    case FactGroup::relations: return set_relations(tx, facility.id, values);
    case FactGroup::notifications: {
      replace_notifications(tx, facility.id, TRY(read_list<Notification>(values, 1000)));
      return Done{};
    }
  }
  return Done{};
}

}  // namespace

std::span<const std::string_view> fields_of(FactGroup group) {
  if (group == FactGroup::basic) return kBasic;
  if (group == FactGroup::place) return kPlace;
  if (group == FactGroup::contact) return kContact;
  return {};
}

std::string group_json(const FacilityParts& parts, FactGroup group) {
  std::string out;
  switch (group) {
    case FactGroup::basic:
    case FactGroup::place:
    case FactGroup::contact: model::write_members(out, parts.facility, fields_of(group)); break;
    case FactGroup::hours: model::write_json(out, parts.services); break;
    case FactGroup::capabilities: model::write_json(out, parts.capabilities); break;
    case FactGroup::windows: model::write_json(out, parts.windows); break;
    case FactGroup::notifications: model::write_json(out, parts.notifications); break;
    case FactGroup::relations: model::write_json(out, parts.relations); break;
  }
  return out;
}

Result<FacilityParts> change_group(Write& tx, const GroupChange& change, std::string_view values) {
  const FacilityParts before = TRY(get_parts(tx, change.id));
  const auto parsed = TRY(model::parse_json(values));
  TRY(set_group(tx, before.facility, change.group, *parsed));
  confirm(tx, change.id, change.group, change.source, change.source_name, change.by, change.local_edit);
  touch(tx, change.id);
  FacilityParts after = TRY(get_parts(tx, change.id));
  tx.upsert(FacilityChange{tx.area(),
                           change.id,
                           tx.seq(),
                           change.group,
                           {group_json(before, change.group)},
                           {group_json(after, change.group)}});
  return after;
}

Result<Done> check_base(Read& tx, FacilityId id, FactGroup group, std::int64_t base_seq) {
  const auto row =
      tx.first<Freshness>("WHERE area_id = $1 AND facility_id = $2 AND fact_group = $3", tx.area(), id, group);
  if (row && row->seq > base_seq) return fail(Problem::conflict, "changed_meanwhile");
  return Done{};
}

FactSource source_of(const api::Caller& caller, FacilityId id) {
  if (caller.link_id || caller.belongs_to(id.uuid)) return FactSource::facility;
  return FactSource::town;
}

Audience audience_of(const api::Caller& caller) {
  if (caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator)) return Audience::town;
  if (caller.signed_in() || caller.link_subject) return Audience::professional;
  return Audience::everyone;
}

}  // namespace kaname::directory

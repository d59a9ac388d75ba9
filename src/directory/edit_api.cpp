// SPDX-License-Identifier: Apache-2.0
// Changing the directory by hand: new facilities, edits of a group of facts, confirmations, closing, undo.
#include "directory/endpoints.h"
#include "directory/facility_api.h"
#include "directory/fact_groups.h"
#include "trust/permissions.h"

namespace kaname::directory {
namespace {

constexpr auto kEditable =
    std::to_array<FactGroup>({FactGroup::basic, FactGroup::place, FactGroup::contact, FactGroup::hours,
                              FactGroup::capabilities, FactGroup::windows, FactGroup::relations});

struct NewFacility {
  std::string name;
  std::string name_kana;
  FacilityKind kind = FacilityKind::other;
  std::string address;
  std::optional<double> lat, lng;
  std::string phone;
  std::string fax;
  std::optional<LocalDate> opened_on;
  bool fictional = false;
};
constexpr auto describe(model::Tag<NewFacility>) {
  using namespace model;
  return entity("NewFacility", "新しい事業所", field("name", &NewFacility::name, required | max_chars(200)),
                field("name_kana", &NewFacility::name_kana, max_chars(200)), field("kind", &NewFacility::kind),
                field("address", &NewFacility::address, max_chars(300)),
                field("lat", &NewFacility::lat, between(-90, 90)), field("lng", &NewFacility::lng, between(-180, 180)),
                field("phone", &NewFacility::phone, max_chars(40)), field("fax", &NewFacility::fax, max_chars(40)),
                field("opened_on", &NewFacility::opened_on), field("fictional", &NewFacility::fictional));
}

Result<FacilityPage> create(Write& tx, const api::Caller& caller, const NewFacility& in) {
  Facility f;
  f.id = tx.new_id<FacilityId>();
  f.name = in.name;
  f.name_kana = in.name_kana;
  f.kind = in.kind;
  f.address = in.address;
  f.lat = in.lat;
  f.lng = in.lng;
  f.geocode_level = in.lat && in.lng ? GeocodeLevel::given : GeocodeLevel::none;
  f.phone = in.phone;
  f.fax = in.fax;
  f.opened_on = in.opened_on;
  f.fictional = in.fictional;
  insert_facility(tx, f);
  Service service;
  service.kind = in.kind;
  replace_services(tx, f.id, {service});
  for (const FactGroup group : {FactGroup::basic, FactGroup::place, FactGroup::contact}) {
    confirm(tx, f.id, group, source_of(caller, f.id), "", caller.name, LocalEdit::yes);
  }
  return page_of(tx, caller, f.id);
}

// Only the town reads and writes its own notes; an edit that brings back what the caller could not see leaves it alone.
Result<Done> check_town_note(const api::Caller& caller, const GroupEdit& in) {
  if (in.fact_group != FactGroup::basic || trust::allows(caller, "facility.town_notes")) return Done{};
  if (in.values.text.find("\"town_note\"") != std::string::npos) return fail_field("town_note", "town_only");
  return Done{};
}

Result<FacilityPage> edit(Write& tx, const api::Caller& caller, const GroupEdit& in) {
  TRY(trust::require(caller, "facility.edit", in.id.uuid));
  if (std::find(kEditable.begin(), kEditable.end(), in.fact_group) == kEditable.end())
    return fail(Problem::not_found, "not_here");
  if (in.fact_group == FactGroup::relations) TRY(trust::require(caller, "relation.edit", in.id.uuid));
  TRY(check_town_note(caller, in));
  TRY(check_base(tx, in.id, in.fact_group, in.base_seq));
  GroupChange change;
  change.id = in.id;
  change.group = in.fact_group;
  change.source = source_of(caller, in.id);
  change.by = caller.name;
  return page_of(tx, caller, TRY(change_group(tx, change, in.values.text)));
}

struct Confirmation {
  FacilityId id;
  std::vector<FactGroup> fact_groups;  // empty: all that there are
  FactSource source = FactSource::town;
};
constexpr auto describe(model::Tag<Confirmation>) {
  using namespace model;
  return entity("Confirmation", "確認", field("id", &Confirmation::id, required | from_path),
                field("fact_groups", &Confirmation::fact_groups, max_items(20)),
                field("source", &Confirmation::source));
}

Result<FacilityPage> confirm_groups(Write& tx, const api::Caller& caller, const Confirmation& in) {
  TRY(trust::require(caller, "facility.edit", in.id.uuid));
  TRY(get_facility(tx, in.id));
  const FactSource source = source_of(caller, in.id) == FactSource::facility ? FactSource::facility : in.source;
  confirm_all(tx, in.id, in.fact_groups, source, caller.name);
  return page_of(tx, caller, in.id);
}

struct StatusChange {
  FacilityId id;
  FacilityStatus status = FacilityStatus::active;
  std::optional<LocalDate> closed_on;
  std::string closed_reason;
  std::optional<FacilityId> successor_id;
};
constexpr auto describe(model::Tag<StatusChange>) {
  using namespace model;
  return entity("StatusChange", "休廃止", field("id", &StatusChange::id, required | from_path),
                field("status", &StatusChange::status), field("closed_on", &StatusChange::closed_on),
                field("closed_reason", &StatusChange::closed_reason, max_chars(400)),
                field("successor_id", &StatusChange::successor_id));
}

Result<FacilityPage> change_status(Write& tx, const api::Caller& caller, const StatusChange& in) {
  Facility f = TRY(get_facility(tx, in.id));
  if (in.status == FacilityStatus::closed && !in.closed_on) return fail_field("closed_on", "required");
  if (in.successor_id == in.id) return fail_field("successor_id", "successor_itself");
  if (in.successor_id) TRY(get_facility(tx, *in.successor_id));
  f.status = in.status;
  f.closed_on = in.status == FacilityStatus::closed ? in.closed_on : std::nullopt;
  f.closed_reason = in.closed_reason;
  f.successor_id = in.successor_id;
  update_facility(tx, f);
  confirm(tx, in.id, FactGroup::basic, FactSource::town, "", caller.name, LocalEdit::keep);
  return page_of(tx, caller, in.id);
}

struct UndoInput {
  FacilityId id;
  std::int64_t seq = 0;  // the act to be taken back
};
constexpr auto describe(model::Tag<UndoInput>) {
  using namespace model;
  return entity("UndoInput", "元に戻す", field("id", &UndoInput::id, required | from_path),
                field("seq", &UndoInput::seq, required));
}

// Puts back what an edit replaced. Refused when the group was changed again since: then a person must look.
Result<FacilityPage> undo(Write& tx, const api::Caller& caller, const UndoInput& in) {
  TRY(trust::require(caller, "facility.edit", in.id.uuid));
  const auto changes =
      tx.select<FacilityChange>("WHERE area_id = $1 AND facility_id = $2 AND seq = $3", tx.area(), in.id, in.seq);
  if (changes.empty()) return fail(Problem::not_found, "nothing_to_undo");
  for (const FacilityChange& old : changes) {
    TRY(check_base(tx, in.id, old.fact_group, in.seq));
    GroupChange change;
    change.id = in.id;
    change.group = old.fact_group;
    change.source = source_of(caller, in.id);
    change.by = caller.name;
    TRY(change_group(tx, change, old.before.text));
  }
  return page_of(tx, caller, in.id);
}

}  // namespace

void confirm_all(Write& tx, FacilityId id, std::vector<FactGroup> groups, FactSource source, std::string_view by) {
  if (groups.empty()) groups.assign(kEditable.begin(), kEditable.end() - 1);
  for (const FactGroup group : groups) confirm(tx, id, group, source, "", by, LocalEdit::keep);
  touch(tx, id);
}

std::vector<api::Endpoint> edit_endpoints() {
  return {
      api::post("/v1/facilities", "facility.create", "facility.create", "Add a facility", &create),
      api::put("/v1/facilities/{id}/{fact_group}", "facility.edit", "facility.edit", "Replace one group of facts",
               &edit),
      api::post("/v1/facilities/{id}/confirm", "facility.confirm", "facility.edit",
                "Confirm facts without changing them", &confirm_groups),
      api::post("/v1/facilities/{id}/status", "facility.status", "facility.status", "Suspend, close or reopen",
                &change_status),
      api::post("/v1/facilities/{id}/undo", "facility.undo", "facility.edit", "Take back an edit", &undo),
  };
}

}  // namespace kaname::directory

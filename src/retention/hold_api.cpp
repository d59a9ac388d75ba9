// SPDX-License-Identifier: Apache-2.0
// The term and what keeps somebody longer: settings, the list, holds that are set and lifted.
#include "base/text_fold.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "retention/endpoints.h"
#include "retention/retention_views.h"
#include "trust/account_store.h"
#include "trust/area_settings.h"

namespace kaname::retention {
namespace {

using api::Caller;
using trust::Reach;

struct RetentionPath {
  PersonId id;
};
constexpr auto describe(model::Tag<RetentionPath>) {
  return model::entity("RetentionPath", "利用者",
                       model::field("id", &RetentionPath::id, model::from_path | model::required));
}

struct HoldInput {
  PersonId id;
  std::string reason;
  std::optional<LocalDate> until;
};
constexpr auto describe(model::Tag<HoldInput>) {
  using namespace model;
  return entity("RetentionHoldInput", "消去を保留する", field("id", &HoldInput::id, from_path | required),
                field("reason", &HoldInput::reason, required | multiline | personal | max_chars(1000)),
                field("until", &HoldInput::until));
}

struct LiftInput {
  PersonId id;
  HoldId hold_id;
  std::string reason;
};
constexpr auto describe(model::Tag<LiftInput>) {
  using namespace model;
  return entity("RetentionLiftInput", "保留を解く", field("id", &LiftInput::id, from_path | required),
                field("hold_id", &LiftInput::hold_id, from_path | required),
                field("reason", &LiftInput::reason, required | multiline | personal | max_chars(1000)));
}

Result<RetentionSettings> show_settings(Read& tx, const Caller&, const api::Nothing&) { return settings_of(tx); }

Result<RetentionSettings> save_settings(Write& tx, const Caller& caller, const RetentionSettings& in) {
  for (const api::AccountId& officer : in.officers) {
    const auto account = trust::find_account(tx, tx.area(), officer);
    const bool of_town = tx.number(
                             "SELECT count(*) FROM membership WHERE area_id = $1 AND account_id = $2 AND role = 'town'"
                             " AND since <= $3 AND (until IS NULL OR until > $3)",
                             tx.area(), officer, tx.now()) > 0;
    if (!account || !account->active || !of_town) return fail_field("officers", "officer_of_town");
  }
  trust::put_setting(tx, caller, setting_name(model::Tag<RetentionSettings>{}), model::to_json(in));
  return in;
}

Result<RetentionPage> list(Read& tx, const Caller& caller, const api::Nothing&) { return page_view(tx, caller); }

Result<RetentionPerson> show(Read& tx, const Caller& caller, const RetentionPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::listed, "retention.show"));
  return person_view(tx, in.id);
}

Result<RetentionPerson> hold(Write& tx, const Caller& caller, const HoldInput& in) {
  TRY(need_officer(tx, caller));
  TRY(trust::need_person(tx, caller, in.id, Reach::listed, "retention.hold"));
  TRY(people::get_person(tx, in.id));
  TRY(people::refuse_my_number(in));
  RetentionHold made;
  made.reason = text::trim(in.reason);
  if (made.reason.empty()) return fail_field("reason", "required");
  if (in.until && *in.until < tx.today()) return fail_field("until", "date_in_past");
  made.area_id = tx.area();
  made.person_id = in.id;
  made.id = tx.new_id<HoldId>();
  made.until = in.until;
  made.set_at = tx.now();
  made.set_by = caller.account_id;
  made.set_by_name = caller.name;
  tx.insert(made);
  tx.concerns(in.id.uuid);
  return person_view(tx, in.id);
}

Result<RetentionPerson> lift(Write& tx, const Caller& caller, const LiftInput& in) {
  TRY(need_officer(tx, caller));
  TRY(trust::need_person(tx, caller, in.id, Reach::listed, "retention.lift"));
  TRY(people::refuse_my_number(in));
  auto found = tx.first<RetentionHold>("WHERE area_id = $1 AND id = $2", tx.area(), in.hold_id);
  const auto records = records_from(tx, in.id);
  if (!found || std::find(records.begin(), records.end(), found->person_id) == records.end())
    return fail(Problem::not_found, "hold_not_found");
  if (found->lifted_at) return fail(Problem::conflict, "hold_lifted");
  found->lifted_reason = text::trim(in.reason);
  if (found->lifted_reason.empty()) return fail_field("reason", "required");
  found->lifted_at = tx.now();
  found->lifted_by_name = caller.name;
  tx.update(*found);
  tx.concerns(found->person_id.uuid);
  tx.concerns(in.id.uuid);
  return person_view(tx, in.id);
}

}  // namespace

std::vector<api::Endpoint> hold_endpoints() {
  using namespace api;
  return {
      get("/v1/settings/retention", "setting.retention", "retention.manage", "How long records are kept",
          &show_settings),
      put("/v1/settings/retention", "setting.set_retention", "system.admin", "Decide how long records are kept",
          &save_settings),
      slow_get("/v1/retention", "retention.list", "retention.manage",
               "Persons whose term is over, who is held, what was erased", &list),
      slow_get("/v1/retention/people/{id}", "retention.show", "retention.manage",
               "What would be erased of a person, and what keeps her", &show),
      post("/v1/retention/people/{id}/holds", "retention.hold", "retention.manage",
           "Keep a person's records beyond their term", &hold),
      post("/v1/retention/people/{id}/holds/{hold_id}/lift", "retention.lift", "retention.manage", "End a hold", &lift),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out = hold_endpoints();
  for (api::Endpoint& endpoint : erasure_endpoints()) out.push_back(std::move(endpoint));
  return out;
}

}  // namespace kaname::retention

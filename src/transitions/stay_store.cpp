// SPDX-License-Identifier: Apache-2.0
#include "transitions/stay_store.h"

#include <algorithm>

#include "transitions/conference.h"
#include "transitions/rule_edition.h"
#include "trust/account_store.h"

namespace kaname::transitions {
namespace {

Side side_of(Read& tx, const api::Caller& caller, const Stay& stay, const std::vector<StayId>& asked) {
  if (stay.person_id && trust::person_access(tx, caller, *stay.person_id).reach >= trust::Reach::view)
    return Side::team;
  if (works_at(caller, stay.hospital_id) || works_at(caller, stay.noticed_office_id)) return Side::hospital;
  if (is_desk(caller) || std::binary_search(asked.begin(), asked.end(), stay.id)) return Side::desk;
  return Side::none;
}

}  // namespace

bool works_at(const api::Caller& caller, const std::optional<Uuid>& office) {
  return office && std::any_of(caller.grants.begin(), caller.grants.end(), [&](const api::Grant& grant) {
           return grant.office_id == office && grant.role != api::Role::viewer;
         });
}

bool is_desk(const api::Caller& caller) {
  return caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator);
}

std::vector<StayId> asked_stays(Read& tx, const api::Caller& caller) {
  std::vector<Uuid> holders = {caller.account_id->uuid};
  for (const api::Grant& grant : caller.grants) {
    if (grant.office_id && grant.role != api::Role::viewer) holders.push_back(*grant.office_id);
  }
  std::vector<StayId> out;
  for (const Uuid& holder : holders) {
    tx.rows(
        "SELECT stay_id FROM stay_ask WHERE area_id = $1 AND holder_id = $2",
        [&](const model::Row& row) { out.push_back(StayId::parse(row.text(0)).value_or(StayId{})); }, tx.area(),
        holder);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Seen see(Read& tx, const api::Caller& caller, Stay stay, const std::vector<StayId>& asked) {
  Seen out{std::move(stay), Side::none, false};
  out.side = side_of(tx, caller, out.stay, asked);
  switch (out.side) {
    case Side::none: break;
    case Side::desk: out.may_write = is_desk(caller); break;
    case Side::hospital: out.may_write = true; break;
    case Side::team:
      out.may_write = trust::person_access(tx, caller, *out.stay.person_id).reach >= trust::Reach::write;
      break;
  }
  return out;
}

Result<Seen> find_stay(Read& tx, const api::Caller& caller, StayId id) {
  auto stay = tx.first<Stay>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!stay) return fail(Problem::not_found, "stay_not_found");
  Seen out = see(tx, caller, std::move(*stay), asked_stays(tx, caller));
  if (out.side == Side::none) return fail(Problem::not_found, "stay_not_found");
  return out;
}

std::vector<StayStep> steps_of(Read& tx, StayId id) {
  return tx.select<StayStep>(
      "WHERE area_id = $1 AND stay_id = $2 AND taken_back_at IS NULL ORDER BY done_on, recorded_at, id", tx.area(), id);
}

std::vector<StayAsk> asks_of(Read& tx, StayId id) {
  return tx.select<StayAsk>("WHERE area_id = $1 AND stay_id = $2 ORDER BY asked_at, holder_id", tx.area(), id);
}

bool is_asked(const api::Caller& caller, const StayAsk& ask) {
  return caller.account_id->uuid == ask.holder_id || works_at(caller, ask.holder_id);
}

StayStep new_step(Write& tx, const api::Caller& caller, const Seen& seen, StepKind kind, LocalDate on) {
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  StayStep step;
  step.area_id = tx.area();
  step.stay_id = seen.stay.id;
  step.id = tx.new_id<StepId>();
  step.kind = kind;
  step.done_on = on;
  step.recorded_at = tx.now();
  step.account_id = *caller.account_id;
  step.recorded_by = caller.name;
  step.office_id = standing.office_id;
  step.office_name = standing.office_name;
  step.side = seen.side;
  return step;
}

void keep(Write& tx, Stay& stay) {
  stay.changed_seq = tx.seq();
  tx.upsert(stay);
  tx.concerns(stay.id.uuid);
  if (stay.person_id) tx.concerns(stay.person_id->uuid);
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<Stay>(),       model::type_of<StayStep>(),       model::type_of<StayAsk>(),
          model::type_of<Conference>(), model::type_of<ConferenceSlot>(), model::type_of<Invited>(),
          model::type_of<SlotReply>(),  model::type_of<RuleEdition>(),    model::type_of<RuleReading>()};
}

}  // namespace kaname::transitions

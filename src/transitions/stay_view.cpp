// SPDX-License-Identifier: Apache-2.0
#include "transitions/stay_view.h"

#include <algorithm>

#include "people/person_store.h"
#include "trust/account_store.h"
#include "trust/services.h"

namespace kaname::transitions {
namespace {

using api::Caller;

std::string holder_name(Read& tx, const Uuid& holder) {
  if (std::string office = trust::office_name(tx, holder); !office.empty()) return office;
  const auto account = trust::find_account(tx, tx.area(), api::AccountId{holder});
  return account ? account->name : std::string();
}

// What comes to the hospital is judged there, what comes home is judged by the team.
bool judges(StepKind kind, Side side) {
  return (kind == StepKind::info_sent && side == Side::hospital) ||
      (kind == StepKind::summary_received && side == Side::team);
}

StepView step_view(const Caller& caller, const Seen& seen, StayStep&& step) {
  const bool office = step.office_id && caller.belongs_to(*step.office_id);
  StepView out{step.id,
               step.kind,
               step.done_on,
               step.recorded_at,
               std::move(step.recorded_by),
               std::move(step.office_name),
               step.side,
               step.channel,
               step.form,
               std::move(step.professions),
               std::move(step.note),
               step.enough,
               std::move(step.missing),
               seen.may_write && (office || step.account_id == *caller.account_id),
               seen.may_write && judges(step.kind, seen.side),
               step.document_id};
  if (seen.side == Side::desk && !out.mine) out.note.clear(), out.missing.clear();
  return out;
}

void name_person(Read& tx, const Seen& seen, StayView& out) {
  const Stay& stay = seen.stay;
  out.name = stay.told_name;
  out.name_kana = stay.told_kana;
  out.birth = stay.told_birth;
  out.known = stay.person_id.has_value();
  if (!stay.person_id || seen.side == Side::hospital) return;
  out.person_id = stay.person_id;
  const auto parts = people::person_parts(tx, *stay.person_id);
  if (!parts) return;
  out.name = (*parts)->person.name;
  out.name_kana = (*parts)->person.name_kana;
  out.birth = (*parts)->person.birth;
}

}  // namespace

StayView view_of(Read& tx, const Caller& caller, const Seen& seen, const RuleBook& rules) {
  const Stay& stay = seen.stay;
  StayView out;
  out.id = stay.id;
  out.side = seen.side;
  out.may_write = seen.may_write;
  out.state = stay.state;
  name_person(tx, seen, out);
  out.hospital_name = stay.hospital_name;
  out.ward = stay.ward;
  out.hospital_phone = stay.hospital_phone;
  out.admitted_on = stay.admitted_on;
  out.days = stay.discharged_on.value_or(tx.today()).days - stay.admitted_on.days;
  out.arrival = stay.arrival;
  if (seen.side != Side::desk) out.reason = stay.reason, out.ended_note = stay.ended_note;
  out.told_by = stay.told_by;
  out.noticed_at = stay.noticed_at;
  out.noticed_by = stay.noticed_by;
  out.noticed_office = stay.noticed_office;
  out.manager_state = stay.manager_state;
  out.manager_name = stay.manager_name;
  out.manager_office = stay.manager_office;
  out.manager_phone = stay.manager_phone;
  out.manager_at = stay.manager_at;
  out.expected_on = stay.expected_on;
  out.discharged_on = stay.discharged_on;
  out.destination = stay.destination;
  std::vector<StayStep> steps = steps_of(tx, stay.id);
  const RuleEdition& edition = rules.on(stay.admitted_on);
  out.rule = edition.id;
  out.rule_number = edition.number;
  out.due = due_steps(edition.rule, stay, steps, tx.today());
  for (StayStep& step : steps) out.steps.push_back(step_view(caller, seen, std::move(step)));
  for (StayAsk& ask : asks_of(tx, stay.id)) {
    if (ask.answer == AskAnswer::waiting && is_open(stay) && stay.manager_state != ManagerState::confirmed)
      out.asks_me = out.asks_me || is_asked(caller, ask);
    if (seen.side == Side::desk)
      out.asks.push_back(
          {holder_name(tx, ask.holder_id), ask.answer, ask.asked_at, ask.answered_at, std::move(ask.answered_by)});
  }
  return out;
}

StayView view_of(Read& tx, const Caller& caller, const Seen& seen) { return view_of(tx, caller, seen, RuleBook(tx)); }

}  // namespace kaname::transitions

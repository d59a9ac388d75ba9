// SPDX-License-Identifier: Apache-2.0
// The course of a stay: what was done and when, the planned discharge that moves, the discharge, and the receiver's word on
// what came.
#include <algorithm>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "thread/announce.h"
#include "transitions/endpoints.h"
#include "transitions/stay_view.h"

namespace kaname::transitions {
namespace {

using api::Caller;

struct StepInput {
  StayId id;
  StepKind kind = StepKind::hospital_told;
  LocalDate done_on;
  people::Channel channel = people::Channel::app;
  FormUsed form = FormUsed::none;
  std::vector<trust::Profession> professions;
  std::string note;
};
constexpr auto describe(model::Tag<StepInput>) {
  using namespace model;
  using In = StepInput;
  return entity("StayStepInput", "したことを記録する", field("id", &In::id, from_path | required),
                field("kind", &In::kind, required), field("done_on", &In::done_on, required),
                field("channel", &In::channel), field("form", &In::form),
                field("professions", &In::professions, max_items(40)),
                field("note", &In::note, personal | multiline | max_chars(2000)));
}

struct StepPath {
  StayId id;
  StepId step_id;
};
constexpr auto describe(model::Tag<StepPath>) {
  using namespace model;
  return entity("StayStepPath", "記録", field("id", &StepPath::id, from_path | required),
                field("step_id", &StepPath::step_id, from_path | required));
}

struct JudgeInput {
  StayId id;
  StepId step_id;
  Enough enough = Enough::unsaid;
  std::string missing;
};
constexpr auto describe(model::Tag<JudgeInput>) {
  using namespace model;
  using In = JudgeInput;
  return entity("StayJudgeInput", "受け取った情報は十分だったか", field("id", &In::id, from_path | required),
                field("step_id", &In::step_id, from_path | required), field("enough", &In::enough, required),
                field("missing", &In::missing, personal | max_chars(500)));
}

struct ExpectedInput {
  StayId id;
  std::optional<LocalDate> on;  // nothing: it is open again
};
constexpr auto describe(model::Tag<ExpectedInput>) {
  using namespace model;
  return entity("StayExpectedInput", "退院の予定", field("id", &ExpectedInput::id, from_path | required),
                field("on", &ExpectedInput::on));
}

struct DischargeInput {
  StayId id;
  LocalDate on;
  Destination destination = Destination::home;
  std::string note;
};
constexpr auto describe(model::Tag<DischargeInput>) {
  using namespace model;
  using In = DischargeInput;
  return entity("StayDischargeInput", "退院", field("id", &In::id, from_path | required),
                field("on", &In::on, required), field("destination", &In::destination, required),
                field("note", &In::note, personal | max_chars(500)));
}

struct CancelInput {
  StayId id;
  std::string note;
};
constexpr auto describe(model::Tag<CancelInput>) {
  using namespace model;
  return entity("StayCancelInput", "入院の連絡の取り消し", field("id", &CancelInput::id, from_path | required),
                field("note", &CancelInput::note, required | personal | max_chars(500)));
}

// A stay that is still going on, or just over, and that the caller may write about.
Result<Seen> to_write(Read& tx, const Caller& caller, StayId id) {
  Seen seen = TRY(find_stay(tx, caller, id));
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  if (seen.stay.state == StayState::cancelled) return fail(Problem::conflict, "stay_cancelled");
  return seen;
}

Result<Done> announce(Write& tx, const Caller& caller, const Stay& stay, std::string words) {
  if (!stay.person_id) return Done{};
  return thread::announce(tx, caller, *stay.person_id, {std::move(words), {thread::Scene::hospital}, false});
}

Result<StayView> add_step(Write& tx, const Caller& caller, const StepInput& in) {
  TRY(people::refuse_my_number(in));
  Seen seen = TRY(to_write(tx, caller, in.id));
  if (in.done_on > tx.today()) return fail_field("done_on", "date_in_future");
  if (in.kind == StepKind::conference_held && in.professions.empty())
    return fail_field("professions", "stay_who_took_part");
  StayStep step = new_step(tx, caller, seen, in.kind, in.done_on);
  step.channel = in.channel;
  step.form = in.form;
  step.professions = in.professions;
  step.note = text::trim(in.note);
  tx.insert(step);
  keep(tx, seen.stay);
  return view_of(tx, caller, seen);
}

Result<StayStep> find_step(Read& tx, StayId stay, StepId id) {
  auto step = tx.first<StayStep>("WHERE area_id = $1 AND stay_id = $2 AND id = $3", tx.area(), stay, id);
  if (!step || step->taken_back_at) return fail(Problem::not_found, "stay_step_not_found");
  return std::move(*step);
}

Result<StayView> take_back(Write& tx, const Caller& caller, const StepPath& in) {
  Seen seen = TRY(to_write(tx, caller, in.id));
  StayStep step = TRY(find_step(tx, in.id, in.step_id));
  const bool office = step.office_id && caller.belongs_to(*step.office_id);
  if (step.account_id != *caller.account_id && !office) return fail(Problem::forbidden, "correct_own_only");
  step.taken_back_at = tx.now();
  tx.update(step);
  keep(tx, seen.stay);
  return view_of(tx, caller, seen);
}

Result<StayView> judge(Write& tx, const Caller& caller, const JudgeInput& in) {
  TRY(people::refuse_my_number(in));
  Seen seen = TRY(to_write(tx, caller, in.id));
  StayStep step = TRY(find_step(tx, in.id, in.step_id));
  const StayView before = view_of(tx, caller, seen);
  const bool may = std::any_of(before.steps.begin(), before.steps.end(),
                               [&](const StepView& view) { return view.id == step.id && view.may_judge; });
  if (!may) return fail(Problem::forbidden, "stay_judge_receiver");
  step.enough = in.enough;
  step.missing = in.enough == Enough::missing ? text::trim(in.missing) : std::string();
  tx.update(step);
  keep(tx, seen.stay);
  return view_of(tx, caller, seen);
}

// A ward that enters the day has told the care manager of the discharge by it.
Result<StayView> expect(Write& tx, const Caller& caller, const ExpectedInput& in) {
  Seen seen = TRY(to_write(tx, caller, in.id));
  Stay& stay = seen.stay;
  if (!is_open(stay)) return fail(Problem::conflict, "stay_over");
  if (in.on && *in.on < stay.admitted_on) return fail_field("on", "ends_before_start");
  if (in.on == stay.expected_on) return view_of(tx, caller, seen);
  stay.expected_on = in.on;
  stay.state = in.on ? StayState::leaving : StayState::admitted;
  if (in.on && !stay.expected_since) stay.expected_since = tx.now();
  const std::vector<StayStep> steps = steps_of(tx, stay.id);
  const bool told = std::any_of(steps.begin(), steps.end(),
                                [](const StayStep& step) { return step.kind == StepKind::discharge_told; });
  const bool reaches = seen.side == Side::hospital && stay.manager_state == ManagerState::confirmed;
  if (in.on && reaches && !told) tx.insert(new_step(tx, caller, seen, StepKind::discharge_told, tx.today()));
  keep(tx, stay);
  TRY(announce(tx, caller, stay,
               in.on ? "【退院の予定】" + wareki::wareki_weekday(*in.on) + "（" + stay.hospital_name + "）"
                     : "【退院の予定】未定に戻りました（" + stay.hospital_name + "）"));
  return view_of(tx, caller, seen);
}

people::PersonStatus status_after(Destination destination) {
  switch (destination) {
    case Destination::died: return people::PersonStatus::died;
    case Destination::facility:
    case Destination::hospital: return people::PersonStatus::hospital;
    default: return people::PersonStatus::active;
  }
}

Result<StayView> discharge(Write& tx, const Caller& caller, const DischargeInput& in) {
  TRY(people::refuse_my_number(in));
  Seen seen = TRY(to_write(tx, caller, in.id));
  Stay& stay = seen.stay;
  if (!is_open(stay)) return fail(Problem::conflict, "stay_over");
  if (in.destination == Destination::none) return fail_field("destination", "stay_destination");
  if (in.on > tx.today()) return fail_field("on", "date_in_future");
  if (in.on < stay.admitted_on) return fail_field("on", "ends_before_start");
  stay.state = StayState::discharged;
  stay.discharged_on = in.on;
  stay.destination = in.destination;
  stay.ended_note = text::trim(in.note);
  keep(tx, stay);
  if (stay.person_id) {
    const people::Person person = TRY(people::get_person(tx, *stay.person_id));
    const people::PersonStatus after = status_after(in.destination);
    const bool follows = in.destination != Destination::unknown && person.status == people::PersonStatus::hospital;
    if (follows && (after != people::PersonStatus::hospital))
      TRY(people::set_status(tx, person.id, after, in.on, stay.hospital_name, people::DeathPlace::hospital));
    TRY(announce(tx, caller, stay,
                 "【退院】" + wareki::wareki_weekday(in.on) + "、" + stay.hospital_name + "から（" +
                     std::string(model::ja_of(in.destination)) + "）"));
  }
  return view_of(tx, caller, seen);
}

// Somebody else of the same name, a ward that changed its mind: it was no admission.
Result<StayView> cancel(Write& tx, const Caller& caller, const CancelInput& in) {
  TRY(people::refuse_my_number(in));
  Seen seen = TRY(to_write(tx, caller, in.id));
  Stay& stay = seen.stay;
  if (!is_open(stay)) return fail(Problem::conflict, "stay_over");
  stay.state = StayState::cancelled;
  stay.ended_note = text::trim(in.note);
  keep(tx, stay);
  if (stay.person_id) {
    const people::Person person = TRY(people::get_person(tx, *stay.person_id));
    if (person.status == people::PersonStatus::hospital)
      TRY(people::set_status(tx, person.id, people::PersonStatus::active, tx.today(), ""));
    TRY(announce(tx, caller, stay, "【入院の連絡の取り消し】" + stay.ended_note));
  }
  return view_of(tx, caller, seen);
}

}  // namespace

std::vector<api::Endpoint> step_endpoints() {
  using namespace api;
  return {
      post("/v1/stays/{id}/steps", "stay.step", "stay.write", "Note what was done about a stay", &add_step),
      post("/v1/stays/{id}/steps/{step_id}/take-back", "stay.take_back", "stay.write", "Take a note back", &take_back),
      post("/v1/stays/{id}/steps/{step_id}/judge", "stay.judge", "stay.write",
           "Say whether what was received was enough", &judge),
      post("/v1/stays/{id}/expected", "stay.expect", "stay.write", "Say when the discharge is planned", &expect),
      post("/v1/stays/{id}/discharge", "stay.discharge", "stay.write", "Say that the person was discharged",
           &discharge),
      post("/v1/stays/{id}/cancel", "stay.cancel", "stay.write", "Take a notice of admission back", &cancel),
  };
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stay as its sides are shown it. The desk, whose task is finding, is shown neither reasons nor notes; the hospital is shown
// the name it told itself until the care manager has confirmed.

#include <string>
#include <vector>

#include "transitions/rule_edition.h"
#include "transitions/stay_store.h"

namespace kaname::transitions {

struct StepView {
  StepId id;
  StepKind kind = StepKind::hospital_told;
  LocalDate done_on;
  Timestamp recorded_at;
  std::string recorded_by, office_name;
  Side side = Side::team;
  people::Channel channel = people::Channel::app;
  FormUsed form = FormUsed::none;
  std::vector<trust::Profession> professions;
  std::string note;
  Enough enough = Enough::unsaid;
  std::string missing;
  bool mine = false;       // may be taken back by the caller
  bool may_judge = false;  // it came to the caller's side, which says whether it was enough
  std::optional<Uuid> document_id;
};
constexpr auto describe(model::Tag<StepView>) {
  using namespace model;
  using V = StepView;
  return entity("StayStepView", "入院についてしたこと", field("id", &V::id), field("kind", &V::kind),
                field("done_on", &V::done_on), field("recorded_at", &V::recorded_at),
                field("recorded_by", &V::recorded_by, personal), field("office_name", &V::office_name),
                field("side", &V::side), field("channel", &V::channel), field("form", &V::form),
                field("professions", &V::professions), field("note", &V::note, personal), field("enough", &V::enough),
                field("missing", &V::missing, personal), field("mine", &V::mine), field("may_judge", &V::may_judge),
                field("document_id", &V::document_id));
}

struct AskView {
  std::string office_name;
  AskAnswer answer = AskAnswer::waiting;
  Timestamp asked_at;
  std::optional<Timestamp> answered_at;
  std::string answered_by;
};
constexpr auto describe(model::Tag<AskView>) {
  using namespace model;
  using V = AskView;
  return entity("StayAskView", "問い合わせ", field("office_name", &V::office_name), field("answer", &V::answer),
                field("asked_at", &V::asked_at), field("answered_at", &V::answered_at),
                field("answered_by", &V::answered_by, personal));
}

struct StayView {
  StayId id;
  Side side = Side::none;
  bool may_write = false;
  bool asks_me = false;  // waits for the caller's 担当です or 違います
  StayState state = StayState::admitted;
  std::string name, name_kana, birth;
  std::optional<PersonId> person_id;  // only for the team and the desk
  bool known = false;                 // the person is found
  std::string hospital_name, ward, hospital_phone;
  LocalDate admitted_on;
  std::int64_t days = 0;  // since the admission, until the discharge
  Arrival arrival = Arrival::unknown;
  std::string reason;
  ToldBy told_by = ToldBy::hospital;
  Timestamp noticed_at;
  std::string noticed_by, noticed_office;
  ManagerState manager_state = ManagerState::searching;
  std::string manager_name, manager_office, manager_phone;
  std::optional<Timestamp> manager_at;
  std::optional<LocalDate> expected_on, discharged_on;
  Destination destination = Destination::none;
  std::string ended_note;
  std::string rule;              // the edition it is held to: that of the day of its admission
  std::int64_t rule_number = 0;  // as it is printed: 第2版
  std::vector<DueStep> due;
  std::vector<StepView> steps;
  std::vector<AskView> asks;  // for the desk
};
constexpr auto describe(model::Tag<StayView>) {
  using namespace model;
  using V = StayView;
  return entity(
      "StayView", "入院", field("id", &V::id), field("side", &V::side), field("may_write", &V::may_write),
      field("asks_me", &V::asks_me), field("state", &V::state), field("name", &V::name, personal),
      field("name_kana", &V::name_kana, personal), field("birth", &V::birth, personal),
      field("person_id", &V::person_id), field("known", &V::known), field("hospital_name", &V::hospital_name),
      field("ward", &V::ward), field("hospital_phone", &V::hospital_phone), field("admitted_on", &V::admitted_on),
      field("days", &V::days), field("arrival", &V::arrival), field("reason", &V::reason, personal),
      field("told_by", &V::told_by), field("noticed_at", &V::noticed_at), field("noticed_by", &V::noticed_by, personal),
      field("noticed_office", &V::noticed_office), field("manager_state", &V::manager_state),
      field("manager_name", &V::manager_name, personal), field("manager_office", &V::manager_office),
      field("manager_phone", &V::manager_phone), field("manager_at", &V::manager_at),
      field("expected_on", &V::expected_on), field("discharged_on", &V::discharged_on),
      field("destination", &V::destination), field("ended_note", &V::ended_note, personal), field("rule", &V::rule),
      field("rule_number", &V::rule_number), field("due", &V::due), field("steps", &V::steps), field("asks", &V::asks));
}

StayView view_of(Read& tx, const api::Caller& caller, const Seen& seen, const RuleBook& rules);
StayView view_of(Read& tx, const api::Caller& caller, const Seen& seen);

}  // namespace kaname::transitions

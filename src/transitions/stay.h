// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stay in hospital (入院), from the word that somebody was admitted to the report some weeks after the discharge. Everybody
// tells what she knows once: the ward who came and when she may go home, the care manager that she is in charge and what she
// has sent. Rates are counted from these rows; nobody collects them.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "people/fact_codes.h"
#include "people/team.h"
#include "trust/person_access.h"

namespace kaname::transitions {

using trust::PersonId;
using StayId = Id<struct StayTag>;
using StepId = Id<struct StayStepTag>;

enum class Arrival { unknown, planned, emergency, ambulance };
inline constexpr auto kArrivals = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"planned", "予定の入院", "Planned"},
    {"emergency", "緊急の入院", "Emergency"},
    {"ambulance", "救急搬送で入院", "By ambulance"},
});
constexpr const auto& options(model::Tag<Arrival>) { return kArrivals; }
constexpr std::string_view choice_name(model::Tag<Arrival>) { return "StayArrival"; }

// Who knew of the admission first; the notice may be written by somebody else.
enum class ToldBy { hospital, manager, family, ambulance, facility, other };
inline constexpr auto kToldBy = std::to_array<model::Option>({
    {"hospital", "病院", "Hospital"},
    {"manager", "ケアマネジャー", "Care manager"},
    {"family", "家族", "Family"},
    {"ambulance", "救急隊", "Ambulance crew"},
    {"facility", "施設・事業所", "Facility or office"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<ToldBy>) { return kToldBy; }
constexpr std::string_view choice_name(model::Tag<ToldBy>) { return "StayToldBy"; }

enum class StayState { admitted, leaving, discharged, cancelled };
inline constexpr auto kStayStates = std::to_array<model::Option>({
    {"admitted", "入院中", "In hospital"},
    {"leaving", "退院の予定あり", "Discharge planned"},
    {"discharged", "退院した", "Discharged"},
    {"cancelled", "取り消し", "Cancelled"},
});
constexpr const auto& options(model::Tag<StayState>) { return kStayStates; }
constexpr std::string_view choice_name(model::Tag<StayState>) { return "StayState"; }

enum class ManagerState { searching, asked, confirmed };
inline constexpr auto kManagerStates = std::to_array<model::Option>({
    {"searching", "ケアマネ未確認", "No care manager found"},
    {"asked", "ケアマネの返事待ち", "Care manager asked"},
    {"confirmed", "ケアマネ確認済み", "Care manager confirmed"},
});
constexpr const auto& options(model::Tag<ManagerState>) { return kManagerStates; }
constexpr std::string_view choice_name(model::Tag<ManagerState>) { return "StayManagerState"; }

enum class Destination { none, home, facility, hospital, died, unknown };
inline constexpr auto kDestinations = std::to_array<model::Option>({
    {"none", "", ""},
    {"home", "自宅", "Home"},
    {"facility", "施設", "Facility"},
    {"hospital", "転院", "Another hospital"},
    {"died", "死亡", "Died"},
    {"unknown", "不明", "Unknown"},
});
constexpr const auto& options(model::Tag<Destination>) { return kDestinations; }
constexpr std::string_view choice_name(model::Tag<Destination>) { return "StayDestination"; }

// What is done about a stay. The order is the usual one.
enum class StepKind {
  hospital_told,
  info_sent,
  acp_talk,
  discharge_told,
  conference_asked,
  conference_fixed,
  conference_held,
  summary_received,
  services_started,
  report_back
};
inline constexpr auto kStepKinds = std::to_array<model::Option>({
    {"hospital_told", "ケアマネから病院へ連絡", "Care manager told the hospital"},
    {"info_sent", "入院時の情報を渡した", "Information on admission given"},
    {"acp_talk", "本人の意向の話し合いを始めた", "Talk about the person's wishes begun"},
    {"discharge_told", "病院からケアマネへ退院の連絡", "Hospital told of the discharge"},
    {"conference_asked", "退院前カンファレンスを申し入れた", "Conference asked for"},
    {"conference_fixed", "カンファレンスの日が決まった", "Conference date fixed"},
    {"conference_held", "退院前カンファレンスを開いた", "Conference held"},
    {"summary_received", "退院時の情報を受け取った", "Summary on discharge received"},
    {"services_started", "退院後のサービスが始まった", "Services begun after discharge"},
    {"report_back", "退院後の様子を病院へ報告", "Reported back to the hospital"},
});
constexpr const auto& options(model::Tag<StepKind>) { return kStepKinds; }
constexpr std::string_view choice_name(model::Tag<StepKind>) { return "StayStepKind"; }

// Which sheet was used (様式利用率 asks for it).
enum class FormUsed { none, town, own };
inline constexpr auto kFormsUsed = std::to_array<model::Option>({
    {"none", "様式なし（口頭など）", "None (spoken)"},
    {"town", "市町村・地域の様式", "The area's form"},
    {"own", "自分の様式", "One's own form"},
});
constexpr const auto& options(model::Tag<FormUsed>) { return kFormsUsed; }
constexpr std::string_view choice_name(model::Tag<FormUsed>) { return "StayFormUsed"; }

// The receiver's own judgement of what came: that a form was used says nothing about it.
enum class Enough { unsaid, enough, missing };
inline constexpr auto kEnough = std::to_array<model::Option>({
    {"unsaid", "", ""},
    {"enough", "十分だった", "Enough"},
    {"missing", "足りないことがあった", "Something was missing"},
});
constexpr const auto& options(model::Tag<Enough>) { return kEnough; }
constexpr std::string_view choice_name(model::Tag<Enough>) { return "StayEnough"; }

// From where somebody sees a stay.
enum class Side { none, desk, hospital, team };
inline constexpr auto kSides = std::to_array<model::Option>({
    {"none", "", ""},
    {"desk", "窓口", "Desk"},
    {"hospital", "病院", "Hospital"},
    {"team", "在宅のチーム", "Team at home"},
});
constexpr const auto& options(model::Tag<Side>) { return kSides; }
constexpr std::string_view choice_name(model::Tag<Side>) { return "StaySide"; }

// Table `stay`.
struct Stay {
  std::string area_id;
  StayId id;
  std::optional<PersonId> person_id;  // nothing while nobody has found out who it is
  std::string told_name, told_kana;   // as the notice had them
  std::string told_birth;             // "1941-04-03", or empty
  std::optional<Uuid> hospital_id;    // a facility of the directory
  std::string hospital_name;
  std::string ward;
  std::string hospital_phone;
  LocalDate admitted_on;
  Arrival arrival = Arrival::unknown;
  std::string reason;
  ToldBy told_by = ToldBy::hospital;
  Timestamp noticed_at;
  std::string noticed_by;
  std::optional<Uuid> noticed_office_id;
  std::string noticed_office;
  StayState state = StayState::admitted;
  ManagerState manager_state = ManagerState::searching;
  std::optional<api::AccountId> manager_account_id;
  std::string manager_name;
  std::optional<Uuid> manager_office_id;
  std::string manager_office;
  std::string manager_phone;
  std::optional<Timestamp> manager_at;
  std::optional<LocalDate> expected_on;     // of the discharge, as it is planned now
  std::optional<Timestamp> expected_since;  // when it was told for the first time
  std::optional<LocalDate> discharged_on;
  Destination destination = Destination::none;
  std::string ended_note;
  // Of the person when she was found; rates are split by what was true then.
  people::CareLevel care_level = people::CareLevel::unknown;
  std::optional<Uuid> zone_id;
  std::int64_t changed_seq = 0;

  bool operator==(const Stay&) const = default;
};
constexpr auto describe(model::Tag<Stay>) {
  using namespace model;
  return entity(
      "stay", "入院", field("area_id", &Stay::area_id, primary_key | max_chars(6)), field("id", &Stay::id, primary_key),
      field("person_id", &Stay::person_id), field("told_name", &Stay::told_name, personal | max_chars(100)),
      field("told_kana", &Stay::told_kana, personal | max_chars(100)),
      field("told_birth", &Stay::told_birth, personal | max_chars(10)), field("hospital_id", &Stay::hospital_id),
      field("hospital_name", &Stay::hospital_name, max_chars(200)), field("ward", &Stay::ward, max_chars(100)),
      field("hospital_phone", &Stay::hospital_phone, max_chars(30)), field("admitted_on", &Stay::admitted_on),
      field("arrival", &Stay::arrival), field("reason", &Stay::reason, personal | max_chars(500)),
      field("told_by", &Stay::told_by), field("noticed_at", &Stay::noticed_at),
      field("noticed_by", &Stay::noticed_by, personal | max_chars(100)),
      field("noticed_office_id", &Stay::noticed_office_id),
      field("noticed_office", &Stay::noticed_office, max_chars(200)), field("state", &Stay::state),
      field("manager_state", &Stay::manager_state), field("manager_account_id", &Stay::manager_account_id),
      field("manager_name", &Stay::manager_name, personal | max_chars(100)),
      field("manager_office_id", &Stay::manager_office_id),
      field("manager_office", &Stay::manager_office, max_chars(200)),
      field("manager_phone", &Stay::manager_phone, max_chars(30)), field("manager_at", &Stay::manager_at),
      field("expected_on", &Stay::expected_on), field("expected_since", &Stay::expected_since),
      field("discharged_on", &Stay::discharged_on), field("destination", &Stay::destination),
      field("ended_note", &Stay::ended_note, personal | max_chars(500)), field("care_level", &Stay::care_level),
      field("zone_id", &Stay::zone_id), field("changed_seq", &Stay::changed_seq));
}

// Table `stay_step`.
struct StayStep {
  std::string area_id;
  StayId stay_id;
  StepId id;
  StepKind kind = StepKind::hospital_told;
  LocalDate done_on;
  Timestamp recorded_at;
  api::AccountId account_id;
  std::string recorded_by;
  std::optional<Uuid> office_id;
  std::string office_name;
  Side side = Side::team;  // of whoever recorded it
  people::Channel channel = people::Channel::app;
  FormUsed form = FormUsed::none;
  std::vector<trust::Profession> professions;  // who took part in a conference
  std::string note;
  Enough enough = Enough::unsaid;
  std::string missing;
  std::optional<Timestamp> taken_back_at;
  std::optional<Uuid> document_id;  // that was sent by it

  bool operator==(const StayStep&) const = default;
};
constexpr auto describe(model::Tag<StayStep>) {
  using namespace model;
  return entity("stay_step", "入院についてしたこと", field("area_id", &StayStep::area_id, primary_key | max_chars(6)),
                field("stay_id", &StayStep::stay_id, primary_key | references("stay")),
                field("id", &StayStep::id, primary_key), field("kind", &StayStep::kind),
                field("done_on", &StayStep::done_on), field("recorded_at", &StayStep::recorded_at),
                field("account_id", &StayStep::account_id),
                field("recorded_by", &StayStep::recorded_by, personal | max_chars(100)),
                field("office_id", &StayStep::office_id), field("office_name", &StayStep::office_name, max_chars(200)),
                field("side", &StayStep::side), field("channel", &StayStep::channel), field("form", &StayStep::form),
                field("professions", &StayStep::professions, max_items(40)),
                field("note", &StayStep::note, personal | multiline | max_chars(2000)),
                field("enough", &StayStep::enough), field("missing", &StayStep::missing, personal | max_chars(500)),
                field("taken_back_at", &StayStep::taken_back_at), field("document_id", &StayStep::document_id));
}

enum class AskAnswer { waiting, ours, not_ours };
inline constexpr auto kAskAnswers = std::to_array<model::Option>({
    {"waiting", "返事待ち", "Waiting"},
    {"ours", "担当です", "Ours"},
    {"not_ours", "違います", "Not ours"},
});
constexpr const auto& options(model::Tag<AskAnswer>) { return kAskAnswers; }
constexpr std::string_view choice_name(model::Tag<AskAnswer>) { return "StayAskAnswer"; }

// An office, or one account of the team, that was asked whether the person is theirs. Table `stay_ask`.
struct StayAsk {
  std::string area_id;
  StayId stay_id;
  Uuid holder_id;
  Timestamp asked_at;
  AskAnswer answer = AskAnswer::waiting;
  std::optional<Timestamp> answered_at;
  std::string answered_by;

  bool operator==(const StayAsk&) const = default;
};
constexpr auto describe(model::Tag<StayAsk>) {
  using namespace model;
  return entity("stay_ask", "担当かどうかの問い合わせ", field("area_id", &StayAsk::area_id, primary_key | max_chars(6)),
                field("stay_id", &StayAsk::stay_id, primary_key | references("stay")),
                field("holder_id", &StayAsk::holder_id, primary_key), field("asked_at", &StayAsk::asked_at),
                field("answer", &StayAsk::answer), field("answered_at", &StayAsk::answered_at),
                field("answered_by", &StayAsk::answered_by, personal | max_chars(100)));
}

inline bool is_open(const Stay& stay) { return stay.state == StayState::admitted || stay.state == StayState::leaving; }

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
// The notice of an admission, written in ten seconds by whoever knows; the care manager is found and answers.
#include "base/text_fold.h"
#include "people/exact_match.h"
#include "people/my_number.h"
#include "people/person_rules.h"
#include "people/person_store.h"
#include "transitions/endpoints.h"
#include "transitions/find_manager.h"
#include "transitions/stay_view.h"
#include "trust/account_store.h"
#include "trust/services.h"

namespace kaname::transitions {
namespace {

using api::Caller;

// An older admission is history: it would set people to "in hospital" who are long at home.
constexpr int kOldestDays = 366;
constexpr std::size_t kWholeBirth = 10;  // "1941-04-03"

struct StayInput {
  std::optional<PersonId> person_id;
  std::string name, name_kana, birth;
  std::optional<Uuid> hospital_id;
  std::string hospital_name, ward, hospital_phone;
  LocalDate admitted_on;
  Arrival arrival = Arrival::unknown;
  std::string reason;
  ToldBy told_by = ToldBy::hospital;
};
constexpr auto describe(model::Tag<StayInput>) {
  using namespace model;
  using In = StayInput;
  return entity("StayInput", "入院の連絡", field("person_id", &In::person_id),
                field("name", &In::name, personal | max_chars(100)),
                field("name_kana", &In::name_kana, personal | max_chars(100)),
                field("birth", &In::birth, personal | max_chars(40)), field("hospital_id", &In::hospital_id),
                field("hospital_name", &In::hospital_name, max_chars(200)), field("ward", &In::ward, max_chars(100)),
                field("hospital_phone", &In::hospital_phone, max_chars(30)),
                field("admitted_on", &In::admitted_on, required), field("arrival", &In::arrival),
                field("reason", &In::reason, personal | max_chars(500)), field("told_by", &In::told_by));
}

// What the notice came to. Whoever told it sees the stay in her list, when it is hers to see.
struct StayNoticed {
  StayId id;
  ManagerState manager_state = ManagerState::searching;
  bool known_before = false;  // somebody else had told it already
};
constexpr auto describe(model::Tag<StayNoticed>) {
  using namespace model;
  return entity("StayNoticed", "入院の連絡を受けました", field("id", &StayNoticed::id),
                field("manager_state", &StayNoticed::manager_state), field("known_before", &StayNoticed::known_before));
}

struct StayAnswer {
  StayId id;
  AskAnswer answer = AskAnswer::waiting;
  std::string phone;
};
constexpr auto describe(model::Tag<StayAnswer>) {
  using namespace model;
  return entity("StayAnswer", "担当です・違います", field("id", &StayAnswer::id, from_path | required),
                field("answer", &StayAnswer::answer, required), field("phone", &StayAnswer::phone, max_chars(30)));
}

struct StayPersonInput {
  StayId id;
  PersonId person_id;
};
constexpr auto describe(model::Tag<StayPersonInput>) {
  using namespace model;
  return entity("StayPersonInput", "入院した方を決める", field("id", &StayPersonInput::id, from_path | required),
                field("person_id", &StayPersonInput::person_id, required));
}

struct StayAskInput {
  StayId id;
  Uuid office_id;
};
constexpr auto describe(model::Tag<StayAskInput>) {
  using namespace model;
  return entity("StayAskInput", "担当かどうかを尋ねる", field("id", &StayAskInput::id, from_path | required),
                field("office_id", &StayAskInput::office_id, required));
}

Result<Done> check(Read& tx, const StayInput& in) {
  TRY(people::refuse_my_number(in));
  if (in.admitted_on > tx.today()) return fail_field("admitted_on", "date_in_future");
  if (in.admitted_on < tx.today().plus_days(-kOldestDays)) return fail_field("admitted_on", "stay_too_old");
  if (in.hospital_id && !trust::is_office(tx, *in.hospital_id)) return fail_field("hospital_id", "office_unknown");
  return Done{};
}

// A ward that tells of its own patient need not say which hospital it is.
Result<Done> name_hospital(Read& tx, const Caller& caller, const StayInput& in, Stay& stay) {
  stay.hospital_id = in.hospital_id;
  stay.hospital_name = text::trim(in.hospital_name);
  if (!stay.hospital_id && stay.hospital_name.empty() && in.told_by == ToldBy::hospital)
    stay.hospital_id = trust::standing_of(tx, *caller.account_id).office_id;
  if (stay.hospital_id) stay.hospital_name = trust::office_name(tx, stay.hospital_id);
  if (stay.hospital_name.empty()) return fail_field("hospital_name", "stay_which_hospital");
  return Done{};
}

// By the person's page, or by exact reading and birth date. Several of one name and day are left to the desk.
Result<Done> name_person(Read& tx, const Caller& caller, const StayInput& in, Stay& stay) {
  if (in.person_id) {
    TRY(trust::need_person(tx, caller, *in.person_id, trust::Reach::listed, "stay.notify"));
    const people::Person person = TRY(people::get_person(tx, *in.person_id));
    stay.person_id = person.id;
    stay.told_name = person.name;
    stay.told_kana = person.name_kana;
    stay.told_birth = person.birth;
    return Done{};
  }
  if (text::trim(in.name_kana).empty()) return fail_field("name_kana", "stay_who");
  const auto birth = people::read_birth(in.birth, tx.today());
  if (!birth) return fail_field("birth", birth.error().code);
  if (birth->text.size() < kWholeBirth) return fail_field("birth", "stay_whole_birth");
  stay.told_name = text::trim(in.name);
  stay.told_kana = text::trim(in.name_kana);
  stay.told_birth = birth->text;
  const auto found = people::exact_matches(tx, caller, stay.told_kana, stay.told_birth, "stay.notify");
  if (found.size() == 1) stay.person_id = found.front().id;
  return Done{};
}

bool same_person(const Stay& a, const Stay& b) {
  if (a.person_id && b.person_id) return a.person_id == b.person_id;
  return !a.told_birth.empty() && a.told_birth == b.told_birth && text::fold(a.told_kana) == text::fold(b.told_kana);
}

bool same_hospital(const Stay& a, const Stay& b) {
  if (a.hospital_id && b.hospital_id) return a.hospital_id == b.hospital_id;
  return text::fold(a.hospital_name) == text::fold(b.hospital_name);
}

// The family has told the care manager and the ward has told us: one stay.
std::optional<Stay> known_stay(Read& tx, const Stay& told) {
  for (Stay& other : tx.select<Stay>(
           "WHERE area_id = $1 AND state IN ('admitted', 'leaving') AND admitted_on >= $2 ORDER BY noticed_at, id",
           tx.area(), told.admitted_on.plus_days(-3))) {
    const bool near = other.admitted_on <= told.admitted_on.plus_days(3);
    if (near && same_person(other, told) && same_hospital(other, told)) return std::move(other);
  }
  return std::nullopt;
}

// What the second teller knows more.
void add_to(Stay& stay, const Stay& told) {
  const auto fill = [](std::string& to, const std::string& from) {
    if (to.empty()) to = from;
  };
  fill(stay.ward, told.ward);
  fill(stay.hospital_phone, told.hospital_phone);
  fill(stay.reason, told.reason);
  if (!stay.hospital_id) stay.hospital_id = told.hospital_id;
  if (stay.arrival == Arrival::unknown) stay.arrival = told.arrival;
}

Result<StayNoticed> notify(Write& tx, const Caller& caller, const StayInput& in) {
  TRY(check(tx, in));
  Stay stay;
  stay.area_id = tx.area();
  stay.id = tx.new_id<StayId>();
  stay.ward = text::trim(in.ward);
  stay.hospital_phone = text::trim(in.hospital_phone);
  stay.admitted_on = in.admitted_on;
  stay.arrival = in.arrival;
  stay.reason = text::trim(in.reason);
  stay.told_by = in.told_by;
  TRY(name_hospital(tx, caller, in, stay));
  TRY(name_person(tx, caller, in, stay));
  if (auto known = known_stay(tx, stay)) {
    add_to(*known, stay);
    keep(tx, *known);
    return StayNoticed{known->id, known->manager_state, true};
  }
  stay.noticed_at = tx.now();
  stay.noticed_by = caller.name;
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  stay.noticed_office_id = standing.office_id;
  stay.noticed_office = standing.office_name;
  keep(tx, stay);  // the questions to care managers point at it
  if (stay.person_id) {
    TRY(begin_for_person(tx, caller, stay));
    keep(tx, stay);
  } else {
    tell_desk(tx, stay);
  }
  return StayNoticed{stay.id, stay.manager_state, false};
}

Result<StayView> answer(Write& tx, const Caller& caller, const StayAnswer& in) {
  Seen seen = TRY(find_stay(tx, caller, in.id));
  if (!is_open(seen.stay)) return fail(Problem::conflict, "stay_over");
  if (in.answer == AskAnswer::waiting) return fail_field("answer", "stay_answer");
  const std::vector<StayAsk> asks = asks_of(tx, in.id);
  const bool asked = std::any_of(asks.begin(), asks.end(), [&](const StayAsk& ask) { return is_asked(caller, ask); });
  if (!asked) return fail(Problem::forbidden, "stay_not_asked");
  if (in.answer == AskAnswer::ours) {
    if (seen.stay.manager_state == ManagerState::confirmed && seen.stay.manager_account_id != caller.account_id)
      return fail(Problem::conflict, "stay_has_manager");
    confirm_manager(tx, caller, seen.stay, text::trim(in.phone));
  } else {
    decline(tx, caller, seen.stay);
  }
  keep(tx, seen.stay);
  return view_of(tx, caller, seen);
}

Result<StayView> choose_person(Write& tx, const Caller& caller, const StayPersonInput& in) {
  Seen seen = TRY(find_stay(tx, caller, in.id));
  if (!is_open(seen.stay)) return fail(Problem::conflict, "stay_over");
  if (seen.stay.person_id) return fail(Problem::conflict, "stay_has_person");
  TRY(trust::need_person(tx, caller, in.person_id, trust::Reach::listed, "stay.match"));
  seen.stay.person_id = in.person_id;
  TRY(begin_for_person(tx, caller, seen.stay));
  keep(tx, seen.stay);
  return view_of(tx, caller, seen);
}

Result<StayView> ask_office(Write& tx, const Caller& caller, const StayAskInput& in) {
  Seen seen = TRY(find_stay(tx, caller, in.id));
  if (!is_open(seen.stay)) return fail(Problem::conflict, "stay_over");
  if (seen.stay.manager_state == ManagerState::confirmed) return fail(Problem::conflict, "stay_has_manager");
  if (!trust::is_office(tx, in.office_id)) return fail_field("office_id", "office_unknown");
  ask_holders(tx, caller, seen.stay, {in.office_id});
  keep(tx, seen.stay);
  return view_of(tx, caller, seen);
}

}  // namespace

std::vector<api::Endpoint> notice_endpoints() {
  using namespace api;
  return {
      post("/v1/stays", "stay.notify", "stay.write", "Tell that somebody was admitted to hospital", &notify),
      post("/v1/stays/{id}/answer", "stay.answer", "stay.write", "Say whether the person is one's own case", &answer),
      post("/v1/stays/{id}/person", "stay.match", "stay.match", "Say who it is that was admitted", &choose_person),
      post("/v1/stays/{id}/ask", "stay.ask", "stay.match", "Ask an office whether the person is theirs", &ask_office),
  };
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
// The stays that a phone takes along: those of its own people, as long as they stand in the list of the desk. The phone says
// what it has; a stay's version is of all that is shown of it, so whatever changes what may be seen or said, a right, an
// answer or the day, brings it anew (docs/adr/0013-phone-stays-documents.md). Who is asked about somebody else's person is told so on the line
// and keeps nothing.
#include "directory/facility.h"
#include "model/json.h"
#include "people/person_store.h"
#include "transitions/by_person.h"
#include "transitions/endpoints.h"
#include "transitions/stay_view.h"
#include "trust/phone_device.h"
#include "trust/phone_hand.h"

namespace kaname::transitions {
namespace {

using api::Caller;
using trust::Reach;

constexpr std::int64_t kMostHospitals = 500;

struct StayPull {
  std::vector<trust::AtHand> have;
  std::string device;
  std::optional<std::string> hospitals;  // the version at hand; none: they are not wanted
};
constexpr auto describe(model::Tag<StayPull>) {
  using namespace model;
  return entity("SyncStayPull", "入退院を携帯に写す", field("have", &StayPull::have, max_items(10000)),
                field("device", &StayPull::device, max_chars(64)),
                field("hospitals", &StayPull::hospitals, max_chars(40)));
}

struct CarriedStay {
  PersonId person_id;  // as the phone has her, whatever record the stay was told about
  std::string version;
  StayView stay;
};
constexpr auto describe(model::Tag<CarriedStay>) {
  using namespace model;
  return entity("SyncStay", "写す入院", field("person_id", &CarriedStay::person_id),
                field("version", &CarriedStay::version), field("stay", &CarriedStay::stay));
}

// Where somebody may be admitted, so that a notice without a line names it as the directory does.
struct Ward {
  directory::FacilityId id;
  std::string name, name_kana;
};
constexpr auto describe(model::Tag<Ward>) {
  using namespace model;
  return entity("SyncHospital", "病院", field("id", &Ward::id), field("name", &Ward::name),
                field("name_kana", &Ward::name_kana));
}
struct Hospitals {
  std::string version;
  std::vector<Ward> items;
};
constexpr auto describe(model::Tag<Hospitals>) {
  using namespace model;
  return entity("SyncHospitals", "エリアの病院", field("version", &Hospitals::version),
                field("items", &Hospitals::items));
}

struct PulledStays {
  std::vector<CarriedStay> items;  // new, or other than the phone has them
  std::vector<std::string> forget;
  std::vector<StayView> asked;  // of persons who are not the caller's, and wait for her 担当です or 違います
  std::optional<Hospitals> hospitals;  // when the phone has others
};
constexpr auto describe(model::Tag<PulledStays>) {
  using namespace model;
  return entity("SyncStayAnswer", "写す入退院", field("items", &PulledStays::items),
                field("forget", &PulledStays::forget), field("asked", &PulledStays::asked),
                field("hospitals", &PulledStays::hospitals));
}

bool still_listed(Read& tx, const Stay& stay) {
  return is_open(stay) || stay.discharged_on.value_or(stay.admitted_on) >= tx.today().plus_days(-kAfterDays);
}

// Read once for all stays.
struct Looking {
  const Caller& caller;
  std::vector<StayId> asked;
  RuleBook rules;
};

// What is shown of the person's stays to the caller, who may see her.
std::vector<StayView> views_about(Read& tx, const Looking& look, PersonId id) {
  std::vector<StayView> out;
  for (Stay& stay : stays_about(tx, people::ids_of(tx, id))) {
    if (!still_listed(tx, stay)) continue;
    const Seen seen = see(tx, look.caller, std::move(stay), look.asked);
    if (seen.side == Side::team) out.push_back(view_of(tx, look.caller, seen, look.rules));
  }
  return out;
}

// What else waits for the caller: somebody's stay who is not hers, or not yet.
std::vector<StayView> asked_of_others(Read& tx, const Looking& look) {
  std::vector<StayView> out;
  for (const StayId id : look.asked) {
    auto stay = tx.first<Stay>("WHERE area_id = $1 AND id = $2", tx.area(), id);
    if (!stay || !is_open(*stay)) continue;
    const Seen seen = see(tx, look.caller, std::move(*stay), look.asked);
    if (seen.side == Side::team || seen.side == Side::none) continue;
    StayView view = view_of(tx, look.caller, seen, look.rules);
    if (view.asks_me) out.push_back(std::move(view));
  }
  return out;
}

// Hospitals, and clinics with beds.
Hospitals hospitals_of(Read& tx) {
  Hospitals out;
  for (directory::Facility& one :
       tx.select<directory::Facility>("WHERE area_id = $1 AND status IN ('active', 'closure_candidate') AND (kind = "
                                      "'hospital' OR (kind = 'clinic' AND beds > 0))"
                                      " ORDER BY name_kana, id LIMIT $2",
                                      tx.area(), kMostHospitals))
    out.items.push_back({one.id, std::move(one.name), std::move(one.name_kana)});
  out.version = trust::shown_version(model::to_json(out));
  return out;
}

Result<PulledStays> pull(Read& tx, const Caller& caller, const StayPull& in) {
  TRY(trust::check_phone(tx, caller, in.device));
  trust::PhoneHand hand(in.have);
  const Looking look{caller, asked_stays(tx, caller), RuleBook(tx)};
  PulledStays out;
  for (const PersonId id : trust::people_of(tx, caller)) {
    if (trust::person_access(tx, caller, id).reach < Reach::view) continue;
    for (StayView& view : views_about(tx, look, id)) {
      std::string version = trust::shown_version(model::to_json(view));
      if (hand.has(view.id.text(), version)) continue;
      TRY(trust::need_person(tx, caller, id, Reach::view, "stay.pull"));
      out.items.push_back({id, std::move(version), std::move(view)});
    }
  }
  out.asked = asked_of_others(tx, look);
  out.forget = hand.left();
  if (in.hospitals) {
    Hospitals all = hospitals_of(tx);
    if (all.version != *in.hospitals) out.hospitals = std::move(all);
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> sync_endpoints() {
  using namespace api;
  Endpoint endpoint =
      ask("/v1/sync/stays", "stay.pull", "stay.read", "Stays that a phone has not seen as they are now", &pull);
  endpoint.kind = Kind::slow_read;
  return {endpoint};
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may see a person who is cared for, and on which basis. Three things are asked: does the caller, or an office of the
// caller, belong to the person (care_relation); what is the legal basis (consent.h, legal_basis.h); what may be done then.
//
//   the office that keeps the case       its own contract with the person            write
//   a member of the team                 with the person's consent in force          write
//   …                                    without one                                 name and team only
//   named in a conference, in a danger to life, in a disaster, by law                what that basis says, until its end
//   town and coordinators                their task: finding, not reading            name and team only
//   anybody else                         nothing, not even that there is such a person
//
// A withdrawn consent, a left team and an ended basis count from the next request on.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "base/result.h"
#include "store/transaction.h"

namespace kaname::trust {

using PersonId = Id<struct PersonTag>;

// How somebody belongs to a person.
enum class CareKind { case_office, team };

inline constexpr auto kCareKinds = std::to_array<model::Option>({
    {"case_office", "担当の事業所", "Keeps the case"},
    {"team", "チーム", "Team"},
});
constexpr const auto& options(model::Tag<CareKind>) { return kCareKinds; }
constexpr std::string_view choice_name(model::Tag<CareKind>) { return "CareKind"; }

// A present relation; `holder_id` is an account or an office. Told by the people floor, which keeps the history.
struct CareRelation {
  std::string area_id;
  PersonId person_id;
  Uuid holder_id;
  CareKind kind = CareKind::team;
  Timestamp since;

  bool operator==(const CareRelation&) const = default;
};

constexpr auto describe(model::Tag<CareRelation>) {
  using namespace model;
  return entity("care_relation", "利用者との関係", field("area_id", &CareRelation::area_id, primary_key | max_chars(6)),
                field("person_id", &CareRelation::person_id, primary_key),
                field("holder_id", &CareRelation::holder_id, primary_key), field("kind", &CareRelation::kind),
                field("since", &CareRelation::since));
}

// The version of everything that decides on access to a person: the journal seq of its last change.
struct PersonGate {
  std::string area_id;
  PersonId person_id;
  std::int64_t seq = 0;

  bool operator==(const PersonGate&) const = default;
};

constexpr auto describe(model::Tag<PersonGate>) {
  using namespace model;
  return entity("person_gate", "閲覧の版", field("area_id", &PersonGate::area_id, primary_key | max_chars(6)),
                field("person_id", &PersonGate::person_id, primary_key), field("seq", &PersonGate::seq));
}

// Something that decides on access to the person has changed in this act.
void touch_gate(store::Write& tx, PersonId person);

// The relations of a person from now on.
void set_relations(store::Write& tx, PersonId person, const std::vector<CareRelation>& now);

// What may be done; each includes the ones before it.
enum class Reach { nothing, listed, view, write };

inline constexpr auto kReaches = std::to_array<model::Option>({
    {"nothing", "見られない", "Nothing"},
    {"listed", "名前とチームだけ", "Name and team only"},
    {"view", "見る", "See"},
    {"write", "見る・書く", "See and write"},
});
constexpr const auto& options(model::Tag<Reach>) { return kReaches; }
constexpr std::string_view choice_name(model::Tag<Reach>) { return "PersonReach"; }

// On which basis a person is seen.
enum class Basis { none, own_case, consent, conference, protection, disaster, law };

inline constexpr auto kBases = std::to_array<model::Option>({
    {"none", "根拠なし", "None"},
    {"own_case", "担当（自事業所の契約）", "Own case"},
    {"consent", "本人同意", "Consent"},
    {"conference", "支援会議（社会福祉法106条の6）", "Support conference (Social Welfare Act 106-6)"},
    {"protection", "生命・身体の保護（緊急）", "Protection of life (emergency)"},
    {"disaster", "災害", "Disaster"},
    {"law", "法令", "Law"},
});
constexpr const auto& options(model::Tag<Basis>) { return kBases; }
constexpr std::string_view choice_name(model::Tag<Basis>) { return "LegalBasisKind"; }

struct PersonAccess {
  Reach reach = Reach::nothing;
  Basis basis = Basis::none;
  bool own_case = false;  // of the office that keeps the case
  bool in_team = false;
  std::optional<Timestamp> until;  // when the basis ends by itself
  std::optional<Uuid> office;      // of the caller's, through which she belongs to the person
};

PersonAccess person_access(store::Read& tx, const api::Caller& caller, PersonId person);

// The access, when it reaches `least`, with a note in the access log that `what` was looked at (a name of the endpoint's
// kind: "person.show"). Errors: person_not_found (also when the caller may not know of the person), person_no_basis
// (member without consent in force), person_view_only.
Result<PersonAccess> need_person(store::Read& tx, const api::Caller& caller, PersonId person, Reach least,
                                 std::string_view what);

// The persons the caller belongs to, himself or through an office, whatever the basis. Sorted.
std::vector<PersonId> people_of(store::Read& tx, const api::Caller& caller);

// Accounts that may read a person now as the office that keeps the case or as members, in order of their ids. Members
// without a consent that covers them do not count: what is written does not reach them.
std::vector<api::AccountId> readers_of(store::Read& tx, PersonId person);

}  // namespace kaname::trust

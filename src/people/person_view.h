// SPDX-License-Identifier: Apache-2.0
#pragma once
// A person as the page, the phone and the papers show it: never more than the caller's basis allows.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "people/person_rules.h"
#include "people/person_store.h"
#include "trust/person_access.h"

namespace kaname::people {

struct HeadingView {
  Heading heading = Heading::other;
  model::RawJson facts;
  std::string confirmed_by;
  Timestamp confirmed_at;
  LocalDate next_due;
  std::string age_words;
  bool overdue = false;
  std::int64_t seq = 0;
};
constexpr auto describe(model::Tag<HeadingView>) {
  using namespace model;
  return entity("PersonFactsView", "利用者の情報", field("heading", &HeadingView::heading),
                field("facts", &HeadingView::facts, personal),
                field("confirmed_by", &HeadingView::confirmed_by, personal),
                field("confirmed_at", &HeadingView::confirmed_at), field("next_due", &HeadingView::next_due),
                field("age_words", &HeadingView::age_words), field("overdue", &HeadingView::overdue),
                field("seq", &HeadingView::seq));
}

struct TeamMemberView {
  MemberId id;
  std::optional<api::AccountId> account_id;
  std::optional<Uuid> office_id;
  std::string name;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  std::string duty;
  std::string phone;
  Channel channel = Channel::app;
  std::string channel_address;
  bool keeps_case = false;
  bool coordinates = false;
  bool joined = false;  // somebody of it can read here
  LocalDate since;
  std::optional<LocalDate> until;
};
constexpr auto describe(model::Tag<TeamMemberView>) {
  using namespace model;
  return entity("TeamMemberView", "チームの一員", field("id", &TeamMemberView::id),
                field("account_id", &TeamMemberView::account_id), field("office_id", &TeamMemberView::office_id),
                field("name", &TeamMemberView::name, personal), field("office_name", &TeamMemberView::office_name),
                field("profession", &TeamMemberView::profession), field("duty", &TeamMemberView::duty),
                field("phone", &TeamMemberView::phone, personal), field("channel", &TeamMemberView::channel),
                field("channel_address", &TeamMemberView::channel_address, personal),
                field("keeps_case", &TeamMemberView::keeps_case), field("coordinates", &TeamMemberView::coordinates),
                field("joined", &TeamMemberView::joined), field("since", &TeamMemberView::since),
                field("until", &TeamMemberView::until));
}

struct BasisView {
  trust::Reach reach = trust::Reach::nothing;
  trust::Basis basis = trust::Basis::none;
  std::optional<Timestamp> until;
  bool own_case = false;
  bool in_team = false;
};
constexpr auto describe(model::Tag<BasisView>) {
  using namespace model;
  return entity("PersonBasis", "見る根拠", field("reach", &BasisView::reach), field("basis", &BasisView::basis),
                field("until", &BasisView::until), field("own_case", &BasisView::own_case),
                field("in_team", &BasisView::in_team));
}

// `person` holds only the name, the birth date and the sex when the basis reaches no further than "listed".
struct PersonPage {
  Person person;
  std::optional<int> age;
  std::string zone_name;
  BasisView basis;
  std::vector<std::string> warnings;
  std::vector<HeadingView> facts;
  std::vector<TeamMemberView> team;  // present ones
  std::vector<Due> due;
  bool consent_needed = false;  // no consent in force: members other than the case office see nothing
};
constexpr auto describe(model::Tag<PersonPage>) {
  using namespace model;
  return entity("PersonPage", "利用者のページ", field("person", &PersonPage::person), field("age", &PersonPage::age),
                field("zone_name", &PersonPage::zone_name), field("basis", &PersonPage::basis),
                field("warnings", &PersonPage::warnings, personal), field("facts", &PersonPage::facts),
                field("team", &PersonPage::team), field("due", &PersonPage::due),
                field("consent_needed", &PersonPage::consent_needed));
}

PersonPage person_page(Read& tx, const PersonParts& parts, const trust::PersonAccess& access);
std::vector<TeamMemberView> team_view(Read& tx, const std::vector<TeamMember>& team);

}  // namespace kaname::people

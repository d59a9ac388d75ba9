// SPDX-License-Identifier: Apache-2.0
// The team: who joins, who leaves, what somebody does in it. A leaver loses the page with the answer to this very act; what
// the leaver wrote stays.
#include "base/text_fold.h"
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_view.h"
#include "trust/account_store.h"
#include "trust/services.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Reach;

struct MemberInput {
  PersonId id;
  std::optional<api::AccountId> account_id;
  std::optional<Uuid> office_id;
  std::string name;
  trust::Profession profession = trust::Profession::none;
  std::string duty;
  std::string phone;
  Channel channel = Channel::app;
  std::string channel_address;
  bool keeps_case = false;
  bool coordinates = false;
};
constexpr auto describe(model::Tag<MemberInput>) {
  using namespace model;
  using In = MemberInput;
  return entity("TeamMemberInput", "チームに加える", field("id", &In::id, from_path | required),
                field("account_id", &In::account_id), field("office_id", &In::office_id),
                field("name", &In::name, personal | max_chars(100)), field("profession", &In::profession),
                field("duty", &In::duty, max_chars(100)), field("phone", &In::phone, personal | max_chars(30)),
                field("channel", &In::channel),
                field("channel_address", &In::channel_address, personal | max_chars(200)),
                field("keeps_case", &In::keeps_case), field("coordinates", &In::coordinates));
}

struct MemberEdit {
  PersonId id;
  MemberId member_id;
  trust::Profession profession = trust::Profession::none;
  std::string duty;
  std::string phone;
  Channel channel = Channel::app;
  std::string channel_address;
  bool coordinates = false;
};
constexpr auto describe(model::Tag<MemberEdit>) {
  using namespace model;
  using In = MemberEdit;
  return entity("TeamMemberEdit", "チームの一員を直す", field("id", &In::id, from_path | required),
                field("member_id", &In::member_id, from_path | required), field("profession", &In::profession),
                field("duty", &In::duty, max_chars(100)), field("phone", &In::phone, personal | max_chars(30)),
                field("channel", &In::channel),
                field("channel_address", &In::channel_address, personal | max_chars(200)),
                field("coordinates", &In::coordinates));
}

struct MemberPath {
  PersonId id;
  MemberId member_id;
};
constexpr auto describe(model::Tag<MemberPath>) {
  using namespace model;
  return entity("TeamMemberPath", "チームの一員", field("id", &MemberPath::id, from_path | required),
                field("member_id", &MemberPath::member_id, from_path | required));
}

struct TeamPath {
  PersonId id;
};
constexpr auto describe(model::Tag<TeamPath>) {
  return model::entity("TeamPath", "利用者", model::field("id", &TeamPath::id, model::from_path | model::required));
}

struct TeamAnswer {
  std::vector<TeamMemberView> present;
  std::vector<TeamMember> former;
};
constexpr auto describe(model::Tag<TeamAnswer>) {
  using namespace model;
  return entity("Team", "チーム", field("present", &TeamAnswer::present), field("former", &TeamAnswer::former));
}

// Who may change the team: those who may write, and, so that a team can begin before the consent, its members.
Result<trust::PersonAccess> need_team(Write& tx, const Caller& caller, PersonId id) {
  const auto access = TRY(trust::need_person(tx, caller, id, Reach::listed, "team.change"));
  if (access.reach < Reach::write && !access.in_team) return fail(Problem::forbidden, "person_no_basis");
  return access;
}

// FAX and mail need to know where to.
template <class Input>
Result<Done> check_channel(const Input& in) {
  const bool needs_address = in.channel == Channel::fax || in.channel == Channel::mail;
  if (needs_address && text::trim(in.channel_address).empty()) return fail_field("channel_address", "member_address");
  return Done{};
}

Result<Done> check_member(Read& tx, const MemberInput& in) {
  TRY(refuse_my_number(in));
  if (!in.account_id && !in.office_id && text::trim(in.name).empty()) return fail_field("name", "member_who");
  if (in.account_id) {
    const auto account = trust::find_account(tx, tx.area(), *in.account_id);
    if (!account || !account->active) return fail_field("account_id", "account_not_found");
  }
  if (in.office_id && !trust::is_office(tx, *in.office_id)) return fail_field("office_id", "office_unknown");
  return check_channel(in);
}

bool is_same(const TeamMember& a, const MemberInput& b) {
  if (b.account_id || a.account_id) return a.account_id == b.account_id;
  if (b.office_id || a.office_id) return a.office_id == b.office_id && a.name == text::trim(b.name);
  return a.name == text::trim(b.name) && a.phone == text::trim(b.phone);
}

Result<PersonPage> page_after(Write& tx, const Caller& caller, PersonId id) {
  report_relations(tx, id);
  touch(tx, id);
  const auto parts = TRY(person_parts(tx, id));
  return person_page(tx, *parts, trust::person_access(tx, caller, id));
}

Result<PersonPage> join(Write& tx, const Caller& caller, const MemberInput& in) {
  const auto access = TRY(need_team(tx, caller, in.id));
  TRY(get_person(tx, in.id));
  TRY(check_member(tx, in));
  if (in.keeps_case && !access.own_case) return fail_field("keeps_case", "keeps_case_by_case_office");
  for (const TeamMember& old :
       tx.select<TeamMember>("WHERE area_id = $1 AND person_id = $2 AND until IS NULL", tx.area(), in.id)) {
    if (is_same(old, in)) return fail(Problem::conflict, "member_already");
  }
  TeamMember member;
  member.area_id = tx.area();
  member.person_id = in.id;
  member.id = tx.new_id<MemberId>();
  member.account_id = in.account_id;
  member.office_id = in.office_id;
  member.name = text::trim(in.name);
  if (in.account_id && member.name.empty()) member.name = trust::find_account(tx, tx.area(), *in.account_id)->name;
  member.profession = in.profession;
  member.duty = text::trim(in.duty);
  member.phone = text::trim(in.phone);
  member.channel = in.channel;
  member.channel_address = text::trim(in.channel_address);
  member.keeps_case = in.keeps_case;
  member.coordinates = in.coordinates;
  member.since = tx.today();
  tx.insert(member);
  return page_after(tx, caller, in.id);
}

Result<TeamMember> present_member(Read& tx, PersonId person, MemberId id) {
  auto member = tx.first<TeamMember>("WHERE area_id = $1 AND person_id = $2 AND id = $3", tx.area(), person, id);
  if (!member) return fail(Problem::not_found, "member_not_found");
  if (member->until) return fail(Problem::conflict, "member_left");
  return std::move(*member);
}

Result<PersonPage> edit_member(Write& tx, const Caller& caller, const MemberEdit& in) {
  TRY(need_team(tx, caller, in.id));
  TRY(refuse_my_number(in));
  TRY(check_channel(in));
  TeamMember member = TRY(present_member(tx, in.id, in.member_id));
  member.profession = in.profession;
  member.duty = text::trim(in.duty);
  member.phone = text::trim(in.phone);
  member.channel = in.channel;
  member.channel_address = text::trim(in.channel_address);
  member.coordinates = in.coordinates;
  tx.update(member);
  return page_after(tx, caller, in.id);
}

// The last case office cannot leave: somebody must answer for the person. It hands over first. Nobody else ends its part.
Result<PersonPage> leave(Write& tx, const Caller& caller, const MemberPath& in) {
  const auto access = TRY(need_team(tx, caller, in.id));
  TeamMember member = TRY(present_member(tx, in.id, in.member_id));
  if (member.keeps_case && !access.own_case) return fail(Problem::forbidden, "keeps_case_by_case_office");
  const auto others = tx.number(
      "SELECT count(*) FROM team_member WHERE area_id = $1 AND person_id = $2 AND keeps_case = 1 AND until IS NULL"
      " AND id <> $3",
      tx.area(), in.id, in.member_id);
  if (member.keeps_case && others == 0) return fail(Problem::conflict, "last_case_office");
  member.until = tx.today();
  tx.update(member);
  return page_after(tx, caller, in.id);
}

Result<TeamAnswer> show_team(Read& tx, const Caller& caller, const TeamPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::listed, "team.show"));
  const auto parts = TRY(person_parts(tx, in.id));
  TeamAnswer out;
  out.present = team_view(tx, parts->team);
  for (const TeamMember& member : parts->team) {
    if (member.until) out.former.push_back(member);
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> team_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/team", "team.show", "person.find", "The team of a person, with former members", &show_team),
      post("/v1/people/{id}/team", "team.join", "person.write", "Add somebody to the team", &join),
      put("/v1/people/{id}/team/{member_id}", "team.edit", "person.write", "Change what a member does", &edit_member),
      post("/v1/people/{id}/team/{member_id}/leave", "team.leave", "person.write", "End a membership at once", &leave),
  };
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
// Households across the laws: each section leads its part. Seen through one of the members; another member who is a person
// of this program is shown by name, relation, law and section only, unless the caller may see that person too.
#include "base/text_fold.h"
#include "people/endpoints.h"
#include "people/household.h"
#include "people/my_number.h"
#include "people/person_rules.h"
#include "people/person_store.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Reach;

struct HouseholdPath {
  PersonId id;
};
constexpr auto describe(model::Tag<HouseholdPath>) {
  return model::entity("HouseholdPath", "利用者",
                       model::field("id", &HouseholdPath::id, model::from_path | model::required));
}

struct HouseholdInput {
  PersonId id;
  std::string name;
  std::string note;
  std::string relation;  // of this person, when the household is made
  SupportLaw law = SupportLaw::long_term_care;
  std::string section;
};
constexpr auto describe(model::Tag<HouseholdInput>) {
  using namespace model;
  using In = HouseholdInput;
  return entity("HouseholdInput", "世帯", field("id", &In::id, from_path | required),
                field("name", &In::name, required | personal | max_chars(100)),
                field("note", &In::note, multiline | personal | max_chars(2000)),
                field("relation", &In::relation, max_chars(50)), field("law", &In::law),
                field("section", &In::section, max_chars(100)));
}

struct HouseholdMemberInput {
  PersonId id;
  std::optional<HouseholdMemberId> member_id;  // of the one to be changed
  std::optional<PersonId> person_id;           // when the member is a person of this program
  std::string name;                            // else
  std::string relation;
  std::string birth;
  SupportLaw law = SupportLaw::none;
  std::string section;
  std::string note;
};
constexpr auto describe(model::Tag<HouseholdMemberInput>) {
  using namespace model;
  using In = HouseholdMemberInput;
  return entity("HouseholdMemberInput", "世帯員", field("id", &In::id, from_path | required),
                field("member_id", &In::member_id), field("person_id", &In::person_id),
                field("name", &In::name, personal | max_chars(100)), field("relation", &In::relation, max_chars(50)),
                field("birth", &In::birth, personal | max_chars(40)), field("law", &In::law),
                field("section", &In::section, max_chars(100)),
                field("note", &In::note, multiline | personal | max_chars(2000)));
}

struct HouseholdMemberPath {
  PersonId id;
  HouseholdMemberId member_id;
};
constexpr auto describe(model::Tag<HouseholdMemberPath>) {
  using namespace model;
  return entity("HouseholdMemberPath", "世帯員", field("id", &HouseholdMemberPath::id, from_path | required),
                field("member_id", &HouseholdMemberPath::member_id, from_path | required));
}

struct HouseholdMemberView {
  HouseholdMemberId id;
  std::optional<PersonId> person_id;
  std::string name, relation, birth;
  std::optional<int> age;
  SupportLaw law = SupportLaw::none;
  std::string section, note;
  bool open = false;  // everything about this member may be shown to the caller
  LocalDate since;
  std::optional<LocalDate> until;
};
constexpr auto describe(model::Tag<HouseholdMemberView>) {
  using namespace model;
  using V = HouseholdMemberView;
  return entity("HouseholdMemberView", "世帯員", field("id", &V::id), field("person_id", &V::person_id),
                field("name", &V::name, personal), field("relation", &V::relation), field("birth", &V::birth, personal),
                field("age", &V::age), field("law", &V::law), field("section", &V::section),
                field("note", &V::note, personal), field("open", &V::open), field("since", &V::since),
                field("until", &V::until));
}

struct HouseholdPage {
  std::optional<HouseholdId> id;  // nothing: the person is in no household yet
  std::string name, note;
  std::vector<HouseholdMemberView> members;  // present ones
  std::vector<HouseholdMemberView> former;
};
constexpr auto describe(model::Tag<HouseholdPage>) {
  using namespace model;
  using P = HouseholdPage;
  return entity("HouseholdPage", "世帯のページ", field("id", &P::id), field("name", &P::name, personal),
                field("note", &P::note, personal), field("members", &P::members), field("former", &P::former));
}

// The household the person lives in now.
std::optional<HouseholdMember> place_of(Read& tx, PersonId person) {
  return tx.first<HouseholdMember>("WHERE area_id = $1 AND person_id = $2 AND until IS NULL", tx.area(), person);
}

std::vector<HouseholdMember> members_of(Read& tx, HouseholdId id) {
  return tx.select<HouseholdMember>("WHERE area_id = $1 AND household_id = $2 ORDER BY since, id", tx.area(), id);
}

HouseholdMemberView view_of(Read& tx, const Caller& caller, const HouseholdMember& member, PersonId asked) {
  HouseholdMemberView out;
  out.id = member.id;
  out.name = member.name;
  if (member.person_id) {
    if (const auto parts = person_parts(tx, *member.person_id)) out.name = (*parts)->person.name;
  }
  out.relation = member.relation;
  out.law = member.law;
  out.section = member.section;
  out.since = member.since;
  out.until = member.until;
  out.open = !member.person_id || *member.person_id == asked ||
      trust::need_person(tx, caller, *member.person_id, Reach::view, "household.show").has_value();
  if (!out.open) return out;
  out.person_id = member.person_id;
  out.birth = member.birth;
  out.age = age_of(member.birth, tx.today());
  out.note = member.note;
  return out;
}

HouseholdPage page_of(Read& tx, const Caller& caller, PersonId asked) {
  HouseholdPage out;
  const auto place = place_of(tx, asked);
  if (!place) return out;
  const auto household =
      tx.first<Household>("WHERE area_id = $1 AND id = $2", tx.area(), place->household_id).value_or(Household{});
  out.id = household.id;
  out.name = household.name;
  out.note = household.note;
  for (const HouseholdMember& member : members_of(tx, household.id))
    (member.until ? out.former : out.members).push_back(view_of(tx, caller, member, asked));
  return out;
}

// Everybody of the household is told that something has changed.
void touch_all(Write& tx, HouseholdId id) {
  tx.execute("UPDATE household SET changed_seq = $3 WHERE area_id = $1 AND id = $2", tx.area(), id, tx.seq());
  for (const HouseholdMember& member : members_of(tx, id)) {
    if (member.person_id && !member.until) touch(tx, *member.person_id);
  }
}

HouseholdMember member_of(Write& tx, HouseholdId household, const Person& person) {
  HouseholdMember out;
  out.area_id = tx.area();
  out.household_id = household;
  out.id = tx.new_id<HouseholdMemberId>();
  out.person_id = person.id;
  out.name = person.name;
  out.birth = person.birth;
  out.since = tx.today();
  return out;
}

Result<HouseholdPage> show_household(Read& tx, const Caller& caller, const HouseholdPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "household.show"));
  return page_of(tx, caller, in.id);
}

// Makes the household of the person, or changes its name and note.
Result<HouseholdPage> put_household(Write& tx, const Caller& caller, const HouseholdInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "household.put"));
  const Person person = TRY(get_person(tx, in.id));
  TRY(refuse_my_number(in));
  const auto place = place_of(tx, in.id);
  Household household{tx.area(), place ? place->household_id : tx.new_id<HouseholdId>(), text::trim(in.name), in.note,
                      tx.seq()};
  tx.upsert(household);
  if (!place) {
    HouseholdMember first = member_of(tx, household.id, person);
    first.relation = text::trim(in.relation);
    first.law = in.law;
    first.section = text::trim(in.section);
    tx.insert(first);
  }
  touch_all(tx, household.id);
  return page_of(tx, caller, in.id);
}

Result<HouseholdMember> present_member(Read& tx, const HouseholdMember& place, HouseholdMemberId id) {
  auto member = tx.first<HouseholdMember>("WHERE area_id = $1 AND household_id = $2 AND id = $3", tx.area(),
                                          place.household_id, id);
  if (!member || member->until) return fail(Problem::not_found, "household_member_not_found");
  return std::move(*member);
}

Result<HouseholdMember> new_member(Write& tx, const Caller& caller, HouseholdId household,
                                   const HouseholdMemberInput& in) {
  if (in.person_id) {
    TRY(trust::need_person(tx, caller, *in.person_id, Reach::listed, "household.put_member"));
    if (place_of(tx, *in.person_id)) return fail_field("person_id", "household_already");
    return member_of(tx, household, TRY(get_person(tx, *in.person_id)));
  }
  HouseholdMember out = member_of(tx, household, Person{});
  out.person_id.reset();
  return out;
}

Result<HouseholdPage> put_member(Write& tx, const Caller& caller, const HouseholdMemberInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "household.put_member"));
  TRY(refuse_my_number(in));
  const auto place = place_of(tx, in.id);
  if (!place) return fail(Problem::conflict, "household_needed");
  HouseholdMember member = in.member_id ? TRY(present_member(tx, *place, *in.member_id))
                                        : TRY(new_member(tx, caller, place->household_id, in));
  // Another person's part is changed by those who may write about that person.
  if (in.member_id && member.person_id && *member.person_id != in.id)
    TRY(trust::need_person(tx, caller, *member.person_id, Reach::write, "household.put_member"));
  if (!member.person_id) {
    member.name = text::trim(in.name);
    if (member.name.empty()) return fail_field("name", "required");
    const auto birth = read_birth(in.birth, tx.today());
    if (!birth) return fail_field("birth", birth.error().code);
    member.birth = birth->text;
  }
  member.relation = text::trim(in.relation);
  member.law = in.law;
  member.section = text::trim(in.section);
  member.note = in.note;
  tx.upsert(member);
  touch_all(tx, member.household_id);
  return page_of(tx, caller, in.id);
}

Result<HouseholdPage> end_member(Write& tx, const Caller& caller, const HouseholdMemberPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "household.end_member"));
  const auto place = place_of(tx, in.id);
  if (!place) return fail(Problem::conflict, "household_needed");
  HouseholdMember member = TRY(present_member(tx, *place, in.member_id));
  member.until = tx.today();
  tx.update(member);
  if (member.person_id) touch(tx, *member.person_id);
  touch_all(tx, member.household_id);
  return page_of(tx, caller, in.id);
}

}  // namespace

std::vector<api::Endpoint> household_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/household", "household.show", "person.read", "Who lives with the person, under which law",
          &show_household),
      put("/v1/people/{id}/household", "household.put", "person.write", "Make or rename the household of a person",
          &put_household),
      post("/v1/people/{id}/household/members", "household.put_member", "person.write",
           "Add somebody to the household, or change a member", &put_member),
      post("/v1/people/{id}/household/members/{member_id}/end", "household.end_member", "person.write",
           "Say that somebody no longer lives there", &end_member),
  };
}

}  // namespace kaname::people

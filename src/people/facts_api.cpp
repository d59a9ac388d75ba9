// SPDX-License-Identifier: Apache-2.0
// Facts under headings: changing, confirming, their history and going back.
#include "journal/journal.h"
#include "people/endpoints.h"
#include "people/facts.h"
#include "people/person_view.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Reach;

struct FactsPath {
  PersonId id;
};
constexpr auto describe(model::Tag<FactsPath>) {
  using namespace model;
  return entity("PersonFactsPath", "利用者", field("id", &FactsPath::id, from_path | required));
}

// All facts of a person in their own types, for programs; the page carries them heading by heading.
struct AllFacts {
  Alerts alerts;
  Devices devices;
  Wishes wishes;
  Diagnoses diagnoses;
  Medicines medicines;
  Regulars regulars;
  Family family;
  Certification certification;
  Independence independence;
  Adl adl;
  Words iadl;
  Meals meals;
  Words excretion, hygiene, oral, cognition;
  Communication communication;
  Words rhythm, social;
  Housing housing;
  Words life, social_security, assessment_reason, other;
  Links links;
};
constexpr auto describe(model::Tag<AllFacts>) {
  using namespace model;
  using A = AllFacts;
  return entity("AllFacts", "利用者の情報の全部", field("alerts", &A::alerts), field("devices", &A::devices),
                field("wishes", &A::wishes), field("diagnoses", &A::diagnoses), field("medicines", &A::medicines),
                field("regulars", &A::regulars), field("family", &A::family), field("certification", &A::certification),
                field("independence", &A::independence), field("adl", &A::adl), field("iadl", &A::iadl),
                field("meals", &A::meals), field("excretion", &A::excretion), field("hygiene", &A::hygiene),
                field("oral", &A::oral), field("cognition", &A::cognition), field("communication", &A::communication),
                field("rhythm", &A::rhythm), field("social", &A::social), field("housing", &A::housing),
                field("life", &A::life), field("social_security", &A::social_security),
                field("assessment_reason", &A::assessment_reason), field("other", &A::other),
                field("links", &A::links));
}

struct FactsInput {
  PersonId id;
  Heading heading = Heading::other;
  std::int64_t base_seq = 0;  // of the facts that were on the screen; 0: there were none
  model::RawJson facts;
};
constexpr auto describe(model::Tag<FactsInput>) {
  using namespace model;
  return entity("PersonFactsInput", "情報を直す", field("id", &FactsInput::id, from_path | required),
                field("heading", &FactsInput::heading, from_path | required), field("base_seq", &FactsInput::base_seq),
                field("facts", &FactsInput::facts, personal));
}

struct ConfirmInput {
  PersonId id;
  std::vector<Heading> headings;
};
constexpr auto describe(model::Tag<ConfirmInput>) {
  using namespace model;
  return entity("PersonConfirmInput", "変わりないことを確かめる", field("id", &ConfirmInput::id, from_path | required),
                field("headings", &ConfirmInput::headings, required | max_items(30)));
}

struct ChangeView {
  std::int64_t seq = 0;
  Timestamp at;
  std::string who;
  Heading heading = Heading::basic;
  model::RawJson before;
  model::RawJson after;
};
constexpr auto describe(model::Tag<ChangeView>) {
  using namespace model;
  return entity("PersonChangeView", "変更", field("seq", &ChangeView::seq), field("at", &ChangeView::at),
                field("who", &ChangeView::who, personal), field("heading", &ChangeView::heading),
                field("before", &ChangeView::before, personal), field("after", &ChangeView::after, personal));
}
struct Changes {
  std::vector<ChangeView> items;
};
constexpr auto describe(model::Tag<Changes>) {
  return model::entity("PersonChanges", "変更の一覧", model::field("items", &Changes::items));
}

Result<AllFacts> show_facts(Read& tx, const Caller& caller, const FactsPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "person.facts"));
  const auto parts = TRY(person_parts(tx, in.id));
  AllFacts out;
  model::declaration<AllFacts>.each([&](const auto& f) {
    Heading heading{};
    KANAME_ASSERT(model::choice_from(f.name, heading));
    out.*f.member = facts_as<std::decay_t<decltype(out.*f.member)>>(parts->facts, heading);
  });
  return out;
}

Result<PersonPage> page_after(Write& tx, const Caller& caller, PersonId id) {
  const auto parts = TRY(person_parts(tx, id));
  return person_page(tx, *parts, trust::person_access(tx, caller, id));
}

Result<PersonPage> edit_facts(Write& tx, const Caller& caller, const FactsInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "person.edit_facts"));
  TRY(get_person(tx, in.id));
  std::string normal = TRY(normal_facts(in.heading, in.facts.text));
  TRY(change_facts(tx, in.id, in.heading, std::move(normal), in.base_seq, caller.name));
  return page_after(tx, caller, in.id);
}

Result<PersonPage> confirm(Write& tx, const Caller& caller, const ConfirmInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "person.confirm"));
  TRY(get_person(tx, in.id));
  for (const Heading heading : in.headings) TRY(confirm_facts(tx, in.id, heading, caller.name));
  return page_after(tx, caller, in.id);
}

Result<Changes> show_changes(Read& tx, const Caller& caller, const FactsPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "person.changes"));
  Changes out;
  for (PersonChange& change : tx.select<PersonChange>(
           "WHERE area_id = $1 AND person_id = $2 ORDER BY seq DESC, heading LIMIT 200", tx.area(), in.id)) {
    const auto entry = tx.first<journal::Entry>("WHERE area_id = $1 AND seq = $2", tx.area(), change.seq);
    out.items.push_back({change.seq, entry ? entry->at : Timestamp{}, entry ? entry->who : "", change.heading,
                         std::move(change.before), std::move(change.after)});
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> facts_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/facts", "person.facts", "person.read", "All facts of a person in their own types",
          &show_facts),
      put("/v1/people/{id}/facts/{heading}", "person.edit_facts", "person.write", "Change the facts of a heading",
          &edit_facts),
      post("/v1/people/{id}/confirm", "person.confirm", "person.write", "Say that facts still hold", &confirm),
      get("/v1/people/{id}/changes", "person.changes", "person.read", "What was changed, and by whom", &show_changes),
  };
}

}  // namespace kaname::people

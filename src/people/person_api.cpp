// SPDX-License-Identifier: Apache-2.0
// Registering persons, showing their page, changing who they are.
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_import.h"
#include "people/person_input.h"
#include "people/person_view.h"
#include "trust/services.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Reach;

struct PersonPath {
  PersonId id;
};
constexpr auto describe(model::Tag<PersonPath>) {
  using namespace model;
  return entity("PersonPath", "利用者", field("id", &PersonPath::id, from_path | required));
}

// What is known of a new person under one heading.
struct FirstFacts {
  Heading heading = Heading::other;
  model::RawJson facts;
};
constexpr auto describe(model::Tag<FirstFacts>) {
  using namespace model;
  return entity("FirstFacts", "はじめの情報", field("heading", &FirstFacts::heading, required),
                field("facts", &FirstFacts::facts, personal));
}

struct NewPerson {
  PersonBasics basics;
  std::optional<Uuid> office_id;       // the office that keeps the case; the caller's own when it is not said
  std::vector<PersonId> not_the_same;  // doubles that were looked at
  std::vector<FirstFacts> facts;
  std::optional<PersonImportId> import_id;  // the list she comes from, so that it can be taken back
  std::int64_t import_line = 0;
};
constexpr auto describe(model::Tag<NewPerson>) {
  using namespace model;
  return entity("NewPerson", "利用者を登録する", field("basics", &NewPerson::basics, required),
                field("office_id", &NewPerson::office_id),
                field("not_the_same", &NewPerson::not_the_same, max_items(20)),
                field("facts", &NewPerson::facts, max_items(30)), field("import_id", &NewPerson::import_id),
                field("import_line", &NewPerson::import_line, between(0, 1'000'000)));
}

struct BasicsInput {
  PersonId id;
  std::int64_t base_seq = 0;
  PersonBasics basics;
};
constexpr auto describe(model::Tag<BasicsInput>) {
  using namespace model;
  return entity("PersonBasicsInput", "基本情報を直す", field("id", &BasicsInput::id, from_path | required),
                field("base_seq", &BasicsInput::base_seq), field("basics", &BasicsInput::basics, required));
}

struct StatusInput {
  PersonId id;
  PersonStatus status = PersonStatus::active;
  std::optional<LocalDate> on;
  std::string note;
  DeathPlace death_place = DeathPlace::unknown;
};
constexpr auto describe(model::Tag<StatusInput>) {
  using namespace model;
  return entity("PersonStatusInput", "状況を変える", field("id", &StatusInput::id, from_path | required),
                field("status", &StatusInput::status, required), field("on", &StatusInput::on),
                field("note", &StatusInput::note, personal | max_chars(300)),
                field("death_place", &StatusInput::death_place));
}

// The office for which somebody registers: the named one of the own, or the only one.
Result<std::optional<Uuid>> case_office(Read& tx, const Caller& caller, const std::optional<Uuid>& named) {
  std::vector<Uuid> own;
  for (const api::Grant& grant : caller.grants) {
    if (grant.office_id) own.push_back(*grant.office_id);
  }
  if (named) {
    if (!trust::is_office(tx, *named)) return fail_field("office_id", "office_unknown");
    const bool any_office = caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator);
    if (any_office || std::find(own.begin(), own.end(), *named) != own.end()) return named;
    return fail_field("office_id", "not_your_office");
  }
  if (own.empty()) return fail_field("office_id", "office_needed");
  return std::optional(own.front());
}

PersonPage page_of(Read& tx, const Caller& caller, PersonId id, const PersonParts& parts) {
  return person_page(tx, parts, trust::person_access(tx, caller, id));
}

// One insured number is one person.
Result<Done> refuse_known_number(Read& tx, const Person& person) {
  if (person.insured_number.empty()) return Done{};
  if (tx.number("SELECT count(*) FROM person WHERE area_id = $1 AND insurer_number = $2 AND insured_number = $3"
                " AND merged_into IS NULL AND id <> $4",
                tx.area(), person.insurer_number, person.insured_number, person.id) == 0) {
    return Done{};
  }
  return fail_field("basics.insured_number", "person_registered_already");
}

Result<PersonPage> register_person(Write& tx, const Caller& caller, const NewPerson& in) {
  const auto office = TRY(case_office(tx, caller, in.office_id));
  Person person;
  TRY(apply(in.basics, tx.today(), person));
  person.area_id = tx.area();
  person.id = tx.new_id<PersonId>();
  TRY(refuse_known_number(tx, person));
  person.registered_at = tx.now();
  person.changed_seq = tx.seq();
  tx.insert(person);
  tx.insert(PersonChange{tx.area(), person.id, tx.seq(), Heading::basic, {}, {model::to_json(person)}});
  TeamMember member;
  member.area_id = tx.area();
  member.person_id = person.id;
  member.id = tx.new_id<MemberId>();
  member.office_id = office;
  member.keeps_case = true;
  member.coordinates = true;
  member.since = tx.today();
  tx.insert(member);
  report_relations(tx, person.id);
  for (const FirstFacts& one : in.facts) {
    std::string normal = TRY(normal_facts(one.heading, one.facts.text));
    TRY(change_facts(tx, person.id, one.heading, std::move(normal), 0, caller.name));
  }
  if (in.import_id) TRY(note_imported(tx, caller, *in.import_id, person.id, in.import_line));
  tx.concerns(person.id.uuid);
  const auto parts = TRY(person_parts(tx, person.id));
  return page_of(tx, caller, person.id, *parts);
}

Result<PersonPage> show_person(Read& tx, const Caller& caller, const PersonPath& in) {
  const auto parts = TRY(person_parts(tx, in.id));
  const auto access = TRY(trust::need_person(tx, caller, parts->person.id, Reach::listed, "person.show"));
  return person_page(tx, *parts, access);
}

Result<PersonPage> edit_basics(Write& tx, const Caller& caller, const BasicsInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "person.edit_basics"));
  Person person = TRY(get_person(tx, in.id));
  const std::string before = model::to_json(person);
  if (in.base_seq < tx.number("SELECT coalesce(max(seq), 0) FROM person_change WHERE area_id = $1 AND person_id = $2"
                              " AND heading = 'basic'",
                              tx.area(), in.id)) {
    return fail(Problem::conflict, "changed_meanwhile");
  }
  TRY(apply(in.basics, tx.today(), person));
  TRY(refuse_known_number(tx, person));
  person.changed_seq = tx.seq();
  tx.update(person);
  tx.upsert(PersonChange{tx.area(), in.id, tx.seq(), Heading::basic, {before}, {model::to_json(person)}});
  tx.concerns(in.id.uuid);
  const auto parts = TRY(person_parts(tx, in.id));
  return page_of(tx, caller, in.id, *parts);
}

Result<PersonPage> change_status(Write& tx, const Caller& caller, const StatusInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "person.change_status"));
  TRY(refuse_my_number(in));
  if (in.on && *in.on > tx.today().plus_days(366)) return fail_field("on", "date_in_future");
  TRY(set_status(tx, in.id, in.status, in.on.value_or(tx.today()), in.note, in.death_place));
  const auto parts = TRY(person_parts(tx, in.id));
  return page_of(tx, caller, in.id, *parts);
}

}  // namespace

std::vector<api::Endpoint> person_endpoints() {
  using namespace api;
  return {
      post("/v1/people", "person.register", "person.register", "Register a person", &register_person),
      get("/v1/people/{id}", "person.show", "person.find", "A person's page", &show_person),
      put("/v1/people/{id}/basics", "person.edit_basics", "person.write", "Change who a person is", &edit_basics),
      put("/v1/people/{id}/status", "person.change_status", "person.write",
          "Say that a person is in hospital, has moved or died", &change_status),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto part :
       {find_endpoints(), person_endpoints(), person_import_endpoints(), facts_endpoints(), team_endpoints(),
        consent_endpoints(), basis_endpoints(), emergency_endpoints(), access_endpoints(), review_endpoints(),
        household_endpoints(), merge_endpoints(), watch_endpoints(), support_endpoints(), paper_endpoints()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

}  // namespace kaname::people

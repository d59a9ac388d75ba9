// SPDX-License-Identifier: Apache-2.0
// Two records of one person: side by side, made one, taken apart again. What moves is told in merge.h.
#include <algorithm>

#include "people/endpoints.h"
#include "people/erase_person.h"
#include "people/household.h"
#include "people/merge.h"
#include "people/person_rules.h"
#include "people/person_view.h"
#include "people/support.h"
#include "trust/access_log.h"

namespace kaname::people {
namespace {

using api::Caller;

struct MergePair {
  PersonId kept_id;
  PersonId gone_id;
};
constexpr auto describe(model::Tag<MergePair>) {
  using namespace model;
  return entity("PersonPair", "同じ方の二つの記録", field("kept_id", &MergePair::kept_id, required),
                field("gone_id", &MergePair::gone_id, required));
}

struct MergePath {
  PersonMergeId id;
};
constexpr auto describe(model::Tag<MergePath>) {
  return model::entity("PersonMergePath", "統合",
                       model::field("id", &MergePath::id, model::from_path | model::required));
}

// Enough to say whether two records are one person: who it is, who cares, what is written; no contents.
struct MergeSide {
  Person person;
  std::optional<int> age;
  std::vector<std::string> case_offices;
  std::vector<Heading> headings;
  std::int64_t members = 0;
  std::int64_t consents = 0;
};
constexpr auto describe(model::Tag<MergeSide>) {
  using namespace model;
  return entity("MergeSide", "一方の記録", field("person", &MergeSide::person), field("age", &MergeSide::age),
                field("case_offices", &MergeSide::case_offices), field("headings", &MergeSide::headings),
                field("members", &MergeSide::members), field("consents", &MergeSide::consents));
}
struct MergeSides {
  MergeSide kept, gone;
  std::vector<std::string> differing;  // names of the basics that both have and that differ
  std::vector<Heading> both;           // headings that both have: those of `gone` are not taken over
};
constexpr auto describe(model::Tag<MergeSides>) {
  using namespace model;
  return entity("MergeSides", "並べて比べる", field("kept", &MergeSides::kept), field("gone", &MergeSides::gone),
                field("differing", &MergeSides::differing), field("both", &MergeSides::both));
}

struct MergeRow {
  PersonMerge merge;
  std::string kept_name, gone_name;
};
constexpr auto describe(model::Tag<MergeRow>) {
  using namespace model;
  return entity("PersonMergeRow", "統合の行", field("merge", &MergeRow::merge),
                field("kept_name", &MergeRow::kept_name, personal), field("gone_name", &MergeRow::gone_name, personal));
}
struct Merges {
  std::vector<MergeRow> items;
};
constexpr auto describe(model::Tag<Merges>) {
  return model::entity("PersonMerges", "統合の一覧", model::field("items", &Merges::items));
}

// Basics that may be taken over: those that say where and how to reach the person, not who it is.
bool is_reach(std::string_view name) {
  static constexpr std::string_view kNames[] = {"known_as", "former_name",    "postal_code",
                                                "address",  "building",       "phone",
                                                "mobile",   "insurer_number", "insured_number"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

template <class Visit>
void each_reach(Visit visit) {
  model::declaration<Person>.each([&](const auto& f) {
    if constexpr (std::is_same_v<typename std::decay_t<decltype(f)>::ValueType, std::string>) {
      if (is_reach(f.name)) visit(std::string(f.name), f.member);
    }
  });
}

Result<Done> check_pair(const MergePair& in) {
  if (in.kept_id == in.gone_id) return fail_field("gone_id", "person_merge_same");
  return Done{};
}

Result<MergeSide> side_of(Read& tx, const Caller& caller, PersonId id) {
  TRY(get_person(tx, id));
  const auto parts = TRY(person_parts(tx, id));
  trust::note_access(tx, caller, id, "merge.compare", trust::Basis::none);
  MergeSide out;
  out.person = parts->person;
  out.person.lat.reset();
  out.person.lng.reset();
  out.person.note.clear();
  out.person.status_note.clear();
  out.age = age_of(parts->person.birth, tx.today());
  for (const TeamMemberView& member : team_view(tx, parts->team)) {
    ++out.members;
    if (member.keeps_case) out.case_offices.push_back(member.office_name);
  }
  for (const PersonFacts& facts : parts->facts) out.headings.push_back(facts.heading);
  out.consents = tx.number("SELECT count(*) FROM consent WHERE area_id = $1 AND person_id = $2", tx.area(), id);
  return out;
}

Result<MergeSides> compare(Read& tx, const Caller& caller, const MergePair& in) {
  TRY(check_pair(in));
  MergeSides out{TRY(side_of(tx, caller, in.kept_id)), TRY(side_of(tx, caller, in.gone_id)), {}, {}};
  model::declaration<Person>.each([&](const auto& f) {
    if constexpr (std::is_same_v<typename std::decay_t<decltype(f)>::ValueType, std::string>) {
      const std::string& a = out.kept.person.*f.member;
      const std::string& b = out.gone.person.*f.member;
      if (!a.empty() && !b.empty() && a != b) out.differing.emplace_back(f.name);
    }
  });
  for (const Heading heading : out.gone.headings) {
    if (std::find(out.kept.headings.begin(), out.kept.headings.end(), heading) != out.kept.headings.end())
      out.both.push_back(heading);
  }
  return out;
}

void note_basics(Write& tx, const std::string& before, const Person& after) {
  tx.upsert(PersonChange{tx.area(), after.id, tx.seq(), Heading::basic, {before}, {model::to_json(after)}});
}

void take_basics(Write& tx, Person& kept, const Person& gone, MovedParts& moved) {
  const std::string before = model::to_json(kept);
  each_reach([&](const std::string& name, std::string Person::*member) {
    if (!(kept.*member).empty() || (gone.*member).empty()) return;
    kept.*member = gone.*member;
    moved.basics.push_back(name);
  });
  if (moved.basics.empty()) return;
  tx.update(kept);
  note_basics(tx, before, kept);
}

void take_headings(Write& tx, const PersonParts& kept, const PersonParts& gone, MovedParts& moved) {
  for (PersonFacts facts : gone.facts) {
    const bool has = std::any_of(kept.facts.begin(), kept.facts.end(),
                                 [&](const PersonFacts& own) { return own.heading == facts.heading; });
    if (has) continue;
    facts.person_id = kept.person.id;
    facts.seq = tx.seq();
    tx.insert(facts);
    tx.insert(PersonChange{tx.area(), kept.person.id, tx.seq(), facts.heading, {}, facts.facts});
    moved.headings.push_back(facts.heading);
  }
}

bool same_member(const TeamMember& a, const TeamMember& b) {
  return a.account_id == b.account_id && a.office_id == b.office_id && (a.office_id || a.name == b.name);
}

void take_members(Write& tx, const PersonParts& kept, const PersonParts& gone, MovedParts& moved) {
  for (TeamMember member : gone.team) {
    if (!is_present(member, tx.today())) continue;
    const bool has = std::any_of(kept.team.begin(), kept.team.end(), [&](const TeamMember& own) {
      return is_present(own, tx.today()) && same_member(own, member) && own.keeps_case >= member.keeps_case;
    });
    if (has) continue;
    member.person_id = kept.person.id;
    member.id = tx.new_id<MemberId>();
    member.since = tx.today();
    member.coordinates = false;  // the one to ask first stays who it was
    tx.insert(member);
    moved.members.push_back(member.id);
  }
}

template <class Row, class IdType>
void move_rows(Write& tx, PersonId from, PersonId to, std::vector<IdType>& moved) {
  for (Row row : tx.select<Row>("WHERE area_id = $1 AND person_id = $2 ORDER BY id", tx.area(), from)) {
    row.person_id = to;
    tx.update(row);
    moved.push_back(row.id);
  }
}

template <class Row, class IdType>
void move_back(Write& tx, PersonId from, PersonId to, const std::vector<IdType>& moved) {
  for (Row row : tx.select<Row>("WHERE area_id = $1 AND person_id = $2 ORDER BY id", tx.area(), from)) {
    if (std::find(moved.begin(), moved.end(), row.id) == moved.end()) continue;
    row.person_id = to;
    tx.update(row);
  }
}

std::optional<HouseholdMember> place_of(Read& tx, PersonId id) {
  return tx.first<HouseholdMember>("WHERE area_id = $1 AND person_id = $2 AND until IS NULL", tx.area(), id);
}

void take_place(Write& tx, PersonId kept, PersonId gone, MovedParts& moved) {
  auto place = place_of(tx, gone);
  if (!place || place_of(tx, kept)) return;
  place->person_id = kept;
  tx.update(*place);
  moved.household_member = place->id.uuid;
}

std::optional<SupportEntry> support_of(Read& tx, PersonId id) {
  return tx.first<SupportEntry>("WHERE area_id = $1 AND person_id = $2", tx.area(), id);
}

void move_support(Write& tx, PersonId from, PersonId to) {
  auto entry = support_of(tx, from);
  if (!entry) return;
  tx.erase(*entry);
  entry->person_id = to;
  entry->changed_seq = tx.seq();
  tx.insert(*entry);
}

MergeRow row_of(Read& tx, PersonMerge merge) {
  const auto name = [&](PersonId id) {
    const auto person = tx.first<Person>("WHERE area_id = $1 AND id = $2", tx.area(), id);
    return person ? person->name : std::string();
  };
  MergeRow out{{}, name(merge.kept_id), name(merge.gone_id)};
  out.merge = std::move(merge);
  return out;
}

Result<MergeRow> merge(Write& tx, const Caller& caller, const MergePair& in) {
  TRY(check_pair(in));
  Person kept = TRY(get_person(tx, in.kept_id));
  Person gone = TRY(get_person(tx, in.gone_id));
  const auto kept_parts = TRY(person_parts(tx, in.kept_id));
  const auto gone_parts = TRY(person_parts(tx, in.gone_id));
  MovedParts moved;
  take_basics(tx, kept, gone, moved);
  take_headings(tx, *kept_parts, *gone_parts, moved);
  take_members(tx, *kept_parts, *gone_parts, moved);
  move_rows<trust::Consent>(tx, in.gone_id, in.kept_id, moved.consents);
  move_rows<trust::LegalBasis>(tx, in.gone_id, in.kept_id, moved.bases);
  take_place(tx, in.kept_id, in.gone_id, moved);
  moved.support = support_of(tx, in.gone_id) && !support_of(tx, in.kept_id);
  if (moved.support) move_support(tx, in.gone_id, in.kept_id);
  moved.others = move_merged(tx, in.gone_id, in.kept_id);
  gone.merged_into = in.kept_id;
  tx.update(gone);
  trust::set_relations(tx, in.gone_id, {});
  report_relations(tx, in.kept_id);
  touch(tx, in.gone_id);
  touch(tx, in.kept_id);
  PersonMerge row{tx.area(), tx.new_id<PersonMergeId>(), in.kept_id, in.gone_id, tx.now(), caller.name, tx.seq(),
                  {},        {model::to_json(moved)}};
  tx.insert(row);
  return row_of(tx, std::move(row));
}

// Facts that were changed since stay where they were changed.
void give_back_facts(Write& tx, const PersonParts& kept, const PersonParts& gone, const MovedParts& moved) {
  for (const PersonFacts& facts : kept.facts) {
    if (std::find(moved.headings.begin(), moved.headings.end(), facts.heading) == moved.headings.end()) continue;
    const bool unchanged = std::any_of(gone.facts.begin(), gone.facts.end(), [&](const PersonFacts& own) {
      return own.heading == facts.heading && own.facts == facts.facts;
    });
    if (!unchanged) continue;
    tx.erase(facts);
    tx.insert(PersonChange{tx.area(), kept.person.id, tx.seq(), facts.heading, facts.facts, {}});
  }
  Person person = kept.person;
  each_reach([&](const std::string& name, std::string Person::*member) {
    const bool taken = std::find(moved.basics.begin(), moved.basics.end(), name) != moved.basics.end();
    if (taken && person.*member == gone.person.*member) (person.*member).clear();
  });
  if (person == kept.person) return;
  tx.update(person);
  note_basics(tx, model::to_json(kept.person), person);
}

void give_back_rest(Write& tx, PersonId kept, PersonId gone, const MovedParts& moved) {
  for (TeamMember member :
       tx.select<TeamMember>("WHERE area_id = $1 AND person_id = $2 AND until IS NULL", tx.area(), kept)) {
    if (std::find(moved.members.begin(), moved.members.end(), member.id) == moved.members.end()) continue;
    member.until = tx.today();
    tx.update(member);
  }
  move_back<trust::Consent>(tx, kept, gone, moved.consents);
  move_back<trust::LegalBasis>(tx, kept, gone, moved.bases);
  if (auto place = place_of(tx, kept); place && moved.household_member == place->id.uuid) {
    place->person_id = gone;
    tx.update(*place);
  }
  if (moved.support) move_support(tx, kept, gone);
  move_merged_back(tx, kept, gone, moved.others);
}

Result<MergeRow> undo(Write& tx, const Caller&, const MergePath& in) {
  auto row = tx.first<PersonMerge>("WHERE area_id = $1 AND id = $2", tx.area(), in.id);
  if (!row && merge_erased(tx, in.id)) return fail(Problem::conflict, "merge_erased");
  if (!row) return fail(Problem::not_found, "merge_unknown");
  if (row->undone_at) return fail(Problem::conflict, "merge_undone");
  TRY(get_person(tx, row->kept_id));  // itself merged since: that merge is undone first
  const MovedParts moved = TRY(model::from_json<MovedParts>(row->moved.text));
  auto gone = tx.first<Person>("WHERE area_id = $1 AND id = $2", tx.area(), row->gone_id);
  if (!gone) return fail(Problem::not_found, "person_not_found");
  const auto kept_parts = TRY(person_parts(tx, row->kept_id));
  gone->merged_into.reset();
  tx.update(*gone);
  const auto gone_parts = TRY(person_parts(tx, row->gone_id));
  give_back_facts(tx, *kept_parts, *gone_parts, moved);
  give_back_rest(tx, row->kept_id, row->gone_id, moved);
  report_relations(tx, row->kept_id);
  report_relations(tx, row->gone_id);
  touch(tx, row->kept_id);
  touch(tx, row->gone_id);
  row->undone_at = tx.now();
  tx.update(*row);
  return row_of(tx, std::move(*row));
}

Result<Merges> list_merges(Read& tx, const Caller&, const api::Nothing&) {
  Merges out;
  for (PersonMerge& row : tx.select<PersonMerge>("WHERE area_id = $1 ORDER BY merged_at DESC, id LIMIT 300", tx.area()))
    out.items.push_back(row_of(tx, std::move(row)));
  return out;
}

}  // namespace

std::vector<api::Endpoint> merge_endpoints() {
  using namespace api;
  return {
      ask("/v1/people/compare", "person.compare", "person.merge", "Two records of persons side by side", &compare),
      post("/v1/people/merge", "person.merge", "person.merge", "Make two records of one person one", &merge),
      get("/v1/person-merges", "person.merges", "person.merge", "Merged records of persons", &list_merges),
      post("/v1/person-merges/{id}/undo", "person.unmerge", "person.merge", "Take merged records apart again", &undo),
  };
}

}  // namespace kaname::people

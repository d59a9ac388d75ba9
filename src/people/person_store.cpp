// SPDX-License-Identifier: Apache-2.0
#include "people/person_store.h"

#include <algorithm>

#include "people/emergency.h"
#include "people/erase_person.h"
#include "people/household.h"
#include "people/merge.h"
#include "people/person_import.h"
#include "people/person_rules.h"
#include "people/support.h"
#include "people/watch.h"
#include "store/versioned_cache.h"
#include "trust/consent.h"

namespace kaname::people {
namespace {

struct PartsKept {
  store::VersionedCache<PersonParts> cache;
};

PersonParts load_parts(Read& tx, PersonId id) {
  PersonParts parts;
  parts.person = tx.first<Person>("WHERE area_id = $1 AND id = $2", tx.area(), id).value_or(Person{});
  parts.facts = tx.select<PersonFacts>("WHERE area_id = $1 AND person_id = $2", tx.area(), id);
  std::sort(parts.facts.begin(), parts.facts.end(),
            [](const PersonFacts& a, const PersonFacts& b) { return a.heading < b.heading; });
  parts.team = tx.select<TeamMember>("WHERE area_id = $1 AND person_id = $2 ORDER BY since, id", tx.area(), id);
  std::stable_sort(parts.team.begin(), parts.team.end(), [](const TeamMember& a, const TeamMember& b) {
    return std::pair(!a.keeps_case, !a.coordinates) < std::pair(!b.keeps_case, !b.coordinates);
  });
  parts.warnings = warnings_of(parts.facts);
  return parts;
}

std::optional<PersonFacts> find_facts(Read& tx, PersonId id, Heading heading) {
  return tx.first<PersonFacts>("WHERE area_id = $1 AND person_id = $2 AND heading = $3", tx.area(), id, heading);
}

// Facts that say until when they hold are due then.
LocalDate due_of(const PersonFacts& facts, LocalDate today) {
  const LocalDate usual = today.plus_months(months_until_due(facts.heading));
  if (facts.heading != Heading::certification) return usual;
  const auto certification = model::from_json<Certification>(facts.facts.text);
  return certification && certification->to ? std::max(*certification->to, today) : usual;
}

void keep_facts(Write& tx, PersonFacts facts, const std::string& by) {
  facts.confirmed_by = by;
  facts.confirmed_at = tx.now();
  facts.next_due = due_of(facts, tx.today());
  facts.seq = tx.seq();
  tx.upsert(facts);
  touch(tx, facts.person_id);
}

}  // namespace

Result<std::shared_ptr<const PersonParts>> person_parts(Read& tx, PersonId id) {
  std::optional<std::int64_t> version;
  std::optional<PersonId> into;
  tx.rows(
      "SELECT changed_seq, merged_into FROM person WHERE area_id = $1 AND id = $2",
      [&](const model::Row& row) {
        version = row.integer(0);
        if (!row.is_null(1)) into = PersonId::parse(row.text(1));
      },
      tx.area(), id);
  if (!version) return fail(Problem::not_found, "person_not_found");
  if (into) return person_parts(tx, *into);
  return tx.derived<PartsKept>().cache.get(tx, id.uuid, *version, [&] { return load_parts(tx, id); });
}

Result<Person> get_person(Read& tx, PersonId id) {
  auto person = tx.first<Person>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!person) return fail(Problem::not_found, "person_not_found");
  if (person->merged_into) return fail(Problem::conflict, "person_merged");
  return std::move(*person);
}

Result<Done> set_status(Write& tx, PersonId id, PersonStatus status, LocalDate on, const std::string& note,
                        DeathPlace place) {
  Person person = TRY(get_person(tx, id));
  const std::string before = model::to_json(person);
  person.status = status;
  person.status_on = on;
  person.status_note = note;
  person.death_place = status == PersonStatus::died ? place : DeathPlace::unknown;
  person.changed_seq = tx.seq();
  tx.update(person);
  tx.upsert(PersonChange{tx.area(), id, tx.seq(), Heading::basic, {before}, {model::to_json(person)}});
  tx.concerns(id.uuid);
  return Done{};
}

std::optional<PersonId> find_insured(Read& tx, const std::string& insurer, const std::string& insured) {
  const auto person =
      tx.first<Person>("WHERE area_id = $1 AND insurer_number = $2 AND insured_number = $3 AND merged_into IS NULL",
                       tx.area(), insurer, insured);
  if (!person) return std::nullopt;
  return person->id;
}

std::vector<PersonId> ids_of(Read& tx, PersonId id) {
  std::vector<PersonId> out = {id};
  for (std::size_t i = 0; i < out.size(); ++i) {
    tx.rows(
        "SELECT gone_id FROM person_merge WHERE area_id = $1 AND kept_id = $2 AND undone_at IS NULL ORDER BY gone_id",
        [&](const model::Row& row) { out.push_back(PersonId::parse(row.text(0)).value_or(PersonId{})); }, tx.area(),
        out[i]);
  }
  return out;
}

void touch(Write& tx, PersonId id) {
  tx.execute("UPDATE person SET changed_seq = $3 WHERE area_id = $1 AND id = $2", tx.area(), id, tx.seq());
  tx.concerns(id.uuid);
}

Result<PersonFacts> change_facts(Write& tx, PersonId id, Heading heading, std::string json, std::int64_t base_seq,
                                 const std::string& by) {
  auto before = find_facts(tx, id, heading);
  const bool same = before && before->facts.text == json;
  if (before && !same) {
    const std::int64_t changed = tx.number(
        "SELECT coalesce(max(seq), 0) FROM person_change WHERE area_id = $1 AND person_id = $2 AND heading = $3",
        tx.area(), id, heading);
    if (changed > base_seq) return fail(Problem::conflict, "changed_meanwhile");
  }
  PersonFacts after;
  after.area_id = tx.area();
  after.person_id = id;
  after.heading = heading;
  after.facts.text = std::move(json);
  if (!same) {
    tx.insert(PersonChange{tx.area(), id, tx.seq(), heading, before ? before->facts : model::RawJson{}, after.facts});
  }
  keep_facts(tx, std::move(after), by);
  return *find_facts(tx, id, heading);
}

Result<Done> confirm_facts(Write& tx, PersonId id, Heading heading, const std::string& by) {
  auto facts = find_facts(tx, id, heading);
  if (!facts) return fail(Problem::not_found, "facts_empty");
  keep_facts(tx, std::move(*facts), by);
  return Done{};
}

void report_relations(Write& tx, PersonId id) {
  std::vector<trust::CareRelation> relations;
  for (const TeamMember& member :
       tx.select<TeamMember>("WHERE area_id = $1 AND person_id = $2 ORDER BY id", tx.area(), id)) {
    if (!is_present(member, tx.today())) continue;
    std::optional<Uuid> holder = member.office_id;
    if (member.account_id && !member.keeps_case) holder = member.account_id->uuid;
    if (!holder) continue;
    const auto kind = member.keeps_case ? trust::CareKind::case_office : trust::CareKind::team;
    const auto same = std::find_if(relations.begin(), relations.end(),
                                   [&](const auto& relation) { return relation.holder_id == *holder; });
    if (same == relations.end()) {
      relations.push_back({tx.area(), id, *holder, kind, tx.now()});
    } else {
      same->kind = std::min(same->kind, kind);
    }
  }
  trust::set_relations(tx, id, relations);
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<Person>(),          model::type_of<PersonFacts>(),  model::type_of<PersonChange>(),
          model::type_of<TeamMember>(),      model::type_of<Household>(),    model::type_of<HouseholdMember>(),
          model::type_of<PersonMerge>(),     model::type_of<WatchNotice>(),  model::type_of<PersonImport>(),
          model::type_of<PersonImportRow>(), model::type_of<SupportEntry>(), model::type_of<EmergencyNotice>(),
          model::type_of<ErasedPerson>()};
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Persons in the tables. What is read often is kept by version (store/versioned_cache.h).

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "base/result.h"
#include "model/info.h"
#include "people/person.h"
#include "people/team.h"
#include "store/transaction.h"

namespace kaname::people {

using store::Read;
using store::Write;

// A person with everything that belongs to the page.
struct PersonParts {
  Person person;
  std::vector<PersonFacts> facts;  // in the order of Heading
  std::vector<TeamMember> team;    // present and former, case office first
  std::vector<std::string> warnings;
};

// Errors: person_not_found. A merged record answers with the one it went into.
Result<std::shared_ptr<const PersonParts>> person_parts(Read& tx, PersonId id);
Result<Person> get_person(Read& tx, PersonId id);

// Says that the person is in hospital, has died … from `on`; keeps what it was. `place` is where she died. Errors: as
// get_person.
Result<Done> set_status(Write& tx, PersonId id, PersonStatus status, LocalDate on, const std::string& note,
                        DeathPlace place = DeathPlace::unknown);

// The person of a 保険者番号 and 被保険者番号.
std::optional<PersonId> find_insured(Read& tx, const std::string& insurer, const std::string& insured);

// The person and the records that were merged into it: what hangs on those by their ids belongs to it too.
std::vector<PersonId> ids_of(Read& tx, PersonId id);

// Notes that the act has changed something about the person.
void touch(Write& tx, PersonId id);

// Replaces the facts of a heading, keeps what they were, confirms them. `json` is in its normal form. Facts that have
// not changed are confirmed only. Errors: changed_meanwhile (somebody changed them after `base_seq`).
Result<PersonFacts> change_facts(Write& tx, PersonId id, Heading heading, std::string json, std::int64_t base_seq,
                                 const std::string& by);
// Says that the facts of a heading still hold.
Result<Done> confirm_facts(Write& tx, PersonId id, Heading heading, const std::string& by);

// Tells trust who belongs to the person now.
void report_relations(Write& tx, PersonId id);

std::vector<model::TypePtr> tables();

}  // namespace kaname::people

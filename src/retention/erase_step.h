// SPDX-License-Identifier: Apache-2.0
#pragma once
// An erasure in small steps, each an act: nobody who saves waits for more than one, and after a power cut it goes on where
// the last one ended. What a step did stands in its journal body as numbers and ids; a replay, which never makes what was
// erased, only writes those down.

#include <vector>

#include "people/erase_person.h"
#include "retention/retention_store.h"

namespace kaname::retention {

// Of one step: rows of tables, chunks of files; and acts of the journal.
inline constexpr std::int64_t kRowsAStep = 400;
inline constexpr std::int64_t kActsAStep = 200;

// What one step did.
struct StepDone {
  Erasure erasure;                           // as it is now
  std::vector<ErasurePerson> records;        // those that came further
  std::vector<people::ErasedPerson> closed;  // who does not exist any more
  std::vector<std::int64_t> acts;            // whose contents were erased
};
constexpr auto describe(model::Tag<StepDone>) {
  using namespace model;
  return entity("ErasureStepDone", "消去の一歩", field("erasure", &StepDone::erasure),
                field("records", &StepDone::records), field("closed", &StepDone::closed),
                field("acts", &StepDone::acts));
}

// What was said anew about the households of a person before she goes.
struct RestateDone {
  ErasureId id;
  std::vector<PersonId> without;
  people::Restated now;
  std::vector<std::int64_t> acts;  // of the others in these households, whose contents were erased
};
constexpr auto describe(model::Tag<RestateDone>) {
  using namespace model;
  return entity("ErasureRestateDone", "世帯の書き直し", field("id", &RestateDone::id),
                field("without", &RestateDone::without), field("now", &RestateDone::now),
                field("acts", &RestateDone::acts));
}

// Errors: erasure_not_found, erasure_finished, erasure_restate_first (the next person lives in a household).
Result<StepDone> next_step(Write& tx, ErasureId id);
// Writes down what a step did.
void put_step(Write& tx, const StepDone& done);

// Errors: as next_step, erasure_no_household.
Result<RestateDone> next_restatement(Write& tx, ErasureId id);
void put_restatement(Write& tx, const RestateDone& done);

// Whether the next step needs a restatement before it.
bool wants_restatement(Read& tx, ErasureId id);

}  // namespace kaname::retention

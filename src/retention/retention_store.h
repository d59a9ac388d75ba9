// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is known for the decision: the records of a person, their terms and holds, and acts that concern others too.

#include <optional>
#include <string>
#include <vector>

#include "model/info.h"
#include "people/person.h"
#include "retention/retention_rules.h"
#include "store/transaction.h"

namespace kaname::retention {

using store::Read;
using store::Write;

RetentionSettings settings_of(Read& tx);

// Errors: retention_officers_only, when the town has named who may and the caller is somebody else.
Result<Done> need_officer(Read& tx, const api::Caller& caller);

// All records of a person, the one that is asked for first.
std::vector<PersonId> records_from(Read& tx, PersonId root);
std::vector<RecordFacts> facts_of(Read& tx, const std::vector<PersonId>& records);
std::vector<RetentionHold> holds_of(Read& tx, const std::vector<PersonId>& records);

// An act that is about one of these records and about somebody else too, and that nothing knows how to say anew: it keeps
// her until the other one's term. The number of the act; nothing when there is none.
std::optional<std::int64_t> shared_act(Read& tx, const std::vector<PersonId>& records);

// Why the person may not be erased, as retention_rules.h says it, or erasure_shared_act; empty: she may.
std::string obstacle_of(Read& tx, const std::vector<PersonId>& records);

// Acts that say nothing about a person and stay in the journal as they are.
bool stays_in_journal(std::string_view act);
// Acts about a whole household: erased for everybody in it and said anew (people/erase_person.h).
bool is_of_household(std::string_view act);

// The person is in an erasure that has not come to her end.
bool is_being_erased(Read& tx, PersonId person);

// Tables of this floor that are history: all.
std::vector<model::TypePtr> tables();

}  // namespace kaname::retention

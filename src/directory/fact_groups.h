// SPDX-License-Identifier: Apache-2.0
#pragma once
// Editing by groups of facts. One group is one JSON value: an object of some of the facility's fields, or one of its
// lists. Edits, links, imports, history and undo all go through here, so each knows what changed and who may change it.

#include <span>
#include <string>
#include <string_view>

#include "api/caller.h"
#include "base/result.h"
#include "directory/facility_store.h"

namespace kaname::directory {

// Names of the facility's fields that make up the group; empty for groups that are lists.
std::span<const std::string_view> fields_of(FactGroup group);

// The group's present content as JSON.
std::string group_json(const FacilityParts& parts, FactGroup group);

// What a change of a group says of itself.
struct GroupChange {
  FacilityId id;
  FactGroup group = FactGroup::basic;
  FactSource source = FactSource::town;
  std::string source_name;
  std::string by;
  LocalEdit local_edit = LocalEdit::yes;
};

// Replaces the group's content by `values` (JSON), keeps what it replaced, confirms the group and touches the facility.
// Answers the facility as it is afterwards: reading it again would cost as much as the change.
// Errors: facility_unknown, invalid_input with fields.
Result<FacilityParts> change_group(Write& tx, const GroupChange& change, std::string_view values);

// "changed_meanwhile" when the group was changed after `base_seq`, the facility's changed_seq that the editor had seen.
Result<Done> check_base(Read& tx, FacilityId id, FactGroup group, std::int64_t base_seq);

// The source a caller's word has: the facility itself by link or account, else the town.
FactSource source_of(const api::Caller& caller, FacilityId id);

// What the caller may see.
Audience audience_of(const api::Caller& caller);

}  // namespace kaname::directory

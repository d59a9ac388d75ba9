// SPDX-License-Identifier: Apache-2.0
#pragma once
// Two records that were found to be one person: `gone` points to `kept` from then on. What moved is noted, so that it can
// be undone.
//
// Consents and other bases belong to the human being, not to a record: they move to `kept` and count there at once, and go
// back when the merge is undone, with whatever was done to them meanwhile (a withdrawal stays one). Facts under headings
// that `kept` lacks, basics it lacks, present members it lacks, the place in a household and on the support register move
// too, and so do stays, documents and courses (merged_rows.h). What both have stays as `kept` has it; `gone` keeps its own rows for the undo and the histories.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/field.h"
#include "people/merged_rows.h"
#include "people/person.h"
#include "people/team.h"
#include "trust/consent.h"

namespace kaname::people {

using PersonMergeId = Id<struct PersonMergeTag>;

struct MovedParts {
  std::vector<std::string> basics;  // names of fields that were empty
  std::vector<Heading> headings;
  std::vector<MemberId> members;  // made on `kept`
  std::vector<trust::ConsentId> consents;
  std::vector<trust::BasisId> bases;
  std::optional<Uuid> household_member;
  bool support = false;
  std::vector<MovedRows> others;  // of floors above
};
constexpr auto describe(model::Tag<MovedParts>) {
  using namespace model;
  return entity("MovedParts", "移したもの", field("basics", &MovedParts::basics),
                field("headings", &MovedParts::headings), field("members", &MovedParts::members),
                field("consents", &MovedParts::consents), field("bases", &MovedParts::bases),
                field("household_member", &MovedParts::household_member), field("support", &MovedParts::support),
                field("others", &MovedParts::others));
}

struct PersonMerge {
  std::string area_id;
  PersonMergeId id;
  PersonId kept_id;
  PersonId gone_id;
  Timestamp merged_at;
  std::string merged_by;
  std::int64_t seq = 0;
  std::optional<Timestamp> undone_at;
  model::RawJson moved;  // MovedParts

  bool operator==(const PersonMerge&) const = default;
};
constexpr auto describe(model::Tag<PersonMerge>) {
  using namespace model;
  return entity("person_merge", "利用者の統合", field("area_id", &PersonMerge::area_id, primary_key | max_chars(6)),
                field("id", &PersonMerge::id, primary_key), field("kept_id", &PersonMerge::kept_id),
                field("gone_id", &PersonMerge::gone_id), field("merged_at", &PersonMerge::merged_at),
                field("merged_by", &PersonMerge::merged_by, personal | max_chars(100)), field("seq", &PersonMerge::seq),
                field("undone_at", &PersonMerge::undone_at), field("moved", &PersonMerge::moved));
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Two records that were found to be one person: `gone` points to `kept` from then on. What moved is noted, so that it can
// be undone.

#include <optional>
#include <string>

#include "base/time.h"
#include "model/field.h"
#include "people/person.h"

namespace kaname::people {

using PersonMergeId = Id<struct PersonMergeTag>;

struct PersonMerge {
  std::string area_id;
  PersonMergeId id;
  PersonId kept_id;
  PersonId gone_id;
  Timestamp merged_at;
  std::string merged_by;
  std::int64_t seq = 0;
  std::optional<Timestamp> undone_at;
  model::RawJson moved;  // {"headings": […], "members": […]} that `kept` took over

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

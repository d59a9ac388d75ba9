// SPDX-License-Identifier: Apache-2.0
#pragma once
// The directory's endpoint tables, and what its handlers share.

#include <string_view>
#include <vector>

#include "api/endpoint.h"
#include "directory/facility_store.h"

namespace kaname::directory {

// An edit of one group of facts (fact_groups.h).
struct GroupEdit {
  FacilityId id;
  FactGroup fact_group = FactGroup::basic;
  std::int64_t base_seq = 0;  // the facility's changed_seq that the editor had seen
  model::RawJson values;      // the group's new content
};
constexpr auto describe(model::Tag<GroupEdit>) {
  using namespace model;
  return entity("GroupEdit", "項目群の変更", field("id", &GroupEdit::id, required | from_path),
                field("fact_group", &GroupEdit::fact_group, from_path), field("base_seq", &GroupEdit::base_seq),
                field("values", &GroupEdit::values, required));
}

// Confirms groups (all when the list is empty) and touches the facility.
void confirm_all(Write& tx, FacilityId id, std::vector<FactGroup> groups, FactSource source, std::string_view by);

std::vector<api::Endpoint> search_endpoints();
std::vector<api::Endpoint> find_office_endpoints();
std::vector<api::Endpoint> facility_endpoints();
std::vector<api::Endpoint> edit_endpoints();
std::vector<api::Endpoint> link_endpoints();
std::vector<api::Endpoint> upkeep_endpoints();
std::vector<api::Endpoint> zone_endpoints();
std::vector<api::Endpoint> stats_endpoints();
std::vector<api::Endpoint> code_endpoints();
// All of them.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the parts of merge_record share: the facility being changed, which sources count before this one, and which
// groups of facts an import may not touch.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "bridges/imports/record_merge.h"
#include "bridges/opendata/cells.h"

namespace kaname::bridges {

class MergeState {
 public:
  MergeState(FacilityParts& all, const MergeInput& in, MergeOutcome& out);

  FacilityParts& parts;
  const MergeInput& input;
  const SourceRecord& record;
  MergeOutcome& outcome;
  const bool is_new;

  // The record says something of the group.
  void says(directory::FactGroup group);
  // Whether a source that counts before this one says it.
  template <class Says>
  bool any_before(Says says) const {
    return std::any_of(before_.begin(), before_.end(), [&](const SourceRecord* other) { return says(*other); });
  }
  // Notes the difference; answers whether the import may write it.
  bool differs(directory::FactGroup group, std::string_view field, const std::string& before, const std::string& after);
  bool differs_in(directory::FactGroup group, std::string_view field, const std::string& label,
                  const std::string& before, const std::string& after);

 private:
  bool is_protected(directory::FactGroup group) const;

  std::vector<const SourceRecord*> before_;
  std::vector<directory::FactGroup> protected_;
};

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a record changes a facility: a pure function, used alike by the preview (in memory) and by the act that applies it.
//
// Several sources tell of one place. For each field the value of the first source by rank counts (the facility's own
// survey, then the official registers, then municipal lists, then lists of notifications, then points made by others;
// among equals the one that came first), so that files imported in any order, again and again, come to the same result.
// What somebody here changed, or confirmed after the file's date, stays and is listed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bridges/imports/area_frame.h"
#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

// A record of some source that tells of a facility.
struct StatedRecord {
  SourceKind kind = SourceKind::care_service_csv;
  std::string key;
  std::int64_t first_seq = 0;
  std::int64_t first_position = 0;
  SourceRecord record;
};

struct MergeInput {
  SourceKind kind = SourceKind::care_service_csv;
  const SourceRecord* record = nullptr;
  const std::vector<StatedRecord>* said = nullptr;  // by all sources, may hold this key's earlier record
  const AreaFrame* frame = nullptr;
  std::string source_name;
  std::optional<LocalDate> snapshot;
  LocalDate today;
};

struct MergeOutcome {
  std::vector<Difference> differences;
  std::vector<directory::FactGroup> stated;     // groups of which the record says something and that are not protected
  std::vector<directory::RowWarning> warnings;  // besides the reader's own
};

// Changes `parts`. A facility that is new has an empty name before.
MergeOutcome merge_record(FacilityParts& parts, const MergeInput& input);

// Where facts of such a file come from.
directory::FactSource fact_source(SourceKind kind);

// Keys that vanish from such a file mean that a facility may have closed. Not so with lists of only some facilities.
bool lists_all(SourceKind kind);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// All that is known before a file is looked at: facilities with their parts, what every source said of them, and the keys
// by which a record is found again. Held in memory for one preview; a record of the file becomes part of it.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bridges/imports/import_tables.h"
#include "bridges/imports/record_merge.h"
#include "directory/match_rules.h"

namespace kaname::bridges {

class KnownPlaces {
 public:
  explicit KnownPlaces(store::Read& tx, const AreaFrame& frame);

  std::vector<FacilityParts>& places() { return places_; }
  FacilityParts& at(std::size_t place) { return places_[place]; }
  std::optional<std::size_t> find(FacilityId id) const;
  const SourceRow* source(SourceKind kind, const std::string& key) const;
  const std::map<std::pair<SourceKind, std::string>, SourceRow>& sources() const { return sources_; }
  const directory::MatchIndex& index() const { return index_; }
  // Places from here on came from the file itself.
  std::size_t first_of_file() const { return first_of_file_; }

  // A facility that the file brings.
  std::size_t add(FacilityParts parts, const SourceRecord& record);
  // Remembers what the record says of a place.
  void say(std::size_t place, StatedRecord record);
  // What other records say of the place.
  const std::vector<StatedRecord>& said_of(std::size_t place);

 private:
  void load_parts(store::Read& tx);
  void load_sources(store::Read& tx);

  std::vector<FacilityParts> places_;
  std::map<FacilityId, std::size_t> by_id_;
  std::map<std::pair<SourceKind, std::string>, SourceRow> sources_;
  std::map<std::size_t, std::vector<StatedRecord>> said_;
  directory::MatchIndex index_;
  std::size_t first_of_file_ = 0;
};

// One facility for one record.
std::vector<StatedRecord> load_said_of(store::Read& tx, FacilityId id);

}  // namespace kaname::bridges

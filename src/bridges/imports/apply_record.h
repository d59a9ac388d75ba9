// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writes one record to the facility it tells of: facility, services, answers, notifications, how fresh they are, and the
// remembered key with the raw row. And takes it back.

#include "bridges/imports/import_tables.h"
#include "bridges/imports/record_merge.h"

namespace kaname::bridges {

// A record with the file it came from.
struct RecordToApply {
  SourceKind kind = SourceKind::care_service_csv;
  const SourceRecord* record = nullptr;
  std::string raw;
  FacilityId facility_id;  // made when there is none with this id
  ImportRunId run_id;
  std::string source_name;
  std::optional<LocalDate> snapshot;
  std::int64_t position = 0;
  bool keep_all = false;
};

struct AppliedRecord {
  std::int64_t seq = 0;          // 0: the facility was as the record says
  model::RawJson before;         // FacilityParts; null: there was none, or nothing was written
  model::RawJson source_before;  // SourceRow; null: the key was not known
};

AppliedRecord apply_record(store::Write& tx, const RecordToApply& what);

// The facility a known key means today, or nothing.
std::optional<FacilityId> facility_of_key(store::Read& tx, SourceKind kind, const std::string& key);

// The facility itself, or the one it went into, or nothing.
std::optional<FacilityId> living_facility(store::Read& tx, FacilityId id);

enum class TakenBack { done, changed_since };
// Puts facility and key back as they were, when nobody has changed the facility since.
TakenBack take_back(store::Write& tx, FacilityId id, SourceKind kind, const std::string& key,
                    const AppliedRecord& applied);

// Writes what differs between the two; new facilities have an empty `before`. Answers whether anything did.
bool write_parts(store::Write& tx, const std::optional<FacilityParts>& before, const FacilityParts& after);

}  // namespace kaname::bridges

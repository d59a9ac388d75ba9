// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an import leaves behind: the run and its rows, the remembered key of every record with the raw row beside its
// reading, header mappings, records for a person to look at, and the tables of places. Migration 0004.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/id.h"
#include "base/time.h"
#include "directory/facility_store.h"
#include "directory/match_rules.h"
#include "directory/source_record.h"
#include "model/field.h"

namespace kaname::bridges {

using directory::FacilityId;
using directory::FacilityParts;
using directory::SourceKind;
using directory::SourceRecord;
using ImportRunId = Id<struct ImportRunTag>;
using MatchCaseId = Id<struct MatchCaseTag>;

// `discarded`: a preview that nobody applied; its rows are being removed.
enum class RunState { previewed, applying, stopped, applied, undoing, undone, discarded };
inline constexpr auto kRunStates = std::to_array<model::Option>({
    {"previewed", "確認待ち", "Previewed"},
    {"applying", "反映中", "Being applied"},
    {"stopped", "途中で停止", "Stopped"},
    {"applied", "反映済み", "Applied"},
    {"undoing", "取り消し中", "Being undone"},
    {"undone", "取り消し済み", "Undone"},
    {"discarded", "破棄", "Discarded"},
});
constexpr const auto& options(model::Tag<RunState>) { return kRunStates; }
constexpr std::string_view choice_name(model::Tag<RunState>) { return "RunState"; }

enum class RowState { fresh, changed, unchanged, queued, refused, vanished };
inline constexpr auto kRowStates = std::to_array<model::Option>({
    {"new", "新しい資源", "New"},
    {"changed", "違いあり", "Changed"},
    {"unchanged", "変わりなし", "Unchanged"},
    {"queued", "人が確かめる", "For a person"},
    {"refused", "受け付けなかった行", "Refused"},
    {"vanished", "名簿から消えた", "Vanished"},
});
constexpr const auto& options(model::Tag<RowState>) { return kRowStates; }
constexpr std::string_view choice_name(model::Tag<RowState>) { return "RowState"; }

enum class CaseState { open, same, different };
inline constexpr auto kCaseStates = std::to_array<model::Option>({
    {"open", "未決", "Open"},
    {"same", "同じ", "Same"},
    {"different", "別", "Different"},
});
constexpr const auto& options(model::Tag<CaseState>) { return kCaseStates; }
constexpr std::string_view choice_name(model::Tag<CaseState>) { return "CaseState"; }

// One import of one file. Table `import_run`. rows_… count rows of the file, a record of several rows counts them all:
// rows_read = rows_new + rows_changed + rows_unchanged + rows_queued + rows_refused.
struct ImportRun {
  std::string area_id;
  ImportRunId id;
  SourceKind kind = SourceKind::care_service_csv;
  std::string blob;
  std::string file_name;
  std::string source_name;
  std::string credit;
  std::optional<LocalDate> snapshot;
  std::string encoding;
  std::vector<directory::HeaderMatch> headers;
  bool keep_all = false;
  RunState state = RunState::previewed;
  Timestamp created_at;
  std::optional<api::AccountId> account_id;  // whose rights the steps have
  std::string by_name;
  std::int64_t rows_read = 0, rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_queued = 0, rows_refused = 0;
  std::int64_t rows_applied = 0;   // of rows_new + rows_changed, so far
  std::int64_t vanished = 0;       // keys of earlier files that this one no longer has
  std::int64_t done = 0;           // rows of the file that were worked on
  std::int64_t records = 0;        // rows of import_row
  std::int64_t next_position = 0;  // the next of them to work on
  std::int64_t kept = 0;           // records that an undo left, because somebody changed them since
  std::string message;             // code of a remark on the whole run

  bool operator==(const ImportRun&) const = default;
};

constexpr auto describe(model::Tag<ImportRun>) {
  using namespace model;
  return entity("import_run", "取り込み", field("area_id", &ImportRun::area_id, primary_key | max_chars(6)),
                field("id", &ImportRun::id, primary_key), field("kind", &ImportRun::kind),
                field("blob", &ImportRun::blob), field("file_name", &ImportRun::file_name),
                field("source_name", &ImportRun::source_name), field("credit", &ImportRun::credit),
                field("snapshot", &ImportRun::snapshot), field("encoding", &ImportRun::encoding),
                field("headers", &ImportRun::headers), field("keep_all", &ImportRun::keep_all),
                field("state", &ImportRun::state), field("created_at", &ImportRun::created_at),
                field("account_id", &ImportRun::account_id), field("by_name", &ImportRun::by_name, personal),
                field("rows_read", &ImportRun::rows_read), field("rows_new", &ImportRun::rows_new),
                field("rows_changed", &ImportRun::rows_changed), field("rows_unchanged", &ImportRun::rows_unchanged),
                field("rows_queued", &ImportRun::rows_queued), field("rows_refused", &ImportRun::rows_refused),
                field("rows_applied", &ImportRun::rows_applied), field("vanished", &ImportRun::vanished),
                field("done", &ImportRun::done), field("records", &ImportRun::records),
                field("next_position", &ImportRun::next_position), field("kept", &ImportRun::kept),
                field("message", &ImportRun::message));
}

// A value that the file has otherwise than we.
struct Difference {
  std::string field;
  std::string label;
  std::string before;
  std::string after;
  bool kept_local = false;  // somebody here changed or confirmed it later: the import leaves it

  bool operator==(const Difference&) const = default;
};

constexpr auto describe(model::Tag<Difference>) {
  using namespace model;
  return entity("Difference", "違い", field("field", &Difference::field), field("label", &Difference::label),
                field("before", &Difference::before), field("after", &Difference::after),
                field("kept_local", &Difference::kept_local));
}

// A facility that may be the one the record tells of.
struct Candidate {
  FacilityId facility_id;
  std::int32_t score = 0;
  std::vector<directory::MatchReason> reasons;

  bool operator==(const Candidate&) const = default;
};

constexpr auto describe(model::Tag<Candidate>) {
  using namespace model;
  return entity("Candidate", "候補", field("facility_id", &Candidate::facility_id), field("score", &Candidate::score),
                field("reasons", &Candidate::reasons));
}

// One record of a run, a refused row, or a vanished key. Table `import_row`.
struct ImportRow {
  std::string area_id;
  ImportRunId run_id;
  std::int64_t position = 0;
  std::int64_t line = 0;       // first line of the file it was made of
  std::int64_t row_count = 1;  // how many lines
  RowState state = RowState::fresh;
  std::string source_key;
  std::string name;
  std::optional<FacilityId> facility_id;  // matched, or the id that a new facility will have
  model::RawJson record;                  // SourceRecord without raw and lines; null for refused and vanished ones
  std::string raw;                        // the row as it came, until it moves to source_record
  std::vector<Difference> differences;
  std::vector<directory::RowWarning> warnings;
  std::string refused_code, refused_column, refused_value;
  std::vector<Candidate> candidates;
  bool done = false;
  bool kept = false;             // an undo left it: the facility was changed since
  std::int64_t applied_seq = 0;  // 0: nothing was written to the facility
  model::RawJson before;         // FacilityParts; null: there was no facility (or nothing was written)
  model::RawJson source_before;  // SourceRow; null: the key was not known

  bool operator==(const ImportRow&) const = default;
};

constexpr auto describe(model::Tag<ImportRow>) {
  using namespace model;
  return entity(
      "import_row", "取り込みの行", field("area_id", &ImportRow::area_id, primary_key | max_chars(6)),
      field("run_id", &ImportRow::run_id, primary_key), field("position", &ImportRow::position, primary_key),
      field("line", &ImportRow::line), field("row_count", &ImportRow::row_count), field("state", &ImportRow::state),
      field("source_key", &ImportRow::source_key), field("name", &ImportRow::name),
      field("facility_id", &ImportRow::facility_id), field("record", &ImportRow::record), field("raw", &ImportRow::raw),
      field("differences", &ImportRow::differences), field("warnings", &ImportRow::warnings),
      field("refused_code", &ImportRow::refused_code), field("refused_column", &ImportRow::refused_column),
      field("refused_value", &ImportRow::refused_value), field("candidates", &ImportRow::candidates),
      field("done", &ImportRow::done), field("kept", &ImportRow::kept), field("applied_seq", &ImportRow::applied_seq),
      field("before", &ImportRow::before), field("source_before", &ImportRow::source_before));
}

// What a source says of a facility, by the source's own key. Table `source_record`.
struct SourceRow {
  std::string area_id;
  SourceKind kind = SourceKind::care_service_csv;
  std::string source_key;
  FacilityId facility_id;
  std::string raw;
  std::string normalised;  // our reading as JSON; a text, so that keeping it elsewhere does not rewrite it
  std::string source_name;
  std::optional<LocalDate> snapshot;
  ImportRunId run_id;
  std::int64_t first_seq = 0;  // with first_position: which of equal sources was here first
  std::int64_t first_position = 0;
  Timestamp last_seen;
  bool keep_all = false;  // came with a run that took every municipality's rows
  bool vanished = false;

  bool operator==(const SourceRow&) const = default;
};

constexpr auto describe(model::Tag<SourceRow>) {
  using namespace model;
  return entity("source_record", "出典の記録", field("area_id", &SourceRow::area_id, primary_key | max_chars(6)),
                field("kind", &SourceRow::kind, primary_key), field("source_key", &SourceRow::source_key, primary_key),
                field("facility_id", &SourceRow::facility_id), field("raw", &SourceRow::raw, max_chars(4'000'000)),
                field("normalised", &SourceRow::normalised, max_chars(4'000'000)),
                field("source_name", &SourceRow::source_name), field("snapshot", &SourceRow::snapshot),
                field("run_id", &SourceRow::run_id), field("first_seq", &SourceRow::first_seq),
                field("first_position", &SourceRow::first_position), field("last_seen", &SourceRow::last_seen),
                field("keep_all", &SourceRow::keep_all), field("vanished", &SourceRow::vanished));
}

// What a person decided of a file's headers; the default for the next file with the same ones. Table `import_mapping`.
struct ImportMapping {
  std::string area_id;
  SourceKind kind = SourceKind::care_service_csv;
  std::string fingerprint;
  std::vector<directory::HeaderMatch> mapping;
  Timestamp saved_at;

  bool operator==(const ImportMapping&) const = default;
};

constexpr auto describe(model::Tag<ImportMapping>) {
  using namespace model;
  return entity(
      "import_mapping", "見出しの対応の控え", field("area_id", &ImportMapping::area_id, primary_key | max_chars(6)),
      field("kind", &ImportMapping::kind, primary_key), field("fingerprint", &ImportMapping::fingerprint, primary_key),
      field("mapping", &ImportMapping::mapping), field("saved_at", &ImportMapping::saved_at));
}

// A record that may or may not be a facility we know: a person decides. Table `match_case`.
struct MatchCase {
  std::string area_id;
  MatchCaseId id;
  ImportRunId run_id;
  SourceKind kind = SourceKind::care_service_csv;
  std::string source_key;
  std::string name;
  std::string source_name;
  std::optional<LocalDate> snapshot;
  model::RawJson record;
  std::string raw;
  std::vector<Candidate> candidates;
  CaseState state = CaseState::open;
  std::optional<FacilityId> facility_id;  // what was decided on
  Timestamp opened_at;
  std::optional<Timestamp> decided_at;
  std::string decided_by;
  std::int64_t applied_seq = 0;
  model::RawJson before;
  model::RawJson source_before;

  bool operator==(const MatchCase&) const = default;
};

constexpr auto describe(model::Tag<MatchCase>) {
  using namespace model;
  return entity("match_case", "同じ資源かの確認", field("area_id", &MatchCase::area_id, primary_key | max_chars(6)),
                field("id", &MatchCase::id, primary_key), field("run_id", &MatchCase::run_id),
                field("kind", &MatchCase::kind), field("source_key", &MatchCase::source_key),
                field("name", &MatchCase::name), field("source_name", &MatchCase::source_name),
                field("snapshot", &MatchCase::snapshot), field("record", &MatchCase::record),
                field("raw", &MatchCase::raw), field("candidates", &MatchCase::candidates),
                field("state", &MatchCase::state), field("facility_id", &MatchCase::facility_id),
                field("opened_at", &MatchCase::opened_at), field("decided_at", &MatchCase::decided_at),
                field("decided_by", &MatchCase::decided_by, personal), field("applied_seq", &MatchCase::applied_seq),
                field("before", &MatchCase::before), field("source_before", &MatchCase::source_before));
}

// The centre of a place by its address. Table `geocode`.
struct GeocodePlace {
  std::string area_id;
  std::string place;
  directory::GeocodeLevel level = directory::GeocodeLevel::oaza;
  double lat = 0;
  double lng = 0;
  std::int64_t seq = 0;

  bool operator==(const GeocodePlace&) const = default;
};

constexpr auto describe(model::Tag<GeocodePlace>) {
  using namespace model;
  return entity("geocode", "住所の位置", field("area_id", &GeocodePlace::area_id, primary_key | max_chars(6)),
                field("place", &GeocodePlace::place, primary_key), field("level", &GeocodePlace::level, primary_key),
                field("lat", &GeocodePlace::lat), field("lng", &GeocodePlace::lng), field("seq", &GeocodePlace::seq));
}

}  // namespace kaname::bridges

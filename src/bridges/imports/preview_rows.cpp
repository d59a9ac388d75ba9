// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/preview_rows.h"

#include <set>

#include "bridges/imports/known_places.h"
#include "bridges/opendata/cells.h"

namespace kaname::bridges {
namespace {

using directory::Decision;
using directory::FacilityKind;
using directory::MatchReason;

// Where a record belongs.
struct Found {
  std::optional<std::size_t> place;
  std::vector<Candidate> candidates;  // with no place: a person has to look
};

bool same_name(const directory::MatchCandidate& candidate) {
  return std::find(candidate.reasons.begin(), candidate.reasons.end(), MatchReason::same_name) !=
      candidate.reasons.end();
}

class Preview {
 public:
  Preview(store::Write& tx, ImportRun& run, const ParsedFile& parsed)
      : tx_(tx), run_(run), parsed_(parsed), frame_(area_frame(tx)), known_(tx, frame_) {
    for (MatchCase& open :
         tx.select<MatchCase>("WHERE area_id = $1 AND kind = $2 AND state = 'open'", tx.area(), run.kind)) {
      open_cases_.emplace(std::move(open.source_key), std::move(open.candidates));
    }
  }

  std::vector<ImportRow> rows() {
    std::vector<ImportRow> out;
    for (std::size_t i = 0; i < parsed_.file.records.size(); ++i) {
      position_ = static_cast<std::int64_t>(out.size());
      out.push_back(row_of(parsed_.file.records[i], parsed_.unstorable[i]));
    }
    for (const directory::RefusedRow& refused : parsed_.file.refused) out.push_back(refused_row(refused));
    add_vanished(out);
    return out;
  }

 private:
  ImportRow row_of(const SourceRecord& read, const std::string& unstorable) {
    SourceRecord record = read;
    record.raw.clear();
    record.lines.clear();
    // Each of these files holds one service of many offices: the same number stands in several.
    if (run_.kind == SourceKind::care_service_json) record.key += "/" + std::string(model::code_of(record.kind));
    ImportRow row;
    row.line = read.lines.empty() ? 0 : read.lines.front();
    row.row_count = static_cast<std::int64_t>(read.lines.size());
    row.source_key = record.key;
    row.name = shortened(record.name, 200);
    row.raw = read.raw;
    row.warnings = record.warnings;
    const Found found = unstorable.empty() ? find(record) : Found{};
    const bool nameless = !found.place && record.name.empty();
    if (!unstorable.empty() || nameless) {
      row.state = RowState::refused;
      row.refused_code = nameless && unstorable.empty() ? "row_facility_unknown" : unstorable;
      row.refused_value = record.key;
      row.warnings.clear();
      return row;
    }
    row.record.text = model::to_json(record);
    if (!found.place && !found.candidates.empty()) {
      row.state = RowState::queued;
      row.candidates = found.candidates;
      return row;
    }
    compare(row, record, found.place);
    return row;
  }

  Found find(const SourceRecord& record) {
    if (const auto place = place_of_key(record)) return {place, {}};
    // A question that a person has not answered yet stays one, whatever else has come in since.
    if (const auto open = open_cases_.find(record.key); open != open_cases_.end()) {
      std::vector<Candidate> living;
      for (const Candidate& candidate : open->second) {
        if (known_.find(candidate.facility_id)) living.push_back(candidate);
      }
      if (!living.empty()) return {std::nullopt, std::move(living)};
    }
    const auto result = known_.index().find(directory::subject_of(record));
    Found out;
    if (result.decision == Decision::fresh) return out;
    if (result.decision == Decision::certain) {
      const directory::MatchCandidate& best = result.candidates.front();
      // Inside one list different keys are different places, unless the name says otherwise.
      if (best.facility < known_.first_of_file() || same_name(best)) return {best.facility, {}};
    }
    for (const directory::MatchCandidate& candidate : result.candidates) {
      if (candidate.facility >= known_.first_of_file()) continue;
      out.candidates.push_back({known_.at(candidate.facility).facility.id, candidate.score, candidate.reasons});
    }
    return out;
  }

  std::optional<std::size_t> place_of_key(const SourceRecord& record) {
    const SourceRow* source = known_.source(run_.kind, record.key);
    // The hours of 医療情報ネット carry the key of its facilities and nothing else.
    if (!source && run_.kind == SourceKind::medical_hours_csv) {
      source = known_.source(SourceKind::medical_facility_csv, record.key);
    }
    if (source) return known_.find(source->facility_id);
    // Our own survey template is handed out with our own ids.
    if (run_.kind == SourceKind::survey_csv) {
      if (const auto id = FacilityId::parse(record.key)) return known_.find(*id);
    }
    return std::nullopt;
  }

  void compare(ImportRow& row, const SourceRecord& record, std::optional<std::size_t> place) {
    FacilityParts parts;
    if (place) {
      parts = known_.at(*place);
    } else {
      parts.facility.area_id = tx_.area();
      parts.facility.id = tx_.new_id<FacilityId>();
    }
    static const std::vector<StatedRecord> kNobody;
    const auto& said = place ? known_.said_of(*place) : kNobody;
    MergeOutcome outcome =
        merge_record(parts, {run_.kind, &record, &said, &frame_, run_.source_name, run_.snapshot, tx_.today()});
    row.facility_id = parts.facility.id;
    row.warnings.insert(row.warnings.end(), outcome.warnings.begin(), outcome.warnings.end());
    if (!place || *place >= known_.first_of_file()) {
      row.state = RowState::fresh;
    } else {
      row.state = outcome.differences.empty() ? RowState::unchanged : RowState::changed;
      row.differences = std::move(outcome.differences);
      if (row.differences.size() > 500) row.differences.resize(500);  // the counts stand; a page cannot show more
    }
    if (place) {
      known_.at(*place) = std::move(parts);
    } else {
      place = known_.add(std::move(parts), record);
    }
    const SourceRow* source = known_.source(run_.kind, record.key);
    known_.say(*place,
               {run_.kind, record.key, source ? source->first_seq : tx_.seq(),
                source ? source->first_position : position_, record});
  }

  // Keys of earlier files of this kind that the file no longer has. A file of one kind of facility says nothing of others:
  // hospitals and clinics come in files of their own.
  void add_vanished(std::vector<ImportRow>& rows) {
    if (!lists_all(run_.kind)) return;
    std::set<std::string> here;
    std::set<FacilityKind> kinds;
    for (const SourceRecord& record : parsed_.file.records) { kinds.insert(record.kind); }
    for (const ImportRow& row : rows) here.insert(row.source_key);
    std::vector<ImportRow> gone;
    std::size_t known = 0;
    for (const auto& [key, source] : known_.sources()) {
      if (key.first != run_.kind || source.vanished || (source.keep_all && !run_.keep_all)) continue;
      SourceRecord record;
      model::from_stored_json(source.normalised, record);
      if (kinds.size() <= 1 && !kinds.contains(record.kind)) continue;
      ++known;
      if (!here.contains(key.second)) gone.push_back(vanished_row(source, record));
    }
    // A third of a list does not close in a month; somebody chose a part of it.
    if (gone.size() > std::max<std::size_t>(20, known / 3)) {
      run_.message = "vanish_many";
      return;
    }
    std::move(gone.begin(), gone.end(), std::back_inserter(rows));
  }

  ImportRow vanished_row(const SourceRow& source, const SourceRecord& record) {
    ImportRow row;
    row.state = RowState::vanished;
    row.row_count = 0;
    row.source_key = source.source_key;
    row.name = record.name;
    row.facility_id = source.facility_id;
    const auto place = known_.find(source.facility_id);
    if (place && known_.at(*place).facility.status == directory::FacilityStatus::active) {
      row.differences.push_back({"status", "状態", std::string(model::ja_of(directory::FacilityStatus::active)),
                                 std::string(model::ja_of(directory::FacilityStatus::closure_candidate)), false});
    }
    return row;
  }

  store::Write& tx_;
  ImportRun& run_;
  const ParsedFile& parsed_;
  const AreaFrame frame_;
  KnownPlaces known_;
  std::map<std::string, std::vector<Candidate>> open_cases_;  // by key
  std::int64_t position_ = 0;
};

}  // namespace

ImportRow refused_row(const directory::RefusedRow& refused) {
  ImportRow row;
  row.state = RowState::refused;
  row.line = refused.line;
  row.raw = refused.raw;
  row.refused_code = refused.code;
  row.refused_column = refused.column;
  row.refused_value = refused.value;
  return row;
}

std::vector<ImportRow> preview_records(store::Write& tx, ImportRun& run, const ParsedFile& parsed) {
  return Preview(tx, run, parsed).rows();
}

}  // namespace kaname::bridges

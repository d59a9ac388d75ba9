// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/run_views.h"

#include "api/messages.h"
#include "bridges/opendata/reader.h"

namespace kaname::bridges {

std::vector<std::string> reason_words(const std::vector<directory::MatchReason>& reasons) {
  std::vector<std::string> out;
  for (const directory::MatchReason reason : reasons) out.emplace_back(model::ja_of(reason));
  return out;
}

std::vector<CandidateView> candidate_views(store::Read& tx, const std::vector<Candidate>& candidates) {
  std::vector<CandidateView> out;
  for (const Candidate& candidate : candidates) {
    const auto facility = directory::get_facility(tx, candidate.facility_id);
    if (!facility) continue;  // erased since
    out.push_back(
        {candidate.facility_id, facility->name, facility->address, candidate.score, reason_words(candidate.reasons)});
  }
  return out;
}

ImportRunView view_of(const ImportRun& run, api::Language language, bool with_headers) {
  ImportRunView out;
  out.id = run.id;
  out.kind = run.kind;
  out.blob = run.blob;
  out.file_name = run.file_name;
  out.source_name = run.source_name;
  out.credit = run.credit;
  out.snapshot = run.snapshot;
  out.encoding = run.encoding;
  out.keep_all = run.keep_all;
  out.state = run.state;
  out.created_at = run.created_at;
  out.by = run.by_name;
  out.rows_read = run.rows_read;
  out.rows_new = run.rows_new;
  out.rows_changed = run.rows_changed;
  out.rows_unchanged = run.rows_unchanged;
  out.rows_queued = run.rows_queued;
  out.rows_refused = run.rows_refused;
  out.rows_applied = run.rows_applied;
  out.vanished = run.vanished;
  out.done = run.done;
  out.kept = run.kept;
  if (with_headers) {
    out.headers = run.headers;
    for (MappableField& field : mappable_fields(run.kind)) {
      out.fields.push_back({std::move(field.field), std::move(field.header), field.necessary});
    }
  }
  if (!run.message.empty()) out.message = std::string(api::message_of(run.message, language));
  return out;
}

ImportRowView view_of(store::Read& tx, const ImportRow& row, api::Language language) {
  ImportRowView out;
  out.line = row.line;
  out.rows = row.row_count;
  out.name = row.name;
  out.state = row.state;
  out.kept = row.kept;
  if (row.facility_id && directory::get_facility(tx, *row.facility_id)) out.facility_id = row.facility_id;
  out.differences = row.differences;
  for (const directory::RowWarning& warning : row.warnings) {
    out.warnings.push_back(
        {warning.code, std::string(api::message_of(warning.code, language)), warning.column, warning.value});
  }
  if (row.state == RowState::refused) {
    out.refused = RefusalView{row.refused_code, std::string(api::message_of(row.refused_code, language)),
                              row.refused_column, row.refused_value};
  }
  out.candidates = candidate_views(tx, row.candidates);
  return out;
}

}  // namespace kaname::bridges

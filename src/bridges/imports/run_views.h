// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs, rows, matches and merges as clients see them.

#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

struct FieldChoice {
  std::string name;
  std::string label;
  bool necessary = false;
};
constexpr auto describe(model::Tag<FieldChoice>) {
  using namespace model;
  return entity("FieldChoice", "見出しを当てる項目", field("name", &FieldChoice::name),
                field("label", &FieldChoice::label), field("necessary", &FieldChoice::necessary));
}

struct ImportRunView {
  ImportRunId id;
  SourceKind kind = SourceKind::care_service_csv;
  std::string blob;
  std::string file_name;
  std::string source_name;
  std::string credit;
  std::optional<LocalDate> snapshot;
  std::string encoding;
  bool keep_all = false;
  RunState state = RunState::previewed;
  Timestamp created_at;
  std::string by;
  std::int64_t rows_read = 0, rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_queued = 0, rows_refused = 0;
  std::int64_t rows_applied = 0;
  std::int64_t vanished = 0;
  std::int64_t done = 0;
  std::int64_t kept = 0;
  std::vector<directory::HeaderMatch> headers;  // empty in lists
  std::vector<FieldChoice> fields;              // empty in lists
  std::optional<std::string> message;
};
constexpr auto describe(model::Tag<ImportRunView>) {
  using namespace model;
  return entity("ImportRunView", "取り込み", field("id", &ImportRunView::id), field("kind", &ImportRunView::kind),
                field("blob", &ImportRunView::blob), field("file_name", &ImportRunView::file_name),
                field("source_name", &ImportRunView::source_name), field("credit", &ImportRunView::credit),
                field("snapshot", &ImportRunView::snapshot), field("encoding", &ImportRunView::encoding),
                field("keep_all", &ImportRunView::keep_all), field("state", &ImportRunView::state),
                field("created_at", &ImportRunView::created_at), field("by", &ImportRunView::by),
                field("rows_read", &ImportRunView::rows_read), field("rows_new", &ImportRunView::rows_new),
                field("rows_changed", &ImportRunView::rows_changed),
                field("rows_unchanged", &ImportRunView::rows_unchanged),
                field("rows_queued", &ImportRunView::rows_queued), field("rows_refused", &ImportRunView::rows_refused),
                field("rows_applied", &ImportRunView::rows_applied), field("vanished", &ImportRunView::vanished),
                field("done", &ImportRunView::done), field("kept", &ImportRunView::kept),
                field("headers", &ImportRunView::headers), field("fields", &ImportRunView::fields),
                field("message", &ImportRunView::message));
}

struct WarningView {
  std::string code, message, column, value;
};
constexpr auto describe(model::Tag<WarningView>) {
  using namespace model;
  return entity("WarningView", "行の注意", field("code", &WarningView::code), field("message", &WarningView::message),
                field("column", &WarningView::column), field("value", &WarningView::value));
}

struct RefusalView {
  std::string code, message, column, value;
};
constexpr auto describe(model::Tag<RefusalView>) {
  using namespace model;
  return entity("RefusalView", "受け付けなかった理由", field("code", &RefusalView::code),
                field("message", &RefusalView::message), field("column", &RefusalView::column),
                field("value", &RefusalView::value));
}

struct CandidateView {
  FacilityId facility_id;
  std::string name;
  std::string address;
  std::int32_t score = 0;
  std::vector<std::string> reasons;  // in words
};
constexpr auto describe(model::Tag<CandidateView>) {
  using namespace model;
  return entity("CandidateView", "候補", field("facility_id", &CandidateView::facility_id),
                field("name", &CandidateView::name), field("address", &CandidateView::address),
                field("score", &CandidateView::score), field("reasons", &CandidateView::reasons));
}

struct ImportRowView {
  std::int64_t line = 0;
  std::int64_t rows = 1;
  std::string name;
  RowState state = RowState::fresh;
  std::optional<FacilityId> facility_id;  // when there is such a facility
  std::vector<Difference> differences;
  std::vector<WarningView> warnings;
  std::optional<RefusalView> refused;
  std::vector<CandidateView> candidates;
  bool kept = false;
};
constexpr auto describe(model::Tag<ImportRowView>) {
  using namespace model;
  return entity("ImportRowView", "取り込みの行", field("line", &ImportRowView::line),
                field("rows", &ImportRowView::rows), field("name", &ImportRowView::name),
                field("state", &ImportRowView::state), field("facility_id", &ImportRowView::facility_id),
                field("differences", &ImportRowView::differences), field("warnings", &ImportRowView::warnings),
                field("refused", &ImportRowView::refused), field("candidates", &ImportRowView::candidates),
                field("kept", &ImportRowView::kept));
}

struct MatchSide {
  std::optional<FacilityId> id;
  std::string name, name_kana;
  directory::FacilityKind kind = directory::FacilityKind::other;
  std::string address, phone, corporation_name, source_name;
};
constexpr auto describe(model::Tag<MatchSide>) {
  using namespace model;
  return entity("MatchSide", "比べる一方", field("id", &MatchSide::id), field("name", &MatchSide::name),
                field("name_kana", &MatchSide::name_kana), field("kind", &MatchSide::kind),
                field("address", &MatchSide::address), field("phone", &MatchSide::phone),
                field("corporation_name", &MatchSide::corporation_name), field("source_name", &MatchSide::source_name));
}

struct SideDifference {
  std::string field, label, left, right;
};
constexpr auto describe(model::Tag<SideDifference>) {
  using namespace model;
  return entity("SideDifference", "左右の違い", field("field", &SideDifference::field),
                field("label", &SideDifference::label), field("left", &SideDifference::left),
                field("right", &SideDifference::right));
}

struct MatchView {
  MatchCaseId id;
  CaseState state = CaseState::open;
  MatchSide left;    // the best candidate
  MatchSide right;   // the record
  double score = 0;  // 0 … 1
  std::vector<std::string> reasons;
  std::vector<SideDifference> differences;
  std::vector<CandidateView> candidates;  // all of them, best first
};
constexpr auto describe(model::Tag<MatchView>) {
  using namespace model;
  return entity("MatchView", "同じ資源かの確認", field("id", &MatchView::id), field("state", &MatchView::state),
                field("left", &MatchView::left), field("right", &MatchView::right), field("score", &MatchView::score),
                field("reasons", &MatchView::reasons), field("differences", &MatchView::differences),
                field("candidates", &MatchView::candidates));
}

std::vector<std::string> reason_words(const std::vector<directory::MatchReason>& reasons);
std::vector<CandidateView> candidate_views(store::Read& tx, const std::vector<Candidate>& candidates);
ImportRunView view_of(const ImportRun& run, api::Language language, bool with_headers);
ImportRowView view_of(store::Read& tx, const ImportRow& row, api::Language language);

}  // namespace kaname::bridges

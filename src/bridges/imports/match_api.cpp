// SPDX-License-Identifier: Apache-2.0
// Records that may be a facility we know: shown side by side, decided by a person, remembered, and taken back on request.
#include "bridges/imports/apply_record.h"
#include "bridges/imports/known_places.h"
#include "bridges/imports/run_api.h"
#include "bridges/imports/run_views.h"

namespace kaname::bridges {
namespace {

using api::Caller;
using api::Read;
using api::Write;
using directory::Facility;

struct MatchesInput {
  std::int64_t offset = 0;
  std::int64_t limit = 50;
};
constexpr auto describe(model::Tag<MatchesInput>) {
  using namespace model;
  return entity("MatchesInput", "同じ資源かの確認", field("offset", &MatchesInput::offset, between(0, 10'000'000)),
                field("limit", &MatchesInput::limit, between(1, 200)));
}

struct MatchList {
  std::int64_t total = 0;
  std::vector<MatchView> items;
};
constexpr auto describe(model::Tag<MatchList>) {
  using namespace model;
  return entity("MatchList", "同じ資源かの確認の一覧", field("total", &MatchList::total),
                field("items", &MatchList::items));
}

MatchSide side_of(Read& tx, const Facility& f) {
  MatchSide side{f.id, f.name, f.name_kana, f.kind, f.address, f.phone, f.corporation_name, ""};
  for (const SourceRow& row : tx.select<SourceRow>(
           "WHERE area_id = $1 AND facility_id = $2 ORDER BY first_seq, first_position LIMIT 1", tx.area(), f.id)) {
    side.source_name = row.source_name;
  }
  return side;
}

MatchSide side_of(const MatchCase& c, const SourceRecord& r) {
  return {std::nullopt, r.name, r.name_kana, r.kind, r.address, r.phone, r.corporation_name, c.source_name};
}

// What the record would change in the facility, besides what the two sides show anyway.
std::vector<SideDifference> differences(Read& tx, const MatchCase& c, const SourceRecord& record, FacilityParts parts) {
  const AreaFrame frame = area_frame(tx);
  const std::vector<StatedRecord> said = load_said_of(tx, parts.facility.id);
  const MergeOutcome outcome =
      merge_record(parts, {c.kind, &record, &said, &frame, c.source_name, c.snapshot, tx.today()});
  std::vector<SideDifference> out;
  for (const Difference& d : outcome.differences) {
    if (d.field == "name" || d.field == "name_kana" || d.field == "address" || d.field == "phone" ||
        d.field == "kind" || d.field == "corporation_name") {
      continue;
    }
    if (out.size() < 100) out.push_back({d.field, d.label, d.before, d.after});
  }
  return out;
}

MatchView view_of(Read& tx, const MatchCase& c) {
  MatchView out;
  out.id = c.id;
  out.state = c.state;
  SourceRecord record;
  model::from_stored_json(c.record.text, record);
  out.right = side_of(c, record);
  out.candidates = candidate_views(tx, c.candidates);
  for (const Candidate& candidate : c.candidates) {
    auto parts = directory::get_parts(tx, candidate.facility_id);
    if (!parts) continue;
    out.left = side_of(tx, parts->facility);
    out.score = candidate.score / 100.0;
    out.reasons = reason_words(candidate.reasons);
    out.differences = differences(tx, c, record, std::move(*parts));
    break;
  }
  return out;
}

Result<MatchList> list_matches(Read& tx, const Caller&, const MatchesInput& in) {
  MatchList out;
  out.total = tx.number("SELECT count(*) FROM match_case WHERE area_id = $1 AND state = 'open'", tx.area());
  for (const MatchCase& c :
       tx.select<MatchCase>("WHERE area_id = $1 AND state = 'open' ORDER BY opened_at, id LIMIT $2 OFFSET $3",
                            tx.area(), in.limit, in.offset)) {
    out.items.push_back(view_of(tx, c));
  }
  return out;
}

enum class MatchDecision { same, different };
inline constexpr auto kMatchDecisions = std::to_array<model::Option>({
    {"same", "同じ", "Same"},
    {"different", "別", "Different"},
});
constexpr const auto& options(model::Tag<MatchDecision>) { return kMatchDecisions; }
constexpr std::string_view choice_name(model::Tag<MatchDecision>) { return "MatchDecision"; }

struct DecideInput {
  MatchCaseId id;
  MatchDecision decision = MatchDecision::same;
  std::optional<FacilityId> facility_id;  // with "same": which of the candidates; the best without
};
constexpr auto describe(model::Tag<DecideInput>) {
  using namespace model;
  return entity("DecideInput", "同じか別か", field("id", &DecideInput::id, required | from_path),
                field("decision", &DecideInput::decision, required), field("facility_id", &DecideInput::facility_id));
}

struct DecideAnswer {
  FacilityId facility_id;
  CaseState state = CaseState::same;
};
constexpr auto describe(model::Tag<DecideAnswer>) {
  using namespace model;
  return entity("DecideAnswer", "決めた結果", field("facility_id", &DecideAnswer::facility_id),
                field("state", &DecideAnswer::state));
}

Result<MatchCase> get_case(Read& tx, MatchCaseId id) {
  auto found = tx.first<MatchCase>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!found) return fail(Problem::not_found, "match_unknown");
  return std::move(*found);
}

Result<FacilityId> chosen(Write& tx, const MatchCase& c, const DecideInput& in) {
  if (in.decision == MatchDecision::different) return tx.new_id<FacilityId>();
  if (in.facility_id) {
    TRY(directory::get_facility(tx, *in.facility_id));
    return *in.facility_id;
  }
  for (const Candidate& candidate : c.candidates) {
    if (const auto living = living_facility(tx, candidate.facility_id)) return *living;
  }
  return fail(Problem::conflict, "match_candidate_gone");
}

Result<DecideAnswer> decide_match(Write& tx, const Caller& caller, const DecideInput& in) {
  MatchCase c = TRY(get_case(tx, in.id));
  if (c.state != CaseState::open) return fail(Problem::conflict, "match_decided");
  const FacilityId facility = TRY(chosen(tx, c, in));
  SourceRecord record;
  model::from_stored_json(c.record.text, record);
  AppliedRecord applied =
      apply_record(tx, {c.kind, &record, c.raw, facility, c.run_id, c.source_name, c.snapshot, 0, false});
  c.state = in.decision == MatchDecision::same ? CaseState::same : CaseState::different;
  c.facility_id = facility;
  c.decided_at = tx.now();
  c.decided_by = caller.name;
  c.applied_seq = applied.seq;
  c.before = std::move(applied.before);
  c.source_before = std::move(applied.source_before);
  tx.update(c);
  tx.concerns(c.id.uuid);
  tx.concerns(facility.uuid);
  return DecideAnswer{facility, c.state};
}

struct MatchInput {
  MatchCaseId id;
};
constexpr auto describe(model::Tag<MatchInput>) {
  return model::entity("MatchInput", "同じ資源かの確認",
                       model::field("id", &MatchInput::id, model::required | model::from_path));
}

Result<MatchView> undo_match(Write& tx, const Caller&, const MatchInput& in) {
  MatchCase c = TRY(get_case(tx, in.id));
  if (c.state == CaseState::open) return fail(Problem::conflict, "match_open");
  const FacilityId facility = c.facility_id.value_or(FacilityId{});
  const AppliedRecord applied{c.applied_seq, c.before, c.source_before};
  if (take_back(tx, facility, c.kind, c.source_key, applied) == TakenBack::changed_since) {
    return fail(Problem::conflict, "changed_meanwhile");
  }
  c.state = CaseState::open;
  c.facility_id.reset();
  c.decided_at.reset();
  c.decided_by.clear();
  c.applied_seq = 0;
  c.before = {};
  c.source_before = {};
  tx.update(c);
  tx.concerns(c.id.uuid);
  return view_of(tx, c);
}

}  // namespace

std::vector<api::Endpoint> match_endpoints() {
  return {
      api::get("/v1/matches", "match.list", "match.decide", "Records that may be facilities we know", &list_matches),
      api::post("/v1/matches/{id}", "match.decide", "match.decide",
                "Decide that a record is a facility, or another one", &decide_match),
      api::post("/v1/matches/{id}/undo", "match.undo", "match.decide", "Take such a decision back", &undo_match),
  };
}

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/steps.h"

#include "bridges/imports/apply_record.h"
#include "bridges/imports/zone_import.h"

namespace kaname::bridges {
namespace {

using directory::FacilityStatus;

constexpr store::Sql kByKey = "WHERE area_id = $1 AND kind = $2 AND source_key = $3";

void keep_applied(ImportRow& row, AppliedRecord applied) {
  row.applied_seq = applied.seq;
  row.before = std::move(applied.before);
  row.source_before = std::move(applied.source_before);
}

void apply_to(store::Write& tx, const ImportRun& run, ImportRow& row, FacilityId facility) {
  SourceRecord record;
  model::from_stored_json(row.record.text, record);
  row.facility_id = facility;
  keep_applied(row,
               apply_record(tx,
                            {run.kind, &record, row.raw, facility, run.id, run.source_name, run.snapshot, row.position,
                             run.keep_all}));
  row.raw.clear();  // it stands in source_record now
}

// Since the preview somebody may have decided, merged or imported: what is known now counts.
FacilityId facility_now(store::Read& tx, const ImportRun& run, const ImportRow& row) {
  if (const auto known = facility_of_key(tx, run.kind, row.source_key)) return *known;
  return living_facility(tx, *row.facility_id).value_or(*row.facility_id);
}

void queue_case(store::Write& tx, const ImportRun& run, ImportRow& row) {
  if (const auto known = facility_of_key(tx, run.kind, row.source_key)) return apply_to(tx, run, row, *known);
  auto open = tx.first<MatchCase>("WHERE area_id = $1 AND kind = $2 AND source_key = $3 AND state = 'open'", tx.area(),
                                  run.kind, row.source_key);
  MatchCase made = open ? *open : MatchCase{};
  made.area_id = tx.area();
  if (!open) made.id = tx.new_id<MatchCaseId>();
  if (!open) made.run_id = run.id;
  if (!open) made.opened_at = tx.now();
  made.kind = run.kind;
  made.source_key = row.source_key;
  made.name = row.name;
  made.source_name = run.source_name;
  made.snapshot = run.snapshot;
  made.record = row.record;
  made.raw = row.raw;
  made.candidates = row.candidates;
  tx.upsert(made);
  tx.concerns(made.id.uuid);
}

// A key that its source no longer lists: the facility may have closed. Nothing is removed.
void apply_vanished(store::Write& tx, const ImportRun& run, ImportRow& row) {
  auto source = tx.first<SourceRow>(kByKey, tx.area(), run.kind, row.source_key);
  if (!source || source->vanished) return;
  SourceRow before = *source;
  before.raw.clear();
  row.source_before.text = model::to_json(before);
  source->vanished = true;
  tx.update(*source);
  const auto others = tx.number(
      "SELECT count(*) FROM source_record WHERE area_id = $1 AND kind = $2 AND facility_id = $3"
      " AND vanished = 0",
      tx.area(), run.kind, source->facility_id);
  const auto parts = directory::get_parts(tx, source->facility_id);
  if (!parts || others > 0) return;
  const FacilityStatus status = parts->facility.status;
  if (status != FacilityStatus::active && status != FacilityStatus::suspended) return;
  FacilityParts after = *parts;
  after.facility.status = FacilityStatus::closure_candidate;
  write_parts(tx, *parts, after);
  row.facility_id = source->facility_id;
  row.applied_seq = tx.seq();
  row.before.text = model::to_json(*parts);
}

void apply_row(store::Write& tx, ImportRun& run, ImportRow& row) {
  switch (row.state) {
    case RowState::fresh:
    case RowState::changed:
      apply_to(tx, run, row, facility_now(tx, run, row));
      run.rows_applied += row.row_count;
      break;
    case RowState::unchanged: apply_to(tx, run, row, facility_now(tx, run, row)); break;
    case RowState::queued: queue_case(tx, run, row); break;
    case RowState::refused: break;
    case RowState::vanished: apply_vanished(tx, run, row); break;
  }
  row.done = true;
  run.done += row.row_count;
  tx.update(row);
}

// Zones are one set: all in one step.
void apply_zone_rows(store::Write& tx, ImportRun& run) {
  auto rows = tx.select<ImportRow>("WHERE area_id = $1 AND run_id = $2 ORDER BY position", tx.area(), run.id);
  const bool any = run.rows_new + run.rows_changed > 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 && any) {
      rows[i].before = apply_zones(tx, run, rows);
      rows[i].applied_seq = tx.seq();
    }
    rows[i].done = true;
    tx.update(rows[i]);
  }
  run.rows_applied = run.rows_new + run.rows_changed;
  run.done = run.rows_read;
  run.next_position = run.records;
}

void undo_zone_rows(store::Write& tx, ImportRun& run) {
  auto first = tx.first<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND position = 0", tx.area(), run.id);
  if (first && first->applied_seq != 0 && !take_back_zones(tx, first->before)) {
    first->kept = true;
    tx.update(*first);
    ++run.kept;
  } else {
    run.rows_applied = 0;
  }
  run.next_position = 0;
}

void take_back_row(store::Write& tx, ImportRun& run, ImportRow& row) {
  if (row.state == RowState::queued && !row.facility_id) {
    tx.execute("DELETE FROM match_case WHERE area_id = $1 AND run_id = $2 AND source_key = $3 AND state = 'open'",
               tx.area(), run.id, row.source_key);
    return;
  }
  if (row.state == RowState::refused || (row.state == RowState::vanished && row.source_before.text == "null")) return;
  const FacilityId facility = row.facility_id.value_or(FacilityId{});
  const AppliedRecord applied{row.applied_seq, row.before, row.source_before};
  if (take_back(tx, facility, run.kind, row.source_key, applied) == TakenBack::changed_since) {
    row.kept = true;
    tx.update(row);
    ++run.kept;
    return;
  }
  if (row.state == RowState::fresh || row.state == RowState::changed) run.rows_applied -= row.row_count;
  // Earlier rows of this run about the same facility may go on taking back what now is their own state again.
  if (row.applied_seq == 0) return;
  tx.execute(
      "UPDATE import_row SET applied_seq = $4 WHERE area_id = $1 AND run_id = $2 AND facility_id = $3"
      " AND applied_seq > 0 AND kept = 0 AND position < $5",
      tx.area(), run.id, facility, tx.seq(), row.position);
}

}  // namespace

Result<ImportRun> get_run(store::Read& tx, ImportRunId id) {
  auto run = tx.first<ImportRun>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!run) return fail(Problem::not_found, "import_unknown");
  return std::move(*run);
}

Result<ImportRun> apply_step(store::Write& tx, ImportRunId id, std::int64_t count) {
  ImportRun run = TRY(get_run(tx, id));
  if (run.state != RunState::applying) return fail(Problem::conflict, "import_not_running");
  if (run.kind == SourceKind::zone_geojson) {
    apply_zone_rows(tx, run);
  } else {
    auto rows = tx.select<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND position >= $3 ORDER BY position LIMIT $4",
                                     tx.area(), id, run.next_position, std::clamp<std::int64_t>(count, 1, kStepRows));
    for (ImportRow& row : rows) apply_row(tx, run, row);
    if (!rows.empty()) run.next_position = rows.back().position + 1;
  }
  if (run.next_position >= run.records) run.state = RunState::applied;
  tx.update(run);
  tx.concerns(id.uuid);
  return run;
}

Result<ImportRun> undo_step(store::Write& tx, ImportRunId id, std::int64_t count) {
  ImportRun run = TRY(get_run(tx, id));
  if (run.state != RunState::undoing) return fail(Problem::conflict, "import_not_running");
  if (run.kind == SourceKind::zone_geojson) {
    undo_zone_rows(tx, run);
  } else {
    auto rows =
        tx.select<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND position < $3 ORDER BY position DESC LIMIT $4",
                             tx.area(), id, run.next_position, std::clamp<std::int64_t>(count, 1, kStepRows));
    for (ImportRow& row : rows) {
      // Read again: taking back a later row may have renewed the number of an earlier one.
      const auto now =
          tx.first<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND position = $3", tx.area(), id, row.position);
      if (now) row = *now;
      take_back_row(tx, run, row);
      run.done -= row.row_count;
      run.next_position = row.position;
    }
    if (rows.empty()) run.next_position = 0;
  }
  if (run.next_position == 0) run.state = RunState::undone;
  tx.update(run);
  tx.concerns(id.uuid);
  return run;
}

}  // namespace kaname::bridges

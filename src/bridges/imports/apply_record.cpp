// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/apply_record.h"

#include "bridges/imports/known_places.h"
#include "directory/fact_groups.h"

namespace kaname::bridges {
namespace {

using directory::FactGroup;
using directory::Freshness;

constexpr store::Sql kByKey = "WHERE area_id = $1 AND kind = $2 AND source_key = $3";

// How old the facts are: as old as the file says it is, not as the moment of its import.
void confirm_groups(FacilityParts& parts, const std::optional<FacilityParts>& before, const MergeOutcome& outcome,
                    const RecordToApply& what, const store::Write& tx) {
  for (const FactGroup group : outcome.stated) {
    Freshness row;
    row.area_id = tx.area();
    row.facility_id = parts.facility.id;
    row.fact_group = group;
    row.source = fact_source(what.kind);
    row.source_name = what.source_name;
    row.confirmed_at = what.snapshot ? Timestamp::of(*what.snapshot) : tx.now();
    row.next_due = row.confirmed_at.tokyo_date().plus_months(directory::kFreshMonths);
    row.seq = tx.seq();
    const auto known = std::find_if(parts.freshness.begin(), parts.freshness.end(),
                                    [&](const Freshness& f) { return f.fact_group == group; });
    if (known == parts.freshness.end()) {
      parts.freshness.push_back(std::move(row));
      continue;
    }
    const bool changed = !before || directory::group_json(*before, group) != directory::group_json(parts, group);
    // The same word again, or an older one, confirms nothing anew.
    if (!changed && row.confirmed_at <= known->confirmed_at) continue;
    row.local_edit = known->local_edit;
    *known = std::move(row);
  }
}

void keep_changes(store::Write& tx, const FacilityParts& before, const FacilityParts& after) {
  for (const FactGroup group : {FactGroup::basic, FactGroup::place, FactGroup::contact, FactGroup::hours,
                                FactGroup::capabilities, FactGroup::notifications}) {
    std::string was = directory::group_json(before, group), is = directory::group_json(after, group);
    if (was == is) continue;
    tx.upsert(
        directory::FacilityChange{tx.area(), after.facility.id, tx.seq(), group, {std::move(was)}, {std::move(is)}});
  }
}

model::RawJson remember_key(store::Write& tx, const RecordToApply& what) {
  auto known = tx.first<SourceRow>(kByKey, tx.area(), what.kind, what.record->key);
  SourceRow row;
  row.area_id = tx.area();
  row.kind = what.kind;
  row.source_key = what.record->key;
  row.facility_id = what.facility_id;
  row.raw = what.raw;
  row.normalised = model::to_json(*what.record);
  row.source_name = what.source_name;
  row.snapshot = what.snapshot;
  row.run_id = what.run_id;
  row.first_seq = known ? known->first_seq : tx.seq();
  row.first_position = known ? known->first_position : what.position;
  row.last_seen = tx.now();
  row.keep_all = what.keep_all;
  tx.upsert(row);
  if (!known) return {};
  if (known->raw == row.raw) known->raw.clear();  // an empty one stands for "the same"
  return {model::to_json(*known)};
}

void restore_key(store::Write& tx, SourceKind kind, const std::string& key, const model::RawJson& before) {
  SourceRow row;
  row.area_id = tx.area();
  row.kind = kind;
  row.source_key = key;
  if (before.text == "null") {
    tx.erase(row);
    return;
  }
  model::from_stored_json(before.text, row);
  if (row.raw.empty()) {
    const auto now = tx.first<SourceRow>(kByKey, tx.area(), kind, key);
    if (now) row.raw = now->raw;
  }
  tx.upsert(row);
}

}  // namespace

bool write_parts(store::Write& tx, const std::optional<FacilityParts>& before, const FacilityParts& after) {
  const FacilityId id = after.facility.id;
  const FacilityParts none;
  const FacilityParts& was = before ? *before : none;
  bool wrote = !before;
  if (!before) {
    directory::insert_facility(tx, after.facility);
  } else if (was.facility != after.facility) {
    directory::update_facility(tx, after.facility);
    wrote = true;
  }
  if (was.services != after.services) directory::replace_services(tx, id, after.services), wrote = true;
  if (was.capabilities != after.capabilities) directory::replace_capabilities(tx, id, after.capabilities), wrote = true;
  if (was.notifications != after.notifications)
    directory::replace_notifications(tx, id, after.notifications), wrote = true;
  if (was.freshness != after.freshness) {
    for (const Freshness& row : after.freshness) tx.upsert(row);
    wrote = true;
  }
  if (!wrote) return false;
  if (before) keep_changes(tx, was, after);
  directory::touch(tx, id);
  return true;
}

AppliedRecord apply_record(store::Write& tx, const RecordToApply& what) {
  const AreaFrame frame = area_frame(tx);
  std::optional<FacilityParts> before;
  FacilityParts parts;
  if (auto known = directory::get_parts(tx, what.facility_id)) {
    parts = *known;
    before = std::move(*known);
  } else {
    parts.facility.id = what.facility_id;
    parts.facility.area_id = tx.area();
  }
  const std::vector<StatedRecord> said = load_said_of(tx, what.facility_id);
  const MergeOutcome outcome =
      merge_record(parts, {what.kind, what.record, &said, &frame, what.source_name, what.snapshot, tx.today()});
  confirm_groups(parts, before, outcome, what, tx);
  AppliedRecord applied;
  if (write_parts(tx, before, parts)) {
    applied.seq = tx.seq();
    if (before) applied.before.text = model::to_json(*before);
  }
  applied.source_before = remember_key(tx, what);
  return applied;
}

std::optional<FacilityId> facility_of_key(store::Read& tx, SourceKind kind, const std::string& key) {
  const auto row = tx.first<SourceRow>(kByKey, tx.area(), kind, key);
  if (!row) return std::nullopt;
  return living_facility(tx, row->facility_id);
}

std::optional<FacilityId> living_facility(store::Read& tx, FacilityId id) {
  if (directory::get_facility(tx, id)) return id;
  const auto merge = tx.first<directory::Merge>(
      "WHERE area_id = $1 AND gone_id = $2 AND undone_at IS NULL ORDER BY seq DESC LIMIT 1", tx.area(), id);
  if (merge && directory::get_facility(tx, merge->kept_id)) return merge->kept_id;
  return std::nullopt;
}

TakenBack take_back(store::Write& tx, FacilityId id, SourceKind kind, const std::string& key,
                    const AppliedRecord& applied) {
  if (applied.seq != 0) {
    const auto facility = directory::get_facility(tx, id);
    if (!facility || facility->changed_seq != applied.seq) return TakenBack::changed_since;
    if (applied.before.text == "null") {
      directory::erase_facility(tx, id);
    } else {
      FacilityParts before;
      model::from_stored_json(applied.before.text, before);
      directory::restore_parts(tx, before);
    }
  }
  restore_key(tx, kind, key, applied.source_before);
  return TakenBack::done;
}

}  // namespace kaname::bridges

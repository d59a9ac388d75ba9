// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/zone_import.h"

#include "bridges/imports/preview_rows.h"
#include "directory/zone_rules.h"

namespace kaname::bridges {
namespace {

using directory::Zone;
using directory::ZoneSet;
using directory::ZoneSetId;
using directory::ZoneSetKind;

// A zone on its way through a row's `record`.
struct ZoneRecord {
  std::string code;
  std::string name;
  std::string note;
  std::string geometry;
};
constexpr auto describe(model::Tag<ZoneRecord>) {
  using namespace model;
  return entity("ZoneRecord", "圏域", field("code", &ZoneRecord::code), field("name", &ZoneRecord::name),
                field("note", &ZoneRecord::note), field("geometry", &ZoneRecord::geometry, max_chars(2'000'000)));
}

// What an undo puts back.
struct ZonesBefore {
  ZoneSetId made;
  std::vector<ZoneSetId> ended;
};
constexpr auto describe(model::Tag<ZonesBefore>) {
  using namespace model;
  return entity("ZonesBefore", "圏域の前", field("made", &ZonesBefore::made), field("ended", &ZonesBefore::ended));
}

std::vector<ZoneSet> valid_sets(store::Read& tx) {
  return tx.select<ZoneSet>("WHERE area_id = $1 AND kind = $2 AND valid_to IS NULL ORDER BY id", tx.area(),
                            ZoneSetKind::daily_life);
}

std::vector<Zone> zones_of(store::Read& tx, ZoneSetId set) {
  return tx.select<Zone>("WHERE area_id = $1 AND zone_set_id = $2 ORDER BY position, id", tx.area(), set);
}

std::optional<Zone> like(const std::vector<Zone>& zones, const std::string& code, const std::string& name) {
  for (const Zone& zone : zones) {
    if (zone.name == name || (!code.empty() && zone.code == code)) return zone;
  }
  return std::nullopt;
}

std::vector<Zone> valid_zones(store::Read& tx) {
  std::vector<Zone> out;
  for (const ZoneSet& set : valid_sets(tx)) {
    for (Zone& zone : zones_of(tx, set.id)) out.push_back(std::move(zone));
  }
  return out;
}

// A facility lies in the zones that count today; those of an ended set are taken off it.
void leave_zones(store::Write& tx, ZoneSetId set) {
  tx.execute(
      "DELETE FROM facility_zone WHERE area_id = $1 AND zone_id IN"
      " (SELECT id FROM zone WHERE area_id = $1 AND zone_set_id = $2)",
      tx.area(), set);
}

}  // namespace

std::vector<ImportRow> preview_zones(store::Read& tx, const directory::SourceFile& file) {
  const std::vector<Zone> known = valid_zones(tx);
  std::vector<ImportRow> rows;
  bool same = known.size() == file.zones.size();
  for (const directory::SourceZone& zone : file.zones) {
    ImportRow row;
    row.line = zone.line;
    row.name = zone.name;
    row.source_key = zone.code.empty() ? zone.name : zone.code;
    if (zone.name.empty() || !directory::polygon_from_geojson(zone.geometry)) {
      row.state = RowState::refused;
      row.refused_code = zone.name.empty() ? "row_without_name" : "geometry_malformed";
      same = false;
    } else {
      row.record.text = model::to_json(ZoneRecord{zone.code, zone.name, zone.note, zone.geometry});
      const auto was = like(known, zone.code, zone.name);
      row.state = was ? RowState::changed : RowState::fresh;
      if (was && was->geometry != zone.geometry)
        row.differences.push_back({"geometry", "境界", "", "境界が変わります", false});
      if (was && was->name != zone.name) row.differences.push_back({"name", "名称", was->name, zone.name, false});
      if (was && was->note != zone.note) row.differences.push_back({"note", "校区など", was->note, zone.note, false});
      same = same && was && row.differences.empty();
    }
    rows.push_back(std::move(row));
  }
  for (ImportRow& row : rows) {
    if (same) row.state = RowState::unchanged;
  }
  for (const directory::RefusedRow& refused : file.refused) rows.push_back(refused_row(refused));
  return rows;
}

model::RawJson apply_zones(store::Write& tx, const ImportRun& run, const std::vector<ImportRow>& rows) {
  const std::vector<Zone> known = valid_zones(tx);
  ZonesBefore before;
  for (ZoneSet set : valid_sets(tx)) {
    before.ended.push_back(set.id);
    set.valid_to = tx.today().plus_days(-1);
    tx.update(set);
    leave_zones(tx, set.id);
  }
  ZoneSet set;
  set.area_id = tx.area();
  set.id = tx.new_id<ZoneSetId>();
  set.name = "日常生活圏域";
  set.valid_from = run.snapshot.value_or(tx.today());
  set.source_name = run.source_name;
  before.made = set.id;
  tx.insert(set);
  tx.concerns(set.id.uuid);
  std::int32_t position = 0;
  for (const ImportRow& row : rows) {
    if (row.record.text == "null") continue;
    ZoneRecord record;
    model::from_stored_json(row.record.text, record);
    Zone zone;
    zone.area_id = tx.area();
    zone.id = tx.new_id<directory::ZoneId>();
    zone.zone_set_id = set.id;
    zone.code = record.code;
    zone.name = record.name;
    zone.note = record.note;
    zone.geometry = record.geometry;
    zone.position = position++;
    zone.changed_seq = tx.seq();
    if (const auto was = like(known, record.code, record.name)) {
      zone.center_id = was->center_id;
      zone.name_kana = was->name_kana;
    }
    tx.insert(zone);
  }
  directory::assign_all_zones(tx);
  return {model::to_json(before)};
}

bool take_back_zones(store::Write& tx, const model::RawJson& text) {
  ZonesBefore before;
  model::from_stored_json(text.text, before);
  const auto set = tx.first<ZoneSet>("WHERE area_id = $1 AND id = $2", tx.area(), before.made);
  if (!set || set->valid_to) return false;
  leave_zones(tx, before.made);
  tx.execute("DELETE FROM zone WHERE area_id = $1 AND zone_set_id = $2", tx.area(), before.made);
  tx.erase(*set);
  for (const ZoneSetId& id : before.ended) {
    auto ended = tx.first<ZoneSet>("WHERE area_id = $1 AND id = $2", tx.area(), id);
    if (!ended) continue;
    ended->valid_to.reset();
    tx.update(*ended);
    // Tells the outlines in memory that they are to be loaded anew.
    tx.execute("UPDATE zone SET changed_seq = $3 WHERE area_id = $1 AND zone_set_id = $2", tx.area(), id, tx.seq());
  }
  directory::assign_all_zones(tx);
  return true;
}

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/merge_parts.h"

namespace kaname::bridges {
namespace {

using directory::Facility;
using directory::FacilityChange;
using directory::Freshness;
using directory::Merge;
using directory::Relation;
using directory::Service;

// A row elsewhere that pointed to the facility that went.
struct Turned {
  std::string what;  // one of kPointers
  std::string id;    // of the row
};
constexpr auto describe(model::Tag<Turned>) {
  using namespace model;
  return entity("Turned", "付け替えた行", field("what", &Turned::what), field("id", &Turned::id));
}

// One entry of the history of the facility that went. Its JSON stays text, so that it comes back letter for letter.
struct KeptChange {
  std::int64_t seq = 0;
  directory::FactGroup fact_group = directory::FactGroup::basic;
  std::string before;
  std::string after;
};
constexpr auto describe(model::Tag<KeptChange>) {
  using namespace model;
  return entity("KeptChange", "変更の前後", field("seq", &KeptChange::seq),
                field("fact_group", &KeptChange::fact_group),
                field("before", &KeptChange::before, max_chars(4'000'000)),
                field("after", &KeptChange::after, max_chars(4'000'000)));
}

// Kept in Merge::before.
struct MergeBefore {
  FacilityParts kept;
  FacilityParts gone;
  std::vector<Relation> to_gone;    // relations of others that pointed to it
  std::vector<KeptChange> changes;  // its history
  std::vector<Turned> turned;
};
constexpr auto describe(model::Tag<MergeBefore>) {
  using namespace model;
  return entity("MergeBefore", "統合の前", field("kept", &MergeBefore::kept), field("gone", &MergeBefore::gone),
                field("to_gone", &MergeBefore::to_gone), field("changes", &MergeBefore::changes, max_items(100'000)),
                field("turned", &MergeBefore::turned, max_items(100'000)));
}

// What points to a facility by id and goes along: the statements that find, turn and turn back such rows.
struct Pointer {
  std::string_view name;
  store::Sql find;  // ids of the rows that point to $2
  store::Sql turn;  // row $2 points to $3
};
constexpr auto kPointers = std::to_array<Pointer>({
    {"visit", "SELECT id FROM visit WHERE area_id = $1 AND facility_id = $2 ORDER BY id",
     "UPDATE visit SET facility_id = $3 WHERE area_id = $1 AND id = $2"},
    {"update_link", "SELECT id FROM update_link WHERE area_id = $1 AND facility_id = $2 ORDER BY id",
     "UPDATE update_link SET facility_id = $3 WHERE area_id = $1 AND id = $2"},
    {"source_record",
     "SELECT kind || '/' || source_key FROM source_record WHERE area_id = $1 AND facility_id = $2 ORDER BY 1",
     "UPDATE source_record SET facility_id = $3 WHERE area_id = $1 AND kind || '/' || source_key = $2"},
    {"zone", "SELECT id FROM zone WHERE area_id = $1 AND center_id = $2 ORDER BY id",
     "UPDATE zone SET center_id = $3 WHERE area_id = $1 AND id = $2"},
    {"successor", "SELECT id FROM facility WHERE area_id = $1 AND successor_id = $2 ORDER BY id",
     "UPDATE facility SET successor_id = $3 WHERE area_id = $1 AND id = $2"},
    {"membership", "SELECT id FROM membership WHERE area_id = $1 AND office_id = $2 ORDER BY id",
     "UPDATE membership SET office_id = $3 WHERE area_id = $1 AND id = $2"},
});

std::vector<Turned> turn_pointers(store::Write& tx, FacilityId from, FacilityId to) {
  std::vector<Turned> turned;
  for (const Pointer& pointer : kPointers) {
    std::vector<std::string> ids;
    tx.rows(
        pointer.find, [&](const model::Row& row) { ids.emplace_back(row.text(0)); }, tx.area(), from);
    for (std::string& id : ids) {
      tx.execute(pointer.turn, tx.area(), id, to);
      turned.push_back({std::string(pointer.name), std::move(id)});
    }
  }
  return turned;
}

void turn_back(store::Write& tx, const std::vector<Turned>& turned, FacilityId to) {
  for (const Turned& row : turned) {
    for (const Pointer& pointer : kPointers) {
      if (pointer.name == row.what) tx.execute(pointer.turn, tx.area(), row.id, to);
    }
  }
}

void fill(std::string& value, const std::string& other) {
  if (value.empty()) value = other;
}

// What the kept one does not know, the other tells.
void join_facility(Facility& kept, const Facility& gone) {
  if (kept.alternate_name.empty() && kept.name != gone.name) kept.alternate_name = gone.name;
  for (std::string Facility::*field :
       {&Facility::name_kana, &Facility::corporation_name, &Facility::corporation_number, &Facility::medical_number,
        &Facility::postal_code, &Facility::address, &Facility::building, &Facility::phone, &Facility::phone_extension,
        &Facility::mail, &Facility::url, &Facility::languages, &Facility::access_note, &Facility::public_note,
        &Facility::professional_note, &Facility::town_note}) {
    fill(kept.*field, gone.*field);
  }
  if (kept.fax.empty()) {
    kept.fax = gone.fax;
    kept.fax_verified = gone.fax_verified;
  }
  if (!kept.lat || !kept.lng) {
    kept.lat = gone.lat;
    kept.lng = gone.lng;
    kept.geocode_level = gone.geocode_level;
  }
  if (!kept.beds) kept.beds = gone.beds;
  if (!kept.opened_on) kept.opened_on = gone.opened_on;
  kept.round_the_clock = kept.round_the_clock || gone.round_the_clock;
  for (const std::string& town : gone.visit_areas) {
    const bool there = std::find(kept.visit_areas.begin(), kept.visit_areas.end(), town) != kept.visit_areas.end();
    if (!there && kept.visit_areas.size() < 400) kept.visit_areas.push_back(town);
  }
}

// Adds the rows of `more` that have no equal in `list`.
template <class T, class Same>
void join_list(std::vector<T>& list, const std::vector<T>& more, Same same) {
  for (const T& row : more) {
    if (std::none_of(list.begin(), list.end(), [&](const T& known) { return same(known, row); })) list.push_back(row);
  }
}

void join_lists(FacilityParts& out, const FacilityParts& more) {
  join_list(out.services, more.services, [](const Service& a, const Service& b) {
    return a.kind == b.kind && (a.office_number == b.office_number || b.office_number.empty()) &&
        (a.kind != directory::FacilityKind::other || a.note == b.note);
  });
  join_list(out.capabilities, more.capabilities, [](const auto& a, const auto& b) { return a.item == b.item; });
  join_list(out.notifications, more.notifications, [](const auto& a, const auto& b) { return a.symbol == b.symbol; });
  join_list(out.windows, more.windows, [](const auto& a, const auto& b) { return a.id == b.id; });
  join_list(out.relations, more.relations,
            [](const Relation& a, const Relation& b) { return a.to_id == b.to_id && a.role == b.role; });
}

template <auto... fields>
void take_fields(FacilityParts& to, const FacilityParts& from) {
  ((to.facility.*fields = from.facility.*fields), ...);
}

void take_freshness(FacilityParts& to, const FacilityParts& from, directory::FactGroup group) {
  std::erase_if(to.freshness, [&](const Freshness& row) { return row.fact_group == group; });
  for (Freshness row : from.freshness) {
    if (row.fact_group != group) continue;
    row.facility_id = to.facility.id;
    to.freshness.push_back(std::move(row));
  }
}

// The name that is not chosen stays findable.
void take_name(FacilityParts& to, const FacilityParts& from) {
  if (to.facility.alternate_name.empty()) to.facility.alternate_name = to.facility.name;
  to.facility.name = from.facility.name;
}

void take_services(FacilityParts& to, const FacilityParts& from) {
  to.services = from.services;
  take_freshness(to, from, directory::FactGroup::hours);
}

void take_capabilities(FacilityParts& to, const FacilityParts& from) {
  to.capabilities = from.capabilities;
  take_freshness(to, from, directory::FactGroup::capabilities);
}

// What a person may choose from the one that goes. What is one fact goes whole: an address with its place.
struct Takeable {
  std::string_view name;
  void (*take)(FacilityParts& to, const FacilityParts& from);
};
constexpr auto kTakeable = std::to_array<Takeable>({
    {"name", &take_name},
    {"name_kana", &take_fields<&Facility::name_kana>},
    {"alternate_name", &take_fields<&Facility::alternate_name>},
    {"kind", &take_fields<&Facility::kind>},
    {"corporation_name", &take_fields<&Facility::corporation_name>},
    {"corporation_number", &take_fields<&Facility::corporation_number>},
    {"medical_number", &take_fields<&Facility::medical_number>},
    {"address",
     &take_fields<&Facility::postal_code, &Facility::address, &Facility::building, &Facility::lat, &Facility::lng,
                  &Facility::geocode_level>},
    {"phone", &take_fields<&Facility::phone, &Facility::phone_extension>},
    {"fax", &take_fields<&Facility::fax, &Facility::fax_verified>},
    {"mail", &take_fields<&Facility::mail>},
    {"url", &take_fields<&Facility::url>},
    {"beds", &take_fields<&Facility::beds>},
    {"languages", &take_fields<&Facility::languages>},
    {"opened_on", &take_fields<&Facility::opened_on>},
    {"access_note", &take_fields<&Facility::access_note>},
    {"public_note", &take_fields<&Facility::public_note>},
    {"professional_note", &take_fields<&Facility::professional_note>},
    {"town_note", &take_fields<&Facility::town_note>},
    {"services", &take_services},
    {"capabilities", &take_capabilities},
});

Result<Done> take_chosen(FacilityParts& to, const FacilityParts& from, std::span<const std::string> names) {
  for (const std::string& name : names) {
    const auto found =
        std::find_if(kTakeable.begin(), kTakeable.end(), [&](const Takeable& t) { return t.name == name; });
    if (found == kTakeable.end()) return fail_field("take", "unknown_field");
    found->take(to, from);
  }
  return Done{};
}

// `kept` with what was chosen from `gone`; the rest of both is joined.
FacilityParts joined(const FacilityParts& kept, const FacilityParts& chosen, const FacilityParts& gone) {
  FacilityParts out = chosen;
  join_facility(out.facility, gone.facility);
  // A list taken from the other one still keeps what only this one has.
  join_lists(out, kept);
  join_lists(out, gone);
  for (Freshness row : gone.freshness) {
    row.facility_id = kept.facility.id;
    join_list(out.freshness, {row},
              [](const Freshness& a, const Freshness& b) { return a.fact_group == b.fact_group; });
  }
  std::erase_if(out.relations,
                [&](const Relation& r) { return r.to_id == kept.facility.id || r.to_id == gone.facility.id; });
  return out;
}

// Relations of others to the one that went point to the kept one, unless they did already.
void turn_relations(store::Write& tx, const std::vector<Relation>& to_gone, FacilityId kept) {
  for (Relation relation : to_gone) {
    const auto there =
        tx.number("SELECT count(*) FROM relation WHERE area_id = $1 AND from_id = $2 AND to_id = $3 AND role = $4",
                  tx.area(), relation.from_id, kept, relation.role);
    if (relation.from_id == kept || there > 0) continue;
    relation.to_id = kept;
    tx.insert(relation);
    directory::touch(tx, relation.from_id);
  }
}

}  // namespace

Result<Merge> merge_facilities(store::Write& tx, FacilityId kept_id, FacilityId gone_id, const std::string& by,
                               std::span<const std::string> take) {
  MergeBefore before;
  before.kept = TRY(directory::get_parts(tx, kept_id));
  before.gone = TRY(directory::get_parts(tx, gone_id));
  FacilityParts chosen = before.kept;
  TRY(take_chosen(chosen, before.gone, take));
  before.to_gone = tx.select<Relation>("WHERE area_id = $1 AND to_id = $2 ORDER BY id", tx.area(), gone_id);
  for (FacilityChange& change : tx.select<FacilityChange>(
           "WHERE area_id = $1 AND facility_id = $2 ORDER BY seq, fact_group", tx.area(), gone_id)) {
    before.changes.push_back(
        {change.seq, change.fact_group, std::move(change.before.text), std::move(change.after.text)});
  }
  before.turned = turn_pointers(tx, gone_id, kept_id);
  directory::erase_facility(tx, gone_id);
  directory::restore_parts(tx, joined(before.kept, chosen, before.gone));
  turn_relations(tx, before.to_gone, kept_id);
  Merge merge;
  merge.area_id = tx.area();
  merge.id = tx.new_id<directory::MergeId>();
  merge.kept_id = kept_id;
  merge.gone_id = gone_id;
  merge.gone_name = before.gone.facility.name;
  merge.merged_at = tx.now();
  merge.merged_by = by;
  merge.seq = tx.seq();
  merge.before.text = model::to_json(before);
  tx.insert(merge);
  tx.concerns(merge.id.uuid);
  return merge;
}

Result<Merge> undo_merge_facilities(store::Write& tx, directory::MergeId id) {
  auto merge = tx.first<Merge>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!merge) return fail(Problem::not_found, "merge_unknown");
  if (merge->undone_at) return fail(Problem::conflict, "merge_undone");
  const auto kept = directory::get_facility(tx, merge->kept_id);
  if (!kept || kept->changed_seq != merge->seq) return fail(Problem::conflict, "changed_meanwhile");
  MergeBefore before;
  model::from_stored_json(merge->before.text, before);
  directory::restore_parts(tx, before.kept);
  directory::restore_parts(tx, before.gone);
  for (const Relation& relation : before.to_gone) {
    if (!directory::get_facility(tx, relation.from_id)) continue;
    // The turned one had the same id.
    tx.upsert(relation);
    if (relation.from_id != merge->kept_id) directory::touch(tx, relation.from_id);
  }
  for (const KeptChange& change : before.changes) {
    tx.upsert(
        FacilityChange{tx.area(), merge->gone_id, change.seq, change.fact_group, {change.before}, {change.after}});
  }
  turn_back(tx, before.turned, merge->gone_id);
  merge->undone_at = tx.now();
  tx.update(*merge);
  tx.concerns(merge->id.uuid);
  return std::move(*merge);
}

}  // namespace kaname::bridges

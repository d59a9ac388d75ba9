// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/record_merge.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "bridges/imports/merge_lists.h"
#include "bridges/imports/merge_state.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {

using directory::Facility;
using directory::FacilityStatus;
using directory::FactGroup;
using directory::FactSource;
using directory::GeocodeLevel;

namespace {

int rank(SourceKind kind) {
  switch (kind) {
    case SourceKind::survey_csv: return 5;
    case SourceKind::care_service_csv:
    case SourceKind::care_service_json:
    case SourceKind::medical_facility_csv:
    case SourceKind::medical_hours_csv: return 4;
    case SourceKind::opendata_medical_csv:
    case SourceKind::opendata_care_csv:
    case SourceKind::opendata_facility_csv: return 3;
    case SourceKind::notification_xlsx:
    case SourceKind::home_care_csv: return 2;
    case SourceKind::facility_geojson:
    case SourceKind::zone_geojson: break;
  }
  return 1;
}

bool is_human(FactSource source) {
  return source == FactSource::facility || source == FactSource::visit || source == FactSource::town;
}

// Records whose word counts before that of the record at hand.
std::vector<const SourceRecord*> before_us(const MergeInput& input) {
  std::vector<const SourceRecord*> out;
  if (!input.said) return out;
  const auto own = std::find_if(input.said->begin(), input.said->end(), [&](const StatedRecord& s) {
    return s.kind == input.kind && s.key == input.record->key;
  });
  for (auto at = input.said->begin(); at != input.said->end(); ++at) {
    if (at == own) continue;
    const bool earlier = own == input.said->end() ||
        std::pair(at->first_seq, at->first_position) < std::pair(own->first_seq, own->first_position);
    if (rank(at->kind) > rank(input.kind) || (rank(at->kind) == rank(input.kind) && earlier))
      out.push_back(&at->record);
  }
  return out;
}

struct TextField {
  FactGroup group;
  std::string_view name;
  std::string SourceRecord::*said;
  std::string Facility::*kept;
};

constexpr auto kTexts = std::to_array<TextField>({
    {FactGroup::basic, "name", &SourceRecord::name, &Facility::name},
    {FactGroup::basic, "name_kana", &SourceRecord::name_kana, &Facility::name_kana},
    {FactGroup::basic, "corporation_name", &SourceRecord::corporation_name, &Facility::corporation_name},
    {FactGroup::basic, "corporation_number", &SourceRecord::corporation_number, &Facility::corporation_number},
    {FactGroup::basic, "medical_number", &SourceRecord::medical_number, &Facility::medical_number},
    {FactGroup::basic, "public_note", &SourceRecord::note, &Facility::public_note},
    {FactGroup::place, "postal_code", &SourceRecord::postal_code, &Facility::postal_code},
    {FactGroup::place, "address", &SourceRecord::address, &Facility::address},
    {FactGroup::place, "building", &SourceRecord::building, &Facility::building},
    {FactGroup::contact, "phone", &SourceRecord::phone, &Facility::phone},
    {FactGroup::contact, "phone_extension", &SourceRecord::phone_extension, &Facility::phone_extension},
    {FactGroup::contact, "fax", &SourceRecord::fax, &Facility::fax},
    {FactGroup::contact, "mail", &SourceRecord::mail, &Facility::mail},
    {FactGroup::contact, "url", &SourceRecord::url, &Facility::url},
});

void merge_texts(MergeState& state) {
  for (const TextField& field : kTexts) {
    const std::string& said = state.record.*field.said;
    if (said.empty()) continue;
    if (state.any_before([&](const SourceRecord& other) { return !(other.*field.said).empty(); })) continue;
    state.says(field.group);
    std::string& kept = state.parts.facility.*field.kept;
    if (kept == said) continue;
    const std::string before = kept;
    if (state.differs(field.group, field.name, before, said)) {
      kept = said;
      if (field.kept == &Facility::fax) state.parts.facility.fax_verified = false;  // the test page went to the old one
    }
  }
}

void merge_beds(MergeState& state) {
  if (!state.record.beds || state.any_before([](const SourceRecord& other) { return other.beds.has_value(); })) return;
  state.says(FactGroup::basic);
  if (state.parts.facility.beds == state.record.beds) return;
  const std::string before = state.parts.facility.beds ? std::to_string(*state.parts.facility.beds) : "";
  if (state.differs(FactGroup::basic, "beds", before, std::to_string(*state.record.beds))) {
    state.parts.facility.beds = state.record.beds;
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "、") + word;
  return out;
}

void merge_visit_areas(MergeState& state) {
  if (state.record.visit_areas.empty()) return;
  if (state.any_before([](const SourceRecord& other) { return !other.visit_areas.empty(); })) return;
  state.says(FactGroup::place);
  auto& kept = state.parts.facility.visit_areas;
  if (kept == state.record.visit_areas) return;
  if (state.differs(FactGroup::place, "visit_areas", joined(kept), joined(state.record.visit_areas))) {
    kept = state.record.visit_areas;
  }
}

bool same_degree(std::optional<double> a, std::optional<double> b) {
  // Numbers pass through text on their way; a tenth of a millimetre is no difference.
  return a.has_value() == b.has_value() && (!a || std::fabs(*a - *b) < 1e-7);
}

std::string place_text(const Facility& facility) {
  if (!facility.lat || !facility.lng) return std::string(model::ja_of(facility.geocode_level));
  return fmt::format("{:.6f}, {:.6f}（{}）", *facility.lat, *facility.lng, model::ja_of(facility.geocode_level));
}

bool place_doubted(const SourceRecord& record) {
  return std::any_of(record.warnings.begin(), record.warnings.end(),
                     [](const directory::RowWarning& warning) { return warning.code == "coordinates_doubtful"; });
}

// Where the record (with the address as it now stands) puts the facility.
void locate(Facility& facility, const MergeState& state) {
  const SourceRecord& record = state.record;
  if (record.lat && record.lng) {
    facility.lat = record.lat;
    facility.lng = record.lng;
    facility.geocode_level = GeocodeLevel::given;
    if (place_doubted(record) || state.input.frame->far_outside(*record.lat, *record.lng)) {
      facility.geocode_level = GeocodeLevel::needs_check;
    }
    return;
  }
  // A place that somebody gave stands until somebody gives another.
  if (facility.geocode_level == GeocodeLevel::given) return;
  if (facility.geocode_level == GeocodeLevel::needs_check && facility.lat) return;
  if (const auto found = state.input.frame->locate(facility.address)) {
    facility.lat = found->lat;
    facility.lng = found->lng;
    facility.geocode_level = found->level;
  } else if (place_doubted(record) && !facility.lat) {
    facility.geocode_level = GeocodeLevel::needs_check;
  }
}

void merge_place(MergeState& state) {
  const SourceRecord& record = state.record;
  if (!record.lat && record.address.empty() && !place_doubted(record)) return;
  if (state.any_before([](const SourceRecord& other) { return other.lat.has_value(); })) return;
  if (record.lat) state.says(FactGroup::place);
  Facility& facility = state.parts.facility;
  Facility moved = facility;
  locate(moved, state);
  if (same_degree(moved.lat, facility.lat) && same_degree(moved.lng, facility.lng) &&
      moved.geocode_level == facility.geocode_level) {
    return;
  }
  if (state.differs(FactGroup::place, "lat", place_text(facility), place_text(moved))) facility = std::move(moved);
}

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// 休止中 in a name or note suspends, 廃止 makes a candidate for closing; a key that is back takes the candidate away.
void merge_status(MergeState& state) {
  Facility& facility = state.parts.facility;
  const std::string& words = state.record.status_text;
  FacilityStatus next = facility.status;
  if (has(words, "廃止") || has(words, "閉院")) {
    if (facility.status == FacilityStatus::active || facility.status == FacilityStatus::suspended) {
      next = FacilityStatus::closure_candidate;
    }
  } else if (has(words, "休")) {
    if (facility.status == FacilityStatus::active) next = FacilityStatus::suspended;
  } else if (facility.status == FacilityStatus::closure_candidate && lists_all(state.input.kind)) {
    next = FacilityStatus::active;
  }
  if (facility.status == FacilityStatus::closed) {
    state.outcome.warnings.push_back({"facility_is_closed", "", facility.name});
    return;
  }
  if (next == facility.status) return;
  if (state.differs(FactGroup::basic, "status", std::string(model::ja_of(facility.status)),
                    std::string(model::ja_of(next)))) {
    facility.status = next;
  }
}

// What people call the place first follows from all its services.
void merge_kind(MergeState& state) {
  Facility& facility = state.parts.facility;
  std::vector<directory::SourceService> services;
  for (const directory::Service& service : state.parts.services) {
    if (service.closed_on) continue;
    services.emplace_back();
    services.back().kind = service.kind;
  }
  // Stored services have no order of their own; the order of the kinds decides where none is known to lead.
  std::sort(services.begin(), services.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
  const directory::FacilityKind kind = services.empty() ? state.record.kind : leading_kind(services);
  if (kind == directory::FacilityKind::other || kind == facility.kind) return;
  const std::string before = state.is_new ? "" : std::string(model::ja_of(facility.kind));
  if (state.differs(FactGroup::basic, "kind", before, std::string(model::ja_of(kind)))) facility.kind = kind;
}

}  // namespace

MergeState::MergeState(FacilityParts& all, const MergeInput& in, MergeOutcome& out)
    : parts(all),
      input(in),
      record(*in.record),
      outcome(out),
      is_new(all.facility.name.empty()),
      before_(before_us(in)) {
  for (const directory::Freshness& row : parts.freshness) {
    const bool later = is_human(row.source) && input.snapshot && row.confirmed_at.tokyo_date() >= *input.snapshot;
    if (row.local_edit || later) protected_.push_back(row.fact_group);
  }
}

bool MergeState::is_protected(FactGroup group) const {
  return std::find(protected_.begin(), protected_.end(), group) != protected_.end();
}

void MergeState::says(FactGroup group) {
  if (is_protected(group)) return;
  auto& stated = outcome.stated;
  if (std::find(stated.begin(), stated.end(), group) == stated.end()) stated.push_back(group);
}

bool MergeState::differs(FactGroup group, std::string_view field, const std::string& before, const std::string& after) {
  std::string label;
  model::declaration<Facility>.each([&](const auto& f) {
    if (f.name == field) label = f.rules.ja;
  });
  if (field == "lat") label = "位置";
  return differs_in(group, field, label.empty() ? std::string(model::ja_of(group)) : label, before, after);
}

bool MergeState::differs_in(FactGroup group, std::string_view field, const std::string& label,
                            const std::string& before, const std::string& after) {
  const bool kept = is_protected(group);
  if (!is_new) {
    outcome.differences.push_back({std::string(field), label, shortened(before, 300), shortened(after, 300), kept});
  }
  return !kept;
}

MergeOutcome merge_record(FacilityParts& parts, const MergeInput& input) {
  MergeOutcome outcome;
  MergeState state(parts, input, outcome);
  merge_texts(state);
  merge_beds(state);
  merge_visit_areas(state);
  merge_place(state);
  merge_services(state);
  merge_capabilities(state);
  merge_notifications(state);
  merge_kind(state);
  merge_status(state);
  std::sort(outcome.stated.begin(), outcome.stated.end());
  return outcome;
}

FactSource fact_source(SourceKind kind) {
  if (kind == SourceKind::survey_csv) return FactSource::survey;
  const bool notified = kind == SourceKind::notification_xlsx || kind == SourceKind::home_care_csv;
  return notified ? FactSource::notification_list : FactSource::open_data;
}

bool lists_all(SourceKind kind) {
  return rank(kind) == 3 || (rank(kind) == 4 && kind != SourceKind::medical_hours_csv);
}

}  // namespace kaname::bridges

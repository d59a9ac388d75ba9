// SPDX-License-Identifier: Apache-2.0
// Brings the index up to the tables: everything at the first call, afterwards what the journal says has changed.
#include <charconv>
#include <limits>

#include "base/text_fold.h"
#include "directory/facility_index.h"
#include "directory/facility_store.h"
#include "model/json.h"

namespace kaname::directory {
namespace {

// With more entries than this since the last look it is quicker to load everything anew.
constexpr std::int64_t kReloadAfter = 300;

int minute_of(std::string_view hhmm) {
  int hour = 0, minute = 0;
  const auto colon = hhmm.find(':');
  if (colon == std::string_view::npos) return -1;
  std::from_chars(hhmm.data(), hhmm.data() + colon, hour);
  std::from_chars(hhmm.data() + colon + 1, hhmm.data() + hhmm.size(), minute);
  return hour * 60 + minute;
}

void add_spans(std::vector<WeekSpan>& out, const std::vector<OpenHours>& hours) {
  for (const OpenHours& span : hours) {
    const int from = minute_of(span.open), to = minute_of(span.close);
    if (from < 0 || to <= from) continue;
    for (const std::int32_t day : span.days) {
      out.push_back({static_cast<std::uint8_t>(day), static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)});
    }
  }
}

// Appends a folded text as a field of its own: fields are parted by a space, which no folded text holds.
void add_field(std::string& text, std::string_view value) {
  if (value.empty()) return;
  if (!text.empty()) text += ' ';
  text += text::fold(value);
}

}  // namespace

// Gathers what one facility puts into the index.
class IndexLoader {
 public:
  explicit IndexLoader(FacilityIndex& index) : index_(index) {}

  void start(const Facility& f) {
    entry_ = {};
    kinds_ = {f.kind};
    entry_.id = f.id;
    entry_.name = f.name;
    const std::string& reading = f.name_kana.empty() ? f.name : f.name_kana;
    entry_.kana = text::kana_key(reading);
    entry_.kana_row = text::kana_row(reading);
    entry_.kind = f.kind;
    entry_.status = f.status;
    entry_.level = f.geocode_level;
    entry_.has_place = f.lat && f.lng && f.geocode_level != GeocodeLevel::needs_check;
    if (f.lat) entry_.lat = static_cast<float>(*f.lat);
    if (f.lng) entry_.lng = static_cast<float>(*f.lng);
    entry_.next_due = std::numeric_limits<std::int32_t>::max();
    for (const std::string* value : {&f.name, &f.name_kana, &f.alternate_name, &f.corporation_name, &f.address,
                                     &f.building, &f.phone, &f.medical_number, &f.public_note, &f.languages}) {
      add_field(entry_.text, *value);
    }
    for (const std::string& town : f.visit_areas) add_field(entry_.text, town);
    add_field(entry_.professional_text, f.professional_note);
  }
  void add(const Service& s) {
    if (s.closed_on) return;
    kinds_.push_back(s.kind);
    if (kinds_.size() == 2 || s.accepts_new == Acceptance::yes) entry_.accepts = s.accepts_new;
    add_spans(entry_.open, s.hours);
    for (const HoursException& e : s.exceptions) {
      if (e.closed) entry_.closed_days.push_back({e.from.days, e.to.days});
    }
    add_field(entry_.text, s.office_number);
    for (const Speciality& speciality : s.specialities) {
      add_field(entry_.text, speciality.name);
      add_spans(entry_.open, speciality.hours);
    }
  }
  void add(const Capability& c) {
    capabilities_.push_back(c);
    add_field(entry_.professional_text, c.note);
  }
  void add(const Notification& n) {
    notifications_.push_back(n);
    add_field(entry_.text, n.symbol);
  }
  void add(const ContactWindow& w) {
    add_spans(entry_.callable, w.hours);
    if (w.audience == Audience::town) return;
    add_field(entry_.professional_text, w.person);
    add_field(entry_.professional_text, w.department);
  }
  void add(const Freshness& row) {
    entry_.next_due = std::min(entry_.next_due, row.next_due.days);
    if (entry_.confirmed_ms == 0 || row.confirmed_at.ms < entry_.confirmed_ms)
      entry_.confirmed_ms = row.confirmed_at.ms;
  }
  void add(const FacilityZone& z) { entry_.zones.push_back(index_.zone_number(z.zone_id)); }

  void finish() {
    index_.put(std::move(entry_), kinds_, capabilities_, notifications_);
    capabilities_.clear();
    notifications_.clear();
  }

  void load_one(store::Read& tx, FacilityId id);
  void load_all(store::Read& tx);

 private:
  FacilityIndex& index_;
  FacilityIndex::Entry entry_;
  std::vector<FacilityKind> kinds_;
  std::vector<Capability> capabilities_;
  std::vector<Notification> notifications_;
};

void IndexLoader::load_one(store::Read& tx, FacilityId id) {
  index_.remove(id);
  const auto parts = get_parts(tx, id);
  if (!parts) return;  // erased by an undo
  start(parts->facility);
  for (const auto& row : parts->services) add(row);
  for (const auto& row : parts->capabilities) add(row);
  for (const auto& row : parts->notifications) add(row);
  for (const auto& row : parts->windows) add(row);
  for (const auto& row : parts->freshness) add(row);
  for (const auto& row : tx.select<FacilityZone>("WHERE area_id = $1 AND facility_id = $2", tx.area(), id)) add(row);
  finish();
  const auto doc = static_cast<FacilityIndex::Doc>(index_.entries_.size() - 1);
  const auto place = std::lower_bound(index_.by_kana_.begin(), index_.by_kana_.end(), doc,
                                      [this](auto a, auto b) { return index_.kana_less(a, b); });
  index_.by_kana_.insert(place, doc);
}

// Reads every table once, in the order of facilities, page by page of facilities, so that little is held at a time.
void IndexLoader::load_all(store::Read& tx) {
  constexpr std::int64_t kPage = 2000;
  std::string after;
  for (;;) {
    const auto page =
        tx.select<Facility>("WHERE area_id = $1 AND id > $2 ORDER BY id LIMIT $3", tx.area(), after, kPage);
    if (page.empty()) break;
    const std::string last = page.back().id.text();
    std::unordered_map<std::string, FacilityParts> parts;
    std::unordered_map<std::string, std::vector<FacilityZone>> zones;
    constexpr store::Sql kRange = "WHERE area_id = $1 AND facility_id > $2 AND facility_id <= $3";
    tx.each<Service>(
        kRange, [&](Service&& r) { parts[r.facility_id.text()].services.push_back(std::move(r)); }, tx.area(), after,
        last);
    tx.each<Capability>(
        kRange, [&](Capability&& r) { parts[r.facility_id.text()].capabilities.push_back(std::move(r)); }, tx.area(),
        after, last);
    tx.each<Notification>(
        kRange, [&](Notification&& r) { parts[r.facility_id.text()].notifications.push_back(std::move(r)); }, tx.area(),
        after, last);
    tx.each<ContactWindow>(
        kRange, [&](ContactWindow&& r) { parts[r.facility_id.text()].windows.push_back(std::move(r)); }, tx.area(),
        after, last);
    tx.each<Freshness>(
        kRange, [&](Freshness&& r) { parts[r.facility_id.text()].freshness.push_back(std::move(r)); }, tx.area(), after,
        last);
    tx.each<FacilityZone>(
        kRange, [&](FacilityZone&& r) { zones[r.facility_id.text()].push_back(std::move(r)); }, tx.area(), after, last);
    for (const Facility& facility : page) {
      const std::string key = facility.id.text();
      start(facility);
      for (const auto& row : parts[key].services) add(row);
      for (const auto& row : parts[key].capabilities) add(row);
      for (const auto& row : parts[key].notifications) add(row);
      for (const auto& row : parts[key].windows) add(row);
      for (const auto& row : parts[key].freshness) add(row);
      for (const auto& row : zones[key]) add(row);
      finish();
    }
    after = last;
  }
  index_.by_kana_.clear();
  index_.alive_.each([this](auto doc) { index_.by_kana_.push_back(doc); });
  std::sort(index_.by_kana_.begin(), index_.by_kana_.end(), [this](auto a, auto b) { return index_.kana_less(a, b); });
}

void FacilityIndex::catch_up(store::Read& tx) {
  const std::int64_t newest = tx.number("SELECT seq FROM area_head WHERE area_id = $1", tx.area());
  {
    const std::shared_lock lock(mutex_);
    if (newest <= seen_seq_) return;
  }
  const std::unique_lock lock(mutex_);
  if (newest <= seen_seq_) return;
  IndexLoader loader(*this);
  const bool many_dead = entries_.size() > 2 * by_kana_.size() + 1000;
  if (seen_seq_ < 0 || newest - seen_seq_ > kReloadAfter || many_dead) {
    entries_.clear();
    by_id_.clear();
    grams_.clear();
    alive_ = {};
    kinds_.clear();
    items_.clear();
    notifications_.clear();
    kana_rows_.clear();
    zone_ids_.clear();
    zones_.clear();
    loader.load_all(tx);
  } else {
    std::vector<Uuid> changed;
    tx.rows(
        "SELECT about FROM journal WHERE area_id = $1 AND seq > $2 ORDER BY seq",
        [&](const model::Row& row) {
          std::vector<Uuid> about;
          model::from_stored_json(row.text(0), about);
          changed.insert(changed.end(), about.begin(), about.end());
        },
        tx.area(), seen_seq_);
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    // Subjects that are no facilities are unknown to the table and simply not found.
    for (const Uuid& id : changed) loader.load_one(tx, FacilityId{id});
  }
  seen_seq_ = newest;
}

}  // namespace kaname::directory

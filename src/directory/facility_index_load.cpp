// SPDX-License-Identifier: Apache-2.0
// Brings the index up to the tables: everything at the first call, afterwards what the journal says has changed.
#include <limits>

#include "base/text_fold.h"
#include "directory/facility_index.h"
#include "directory/facility_store.h"
#include "model/json.h"

namespace kaname::directory {
namespace {

// With more changed facilities than this, and a twentieth of all, it is quicker to load everything anew.
constexpr std::size_t kReloadAfter = 300;

// Appends a folded text as a field of its own: fields are parted by a space, which no folded text holds.
void add_field(std::string& text, std::string_view value) {
  if (value.empty()) return;
  if (!text.empty()) text += ' ';
  text += text::fold(value);
}

// What the acts after `seq` were about, each once.
std::vector<Uuid> changed_since(store::Read& tx, std::int64_t seq) {
  std::vector<Uuid> out;
  tx.rows(
      "SELECT about FROM journal WHERE area_id = $1 AND seq > $2 ORDER BY seq",
      [&](const model::Row& row) {
        std::vector<Uuid> about;
        model::from_stored_json(row.text(0), about);
        out.insert(out.end(), about.begin(), about.end());
      },
      tx.area(), seq);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

// Gathers what one facility puts into the index.
class IndexLoader {
 public:
  explicit IndexLoader(FacilityIndex& index) : index_(index) {}

  void start(const Facility& f);
  void add(const Service& s);
  void add(const Capability& c);
  void add(const Notification& n);
  void add(const ContactWindow& w);
  void add(const Freshness& row);
  void add(const FacilityZone& z) { add_tag(TagGroup::zone, z.zone_id.text()); }
  template <class T>
  void add(const std::vector<T>& rows) {
    for (const T& row : rows) add(row);
  }

  void load_one(store::Read& tx, FacilityId id);
  void load_all(store::Read& tx);

 private:
  struct Gathered {
    FacilityIndex::Entry entry;
    FacilityIndex::Texts texts;
  };

  void add_tag(TagGroup group, std::string_view code) { one_.entry.tags.push_back(index_.tag_number(group, code)); }
  Gathered finish();

  FacilityIndex& index_;
  Gathered one_;
  std::size_t services_ = 0;
  Acceptance accepts_ = Acceptance::ask;
  std::vector<Timetable> open_, callable_;
};

void IndexLoader::start(const Facility& f) {
  one_ = {};
  services_ = 0;
  accepts_ = Acceptance::ask;
  open_.clear();
  callable_.clear();
  FacilityIndex::Entry& entry = one_.entry;
  entry.id = f.id;
  entry.name = f.name;
  const std::string& reading = f.name_kana.empty() ? f.name : f.name_kana;
  entry.kana = text::kana_key(reading);
  add_tag(TagGroup::kana, text::kana_row(reading));
  add_tag(TagGroup::kind, model::code_of(f.kind));
  add_tag(TagGroup::status, model::code_of(f.status));
  entry.kind = f.kind;
  entry.level = f.geocode_level;
  entry.has_place = f.lat && f.lng && f.geocode_level != GeocodeLevel::needs_check;
  if (f.lat) entry.lat = static_cast<float>(*f.lat);
  if (f.lng) entry.lng = static_cast<float>(*f.lng);
  entry.next_due = std::numeric_limits<std::int32_t>::max();
  for (const std::string* value : {&f.name, &f.name_kana, &f.alternate_name, &f.corporation_name, &f.address,
                                   &f.building, &f.phone, &f.medical_number, &f.public_note, &f.languages}) {
    add_field(one_.texts.everyone, *value);
  }
  for (const std::string& town : f.visit_areas) add_field(one_.texts.everyone, town);
  add_field(one_.texts.professional, f.professional_note);
}

void IndexLoader::add(const Service& s) {
  if (s.closed_on) return;
  add_tag(TagGroup::kind, model::code_of(s.kind));
  if (++services_ == 1 || s.accepts_new == Acceptance::yes) accepts_ = s.accepts_new;
  open_.push_back({s.hours, s.exceptions});
  add_field(one_.texts.everyone, s.office_number);
  for (const Speciality& speciality : s.specialities) {
    add_field(one_.texts.everyone, speciality.name);
    if (!speciality.hours.empty()) open_.push_back({speciality.hours, s.exceptions});
  }
}

void IndexLoader::add(const Capability& c) {
  add_tag(TagGroup::answer, std::string(c.item).append(":").append(model::code_of(c.answer)));
  // Who asks by name wants those that do it: × is not an answer to 「胃瘻」.
  if (c.answer != Acceptance::no) add_tag(TagGroup::item, c.item);
  add_field(one_.texts.professional, c.note);
}

void IndexLoader::add(const Notification& n) {
  add_tag(TagGroup::notification, n.symbol);
  add_field(one_.texts.everyone, n.symbol);
}

void IndexLoader::add(const ContactWindow& w) {
  if (w.audience == Audience::town) return;
  Timetable table{w.hours, {}};
  for (const Leave& leave : w.leave) table.exceptions.push_back({leave.from, leave.to, true, {}});
  callable_.push_back(std::move(table));
  add_field(one_.texts.professional, w.person);
  add_field(one_.texts.professional, w.department);
}

void IndexLoader::add(const Freshness& row) {
  FacilityIndex::Entry& entry = one_.entry;
  entry.next_due = std::min(entry.next_due, row.next_due.days);
  if (entry.confirmed_ms == 0 || row.confirmed_at.ms < entry.confirmed_ms) entry.confirmed_ms = row.confirmed_at.ms;
}

IndexLoader::Gathered IndexLoader::finish() {
  add_tag(TagGroup::accepts, model::code_of(accepts_));
  one_.entry.open = index_.hours_.number_of(open_);
  one_.entry.callable = index_.hours_.number_of(callable_);
  return std::move(one_);
}

void IndexLoader::load_one(store::Read& tx, FacilityId id) {
  index_.remove(id);
  const auto parts = get_parts(tx, id);
  if (!parts) return;  // erased by an undo
  start(parts->facility);
  add(parts->services);
  add(parts->capabilities);
  add(parts->notifications);
  add(parts->windows);
  add(parts->freshness);
  add(tx.select<FacilityZone>("WHERE area_id = $1 AND facility_id = $2", tx.area(), id));
  Gathered one = finish();
  index_.put_late(std::move(one.entry), one.texts);
}

// Reads every table once, in the order of facilities, page by page of facilities, so that little is held at a time.
void IndexLoader::load_all(store::Read& tx) {
  std::vector<Gathered> all;
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
      add(parts[key].services);
      add(parts[key].capabilities);
      add(parts[key].notifications);
      add(parts[key].windows);
      add(parts[key].freshness);
      add(zones[key]);
      all.push_back(finish());
    }
    after = last;
  }
  std::sort(all.begin(), all.end(),
            [](const Gathered& a, const Gathered& b) { return FacilityIndex::kana_less(a.entry, b.entry); });
  for (Gathered& one : all) {
    one.entry.reads_at = 2 * static_cast<std::uint32_t>(index_.entries_.size()) + 1;
    index_.put(std::move(one.entry), one.texts);
    one = {};
  }
  index_.loaded_ = static_cast<Doc>(index_.entries_.size());
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
  std::vector<Uuid> changed;
  if (seen_seq_ >= 0) changed = changed_since(tx, seen_seq_);
  if (seen_seq_ < 0 || changed.size() > kReloadAfter + entries_.size() / 20 || grown_untidy()) {
    start_anew();
    loader.load_all(tx);
  } else {
    // Subjects that are no facilities are unknown to the table and simply not found.
    for (const Uuid& id : changed) loader.load_one(tx, FacilityId{id});
  }
  seen_seq_ = newest;
}

}  // namespace kaname::directory

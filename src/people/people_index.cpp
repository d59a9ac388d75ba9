// SPDX-License-Identifier: Apache-2.0
#include "people/people_index.h"

#include <algorithm>
#include <mutex>

#include "base/text_fold.h"
#include "base/utf8.h"
#include "people/erase_person.h"
#include "people/person_import.h"
#include "people/person_rules.h"

namespace kaname::people {
namespace {

using directory::Doc;

// With more dead entries than this, and a quarter of all, the index is made anew.
constexpr std::size_t kUntidyAfter = 2000;
constexpr std::size_t kFew = 64;  // new entries that are put in one by one

void add_field(std::string& text, std::string_view value) {
  if (value.empty()) return;
  if (!text.empty()) text += ' ';
  text += text::fold(value);
}

std::string digits_of(std::string_view number) {
  std::string out;
  for (const char c : text::half_width_digits(number)) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

// Everything that is searched, folded.
std::string searched_text(const Person& p) {
  std::string out;
  for (const std::string* value :
       {&p.name, &p.name_kana, &p.known_as, &p.former_name, &p.address, &p.building, &p.insured_number})
    add_field(out, *value);
  add_field(out, digits_of(p.phone));
  add_field(out, digits_of(p.mobile));
  return out;
}

bool usual(PersonStatus status) { return status == PersonStatus::active || status == PersonStatus::hospital; }

// How many letters must change to make one reading the other, at most `most` + 1.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t most) {
  if (a == b) return 0;
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (longer - shorter > most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, kept});
    }
  }
  return row[b.size()];
}

}  // namespace

void PeopleIndex::put(Entry entry, const std::string& text) {
  const std::string id = entry.card.id.text();
  if (const auto old = by_id_.find(id); old != by_id_.end()) briefs_[old->second].alive = false;
  const Doc doc = static_cast<Doc>(entries_.size());
  texts_.add(doc, text, "");
  by_id_[id] = doc;
  briefs_.push_back({text::kana_row(entry.card.name_kana), 0, entry.card.status, true});
  entries_.push_back(std::move(entry));
}

PeopleIndex::Entry PeopleIndex::entry_of(const Person& p, const std::vector<PersonFacts>& known) {
  const auto certification = facts_as<Certification>(known, Heading::certification);
  Entry entry;
  entry.card = {p.id,
                p.name,
                p.name_kana,
                p.known_as,
                p.birth,
                p.birth_about,
                p.sex,
                p.status,
                certification.care_level,
                certification.to,
                p.zone_id,
                warnings_of(known),
                p.address,
                LocalDate::from_ymd(9999, 12, 31)};
  for (const PersonFacts& one : known) entry.card.next_due = std::min(entry.card.next_due, one.next_due);
  entry.kana_key = text::kana_key(p.name_kana);
  entry.folded_name = text::fold(p.name);
  entry.folded_kana = text::fold(p.name_kana);
  entry.insured = p.insured_number.empty() ? "" : p.insurer_number + "-" + p.insured_number;
  return entry;
}

void PeopleIndex::catch_up(store::Read& tx) {
  const std::int64_t newest = std::max(
      {tx.number("SELECT coalesce(max(changed_seq), 0) FROM person WHERE area_id = $1", tx.area()),
       tx.number("SELECT coalesce(max(taken_back_seq), 0) FROM person_import_row WHERE area_id = $1", tx.area()),
       tx.number("SELECT coalesce(max(seq), 0) FROM person_erased WHERE area_id = $1", tx.area())});
  {
    const std::shared_lock lock(mutex_);
    if (newest <= seen_seq_) return;
  }
  const std::unique_lock lock(mutex_);
  if (newest <= seen_seq_) return;
  const auto dead = static_cast<std::size_t>(
      std::count_if(briefs_.begin(), briefs_.end(), [](const Brief& one) { return !one.alive; }));
  if (dead > kUntidyAfter && dead > entries_.size() / 4) {
    entries_.clear();
    briefs_.clear();
    by_id_.clear();
    texts_.clear();
    order_.clear();
    seen_seq_ = -1;
  }
  const Doc first_new = static_cast<Doc>(entries_.size());
  std::unordered_map<std::string, std::vector<PersonFacts>> facts;
  tx.each<PersonFacts>(
      "WHERE area_id = $1 AND person_id IN (SELECT id FROM person WHERE area_id = $1 AND changed_seq > $2)",
      [&](PersonFacts&& row) { facts[row.person_id.text()].push_back(std::move(row)); }, tx.area(), seen_seq_);
  tx.each<Person>(
      "WHERE area_id = $1 AND changed_seq > $2",
      [&](Person&& p) {
        const std::string id = p.id.text();
        if (p.merged_into) {
          if (const auto old = by_id_.find(id); old != by_id_.end()) briefs_[old->second].alive = false;
          return;
        }
        put(entry_of(p, facts[id]), searched_text(p));
      },
      tx.area(), seen_seq_);
  tx.each<PersonImportRow>(
      "WHERE area_id = $1 AND taken_back_seq > $2",
      [&](PersonImportRow&& row) {
        if (const auto old = by_id_.find(row.person_id.text()); old != by_id_.end()) briefs_[old->second].alive = false;
      },
      tx.area(), seen_seq_);
  tx.each<ErasedPerson>(
      "WHERE area_id = $1 AND seq > $2",
      [&](ErasedPerson&& row) {
        const auto old = by_id_.find(row.person_id.text());
        if (old == by_id_.end()) return;
        briefs_[old->second].alive = false;
        entries_[old->second] = {};
      },
      tx.area(), seen_seq_);
  std::vector<Doc> added;
  for (Doc doc = first_new; doc < entries_.size(); ++doc) {
    if (briefs_[doc].alive) added.push_back(doc);
  }
  put_in_order(std::move(added));
  seen_seq_ = newest;
}

bool PeopleIndex::before(Doc a, Doc b) const {
  return std::tie(entries_[a].kana_key, entries_[a].card.birth, a) <
      std::tie(entries_[b].kana_key, entries_[b].card.birth, b);
}

// Every change of a fact makes one new entry: it is put where it belongs, a hundred thousand others are not sorted again.
void PeopleIndex::put_in_order(std::vector<Doc> added) {
  std::erase_if(order_, [this](Doc doc) { return !briefs_[doc].alive; });
  const auto by_name = [this](Doc a, Doc b) { return before(a, b); };
  if (added.size() <= kFew) {
    for (const Doc doc : added) order_.insert(std::upper_bound(order_.begin(), order_.end(), doc, by_name), doc);
  } else {
    const auto old = static_cast<std::ptrdiff_t>(order_.size());
    std::sort(added.begin(), added.end(), by_name);
    order_.insert(order_.end(), added.begin(), added.end());
    std::inplace_merge(order_.begin(), order_.begin() + old, order_.end(), by_name);
  }
  for (std::uint32_t i = 0; i < order_.size(); ++i) briefs_[order_[i]].rank = i;
}

// Words are the candidates' question.
bool PeopleIndex::matches(Doc doc, const PeopleQuery& query) const {
  const Brief& brief = briefs_[doc];
  if (query.status ? brief.status != *query.status : !query.every_status && !usual(brief.status)) return false;
  if (!query.kana_row.empty() && brief.row != query.kana_row) return false;
  if (!query.birth && query.zone.empty() && !query.due_by) return true;
  const PersonCard& card = entries_[doc].card;
  if (query.birth && !card.birth.starts_with(*query.birth)) return false;
  if (!query.zone.empty() && (!card.zone_id || card.zone_id->text() != query.zone)) return false;
  if (!query.due_by) return true;
  const LocalDate renewal = card.certified_until.value_or(LocalDate::from_ymd(9999, 12, 31));
  return std::min(card.next_due, renewal) <= *query.due_by;
}

// Alive entries that hold the words, among those that are asked for.
void PeopleIndex::each_candidate(const PeopleQuery& query, const std::function<void(Doc)>& visit) const {
  if (!query.among && query.words.empty()) {
    for (const Doc doc : order_) visit(doc);
  } else if (query.words.empty()) {
    for (const PersonId& id : *query.among) {
      const auto found = by_id_.find(id.text());
      if (found != by_id_.end() && briefs_[found->second].alive) visit(found->second);
    }
  } else {
    directory::Bits found;
    texts_.find(query.words.front(), false)->found.add_to(found);
    for (std::size_t i = 1; i < query.words.size(); ++i) texts_.find(query.words[i], false)->found.keep_in(found);
    found.each_while([&](Doc doc) {
      const bool asked =
          !query.among || std::binary_search(query.among->begin(), query.among->end(), entries_[doc].card.id);
      if (briefs_[doc].alive && asked) visit(doc);
      return true;
    });
  }
}

PeopleHits PeopleIndex::find(const PeopleQuery& query) const {
  const std::shared_lock lock(mutex_);
  PeopleHits out;
  std::vector<Doc> hits;
  std::vector<std::pair<std::string_view, std::int64_t>> rows;  // a dozen at most
  each_candidate(query, [&](Doc doc) {
    if (!matches(doc, query)) return;
    hits.push_back(doc);
    const std::string_view row = briefs_[doc].row;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.first == row; });
    if (found != rows.end()) ++found->second;
    else rows.emplace_back(row, 1);
  });
  // Only as far as somebody looks.
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(hits.size(), query.offset + query.limit));
  std::partial_sort(hits.begin(), end, hits.end(), [this](Doc a, Doc b) { return briefs_[a].rank < briefs_[b].rank; });
  for (std::size_t i = query.offset; i < hits.size() && i < query.offset + query.limit; ++i)
    out.cards.push_back(entries_[hits[i]].card);
  out.total = hits.size();
  std::sort(rows.begin(), rows.end());
  for (const auto& [row, n] : rows) out.rows.emplace_back(row, n);
  return out;
}

std::optional<PersonCard> PeopleIndex::card(PersonId id) const {
  const std::shared_lock lock(mutex_);
  const auto found = by_id_.find(id.text());
  if (found == by_id_.end() || !briefs_[found->second].alive) return std::nullopt;
  return entries_[found->second].card;
}

std::vector<PersonCard> PeopleIndex::similar(std::string_view name, std::string_view kana, std::string_view birth,
                                             std::string_view insured_number, std::size_t limit) const {
  const std::string folded_name = text::fold(name), folded_kana = text::fold(kana);
  const std::u32string wanted = text::code_points(folded_kana);
  const std::shared_lock lock(mutex_);
  std::vector<PersonCard> out;
  for (const Doc doc : order_) {
    const Entry& entry = entries_[doc];
    const bool same_number = !insured_number.empty() && entry.insured == insured_number;
    const bool same_birth = !birth.empty() && entry.card.birth == birth;
    const bool same_name =
        entry.folded_kana == folded_kana || (!folded_name.empty() && entry.folded_name == folded_name);
    // One kana apart counts as a slip; without a birth date only the same name does.
    const bool near = same_birth && (same_name || distance(text::code_points(entry.folded_kana), wanted, 1) <= 1);
    if (!same_number && !near && !(birth.empty() && same_name) && !(entry.card.birth.empty() && same_name)) continue;
    out.push_back(entry.card);
    if (out.size() >= limit) break;
  }
  return out;
}

std::size_t PeopleIndex::size() const {
  const std::shared_lock lock(mutex_);
  return order_.size();
}

PeopleIndex& PeopleIndexes::of(store::Read& tx) {
  PeopleIndex* index = nullptr;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = areas_[tx.area()];
    if (!slot) slot = std::make_unique<PeopleIndex>();
    index = slot.get();
  }
  index->catch_up(tx);
  return *index;
}

}  // namespace kaname::people

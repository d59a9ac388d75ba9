// SPDX-License-Identifier: Apache-2.0
#include "directory/facility_index.h"

#include <cmath>
#include <cstring>

#include "base/text_fold.h"
#include "base/utf8.h"

namespace kaname::directory {
namespace {

// Metres per degree of latitude; longitude shrinks with its cosine. Good to 0.5 % within a prefecture, which is all that
// ordering by distance needs.
constexpr double kMetresPerDegree = 111'195.0;

double rough_metres(place::LatLng a, double lat, double lng) {
  const double north = (a.lat - lat) * kMetresPerDegree;
  const double east = (a.lng - lng) * kMetresPerDegree * std::cos(a.lat * 0.017453292519943295);
  return std::sqrt(north * north + east * east);
}

// Code points of a folded text; they are the letters of the bigrams.
std::vector<char32_t> letters(std::string_view folded) {
  std::vector<char32_t> out;
  out.reserve(folded.size() / 2);
  for (std::size_t i = 0; i < folded.size();) {
    const text::CodePoint point = text::code_point_at(folded, i);
    out.push_back(point.value);
    i += point.bytes;
  }
  return out;
}

std::uint64_t gram(char32_t a, char32_t b) { return static_cast<std::uint64_t>(a) << 32 | b; }

bool contains(std::string_view text, std::string_view part) {
  return memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

template <class E>
std::vector<Bits> one_for_each() {
  return std::vector<Bits>(std::size(options(model::Tag<E>{})));
}

template <class E>
void keep_any(Bits& bits, const std::vector<Bits>& of, const std::vector<E>& wanted) {
  if (wanted.empty()) return;
  Bits any;
  for (const E value : wanted) any.add(of[static_cast<std::size_t>(value)]);
  bits.keep(any);
}

bool within(const std::vector<WeekSpan>& spans, int day, int minute) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const WeekSpan& s) { return s.day == day && minute >= s.from && minute < s.to; });
}

}  // namespace

FacilityIndex& FacilityIndexes::of(store::Read& tx) {
  FacilityIndex* index = nullptr;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = areas_[tx.area()];
    if (!slot) slot = std::make_unique<FacilityIndex>();
    index = slot.get();
  }
  index->catch_up(tx);
  return *index;
}

std::size_t FacilityIndex::size() const {
  const std::shared_lock lock(mutex_);
  return by_kana_.size();
}

bool FacilityIndex::kana_less(Doc a, Doc b) const {
  const int order = entries_[a].kana.compare(entries_[b].kana);
  return order != 0 ? order < 0 : entries_[a].id < entries_[b].id;
}

std::uint16_t FacilityIndex::zone_number(const ZoneId& id) {
  const auto found = std::find(zone_ids_.begin(), zone_ids_.end(), id);
  if (found != zone_ids_.end()) return static_cast<std::uint16_t>(found - zone_ids_.begin());
  zone_ids_.push_back(id);
  zones_.emplace_back();
  return static_cast<std::uint16_t>(zone_ids_.size() - 1);
}

void FacilityIndex::index_text(Doc doc, std::string_view text) {
  const std::vector<char32_t> chars = letters(text);
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    if (chars[i] == U' ' || chars[i + 1] == U' ') continue;  // a space parts the fields
    auto& list = grams_[gram(chars[i], chars[i + 1])];
    if (list.empty() || list.back() != doc) list.push_back(doc);
  }
}

// Documents are never changed in place: a changed facility gets a new, higher number, so that every list stays sorted.
void FacilityIndex::put(Entry entry, const std::vector<FacilityKind>& kinds,
                        const std::vector<Capability>& capabilities, const std::vector<Notification>& notifications) {
  if (kinds_.empty()) {
    kinds_ = one_for_each<FacilityKind>();
    statuses_ = one_for_each<FacilityStatus>();
    accepts_ = one_for_each<Acceptance>();
  }
  const Doc doc = static_cast<Doc>(entries_.size());
  alive_.set(doc);
  for (const FacilityKind kind : kinds) kinds_[static_cast<std::size_t>(kind)].set(doc);
  statuses_[static_cast<std::size_t>(entry.status)].set(doc);
  accepts_[static_cast<std::size_t>(entry.accepts)].set(doc);
  for (const Capability& c : capabilities) items_[c.item][static_cast<std::size_t>(c.answer)].set(doc);
  for (const Notification& n : notifications) notifications_[n.symbol].set(doc);
  for (const std::uint16_t zone : entry.zones) zones_[zone].set(doc);
  kana_rows_[std::string(entry.kana_row)].set(doc);
  index_text(doc, entry.text);
  index_text(doc, entry.professional_text);
  by_id_[entry.id.text()] = doc;
  entries_.push_back(std::move(entry));
}

void FacilityIndex::remove(const FacilityId& id) {
  const auto found = by_id_.find(id.text());
  if (found == by_id_.end()) return;
  const Doc doc = found->second;
  const auto place =
      std::lower_bound(by_kana_.begin(), by_kana_.end(), doc, [this](Doc a, Doc b) { return kana_less(a, b); });
  if (place != by_kana_.end() && *place == doc) by_kana_.erase(place);
  alive_.clear(doc);
  by_id_.erase(found);
}

// Every pair of neighbouring letters must be in the document; longer words are then looked for in its text, because the
// pairs may stand apart.
Bits FacilityIndex::text_matches(std::string_view folded, Audience audience) const {
  Bits out(entries_.size());
  const auto check = [&](Doc doc) {
    const Entry& entry = entries_[doc];
    if (contains(entry.text, folded) || (audience != Audience::everyone && contains(entry.professional_text, folded))) {
      out.set(doc);
    }
  };
  const std::vector<char32_t> chars = letters(folded);
  if (chars.size() < 2) {
    alive_.each(check);
    return out;
  }
  std::vector<const std::vector<Doc>*> lists;
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    const auto found = grams_.find(gram(chars[i], chars[i + 1]));
    if (found == grams_.end()) return out;
    lists.push_back(&found->second);
  }
  std::sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  for (const Doc doc : *lists[0]) {
    const bool in_all = std::all_of(lists.begin() + 1, lists.end(), [&](const auto* list) {
      return std::binary_search(list->begin(), list->end(), doc);
    });
    if (in_all && alive_.test(doc)) check(doc);
  }
  return out;
}

Bits FacilityIndex::word_matches(const SearchWord& word, Audience audience) const {
  Bits any = text_matches(word.folded, audience);
  for (const FacilityKind kind : word.kinds) any.add(kinds_[static_cast<std::size_t>(kind)]);
  for (const ZoneId& zone : word.zones) {
    const auto found = std::find(zone_ids_.begin(), zone_ids_.end(), zone);
    if (found != zone_ids_.end()) any.add(zones_[static_cast<std::size_t>(found - zone_ids_.begin())]);
  }
  if (audience == Audience::everyone) return any;
  for (const std::string& item : word.items) {
    const auto found = items_.find(item);
    if (found == items_.end()) continue;
    // Who asks by name wants those that do it: × is not an answer to 「胃瘻」.
    for (const Acceptance answer : {Acceptance::yes, Acceptance::conditional, Acceptance::ask}) {
      any.add(found->second[static_cast<std::size_t>(answer)]);
    }
  }
  return any;
}

Bits FacilityIndex::matches(const SearchQuery& query, Without without) const {
  Bits bits = alive_;
  if (kinds_.empty()) return bits;
  if (query.statuses.empty()) {
    keep_any(bits, statuses_,
             std::vector{FacilityStatus::active, FacilityStatus::suspended, FacilityStatus::closure_candidate});
  } else {
    keep_any(bits, statuses_, query.statuses);
  }
  for (const SearchWord& word : query.words) bits.keep(word_matches(word, query.audience));
  if (without != Without::kinds) keep_any(bits, kinds_, query.kinds);
  keep_any(bits, accepts_, query.accepts);
  for (const WantedItem& wanted : query.items) {
    Bits any;
    const auto found = items_.find(wanted.item);
    for (std::size_t a = 0; found != items_.end() && a < 4; ++a) {
      if (wanted.answers >> a & 1) any.add(found->second[a]);
    }
    bits.keep(any);
  }
  if (!query.zones.empty() && without != Without::zones) {
    Bits any;
    for (const ZoneId& zone : query.zones) {
      const auto found = std::find(zone_ids_.begin(), zone_ids_.end(), zone);
      if (found != zone_ids_.end()) any.add(zones_[static_cast<std::size_t>(found - zone_ids_.begin())]);
    }
    bits.keep(any);
  }
  if (!query.notifications.empty()) {
    Bits any;
    for (const std::string& symbol : query.notifications) {
      const auto found = notifications_.find(symbol);
      if (found != notifications_.end()) any.add(found->second);
    }
    bits.keep(any);
  }
  if (!query.kana_row.empty()) {
    const auto found = kana_rows_.find(query.kana_row);
    bits.keep(found == kana_rows_.end() ? Bits() : found->second);
  }
  if (query.near && query.radius_m > 0) keep_near(bits, query);
  if (query.open_at || query.callable_at || query.stale) keep_open(bits, query);
  return bits;
}

void FacilityIndex::keep_near(Bits& bits, const SearchQuery& query) const {
  Bits out(entries_.size());
  bits.each([&](Doc doc) {
    const Entry& e = entries_[doc];
    if (e.has_place && rough_metres(*query.near, e.lat, e.lng) <= query.radius_m) out.set(doc);
  });
  bits = std::move(out);
}

void FacilityIndex::keep_open(Bits& bits, const SearchQuery& query) const {
  Bits out(entries_.size());
  const auto good_at = [](const Entry& e, const std::vector<WeekSpan>& spans, Timestamp at) {
    const LocalDate date = at.tokyo_date();
    const bool away = std::any_of(e.closed_days.begin(), e.closed_days.end(),
                                  [&](const DayRange& r) { return r.from <= date.days && date.days <= r.to; });
    const int day = date.weekday() == 0 ? 7 : static_cast<int>(date.weekday());
    return !away && within(spans, day, at.tokyo_minutes());
  };
  bits.each([&](Doc doc) {
    const Entry& e = entries_[doc];
    if (query.open_at && !good_at(e, e.open, *query.open_at)) return;
    if (query.callable_at && !good_at(e, e.callable, *query.callable_at)) return;
    if (query.stale && *query.stale != (e.next_due <= query.today.days)) return;
    out.set(doc);
  });
  bits = std::move(out);
}

SearchFacets FacilityIndex::facets(const SearchQuery& query, const Bits& found) const {
  SearchFacets out;
  const Bits for_kinds = query.kinds.empty() ? found : matches(query, Without::kinds);
  for (std::size_t k = 0; k < kinds_.size(); ++k) {
    const auto n = for_kinds.count_with(kinds_[k]);
    if (n > 0) out.kinds.push_back({std::string(kFacilityKinds[k].code), static_cast<std::int64_t>(n)});
  }
  const Bits for_zones = query.zones.empty() ? found : matches(query, Without::zones);
  for (std::size_t z = 0; z < zones_.size(); ++z) {
    const auto n = for_zones.count_with(zones_[z]);
    if (n > 0) out.zones.push_back({zone_ids_[z].text(), static_cast<std::int64_t>(n)});
  }
  const auto add = [&](std::vector<FacetCount>& to, std::string_view code, std::size_t n) {
    if (n > 0) to.push_back({std::string(code), static_cast<std::int64_t>(n)});
  };
  for (const auto& [row, bits] : kana_rows_) add(out.kana, row, found.count_with(bits));
  for (std::size_t s = 0; s < statuses_.size(); ++s)
    add(out.statuses, kFacilityStatuses[s].code, found.count_with(statuses_[s]));
  for (const auto& [symbol, bits] : notifications_) add(out.notifications, symbol, found.count_with(bits));
  if (query.audience == Audience::everyone) return out;
  for (const auto& [item, answers] : items_) {
    add(out.items, item, found.count_with(answers[0]) + found.count_with(answers[1]) + found.count_with(answers[3]));
  }
  for (std::size_t a = 0; a < accepts_.size(); ++a)
    add(out.accepts, kAcceptances[a].code, found.count_with(accepts_[a]));
  return out;
}

// 0 is best: the name is the text, begins with it, holds it; then everything else.
int FacilityIndex::rank(const SearchQuery& query, Doc doc) const {
  if (query.words.empty()) return 0;
  const std::string_view text = entries_[doc].text;
  const std::string_view name = text.substr(0, std::min(text.find(' '), text.size()));
  int worst = 0;
  for (const SearchWord& word : query.words) {
    const std::size_t at = name.find(word.folded);
    const int this_rank = at == std::string_view::npos ? 3 : name == word.folded ? 0 : at == 0 ? 1 : 2;
    worst = std::max(worst, this_rank);
  }
  return worst;
}

std::vector<FacilityIndex::Doc> FacilityIndex::page(const SearchQuery& query, const Bits& found,
                                                    std::size_t total) const {
  const std::size_t end = std::min(query.offset + query.limit, total);
  if (query.offset >= end) return {};
  const bool by_text = query.order == SearchOrder::relevance && !query.words.empty();
  const bool by_reading = query.order == SearchOrder::kana || (query.order == SearchOrder::relevance && !by_text);
  std::vector<Doc> docs;
  if (by_reading && total > 2000) {  // dense: walk the ready order until the page is full
    for (const Doc doc : by_kana_) {
      if (!found.test(doc)) continue;
      docs.push_back(doc);
      if (docs.size() == end) break;
    }
  } else {
    std::vector<std::pair<double, Doc>> scored;
    scored.reserve(total);
    found.each([&](Doc doc) {
      const Entry& e = entries_[doc];
      double score = 0;
      if (by_text) score = rank(query, doc);
      if (query.order == SearchOrder::distance && query.near) {
        score = e.has_place ? rough_metres(*query.near, e.lat, e.lng) : 1e12;
      }
      if (query.order == SearchOrder::confirmed) score = static_cast<double>(e.confirmed_ms);
      scored.emplace_back(score, doc);
    });
    const auto less = [this](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : kana_less(a.second, b.second);
    };
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(end), scored.end(), less);
    for (std::size_t i = 0; i < end; ++i) docs.push_back(scored[i].second);
  }
  docs.erase(docs.begin(), docs.begin() + static_cast<std::ptrdiff_t>(query.offset));
  return docs;
}

SearchHits FacilityIndex::search(const SearchQuery& query) const {
  const std::shared_lock lock(mutex_);
  SearchHits hits;
  const Bits found = matches(query, Without::nothing);
  hits.total = found.count();
  hits.facets = facets(query, found);
  for (const Doc doc : page(query, found, hits.total)) {
    const Entry& e = entries_[doc];
    hits.ids.push_back(e.id);
    if (query.near) hits.distances_m.push_back(e.has_place ? rough_metres(*query.near, e.lat, e.lng) : -1);
  }
  return hits;
}

void FacilityIndex::each_point(const SearchQuery& query, std::size_t limit,
                               const std::function<void(const Point&)>& visit) const {
  const std::shared_lock lock(mutex_);
  std::size_t n = 0;
  matches(query, Without::nothing).each([&](Doc doc) {
    const Entry& e = entries_[doc];
    if (e.has_place && n++ < limit) visit({e.id, e.lat, e.lng, e.kind, e.level, e.name});
  });
}

std::vector<std::pair<FacilityId, std::string>> FacilityIndex::suggest(std::string_view folded, Audience audience,
                                                                       std::size_t limit) const {
  const std::shared_lock lock(mutex_);
  SearchQuery query;
  query.words = {{std::string(folded), {}, {}, {}}};
  query.audience = audience;
  query.limit = limit;
  const Bits found = matches(query, Without::nothing);
  std::vector<std::pair<FacilityId, std::string>> out;
  for (const Doc doc : page(query, found, found.count())) out.emplace_back(entries_[doc].id, entries_[doc].name);
  return out;
}

}  // namespace kaname::directory

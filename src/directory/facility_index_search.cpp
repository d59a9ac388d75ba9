// SPDX-License-Identifier: Apache-2.0
// How documents are found, counted and put in order.
#include <cmath>

#include "directory/facility_index.h"

namespace kaname::directory {
namespace {

// Up to this many documents their tags are counted one by one; above it every tag's set is counted against the found.
constexpr std::size_t kFewDocs = 2000;

// Metres on a plane that touches the earth at one place. Good to 0.5 % within a prefecture, which is all that ordering
// by distance needs.
class Plane {
 public:
  explicit Plane(place::LatLng at)
      : at_(at), metres_east_(kMetresPerDegree * std::cos(at.lat * 0.017453292519943295)) {}
  double metres(double lat, double lng) const {
    const double north = (at_.lat - lat) * kMetresPerDegree;
    const double east = (at_.lng - lng) * metres_east_;
    return std::sqrt(north * north + east * east);
  }

 private:
  // Of latitude; a degree of longitude shrinks with its cosine.
  static constexpr double kMetresPerDegree = 111'195.0;
  place::LatLng at_;
  double metres_east_;
};

std::string answer_code(std::string_view item, Acceptance answer) {
  return std::string(item).append(":").append(model::code_of(answer));
}

template <class E>
std::vector<std::string_view> codes_of(const std::vector<E>& values) {
  std::vector<std::string_view> out;
  for (const E value : values) out.push_back(model::code_of(value));
  return out;
}

std::vector<std::string> codes_of(const std::vector<ZoneId>& zones) {
  std::vector<std::string> out;
  for (const ZoneId& zone : zones) out.push_back(zone.text());
  return out;
}

}  // namespace

void FacilityIndex::add_tag(Bits& to, TagGroup group, std::string_view code) const {
  if (const Tag* one = tag(group, code)) one->docs.add_to(to);
}

template <class Codes>
void FacilityIndex::keep_tags(Bits& bits, TagGroup group, const Codes& codes) const {
  if (codes.empty()) return;
  Bits any;
  for (const auto& code : codes) add_tag(any, group, code);
  bits.keep(any);
}

FacilityIndex::Words FacilityIndex::look_up(const SearchQuery& query) const {
  Words out;
  for (const SearchWord& word : query.words) {
    out.push_back(texts_.find(word.folded, query.audience != Audience::everyone));
  }
  return out;
}

Bits FacilityIndex::word_matches(const SearchWord& word, const WordHits& hits, Audience audience) const {
  Bits any;
  hits.found.add_to(any);
  for (const FacilityKind kind : word.kinds) add_tag(any, TagGroup::kind, model::code_of(kind));
  for (const ZoneId& zone : word.zones) add_tag(any, TagGroup::zone, zone.text());
  if (audience == Audience::everyone) return any;
  for (const std::string& item : word.items) add_tag(any, TagGroup::item, item);
  return any;
}

void FacilityIndex::keep_wanted(Bits& bits, const SearchQuery& query) const {
  Bits either;
  for (const WantedItem& wanted : query.items) {
    Bits any;
    for (std::size_t a = 0; a < std::size(kAcceptances); ++a) {
      if (wanted.answers >> a & 1) add_tag(any, TagGroup::answer, answer_code(wanted.item, static_cast<Acceptance>(a)));
    }
    if (!query.item_or_notification) bits.keep(any);
    either.add(any);
  }
  if (!query.item_or_notification) return keep_tags(bits, TagGroup::notification, query.notifications);
  for (const std::string& symbol : query.notifications) add_tag(either, TagGroup::notification, symbol);
  bits.keep(either);
}

FacilityIndex::Found FacilityIndex::find(const SearchQuery& query, const Words& words) const {
  Found out;
  Bits& bits = out.others = alive_;
  keep_tags(bits, TagGroup::status,
            codes_of(query.statuses.empty() ? std::vector{FacilityStatus::active, FacilityStatus::suspended,
                                                          FacilityStatus::closure_candidate}
                                            : query.statuses));
  for (std::size_t i = 0; i < words.size(); ++i) bits.keep(word_matches(query.words[i], *words[i], query.audience));
  keep_tags(bits, TagGroup::accepts, codes_of(query.accepts));
  if (!query.kana_row.empty()) keep_tags(bits, TagGroup::kana, std::vector{query.kana_row});
  keep_wanted(bits, query);
  if (query.near && query.radius_m > 0) keep_near(bits, query);
  if (query.open_at || query.callable_at || query.stale) keep_by_time(bits, query);
  out.all = out.kinds = out.zones = out.others;
  keep_tags(out.zones, TagGroup::zone, codes_of(query.zones));
  keep_tags(out.kinds, TagGroup::kind, codes_of(query.kinds));
  out.all.keep(out.zones);
  out.all.keep(out.kinds);
  return out;
}

void FacilityIndex::keep_near(Bits& bits, const SearchQuery& query) const {
  Bits out(entries_.size());
  const Plane plane(*query.near);
  bits.each([&](Doc doc) {
    const Entry& e = entries_[doc];
    if (e.has_place && plane.metres(e.lat, e.lng) <= query.radius_m) out.set(doc);
  });
  bits = std::move(out);
}

void FacilityIndex::keep_by_time(Bits& bits, const SearchQuery& query) const {
  Bits out(entries_.size());
  const auto open = query.open_at ? hours_.open_at(*query.open_at) : nullptr;
  const auto callable = query.callable_at ? hours_.open_at(*query.callable_at) : nullptr;
  bits.each([&](Doc doc) {
    const Entry& e = entries_[doc];
    if (open && !(*open)[e.open]) return;
    if (callable && !(*callable)[e.callable]) return;
    if (query.stale && *query.stale != (e.next_due <= query.today.days)) return;
    out.set(doc);
  });
  bits = std::move(out);
}

// Counts the members of some neighbouring groups.
void FacilityIndex::count(SearchFacets& out, const Bits& in, TagGroup first, TagGroup last) const {
  std::vector<FacetCount>* const into[] = {&out.kinds,    &out.zones,         &out.items, &out.accepts,
                                           &out.statuses, &out.notifications, &out.kana};
  std::vector<std::size_t> counts(tags_.size());
  const bool few = in.count() <= kFewDocs;
  if (few) {
    in.each([&](Doc doc) {
      for (const TagNumber number : entries_[doc].tags) ++counts[number];
    });
  }
  for (std::size_t number = 0; number < tags_.size(); ++number) {
    const Tag& one = tags_[number];
    if (one.group < first || one.group > last) continue;
    const std::size_t n = few ? counts[number] : one.docs.count_with(in);
    if (n > 0) into[static_cast<std::size_t>(one.group)]->push_back({one.code, static_cast<std::int64_t>(n)});
  }
}

// Each filter's own choice is left out of its counts, so that they tell what another choice would find.
SearchFacets FacilityIndex::facets(const SearchQuery& query, const Found& found) const {
  SearchFacets out;
  count(out, found.zones, TagGroup::kind, TagGroup::kind);
  count(out, found.kinds, TagGroup::zone, TagGroup::zone);
  if (query.audience != Audience::everyone) count(out, found.all, TagGroup::item, TagGroup::accepts);
  count(out, found.all, TagGroup::status, TagGroup::kana);
  for (auto* group : {&out.zones, &out.items, &out.notifications, &out.kana}) {
    std::sort(group->begin(), group->end(), [](const FacetCount& a, const FacetCount& b) { return a.code < b.code; });
  }
  return out;
}

// Loaded documents are numbered in reading order; late ones are slipped in. Stops when `visit` answers false.
template <class Visit>
void FacilityIndex::in_reading_order(const Bits& found, Visit&& visit) const {
  auto late = late_.begin();
  bool full = false;
  const auto lates_until = [&](std::uint32_t reads_at) {
    for (; !full && late != late_.end() && entries_[*late].reads_at < reads_at; ++late) {
      if (found.test(*late)) full = !visit(*late);
    }
  };
  found.each_while([&](Doc doc) {
    if (doc >= loaded_) return false;
    lates_until(entries_[doc].reads_at);
    if (!full) full = !visit(doc);
    return !full;
  });
  lates_until(std::numeric_limits<std::uint32_t>::max());
}

// Who asks for an act wants first those that do it (○ for everything asked), then those that do it under conditions.
std::vector<Bits> FacilityIndex::by_answer(const SearchQuery& query, const Bits& found) const {
  std::vector<std::vector<std::string>> asked;  // of each group one is enough
  for (const WantedItem& wanted : query.items) asked.push_back({wanted.item});
  for (const SearchWord& word : query.words) {
    if (!word.items.empty() && query.audience != Audience::everyone) asked.push_back(word.items);
  }
  std::vector<Bits> tiers;
  Bits left = found;
  for (const Acceptance worst : {Acceptance::yes, Acceptance::conditional}) {
    if (asked.empty()) break;
    Bits tier = left;
    for (const auto& items : asked) {
      Bits any;
      for (const std::string& item : items) {
        add_tag(any, TagGroup::answer, answer_code(item, Acceptance::yes));
        if (worst == Acceptance::conditional) add_tag(any, TagGroup::answer, answer_code(item, worst));
      }
      tier.keep(any);
    }
    left.drop(tier);
    tiers.push_back(std::move(tier));
  }
  tiers.push_back(std::move(left));
  return tiers;
}

std::vector<Doc> FacilityIndex::page_by_rank(const SearchQuery& query, const Words& words, const Bits& found) const {
  std::vector<Doc> docs;
  std::size_t skip = query.offset;
  const auto take = [&](const Bits& level) {
    in_reading_order(level, [&](Doc doc) {
      if (docs.size() == query.limit) return false;
      if (skip > 0) return --skip, true;
      docs.push_back(doc);
      return true;
    });
  };
  for (Bits& left : by_answer(query, found)) {
    // Best first: the name is the text, begins with it, holds it; then everything else.
    for (const DocSet WordHits::*set : {&WordHits::exact, &WordHits::leading, &WordHits::named}) {
      if (words.empty() || docs.size() == query.limit) break;
      Bits level = left;
      for (const auto& word : words) ((*word).*set).keep_in(level);
      take(level);
      left.drop(level);
    }
    take(left);
  }
  return docs;
}

std::vector<Doc> FacilityIndex::page_by_score(const SearchQuery& query, const Bits& found) const {
  std::vector<std::pair<double, Doc>> scored;
  const bool by_distance = query.order == SearchOrder::distance && query.near;
  const Plane plane(query.near.value_or(place::LatLng{}));
  found.each([&](Doc doc) {
    const Entry& e = entries_[doc];
    const double score = !by_distance ? static_cast<double>(e.confirmed_ms)
        : !e.has_place                ? std::numeric_limits<double>::max()
                                      : plane.metres(e.lat, e.lng);
    scored.emplace_back(score, doc);
  });
  const auto less = [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : reads_before(a.second, b.second);
  };
  const auto begin = scored.begin();
  const auto from = static_cast<std::ptrdiff_t>(std::min(query.offset, scored.size()));
  const auto end = static_cast<std::ptrdiff_t>(std::min(query.offset + query.limit, scored.size()));
  std::partial_sort(begin, begin + end, scored.end(), less);
  std::vector<Doc> docs;
  for (auto i = from; i < end; ++i) docs.push_back(scored[static_cast<std::size_t>(i)].second);
  return docs;
}

std::vector<Doc> FacilityIndex::page(const SearchQuery& query, const Words& words, const Bits& found) const {
  const bool by_score = query.order == SearchOrder::confirmed || (query.order == SearchOrder::distance && query.near);
  if (by_score) return page_by_score(query, found);
  if (query.order == SearchOrder::relevance) return page_by_rank(query, words, found);
  SearchQuery plain;  // by reading alone
  plain.offset = query.offset;
  plain.limit = query.limit;
  return page_by_rank(plain, {}, found);
}

SearchHits FacilityIndex::search(const SearchQuery& query) const {
  const std::shared_lock lock(mutex_);
  SearchHits hits;
  const Words words = look_up(query);
  const Found found = find(query, words);
  hits.total = found.all.count();
  hits.facets = facets(query, found);
  for (const Doc doc : page(query, words, found.all)) {
    const Entry& e = entries_[doc];
    hits.ids.push_back(e.id);
    if (query.near) hits.distances_m.push_back(e.has_place ? Plane(*query.near).metres(e.lat, e.lng) : -1);
  }
  return hits;
}

void FacilityIndex::look_up_ahead(std::string_view folded) const {
  const std::shared_lock lock(mutex_);
  for (const bool professional : {false, true}) texts_.find(folded, professional);
}

void FacilityIndex::each_point(const SearchQuery& query, std::size_t limit,
                               const std::function<void(const Point&)>& visit) const {
  const std::shared_lock lock(mutex_);
  std::size_t n = 0;
  find(query, look_up(query)).all.each_while([&](Doc doc) {
    const Entry& e = entries_[doc];
    if (!e.has_place) return true;
    visit({e.id, e.lat, e.lng, e.kind, e.level, e.name});
    return ++n < limit;
  });
}

std::vector<std::pair<FacilityId, std::string>> FacilityIndex::suggest(std::string_view folded, Audience audience,
                                                                       std::size_t limit) const {
  const std::shared_lock lock(mutex_);
  SearchQuery query;
  query.words = {{std::string(folded), {}, {}, {}}};
  query.audience = audience;
  query.limit = limit;
  const Words words = look_up(query);
  std::vector<std::pair<FacilityId, std::string>> out;
  for (const Doc doc : page(query, words, find(query, words).all)) {
    out.emplace_back(entries_[doc].id, entries_[doc].name);
  }
  return out;
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The facilities of an area in memory, ready to be searched: a set of documents for everything that can be filtered, pairs
// of letters for text, documents numbered in their reading order. It is worked out from the tables and follows them by
// facility.changed_seq, so every process of an installation finds the same. Why not in SQL: facet counts over 300,000
// rows take SQL a hundred times longer (docs/adr/0003-search-in-memory.md).

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/place.h"
#include "directory/bits.h"
#include "directory/codes.h"
#include "directory/facility.h"
#include "directory/hours_book.h"
#include "directory/text_index.h"
#include "directory/zone.h"
#include "store/transaction.h"

namespace kaname::directory {

// Wanted: an item answered in one of the ways of `answers` (bit per Acceptance).
struct WantedItem {
  std::string item;
  std::uint32_t answers = 0;
};

// One word of a free text and what it may mean besides a piece of text.
struct SearchWord {
  std::string folded;
  std::vector<std::string> items;
  std::vector<FacilityKind> kinds;
  std::vector<ZoneId> zones;
};

enum class SearchOrder { relevance, kana, distance, confirmed };

struct SearchQuery {
  std::vector<SearchWord> words;           // all must match
  std::vector<FacilityKind> kinds;         // one of
  std::vector<WantedItem> items;           // all of
  std::vector<ZoneId> zones;               // one of
  std::vector<std::string> notifications;  // one of
  bool item_or_notification = false;       // either one of `items` or one of `notifications` is enough
  std::vector<FacilityStatus> statuses;    // one of; empty: all but closed
  std::vector<Acceptance> accepts;         // new clients, one of
  std::string kana_row;                    // "あ" … "わ", "他"
  std::optional<place::LatLng> near;
  double radius_m = 0;        // 0: no limit
  std::optional<bool> stale;  // something is overdue on `today`
  std::optional<Timestamp> open_at;
  std::optional<Timestamp> callable_at;
  LocalDate today;
  Audience audience = Audience::everyone;  // what the searcher may see; hidden facts must not be found either
  SearchOrder order = SearchOrder::relevance;
  std::size_t offset = 0;
  std::size_t limit = 50;
};

struct FacetCount {
  std::string code;
  std::int64_t count = 0;
};

struct SearchFacets {
  std::vector<FacetCount> kinds, zones, items, accepts, statuses, notifications, kana;
};

struct SearchHits {
  std::size_t total = 0;
  std::vector<FacilityId> ids;      // one page, in order
  std::vector<double> distances_m;  // beside ids, when `near` was given
  SearchFacets facets;
};

// What is counted for the filters. The members of a group are known by their code.
enum class TagGroup : std::uint8_t { kind, zone, item, accepts, status, notification, kana, answer };
using TagNumber = std::uint16_t;

class FacilityIndex {
 public:
  // Loads what has changed since the last call. Cheap when nothing has.
  void catch_up(store::Read& tx);
  SearchHits search(const SearchQuery& query) const;
  // All documents of the query as (id, lat, lng, kind, level, name), for maps; at most `limit`.
  struct Point {
    FacilityId id;
    double lat = 0, lng = 0;
    FacilityKind kind = FacilityKind::other;
    GeocodeLevel level = GeocodeLevel::none;
    std::string_view name;
  };
  void each_point(const SearchQuery& query, std::size_t limit, const std::function<void(const Point&)>& visit) const;
  // Names that begin with, or contain, the folded text; for suggestions.
  std::vector<std::pair<FacilityId, std::string>> suggest(std::string_view folded, Audience audience,
                                                          std::size_t limit) const;
  std::size_t size() const;
  // Finds a folded word for every audience, so that whoever asks for it first need not wait.
  void look_up_ahead(std::string_view folded) const;

 private:
  // One facility as it is searched. `tags` are all the groups' members it belongs to.
  struct Entry {
    FacilityId id;
    std::string name;
    std::string kana;  // 五十音 key
    std::vector<TagNumber> tags;
    float lat = 0, lng = 0;
    bool has_place = false;
    FacilityKind kind = FacilityKind::other;
    GeocodeLevel level = GeocodeLevel::none;
    std::int32_t next_due = 0;      // earliest of its groups, days since 1970
    std::int64_t confirmed_ms = 0;  // oldest confirmation
    HoursNumber open = 0, callable = 0;
    std::uint32_t reads_at = 0;  // place in reading order: odd for loaded documents, even for those slipped in before
  };
  // What is needed only while it is put into the index.
  struct Texts {
    std::string everyone, professional;
  };
  struct Tag {
    TagGroup group;
    std::string code;
    DocSet docs;
  };
  // The parts of a search that facets need again: everything but kinds and zones, and the two of them.
  struct Found {
    Bits others, kinds, zones, all;
  };
  using Words = std::vector<std::shared_ptr<const WordHits>>;

  friend class IndexLoader;
  void start_anew();
  void put(Entry entry, const Texts& texts);
  void put_late(Entry entry, const Texts& texts);
  void remove(const FacilityId& id);
  bool grown_untidy() const;
  static bool kana_less(const Entry& a, const Entry& b);
  bool reads_before(Doc a, Doc b) const;

  TagNumber tag_number(TagGroup group, std::string_view code);
  const Tag* tag(TagGroup group, std::string_view code) const;
  void add_tag(Bits& to, TagGroup group, std::string_view code) const;
  template <class Codes>
  void keep_tags(Bits& bits, TagGroup group, const Codes& codes) const;

  Words look_up(const SearchQuery& query) const;
  Bits word_matches(const SearchWord& word, const WordHits& hits, Audience audience) const;
  Found find(const SearchQuery& query, const Words& words) const;
  void keep_wanted(Bits& bits, const SearchQuery& query) const;
  void keep_near(Bits& bits, const SearchQuery& query) const;
  void keep_by_time(Bits& bits, const SearchQuery& query) const;
  void count(SearchFacets& out, const Bits& in, TagGroup first, TagGroup last) const;
  SearchFacets facets(const SearchQuery& query, const Found& found) const;
  std::vector<Doc> page(const SearchQuery& query, const Words& words, const Bits& found) const;
  std::vector<Bits> by_answer(const SearchQuery& query, const Bits& found) const;
  std::vector<Doc> page_by_rank(const SearchQuery& query, const Words& words, const Bits& found) const;
  std::vector<Doc> page_by_score(const SearchQuery& query, const Bits& found) const;
  template <class Visit>
  void in_reading_order(const Bits& found, Visit&& visit) const;

  mutable std::shared_mutex mutex_;
  std::int64_t seen_seq_ = -1;
  std::vector<Entry> entries_;  // by document; the first `loaded_` in reading order
  Doc loaded_ = 0;
  std::vector<Doc> late_;  // those that came after the loading, in reading order
  std::unordered_map<std::string, Doc> by_id_;
  Bits alive_;
  TextIndex texts_;
  HoursBook hours_;
  std::vector<Tag> tags_;
  boost::unordered_flat_map<std::string, TagNumber> tag_numbers_;  // by group and code
};

// The indexes of all areas of one database (store/derived.h).
class FacilityIndexes {
 public:
  // The area's index, caught up with what `tx` sees.
  FacilityIndex& of(store::Read& tx);

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<FacilityIndex>, std::less<>> areas_;
};

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The facilities of an area in memory, ready to be searched: bit sets for everything that can be filtered, bigram lists
// for text, one order by reading. It is worked out from the tables and follows them by facility.changed_seq, so every
// process of an installation finds the same. Why not in SQL: facet counts over 300,000 rows take SQL a hundred times
// longer (docs/adr/0003-search-in-memory.md).

#include <array>
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
  std::vector<FacetCount> kinds, zones, items, accepts, statuses, notifications, kana, fresh;
};

struct SearchHits {
  std::size_t total = 0;
  std::vector<FacilityId> ids;      // one page, in order
  std::vector<double> distances_m;  // beside ids, when `near` was given
  SearchFacets facets;
};

// Spans of a week in minutes since midnight; day 1 Monday … 7 Sunday, 8 holidays.
struct WeekSpan {
  std::uint8_t day = 0;
  std::uint16_t from = 0, to = 0;
};
struct DayRange {
  std::int32_t from = 0, to = 0;  // days since 1970, inclusive
};

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

 private:
  using Doc = std::uint32_t;
  // One facility as it is searched. Fixed-size members are kept in columns of their own (hot), the rest here.
  struct Entry {
    FacilityId id;
    std::string name;
    std::string kana;               // 五十音 key
    std::string text;               // folded text that anybody may search
    std::string professional_text;  // further text for professionals
    std::vector<WeekSpan> open, callable;
    std::vector<DayRange> closed_days;
    std::vector<std::uint16_t> zones;
    std::string_view kana_row;
    float lat = 0, lng = 0;
    bool has_place = false;
    FacilityKind kind = FacilityKind::other;
    GeocodeLevel level = GeocodeLevel::none;
    FacilityStatus status = FacilityStatus::active;
    Acceptance accepts = Acceptance::ask;
    std::int32_t next_due = 0;      // earliest of its groups, days since 1970
    std::int64_t confirmed_ms = 0;  // oldest confirmation
  };

  friend class IndexLoader;
  void put(Entry entry, const std::vector<FacilityKind>& kinds, const std::vector<Capability>& capabilities,
           const std::vector<Notification>& notifications);
  void remove(const FacilityId& id);
  void index_text(Doc doc, std::string_view text);
  bool kana_less(Doc a, Doc b) const;
  std::uint16_t zone_number(const ZoneId& id);
  Bits text_matches(std::string_view folded, Audience audience) const;
  Bits word_matches(const SearchWord& word, Audience audience) const;
  // Documents that pass every filter; `without` leaves one filter out, for its own facet.
  enum class Without { nothing, kinds, zones };
  Bits matches(const SearchQuery& query, Without without) const;
  void keep_open(Bits& bits, const SearchQuery& query) const;
  void keep_near(Bits& bits, const SearchQuery& query) const;
  SearchFacets facets(const SearchQuery& query, const Bits& found) const;
  std::vector<Doc> page(const SearchQuery& query, const Bits& found, std::size_t total) const;
  int rank(const SearchQuery& query, Doc doc) const;

  mutable std::shared_mutex mutex_;
  std::int64_t seen_seq_ = -1;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, Doc> by_id_;
  std::vector<Doc> by_kana_;  // living documents in reading order
  Bits alive_;
  std::vector<Bits> kinds_;  // by FacilityKind: any service
  std::vector<Bits> statuses_, accepts_;
  std::map<std::string, std::array<Bits, 4>, std::less<>> items_;  // item → by Acceptance
  std::map<std::string, Bits, std::less<>> notifications_;
  std::map<std::string, Bits, std::less<>> kana_rows_;
  std::vector<ZoneId> zone_ids_;
  std::vector<Bits> zones_;
  std::unordered_map<std::uint64_t, std::vector<Doc>> grams_;  // two code points → documents, ascending
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

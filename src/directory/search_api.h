// SPDX-License-Identifier: Apache-2.0
#pragma once
// Searching the directory: what a query string says, what the words of a free text mean, and one row of the answer.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoint.h"
#include "directory/callable_rules.h"
#include "directory/facility_index.h"
#include "directory/facility_store.h"

namespace kaname::directory {

// The query of every list, map and export of facilities; all of it may be left out.
struct SearchInput {
  std::string q;  // free text; words parted by spaces
  std::vector<FacilityKind> kind;
  std::vector<std::string> cap;  // "gastrostomy:yes+conditional"; without answers: all but ×
  std::vector<std::string> zone;
  std::string near;      // "lat,lng", kept as one text
  double radius = 0;     // metres
  std::string open;      // "now" or a time
  std::string callable;  // "now" or a time
  std::vector<std::string> notification;
  std::string fresh;  // "stale" or "fresh"
  std::vector<FacilityStatus> status;
  std::vector<Acceptance> accepts;
  std::string kana;
  std::string sort;  // relevance, kana, distance, confirmed
  std::int64_t offset = 0;
  std::int64_t limit = 50;
  std::string paper;  // for printed maps only: A3 or A4
  bool fax = false;   // for prints only: drawn so that it survives a FAX
};

constexpr auto describe(model::Tag<SearchInput>) {
  using namespace model;
  return entity(
      "SearchInput", "検索", field("q", &SearchInput::q, max_chars(200)), field("kind", &SearchInput::kind),
      field("cap", &SearchInput::cap, max_items(30) | max_chars(100)),
      field("zone", &SearchInput::zone, max_items(100)), field("near", &SearchInput::near, max_chars(60)),
      field("radius", &SearchInput::radius, between(0, 100'000)), field("open", &SearchInput::open, max_chars(40)),
      field("callable", &SearchInput::callable, max_chars(40)),
      field("notification", &SearchInput::notification, max_items(50) | max_chars(60)),
      field("fresh", &SearchInput::fresh, max_chars(10)), field("status", &SearchInput::status),
      field("accepts", &SearchInput::accepts), field("kana", &SearchInput::kana, max_chars(4)),
      field("sort", &SearchInput::sort, max_chars(20)), field("offset", &SearchInput::offset, between(0, 10'000)),
      field("limit", &SearchInput::limit, between(1, 200)), field("paper", &SearchInput::paper, max_chars(2)),
      field("fax", &SearchInput::fax));
}

// What each word of a free text may mean: an item (胃瘻), a kind (訪問看護), a zone (牧野), or just text.
std::vector<SearchWord> understand(store::Read& tx, std::string_view q);
// Folded words that people of the field type: kinds, acts, zones, the town's name.
std::vector<std::string> known_words(store::Read& tx);

// Errors name the wrong field: "zone" not an id, "near" not a place, "open" not a time.
Result<SearchQuery> to_query(store::Read& tx, const api::Caller& caller, const SearchInput& in);

// An answer about one item, as rows show it.
struct ItemAnswer {
  std::string item;
  Acceptance answer = Acceptance::ask;
  std::string note;
};

constexpr auto describe(model::Tag<ItemAnswer>) {
  using namespace model;
  return entity("ItemAnswer", "回答", field("item", &ItemAnswer::item), field("answer", &ItemAnswer::answer),
                field("note", &ItemAnswer::note));
}

// One facility in a list: it answers "accepts? near? whom to call now?" without opening.
struct FacilityRow {
  FacilityId id;
  std::string name;
  std::string name_kana;
  FacilityKind kind = FacilityKind::other;
  std::vector<FacilityKind> kinds;
  std::string address;
  std::optional<double> lat, lng;
  GeocodeLevel geocode_level = GeocodeLevel::none;
  std::string phone;
  std::string fax;
  std::vector<ZoneId> zone_ids;
  std::optional<double> distance_m;
  FacilityStatus status = FacilityStatus::active;
  bool fictional = false;
  bool round_the_clock = false;
  std::vector<ItemAnswer> capabilities;
  std::optional<Acceptance> accepts_new;
  std::optional<bool> open_now;
  std::string hours_line;
  std::optional<CallAnswer> callable;
  std::vector<std::string> notifications;
  std::optional<Timestamp> confirmed_at;  // the oldest confirmation of its groups
  std::string freshness_line;
  bool stale = false;
};

constexpr auto describe(model::Tag<FacilityRow>) {
  using namespace model;
  return entity("FacilityRow", "検索結果の行", field("id", &FacilityRow::id), field("name", &FacilityRow::name),
                field("name_kana", &FacilityRow::name_kana), field("kind", &FacilityRow::kind),
                field("kinds", &FacilityRow::kinds), field("address", &FacilityRow::address),
                field("lat", &FacilityRow::lat), field("lng", &FacilityRow::lng),
                field("geocode_level", &FacilityRow::geocode_level), field("phone", &FacilityRow::phone),
                field("fax", &FacilityRow::fax), field("zone_ids", &FacilityRow::zone_ids),
                field("distance_m", &FacilityRow::distance_m), field("status", &FacilityRow::status),
                field("fictional", &FacilityRow::fictional), field("round_the_clock", &FacilityRow::round_the_clock),
                field("capabilities", &FacilityRow::capabilities), field("accepts_new", &FacilityRow::accepts_new),
                field("open_now", &FacilityRow::open_now), field("hours_line", &FacilityRow::hours_line),
                field("callable", &FacilityRow::callable), field("notifications", &FacilityRow::notifications),
                field("confirmed_at", &FacilityRow::confirmed_at),
                field("freshness_line", &FacilityRow::freshness_line), field("stale", &FacilityRow::stale));
}

// Rows of found facilities, in their order, for what the caller may see. `first_items` stand first among the capabilities.
std::vector<FacilityRow> rows_of(store::Read& tx, const api::Caller& caller, const SearchHits& hits,
                                 const std::vector<std::string>& first_items);

std::vector<api::Endpoint> search_endpoints();

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "directory/search_api.h"

#include <cmath>

#include "base/text_fold.h"
#include "directory/age_words.h"
#include "directory/audience.h"
#include "directory/capability_items.h"
#include "directory/fact_groups.h"
#include "directory/hours_rules.h"
#include "directory/parts_cache.h"
#include "directory/zone_suggest.h"

namespace kaname::directory {
namespace {

constexpr std::size_t kItemsInRow = 8;
constexpr std::size_t kPointsOnMap = 5000;

struct Facet {
  std::string code;
  std::string name;
  std::int64_t count = 0;
};
constexpr auto describe(model::Tag<Facet>) {
  using namespace model;
  return entity("Facet", "件数", field("code", &Facet::code), field("name", &Facet::name),
                field("count", &Facet::count));
}

struct Facets {
  std::vector<Facet> kind, zone, cap, accepts, status, notification, kana;
};
constexpr auto describe(model::Tag<Facets>) {
  using namespace model;
  return entity("Facets", "絞り込みの件数", field("kind", &Facets::kind), field("zone", &Facets::zone),
                field("cap", &Facets::cap), field("accepts", &Facets::accepts), field("status", &Facets::status),
                field("notification", &Facets::notification), field("kana", &Facets::kana));
}

// What the free text was taken to mean, so that the screen can say it and the user can undo it.
struct Understood {
  std::vector<std::string> words;
  std::vector<std::string> items;
  std::vector<FacilityKind> kinds;
  std::vector<ZoneId> zones;
};
constexpr auto describe(model::Tag<Understood>) {
  using namespace model;
  return entity("Understood", "読み取った意味", field("words", &Understood::words), field("items", &Understood::items),
                field("kinds", &Understood::kinds), field("zones", &Understood::zones));
}

struct SearchAnswer {
  std::int64_t total = 0;
  std::int64_t offset = 0;
  std::vector<FacilityRow> items;
  Facets facets;
  Understood understood;
};
constexpr auto describe(model::Tag<SearchAnswer>) {
  using namespace model;
  return entity("SearchAnswer", "検索結果", field("total", &SearchAnswer::total),
                field("offset", &SearchAnswer::offset), field("items", &SearchAnswer::items),
                field("facets", &SearchAnswer::facets), field("understood", &SearchAnswer::understood));
}

// Columns rather than objects: 5,000 points are a fifth of the bytes.
struct MapAnswer {
  std::vector<FacilityId> ids;
  std::vector<double> lng, lat;
  std::vector<FacilityKind> kinds;
  std::vector<GeocodeLevel> levels;
  std::vector<std::string> names;
};
constexpr auto describe(model::Tag<MapAnswer>) {
  using namespace model;
  return entity("MapAnswer", "地図の点", field("ids", &MapAnswer::ids), field("lng", &MapAnswer::lng),
                field("lat", &MapAnswer::lat), field("kinds", &MapAnswer::kinds), field("levels", &MapAnswer::levels),
                field("names", &MapAnswer::names));
}

std::vector<Facet> facet_of(const std::vector<FacetCount>& counts) {
  std::vector<Facet> out;
  for (const FacetCount& c : counts) out.push_back({c.code, {}, c.count});
  return out;
}

Facets facets_of(store::Read& tx, const SearchFacets& in) {
  Facets out;
  out.kind = facet_of(in.kinds);
  out.zone = facet_of(in.zones);
  out.cap = facet_of(in.items);
  out.accepts = facet_of(in.accepts);
  out.status = facet_of(in.statuses);
  out.notification = facet_of(in.notifications);
  out.kana = facet_of(in.kana);
  tx.rows(
      "SELECT id, name FROM zone WHERE area_id = $1",
      [&](const model::Row& row) {
        for (Facet& facet : out.zone) {
          if (facet.code == row.text(0)) facet.name = row.text(1);
        }
      },
      tx.area());
  return out;
}

// Answers that were asked for first, then ○ and 条件付, at most kItemsInRow.
std::vector<ItemAnswer> row_items(const std::vector<Capability>& all, const std::vector<std::string>& first) {
  std::vector<ItemAnswer> out;
  const auto add = [&](const Capability& c) {
    const bool there = std::any_of(out.begin(), out.end(), [&](const ItemAnswer& a) { return a.item == c.item; });
    if (!there && out.size() < kItemsInRow) out.push_back({c.item, c.answer, c.note});
  };
  for (const std::string& item : first) {
    for (const Capability& c : all) {
      if (c.item == item) add(c);
    }
  }
  for (const Acceptance wanted : {Acceptance::yes, Acceptance::conditional}) {
    for (const Capability& c : all) {
      if (c.answer == wanted) add(c);
    }
  }
  return out;
}

FacilityRow row_of(store::Read& tx, Audience audience, const CachedFacility& cached,
                   const std::vector<std::string>& first) {
  const Facility& f = cached.parts.facility;
  FacilityRow row;
  row.id = f.id;
  row.name = f.name;
  row.name_kana = f.name_kana;
  row.kind = f.kind;
  row.address = f.address;
  row.lat = f.lat;
  row.lng = f.lng;
  row.geocode_level = f.geocode_level;
  row.phone = f.phone;
  row.fax = f.fax;
  row.zone_ids = cached.zones;
  row.status = f.status;
  row.fictional = f.fictional;
  row.round_the_clock = f.round_the_clock;
  for (const Service& s : cached.parts.services) {
    if (s.closed_on) continue;
    if (std::find(row.kinds.begin(), row.kinds.end(), s.kind) == row.kinds.end()) row.kinds.push_back(s.kind);
    if (row.hours_line.empty() && !s.hours.empty()) {
      row.hours_line = hours_line(s.hours);
      row.open_now = open_at(s.hours, s.exceptions, tx.now()).open;
    }
    if (audience != Audience::everyone && !row.accepts_new) row.accepts_new = s.accepts_new;
  }
  for (const Notification& n : cached.parts.notifications) row.notifications.push_back(n.symbol);
  const Freshness* oldest = nullptr;
  for (const Freshness& fact : cached.parts.freshness) {
    if (!oldest || fact.confirmed_at < oldest->confirmed_at) oldest = &fact;
    row.stale = row.stale || is_stale(fact.next_due, tx.today());
  }
  if (oldest) {
    row.confirmed_at = oldest->confirmed_at;
    row.freshness_line = freshness_line(*oldest, tx.now());
  }
  if (audience != Audience::everyone) {
    row.capabilities = row_items(cached.parts.capabilities, first);
    row.callable = whom_to_call(f, cached.parts.windows, cached.parts.services, tx.now(), audience);
  }
  return row;
}

std::vector<std::string> items_asked(const SearchQuery& query) {
  std::vector<std::string> out;
  for (const WantedItem& wanted : query.items) out.push_back(wanted.item);
  for (const SearchWord& word : query.words) out.insert(out.end(), word.items.begin(), word.items.end());
  return out;
}

Result<SearchAnswer> search(Read& tx, const api::Caller& caller, const SearchInput& in) {
  const SearchQuery query = TRY(to_query(tx, caller, in));
  const SearchHits hits = tx.derived<FacilityIndexes>().of(tx).search(query);
  SearchAnswer out;
  out.total = static_cast<std::int64_t>(hits.total);
  out.offset = in.offset;
  out.items = rows_of(tx, caller, hits, items_asked(query));
  out.facets = facets_of(tx, hits.facets);
  for (const SearchWord& word : query.words) {
    out.understood.words.push_back(word.folded);
    out.understood.items.insert(out.understood.items.end(), word.items.begin(), word.items.end());
    out.understood.kinds.insert(out.understood.kinds.end(), word.kinds.begin(), word.kinds.end());
    out.understood.zones.insert(out.understood.zones.end(), word.zones.begin(), word.zones.end());
  }
  return out;
}

Result<MapAnswer> map_points(Read& tx, const api::Caller& caller, const SearchInput& in) {
  const SearchQuery query = TRY(to_query(tx, caller, in));
  MapAnswer out;
  tx.derived<FacilityIndexes>().of(tx).each_point(query, kPointsOnMap, [&](const FacilityIndex::Point& p) {
    out.ids.push_back(p.id);
    out.lng.push_back(std::round(p.lng * 1e6) / 1e6);
    out.lat.push_back(std::round(p.lat * 1e6) / 1e6);
    out.kinds.push_back(p.kind);
    out.levels.push_back(p.level);
    out.names.emplace_back(p.name);
  });
  return out;
}

struct SuggestInput {
  std::string q;
};
constexpr auto describe(model::Tag<SuggestInput>) {
  return model::entity("SuggestInput", "候補",
                       model::field("q", &SuggestInput::q, model::required | model::max_chars(100)));
}

struct Suggestion {
  std::string type;  // facility, kind, item, zone
  std::string code;  // what to search for, or the facility's id
  std::string label;
};
constexpr auto describe(model::Tag<Suggestion>) {
  using namespace model;
  return entity("Suggestion", "候補", field("type", &Suggestion::type), field("code", &Suggestion::code),
                field("label", &Suggestion::label));
}

struct SuggestAnswer {
  std::vector<Suggestion> items;
};
constexpr auto describe(model::Tag<SuggestAnswer>) {
  return model::entity("SuggestAnswer", "候補の一覧", model::field("items", &SuggestAnswer::items));
}

Result<SuggestAnswer> suggest(Read& tx, const api::Caller& caller, const SuggestInput& in) {
  SuggestAnswer out;
  const std::string folded = text::fold(in.q);
  if (folded.empty()) return out;
  for (const SearchWord& word : understand(tx, in.q)) {
    for (const FacilityKind kind : word.kinds)
      out.items.push_back({"kind", std::string(model::code_of(kind)), std::string(model::ja_of(kind))});
    for (const std::string& item : word.items)
      out.items.push_back({"item", item, std::string(find_capability(item)->ja)});
  }
  for (const ZoneSuggestion& zone : suggest_zones(tx, folded, 4))
    out.items.push_back({"zone", zone.id.text(), zone.label});
  FacilityIndex& index = tx.derived<FacilityIndexes>().of(tx);
  for (auto& [id, name] : index.suggest(folded, audience_of(caller), 8))
    out.items.push_back({"facility", id.text(), name});
  return out;
}

}  // namespace

std::vector<FacilityRow> rows_of(store::Read& tx, const api::Caller& caller, const SearchHits& hits,
                                 const std::vector<std::string>& first_items) {
  const Audience audience = audience_of(caller);
  PartsCache& cache = tx.derived<PartsCache>();
  std::vector<FacilityRow> out;
  for (std::size_t i = 0; i < hits.ids.size(); ++i) {
    const auto cached = cache.get(tx, hits.ids[i]);
    if (!cached) continue;  // erased between the index and this snapshot
    out.push_back(row_of(tx, audience, *cached, first_items));
    if (i < hits.distances_m.size() && hits.distances_m[i] >= 0)
      out.back().distance_m = std::round(hits.distances_m[i]);
  }
  return out;
}

std::vector<api::Endpoint> search_endpoints() {
  return {
      api::get("/v1/facilities", "facility.search", "facility.read", "Search facilities; facets with counts", &search),
      api::get("/v1/facilities/map", "facility.map", "facility.read", "Points of a search for the map", &map_points),
      api::get("/v1/suggest", "facility.suggest", "facility.read", "Suggestions for the search box", &suggest),
  };
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "outreach/site_search.h"

#include "base/text_fold.h"
#include "directory/audience.h"
#include "directory/search_api.h"

namespace kaname::outreach {
namespace {

using directory::Audience;
using directory::FacilityIndex;
using directory::SearchHits;
using directory::SearchOrder;
using directory::SearchQuery;

constexpr std::uint32_t kAllButNo = 0b1011;  // yes, conditional, ask

// Symbols of the area that begin with one of the need's; the list is short, so is the search.
std::vector<std::string> symbols_of(const SearchHits& hits, std::string_view prefixes) {
  std::vector<std::string> out;
  for (const auto& count : hits.facets.notifications) {
    const std::string symbol = text::nfkc(count.code);
    for (std::size_t at = 0; at < prefixes.size();) {
      const std::size_t end = std::min(prefixes.find('|', at), prefixes.size());
      if (symbol.starts_with(prefixes.substr(at, end - at))) {
        out.push_back(count.code);
        break;
      }
      at = end + 1;
    }
  }
  return out;
}

bool is_public_item(std::string_view item) {
  const auto* known = directory::find_capability(item);
  return known && directory::may_see(Audience::everyone, known->audience);
}

// Narrows `search` to those known to answer the need, where anything public tells it. `hits` are those of the
// kinds alone.
Narrowing narrow(const FacilityIndex& index, const Need& need, const SiteQuery& query, SearchQuery& search,
                 SearchHits& hits) {
  if (need.item.empty() && need.notifications.empty()) return Narrowing::none;
  SearchQuery of_kind;  // what is known in the area at all, not among these hits
  of_kind.kinds = search.kinds;
  of_kind.today = search.today;
  of_kind.limit = 1;
  // Its own answer or its 届出: each tells of some that the other does not.
  SearchQuery known = of_kind;
  known.item_or_notification = true;
  if (is_public_item(need.item)) known.items = {{std::string(need.item), kAllButNo}};
  if (!need.notifications.empty()) known.notifications = symbols_of(index.search(of_kind), need.notifications);
  if (index.search(known).total == 0) return Narrowing::not_known;
  SearchQuery narrower = search;
  narrower.items = known.items;
  narrower.notifications = known.notifications;
  narrower.item_or_notification = true;
  if (query.all_of_kind) return Narrowing::lifted;
  search = std::move(narrower);
  hits = index.search(search);
  return Narrowing::done;
}

SearchOrder order_of(const SiteQuery& query, bool by_distance) {
  if (by_distance) return SearchOrder::distance;
  // The best name first only while nobody chose an order; a list without words is in reading order anyway.
  return query.order == SiteOrder::unset && !query.words.empty() ? SearchOrder::relevance : SearchOrder::kana;
}

}  // namespace

Found find_for_visitor(store::Read& tx, const AreaFacts& facts, const SiteQuery& query) {
  Found found;
  SearchQuery search;
  search.audience = Audience::everyone;
  search.today = tx.today();
  if (!query.words.empty()) search.words = directory::understand(tx, query.words);
  if (query.need) search.kinds.assign(query.need->kinds.begin(), query.need->kinds.end());
  if (query.kind) search.kinds = {*query.kind};
  if (query.zone) search.zones = {*query.zone};
  if (query.open != OpenWish::any) search.open_at = query.moment(tx.now());
  search.kana_row = query.kana;
  found.from = facts.find_place(query.near);
  if (found.from) search.near = found.from->at;
  found.by_distance = found.from && query.order != SiteOrder::kana;
  search.order = order_of(query, found.by_distance);
  search.offset = (query.page - 1) * kRowsOnPage;
  search.limit = kRowsOnPage;
  for (const auto& word : search.words) {
    for (const std::string& item : word.items) {
      if (!is_public_item(item)) found.professional_items.push_back(item);
    }
  }
  const FacilityIndex& index = tx.derived<directory::FacilityIndexes>().of(tx);
  found.hits = index.search(search);
  if (query.need) found.narrowing = narrow(index, *query.need, query, search, found.hits);
  return found;
}

}  // namespace kaname::outreach

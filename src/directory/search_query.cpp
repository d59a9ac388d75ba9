// SPDX-License-Identifier: Apache-2.0
// A query string turned into what the index understands.
#include <charconv>

#include "directory/fact_groups.h"
#include "directory/search_api.h"

namespace kaname::directory {
namespace {

// "gastrostomy:yes+conditional" → the item and its answers; without answers everything but ×.
Result<WantedItem> wanted_item(std::string_view text) {
  WantedItem wanted;
  const std::size_t colon = std::min(text.find(':'), text.size());
  wanted.item = text.substr(0, colon);
  if (colon == text.size()) {
    wanted.answers = 0b1011;  // yes, conditional, ask
    return wanted;
  }
  std::string_view answers = text.substr(colon + 1);
  while (!answers.empty()) {
    const std::size_t end = std::min(answers.find_first_of("+ "), answers.size());  // '+' may arrive as a space
    Acceptance answer{};
    if (!model::choice_from(answers.substr(0, end), answer)) return fail_field("cap", "unknown_choice");
    wanted.answers |= 1U << static_cast<unsigned>(answer);
    answers = end < answers.size() ? answers.substr(end + 1) : std::string_view();
  }
  return wanted;
}

Result<place::LatLng> place_of(std::string_view text) {
  const std::string copy(text);
  const std::size_t comma = copy.find(',');
  place::LatLng at;
  if (comma == std::string::npos) return fail_field("near", "not_place");
  const auto lat = std::from_chars(copy.data(), copy.data() + comma, at.lat);
  const auto lng = std::from_chars(copy.data() + comma + 1, copy.data() + copy.size(), at.lng);
  if (lat.ec != std::errc() || lng.ec != std::errc() || !place::in_japan(at)) return fail_field("near", "not_place");
  return at;
}

Result<std::optional<Timestamp>> moment(store::Read& tx, std::string_view field, const std::string& text) {
  if (text.empty()) return std::optional<Timestamp>();
  if (text == "now" || text == "1") return std::optional<Timestamp>(tx.now());
  const auto at = Timestamp::parse(text);
  if (!at) return fail_field(field, "not_time");
  return at;
}

SearchOrder order_of(const SearchInput& in) {
  if (in.sort == "kana") return SearchOrder::kana;
  if (in.sort == "distance") return SearchOrder::distance;
  if (in.sort == "confirmed") return SearchOrder::confirmed;
  return SearchOrder::relevance;
}

}  // namespace

Result<SearchQuery> to_query(store::Read& tx, const api::Caller& caller, const SearchInput& in) {
  SearchQuery query;
  query.words = understand(tx, in.q);
  query.kinds = in.kind;
  for (const std::string& text : in.cap) query.items.push_back(TRY(wanted_item(text)));
  for (const std::string& text : in.zone) {
    const auto id = ZoneId::parse(text);
    if (!id) return fail_field("zone", "not_id");
    query.zones.push_back(*id);
  }
  query.notifications = in.notification;
  query.statuses = in.status;
  query.accepts = in.accepts;
  query.kana_row = in.kana;
  if (!in.near.empty()) query.near = TRY(place_of(in.near));
  query.radius_m = in.radius;
  if (in.fresh == "stale") query.stale = true;
  if (in.fresh == "fresh") query.stale = false;
  query.open_at = TRY(moment(tx, "open", in.open));
  query.callable_at = TRY(moment(tx, "callable", in.callable));
  query.today = tx.today();
  query.audience = audience_of(caller);
  if (query.audience == Audience::everyone && (query.callable_at || !query.items.empty() || !query.accepts.empty())) {
    return fail(Problem::forbidden, "professionals_only");
  }
  query.order = order_of(in);
  query.offset = static_cast<std::size_t>(in.offset);
  query.limit = static_cast<std::size_t>(in.limit);
  return query;
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
// Finding one's own office without an account, by name or number: what everybody may see of it, enough to tell it from others.
#include "base/text_fold.h"
#include "directory/endpoints.h"
#include "directory/parts_cache.h"
#include "directory/search_api.h"

namespace kaname::directory {
namespace {

constexpr std::int64_t kMostOffices = 8;
constexpr std::int64_t kShortest = 2;  // characters; one alone would list the directory

struct OfficeQuery {
  std::string q;
};
constexpr auto describe(model::Tag<OfficeQuery>) {
  return model::entity("OfficeQuery", "事業所をさがす",
                       model::field("q", &OfficeQuery::q, model::required | model::max_chars(100)));
}

struct OfficeFound {
  FacilityId id;
  std::string name;
  FacilityKind kind = FacilityKind::other;
  std::string address;
};
constexpr auto describe(model::Tag<OfficeFound>) {
  using namespace model;
  return entity("OfficeFound", "見つかった事業所", field("id", &OfficeFound::id), field("name", &OfficeFound::name),
                field("kind", &OfficeFound::kind), field("address", &OfficeFound::address));
}

struct OfficesFound {
  std::vector<OfficeFound> items;
};
constexpr auto describe(model::Tag<OfficesFound>) {
  return model::entity("OfficesFound", "見つかった事業所の一覧", model::field("items", &OfficesFound::items));
}

Result<OfficesFound> find_office(Read& tx, const api::Caller& caller, const OfficeQuery& in) {
  OfficesFound out;
  const std::string folded = text::fold(in.q);
  const auto letters = std::count_if(folded.begin(), folded.end(),
                                     [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  if (letters < kShortest) return out;
  SearchInput search;
  search.q = in.q;
  search.limit = kMostOffices;
  SearchQuery query = TRY(to_query(tx, caller, search));
  query.audience = Audience::everyone;
  PartsCache& cache = tx.derived<PartsCache>();
  for (const FacilityId id : tx.derived<FacilityIndexes>().of(tx).search(query).ids) {
    const auto cached = cache.get(tx, id);
    if (!cached) continue;
    const Facility& office = cached->parts.facility;
    out.items.push_back({id, office.name, office.kind, office.address});
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> find_office_endpoints() {
  return {api::get("/v1/public/offices", "facility.find_office", "public", "One's own office by name or number",
                   &find_office)};
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
// From a URL to a page. Nothing here is JSON and no parameter is refused: strangers get a page whatever they send.
#include "outreach/endpoints.h"

#include "outreach/pages.h"
#include "outreach/watch_form.h"

namespace kaname::outreach {
namespace {

using api::Caller;
using api::Input;
using api::Read;
using api::Reply;

std::string_view path_value(const Input& input, std::string_view name) {
  for (const auto& [key, value] : input.path_values) {
    if (key == name) return value;
  }
  return {};
}

// The view of a page in the area of `tx`; its area is null when there is none of that code.
View view_of(Read& tx, const Input& input) {
  View view;
  view.language = language_of(input.query);
  view.now = tx.now();
  view.path = "/public/";
  view.area = tx.derived<AreaFactsCache>().get(tx);
  return view;
}

// `page` within the area that the URL names, whatever area the caller belongs to.
template <class Page>
Reply in_area(Read& tx, const Input& input, std::string_view below, Page&& page) {
  Read here = tx.in_area(std::string(path_value(input, "area")));
  View view = view_of(here, input);
  if (!view.area) return not_found_page(view, Text::missing_area);
  view.path = "/public/" + here.area();
  if (!below.empty()) view.path.append("/").append(below);
  return page(here, view);
}

Result<Reply> site(Read& tx, const Caller&, const Input& input) {
  const auto areas = areas_of(tx);
  if (areas.size() == 1) {
    Read here = tx.in_area(areas[0].area_id);
    View view = view_of(here, input);
    view.path += areas[0].area_id;  // one page has one address, whichever way one came
    return start_page(view);
  }
  View view;
  view.language = language_of(input.query);
  view.now = tx.now();
  view.path = "/public/";
  return areas_page(view, areas);
}

Result<Reply> area(Read& tx, const Caller&, const Input& input) {
  return in_area(tx, input, "", [](Read&, const View& view) { return start_page(view); });
}

Result<Reply> results(Read& tx, const Caller&, const Input& input) {
  return in_area(tx, input, "search", [&](Read& here, View& view) {
    const SiteQuery query = read_query(input.query, view.now);
    view.query = write_query(query);
    return results_page(here, view, query);
  });
}

Result<Reply> facility(Read& tx, const Caller&, const Input& input) {
  const std::string_view id = path_value(input, "id");
  return in_area(tx, input, "", [&](Read& here, View& view) {
    const auto known = FacilityId::parse(id);
    if (known) view.path += "/facility/" + known->text();
    return facility_page(here, view, id);
  });
}

Result<Reply> places(Read& tx, const Caller&, const Input& input) {
  return in_area(tx, input, "places", [](Read&, const View& view) { return places_page(view); });
}

Result<Reply> about(Read& tx, const Caller&, const Input& input) {
  return in_area(tx, input, "about", [](Read&, const View& view) { return about_page(view); });
}

Result<Reply> accessibility(Read& tx, const Caller&, const Input& input) {
  return in_area(tx, input, "accessibility", [](Read&, const View& view) { return accessibility_page(view); });
}

Result<Reply> privacy(Read& tx, const Caller&, const Input& input) {
  return in_area(tx, input, "privacy", [](Read&, const View& view) { return privacy_page(view); });
}

// /public and /public/{area}/ are typed by people; links are made without ambiguity.
Result<Reply> to_site(Read&, const Caller&, const Input& input) {
  Reply reply;
  reply.status = 308;
  reply.content_type = "text/plain; charset=utf-8";
  reply.headers = {{"location", in_language("/public/", "", language_of(input.query))}};
  return reply;
}

Result<Reply> to_area(Read& tx, const Caller&, const Input& input) {
  Read here = tx.in_area(std::string(path_value(input, "area")));
  const View view = view_of(here, input);
  if (!view.area) return not_found_page(view, Text::missing_area);
  Reply reply;
  reply.status = 308;
  reply.content_type = "text/plain; charset=utf-8";
  reply.headers = {{"location", view.url("")}};
  return reply;
}

using Handler = Result<Reply> (*)(Read&, const Caller&, const Input&);

// Pages take the query as it is, so they skip the decoding that names wrong fields in JSON.
api::Endpoint page(std::string_view path, std::string_view act, std::string_view summary, Handler handler) {
  api::Endpoint endpoint;
  endpoint.path = path;
  endpoint.act = act;
  endpoint.permission = "public";
  endpoint.summary = summary;
  endpoint.in = model::type_of<api::Nothing>();
  endpoint.read = handler;
  return endpoint;
}

}  // namespace

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out = {
      page("/public", "site.enter", "Leads to the public site", &to_site),
      page("/public/", "site.show", "Public site: the one area, or the list of areas", &site),
      page("/public/{area}", "site.area", "Public site: start page of an area", &area),
      page("/public/{area}/", "site.enter_area", "Leads to the start page of an area", &to_area),
      page("/public/{area}/search", "site.search", "Public site: results", &results),
      page("/public/{area}/places", "site.places", "Public site: list of towns", &places),
      page("/public/{area}/facility/{id}", "site.facility", "Public site: one facility", &facility),
      page("/public/{area}/about", "site.about", "Public site: about, credits and licences", &about),
      page("/public/{area}/accessibility", "site.accessibility", "Public site: accessibility policy", &accessibility),
      page("/public/{area}/privacy", "site.privacy", "Public site: what is kept of a visit", &privacy),
  };
  for (api::Endpoint& one : watch_form_endpoints()) out.push_back(std::move(one));
  return out;
}

}  // namespace kaname::outreach

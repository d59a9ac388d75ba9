// SPDX-License-Identifier: Apache-2.0
// Where a visit begins: needs in plain words, a search box, a place, a time.
#include "outreach/pages.h"

namespace kaname::outreach {
namespace {

void add_needs(Html& html, const View& view) {
  html.open("section", {{"aria-labelledby", "needs"}});
  html.element("h2", view.say(Text::needs_heading), {{"id", "needs"}});
  html.open("ul", {{"class", "needs"}});
  for (const Need& need : needs()) {
    SiteQuery query;
    query.need = &need;
    html.open("li").open("a", {{"href", view.url("search", write_query(query))}});
    html.element("strong", label_of(view.language, need));
    html.element("span", view.japanese() ? need.hint_ja : need.hint_en);
    html.close().close();
  }
  html.close().close();
}

void add_words_form(Html& html, const View& view) {
  html.open("section", {{"aria-labelledby", "words"}});
  html.element("h2", view.say(Text::words_heading), {{"id", "words"}});
  html.open("form", {{"action", view.url("search")}, {"method", "get"}, {"role", "search"}, {"class", "box"}});
  add_form_language(html, view);
  html.open("div", {{"class", "field wide"}}).element("label", view.say(Text::words_label), {{"for", "q"}});
  html.open("input",
            {{"id", "q"},
             {"name", "q"},
             {"type", "search"},
             {"maxlength", "100"},
             {"aria-describedby", "q-hint"},
             {"autocomplete", "off"}});
  html.element("p", view.say(Text::words_hint), {{"id", "q-hint"}, {"class", "hint"}}).close();
  html.element("button", view.say(Text::search), {{"type", "submit"}});
  html.close().close();
}

void add_place_form(Html& html, const View& view) {
  const SiteQuery none;
  html.open("section", {{"aria-labelledby", "place"}});
  html.element("h2", view.say(Text::place_heading), {{"id", "place"}});
  html.open("form", {{"action", view.url("search")}, {"method", "get"}, {"class", "box"}});
  add_form_language(html, view);
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::need_label), {{"for", "need"}});
  html.open("select", {{"id", "need"}, {"name", "need"}});
  add_option(html, "", view.say(Text::need_any), true);
  for (const Need& need : needs()) add_option(html, need.code, label_of(view.language, need), false);
  html.close().close();
  add_place_select(html, view, none, Text::place_label, Text::place_any);
  add_open_controls(html, view, none);
  html.element("button", view.say(Text::search), {{"type", "submit"}});
  html.close();
  html.open("p").element("a", view.say(Text::town_list), {{"class", "more"}, {"href", view.url("places")}}).close();
  html.close();
}

}  // namespace

api::Reply areas_page(const View& view, const std::vector<journal::Area>& areas) {
  Html html;
  html.element("h1", view.say(Text::all_areas)).element("p", view.say(Text::areas_lead));
  html.open("ul", {{"class", "list"}});
  for (const journal::Area& area : areas) {
    html.open("li").open("a", {{"href", in_language("/public/" + area.area_id, "", view.language)}});
    add_data(html, view, "span", area.prefecture + " " + area.name);
    html.close().close();
  }
  html.close();
  return whole_page(view, {std::string(view.say(Text::all_areas))}, html);
}

api::Reply start_page(const View& view) {
  Html html;
  html.element("h1", view.say(Text::site_name, view.area->area.name));
  html.element("p", view.say(Text::start_lead), {{"class", "lead"}});
  add_words_form(html, view);
  add_needs(html, view);
  add_place_form(html, view);
  html.open("p")
      .element("a", view.say(Text::all_facilities), {{"class", "more"}, {"href", view.url("search")}})
      .close();
  html.open("section", {{"aria-labelledby", "urgent"}, {"class", "urgent"}});
  html.element("h2", view.say(Text::emergency_heading), {{"id", "urgent"}});
  html.element("p", view.say(Text::emergency_text));
  html.close();
  add_contacts(html, view, nullptr);
  return whole_page(view, {view.say(Text::site_name, view.area->area.name), Text::home}, html);
}

api::Reply places_page(const View& view) {
  Html html;
  html.element("h1", view.say(Text::places_title));
  html.element("p", view.say(view.area->towns.empty() ? Text::places_none : Text::places_lead));
  const auto add_link = [&](std::string_view near, std::string_view label) {
    SiteQuery query;
    query.near = near;
    html.open("li").open("a", {{"href", view.url("search", write_query(query))}});
    add_data(html, view, "span", label);
    html.close().close();
  };
  for (std::size_t z = 0; z <= view.area->zones.size(); ++z) {
    const PublicZone* zone = z < view.area->zones.size() ? &view.area->zones[z] : nullptr;
    const std::size_t index = zone ? z : Town::kNoZone;
    const bool any =
        std::any_of(view.area->towns.begin(), view.area->towns.end(), [&](const Town& t) { return t.zone == index; });
    if (!any && !(zone && zone->centre)) continue;
    if (zone) add_data(html, view, "h2", zone->name);
    html.open("ul", {{"class", "towns"}});
    if (zone && zone->centre) add_link(zone->id.text(), view.say(Text::whole_zone, zone->name));
    for (const Town& town : view.area->towns) {
      if (town.zone == index) add_link(town.name, town.name);
    }
    html.close();
  }
  return whole_page(view, {std::string(view.say(Text::places_title))}, html);
}

}  // namespace kaname::outreach

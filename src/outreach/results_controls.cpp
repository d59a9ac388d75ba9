// SPDX-License-Identifier: Apache-2.0
#include "outreach/results_controls.h"

#include "outreach/hours_words.h"
#include "outreach/pages.h"

namespace kaname::outreach {
namespace {

// A short list is easier to read than a bar above it.
constexpr std::size_t kBarAbove = 30;
constexpr std::size_t kPagesAround = 2;

std::string results_url(const View& view, const SiteQuery& query) { return view.url("search", write_query(query)); }

std::string open_text(const View& view, const SiteQuery& query) {
  if (query.open == OpenWish::now) return std::string(view.say(Text::open_now));
  return view.say(Text::condition_open, moment_text(view.language, query.moment(view.now)));
}

std::string zone_name(const View& view, const ZoneId& id) {
  const PublicZone* zone = view.area->find_zone(id);
  return zone ? zone->name : std::string("?");
}

std::string with_count(std::string_view label, std::int64_t count) { return fmt::format("{} ({})", label, count); }

void add_need_select(Html& html, const View& view, const SiteQuery& query) {
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::need_label), {{"for", "need"}});
  html.open("select", {{"id", "need"}, {"name", "need"}});
  add_option(html, "", view.say(Text::need_any), !query.need);
  for (const Need& need : needs()) add_option(html, need.code, label_of(view.language, need), query.need == &need);
  html.close().close();
}

void add_kind_select(Html& html, const View& view, const SiteQuery& query, const Found& found) {
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::kind_label), {{"for", "kind"}});
  html.open("select", {{"id", "kind"}, {"name", "kind"}});
  add_option(html, "", view.say(Text::kind_any), !query.kind);
  for (const auto& count : found.hits.facets.kinds) {
    FacilityKind kind{};
    if (!model::choice_from(count.code, kind) || (query.need && !query.need->kinds.contains(kind))) continue;
    add_option(html, count.code, with_count(label_of(view.language, kind), count.count), query.kind == kind);
  }
  html.close().close();
}

void add_zone_select(Html& html, const View& view, const SiteQuery& query, const Found& found) {
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::zone_label), {{"for", "zone"}});
  html.open("select", {{"id", "zone"}, {"name", "zone"}});
  add_option(html, "", view.say(Text::zone_any), !query.zone);
  for (const PublicZone& zone : view.area->zones) {
    const std::string id = zone.id.text();
    std::int64_t n = 0;
    for (const auto& count : found.hits.facets.zones) n = count.code == id ? count.count : n;
    const bool chosen = query.zone == zone.id;
    if (n > 0 || chosen) {
      html.element("option", with_count(zone.name, n),
                   {{"value", id}, {"selected", "", chosen}, {"lang", "ja", !view.japanese()}});
    }
  }
  html.close().close();
}

void add_sort_select(Html& html, const View& view, const Found& found) {
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::sort_label), {{"for", "sort"}});
  html.open("select", {{"id", "sort"}, {"name", "sort"}});
  add_option(html, "kana", view.say(Text::sort_kana), !found.by_distance);
  add_option(html, "distance", view.say(Text::sort_distance), found.by_distance);
  html.close().close();
}

}  // namespace

std::vector<Condition> conditions_of(const View& view, const SiteQuery& query) {
  std::vector<Condition> out;
  const auto add = [&](std::string text, auto&& forget) {
    Condition condition{std::move(text), query};
    condition.without.page = 1;
    forget(condition.without);
    out.push_back(std::move(condition));
  };
  if (!query.words.empty()) {
    add(view.say(Text::condition_words, query.words), [](SiteQuery& q) { q.words.clear(); });
  }
  if (query.need) {
    add(view.say(Text::condition_need, label_of(view.language, *query.need)), [](SiteQuery& q) {
      q.need = nullptr;
      q.all_of_kind = false;
    });
  }
  if (query.kind) {
    add(view.say(Text::condition_kind, label_of(view.language, *query.kind)), [](SiteQuery& q) { q.kind.reset(); });
  }
  if (query.zone) {
    add(view.say(Text::condition_zone, zone_name(view, *query.zone)), [](SiteQuery& q) { q.zone.reset(); });
  }
  if (const auto place = view.area->find_place(query.near)) {
    add(view.say(Text::condition_near, place->name), [](SiteQuery& q) {
      q.near.clear();
      q.order = SiteOrder::unset;
    });
  }
  if (query.open != OpenWish::any) {
    add(open_text(view, query), [](SiteQuery& q) {
      q.open = OpenWish::any;
      q.at.reset();
    });
  }
  if (!query.kana.empty()) add(view.say(Text::condition_kana, query.kana), [](SiteQuery& q) { q.kana.clear(); });
  return out;
}

void add_conditions(Html& html, const View& view, const SiteQuery& query) {
  const auto conditions = conditions_of(view, query);
  if (conditions.empty()) return;
  html.open("ul", {{"class", "conditions"}, {"aria-label", view.say(Text::conditions)}});
  for (const Condition& condition : conditions) {
    html.open("li");
    html.open("a",
              {{"href", results_url(view, condition.without)},
               {"aria-label", view.say(Text::remove_condition, condition.words)}});
    html.element("span", condition.words).element("span", "×", {{"aria-hidden", "true"}, {"class", "cross"}});
    html.close().close();
  }
  html.close();
}

void add_change_form(Html& html, const View& view, const SiteQuery& query, const Found& found) {
  html.open("details", {{"class", "change"}}).element("summary", view.say(Text::change_conditions));
  html.open("form", {{"action", view.url("search")}, {"method", "get"}, {"role", "search"}, {"class", "box"}});
  add_form_language(html, view);
  html.open("div", {{"class", "field wide"}}).element("label", view.say(Text::words_label), {{"for", "q"}});
  html.open("input",
            {{"id", "q"},
             {"name", "q"},
             {"type", "search"},
             {"maxlength", "100"},
             {"autocomplete", "off"},
             {"value", query.words}});
  html.close();
  add_need_select(html, view, query);
  add_kind_select(html, view, query, found);
  add_zone_select(html, view, query, found);
  add_place_select(html, view, query, Text::near_label, Text::near_any);
  add_open_controls(html, view, query);
  add_sort_select(html, view, found);
  if (query.all_of_kind) html.open("input", {{"type", "hidden"}, {"name", "all"}, {"value", "1"}});
  html.element("button", view.say(Text::apply), {{"type", "submit"}});
  html.close();
  html.open("p").element("a", view.say(Text::town_list), {{"class", "more"}, {"href", view.url("places")}}).close();
  html.close();
}

void add_kana_bar(Html& html, const View& view, const SiteQuery& query, const Found& found) {
  if (query.kana.empty() && found.hits.total <= kBarAbove) return;
  SiteQuery to = query;
  to.page = 1;
  html.open("nav", {{"class", "kana"}, {"aria-label", view.say(Text::kana_bar)}}).open("ul");
  to.kana.clear();
  html.open("li").element("a", view.say(Text::kana_all),
                          {{"href", results_url(view, to)}, {"aria-current", "true", query.kana.empty()}});
  html.close();
  for (const std::string_view row : kKanaRows) {
    // Under one row the counts of the others are not known, so all can be gone to.
    const auto& counts = found.hits.facets.kana;
    const bool any =
        !query.kana.empty() || std::any_of(counts.begin(), counts.end(), [&](const auto& c) { return c.code == row; });
    to.kana = row;
    html.open("li");
    if (any) {
      html.element("a", row,
                   {{"href", results_url(view, to)},
                    {"aria-current", "true", query.kana == row},
                    {"lang", "ja", !view.japanese()}});
    } else {
      html.element("span", row, {{"lang", "ja", !view.japanese()}});
    }
    html.close();
  }
  html.close().close();
}

void add_page_links(Html& html, const View& view, const SiteQuery& query, std::size_t total) {
  const std::size_t pages = (total + kRowsOnPage - 1) / kRowsOnPage;
  if (pages < 2) return;
  const auto to_page = [&](std::size_t page) {
    SiteQuery to = query;
    to.page = page;
    return results_url(view, to);
  };
  html.open("nav", {{"class", "pages"}, {"aria-label", view.say(Text::pages)}}).open("ul");
  if (query.page > 1) {
    html.open("li")
        .element("a", view.say(Text::page_previous), {{"href", to_page(query.page - 1)}, {"rel", "prev"}})
        .close();
  }
  std::size_t last = 0;
  for (std::size_t page = 1; page <= pages; ++page) {
    const bool near = page + kPagesAround >= query.page && page <= query.page + kPagesAround;
    if (page != 1 && page != pages && !near) continue;
    if (last != 0 && page > last + 1) html.open("li", {{"aria-hidden", "true"}}).text("…").close();
    last = page;
    html.open("li").element("a", fmt::format("{}", page),
                            {{"href", to_page(page)},
                             {"aria-label", view.say(Text::page_number, page)},
                             {"aria-current", "page", page == query.page}});
    html.close();
  }
  if (query.page < pages) {
    html.open("li")
        .element("a", view.say(Text::page_next), {{"href", to_page(query.page + 1)}, {"rel", "next"}})
        .close();
  }
  html.close().close();
}

void add_nothing_found(Html& html, const View& view, const SiteQuery& query) {
  const auto conditions = conditions_of(view, query);
  if (!conditions.empty()) {
    html.element("p", view.say(Text::none_searched)).open("ul", {{"class", "points"}});
    for (const Condition& condition : conditions) html.element("li", condition.words);
    html.close();
    html.element("h2", view.say(Text::none_widen)).open("ul", {{"class", "list"}});
    for (const Condition& condition : conditions) {
      html.open("li")
          .element("a", view.say(Text::none_remove, condition.words), {{"href", results_url(view, condition.without)}})
          .close();
    }
    html.open("li").element("a", view.say(Text::none_all), {{"href", view.url("search")}}).close();
    html.close();
  }
  if (!view.area->contacts.empty() || query.zone) html.element("p", view.say(Text::none_ask));
  add_contacts(html, view, query.zone ? view.area->find_zone(*query.zone) : nullptr);
}

}  // namespace kaname::outreach

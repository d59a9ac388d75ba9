// SPDX-License-Identifier: Apache-2.0
// The list of results: each row answers "what is it, where, open, which number" without being opened.
#include "base/holiday.h"
#include "directory/capability_items.h"
#include "outreach/hours_words.h"
#include "outreach/pages.h"
#include "outreach/results_controls.h"

namespace kaname::outreach {
namespace {

using directory::Facility;
using directory::FacilityParts;
using directory::Service;

// The service whose hours stand for the facility: of a wanted kind, of its first kind, any with hours.
const Service* main_service(const FacilityParts& parts, const SiteQuery& query) {
  const auto wanted = [&](FacilityKind kind) {
    if (query.kind) return kind == *query.kind;
    return query.need && query.need->kinds.contains(kind);
  };
  const Service* best = nullptr;
  int best_score = 0;
  for (const Service& service : parts.services) {
    if (service.closed_on) continue;
    int score = shown_hours(service).empty() ? 1 : 2;
    if (service.kind == parts.facility.kind) score += 2;
    if (wanted(service.kind)) score += 4;
    if (score > best_score) best = &service;
    best_score = std::max(score, best_score);
  }
  return best;
}

// Kinds in words, the first one first: "診療所・訪問リハビリ".
std::string kinds_text(const View& view, const FacilityParts& parts) {
  std::vector<FacilityKind> kinds{parts.facility.kind};
  for (const Service& service : parts.services) {
    if (!service.closed_on && std::find(kinds.begin(), kinds.end(), service.kind) == kinds.end()) {
      kinds.push_back(service.kind);
    }
  }
  std::string out;
  for (const FacilityKind kind : kinds) {
    if (!out.empty()) out += view.japanese() ? "・" : ", ";
    out += label_of(view.language, kind);
  }
  return out;
}

void add_hours(Html& html, const View& view, const FacilityParts& parts, const SiteQuery& query) {
  const Service* service = main_service(parts, query);
  if (parts.facility.status == directory::FacilityStatus::suspended) {
    html.element("p", view.say(Text::suspended), {{"class", "state shut"}});
    return;
  }
  if (!service || shown_hours(*service).empty()) {
    html.element("p", view.say(Text::hours_none), {{"class", "hours"}});
    return;
  }
  const Timestamp moment = query.moment(view.now);
  const OpenWords state = open_words(view.language, *service, moment);
  const std::string when = query.open == OpenWish::at ? view.say(Text::state_at, moment_text(view.language, moment))
                                                      : std::string(view.say(Text::state_now));
  const std::string_view look = !state.open ? "state unsure" : *state.open ? "state open" : "state shut";
  html.open("p", {{"class", look}}).element("span", when, {{"class", "when"}}).text(" ").text(state.line).close();
  html.element("p", hours_line(view.language, shown_hours(*service)), {{"class", "hours"}});
}

// `metres` from the chosen place; negative: not known.
void add_row(Html& html, const View& view, const SiteQuery& query, const FacilityParts& parts, double metres) {
  const Facility& f = parts.facility;
  html.open("li", {{"class", "row"}});
  html.open("h2").open("a", {{"href", view.facility_url(f.id)}});
  add_data(html, view, "span", f.name);
  html.close();
  if (f.fictional) add_fictional(html, view);
  html.close();
  html.open("p", {{"class", "kinds"}}).text(kinds_text(view, parts));
  if (f.round_the_clock) html.element("span", view.say(Text::round_the_clock), {{"class", "tag"}});
  html.close();
  add_hours(html, view, parts, query);
  html.open("p", {{"class", "where"}});
  add_data(html, view, "span", f.address + (f.building.empty() ? "" : " " + f.building));
  if (metres >= 0) {
    html.element("span", view.say(Text::distance, distance_text(view.language, metres)), {{"class", "distance"}});
  }
  html.close();
  if (!f.phone.empty()) {
    html.open("p", {{"class", "call"}}).element("span", view.say(Text::phone), {{"class", "what"}}).text(" ");
    add_phone(html, view, f.name, f.phone);
    html.close();
  }
  html.close();
}

// What must be known to read the list rightly.
void add_notes(Html& html, const View& view, const SiteQuery& query, const Found& found) {
  const auto narrowed = [&](bool all, Text note, Text link) {
    SiteQuery to = query;
    to.all_of_kind = all;
    to.page = 1;
    html.open("p", {{"class", "notice"}});
    if (note != Text::count) html.text(view.say(note, label_of(view.language, *query.need))).text(" ");
    html.element("a", view.say(link), {{"href", view.url("search", write_query(to))}}).close();
  };
  if (found.narrowing == Narrowing::done) narrowed(true, Text::narrowed_note, Text::show_all_kinds);
  if (found.narrowing == Narrowing::lifted) narrowed(false, Text::count, Text::show_narrowed);
  if (found.narrowing == Narrowing::not_known) {
    html.element("p", view.say(Text::not_narrowed_note, label_of(view.language, *query.need)), {{"class", "notice"}});
  }
  for (const std::string& item : found.professional_items) {
    const auto* known = directory::find_capability(item);
    if (known) {
      html.element("p", view.say(Text::professional_words, view.japanese() ? known->ja : known->en),
                   {{"class", "notice"}});
    }
  }
  if (query.open != OpenWish::any) {
    const auto holiday = holiday_name(query.moment(view.now).tokyo_date());
    if (holiday) html.element("p", view.say(Text::holiday_note, *holiday), {{"class", "notice"}});
  }
  if (found.from) html.element("p", view.say(Text::distance_from, found.from->name), {{"class", "small"}});
}

std::string count_text(const View& view, const SiteQuery& query, std::size_t total) {
  if (total == 1) return std::string(view.say(Text::results_one));
  if (total <= kRowsOnPage) return view.say(Text::results_count, total);
  const std::size_t first = (query.page - 1) * kRowsOnPage + 1;
  return view.say(Text::results_range, total, first, std::min(first + kRowsOnPage - 1, total));
}

std::string title_of(const View& view, const SiteQuery& query, std::size_t total) {
  std::string title(total == 0 ? view.say(Text::none_heading) : view.say(Text::results_title));
  for (const Condition& condition : conditions_of(view, query))
    title += (view.japanese() ? "・" : " – ") + condition.words;
  return title;
}

}  // namespace

api::Reply results_page(store::Read& tx, const View& view, const SiteQuery& asked) {
  SiteQuery query = asked;
  Found found = find_for_visitor(tx, *view.area, query);
  const std::size_t pages = std::max<std::size_t>(1, (found.hits.total + kRowsOnPage - 1) / kRowsOnPage);
  if (query.page > pages) {  // an old link to a list that has become shorter
    query.page = pages;
    found = find_for_visitor(tx, *view.area, query);
  }
  const std::size_t total = found.hits.total;
  Html html;
  html.element("h1", total == 0 ? view.say(Text::none_heading) : view.say(Text::results_title));
  add_conditions(html, view, query);
  if (total > 0) html.element("p", count_text(view, query, total), {{"class", "count"}});
  add_notes(html, view, query, found);
  add_change_form(html, view, query, found);
  add_kana_bar(html, view, query, found);
  if (total == 0) {
    add_nothing_found(html, view, query);
  } else {
    html.open("ol", {{"class", "rows"}, {"start", fmt::format("{}", (query.page - 1) * kRowsOnPage + 1)}});
    auto& cache = tx.derived<directory::PartsCache>();
    for (std::size_t i = 0; i < found.hits.ids.size(); ++i) {
      const auto cached = cache.get(tx, found.hits.ids[i]);
      if (!cached) continue;  // gone between the index and this snapshot
      const auto metres = i < found.hits.distances_m.size() ? found.hits.distances_m[i] : -1.0;
      add_row(html, view, query, for_everyone(*cached), metres);
    }
    html.close();
    add_page_links(html, view, query, total);
  }
  Frame frame{title_of(view, query, total)};
  frame.indexed = false;
  return whole_page(view, frame, html);
}

}  // namespace kaname::outreach

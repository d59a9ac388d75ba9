// SPDX-License-Identifier: Apache-2.0
// One facility as everyone may see it.
#include "directory/age_words.h"
#include "directory/capability_items.h"
#include "directory/zone_rules.h"
#include "outreach/facility_sections.h"
#include "outreach/hours_words.h"
#include "outreach/pages.h"

namespace kaname::outreach {
namespace {

using directory::CachedFacility;
using directory::Facility;
using directory::FacilityParts;
using directory::FacilityStatus;

// The first of the facility's zones that residents know.
const PublicZone* zone_of(const View& view, const CachedFacility& cached) {
  for (const ZoneId& id : cached.zones) {
    if (const PublicZone* zone = view.area->find_zone(id)) return zone;
  }
  return nullptr;
}

void add_status(Html& html, store::Read& tx, const View& view, const Facility& f) {
  if (f.status == FacilityStatus::active) return;
  html.open("div", {{"class", "notice strong"}}).open("p");
  if (f.status == FacilityStatus::closed) {
    html.text(f.closed_on ? view.say(Text::closed_since, date_text(view.language, *f.closed_on))
                          : std::string(view.say(Text::closed)));
  } else {
    html.text(view.say(f.status == FacilityStatus::suspended ? Text::suspended : Text::doubtful));
  }
  html.close();
  if (f.successor_id) {
    if (const auto next = directory::get_facility(tx, *f.successor_id)) {
      html.open("p").text(view.say(Text::successor)).text(": ").open("a", {{"href", view.facility_url(next->id)}});
      add_data(html, view, "span", next->name);
      html.close().close();
    }
  }
  html.close();
}

void add_title(Html& html, const View& view, const Facility& f) {
  html.open("div", {{"class", "title"}}).open("h1");
  add_data(html, view, "span", f.name);
  if (f.fictional) add_fictional(html, view);
  html.close();
  if (!f.name_kana.empty()) {
    html.element("p", f.name_kana, {{"class", "reading"}, {"lang", "ja", !view.japanese()}});
  }
  html.open("p", {{"class", "kinds"}}).text(label_of(view.language, f.kind));
  if (f.round_the_clock) html.element("span", view.say(Text::round_the_clock), {{"class", "tag"}});
  html.close().close();
}

void add_call_box(Html& html, const View& view, const FacilityParts& parts) {
  const Facility& f = parts.facility;
  html.open("div", {{"class", "callbox"}});
  if (!f.phone.empty()) {
    html.open("p", {{"class", "call"}}).element("span", view.say(Text::phone), {{"class", "what"}}).text(" ");
    add_phone(html, view, f.name, f.phone);
    if (!f.phone_extension.empty()) html.text(" ").element("span", view.say(Text::extension, f.phone_extension));
    html.close();
  }
  if (parts.services.size() == 1 && f.status == FacilityStatus::active && !shown_hours(parts.services[0]).empty()) {
    add_state_now(html, view, parts.services[0]);
  }
  html.close();
}

void add_place(Html& html, const View& view, const Facility& f, const PublicZone* zone) {
  html.open("section", {{"aria-labelledby", "place"}});
  html.element("h2", view.say(Text::map_title), {{"id", "place"}}).open("dl");
  add_fact(html, view, Text::address,
           (f.postal_code.empty() ? "" : "〒" + f.postal_code + " ") + f.address +
               (f.building.empty() ? "" : " " + f.building));
  if (zone) add_fact(html, view, Text::zone, zone->name);
  add_fact(html, view, Text::access_note, f.access_note);
  html.close();
  add_map(html, view, f, zone);
  html.close();
}

void add_about(Html& html, const View& view, const Facility& f) {
  Html facts;
  if (!f.url.empty() && (f.url.starts_with("http://") || f.url.starts_with("https://")) &&
      output::is_safe_address(f.url)) {
    facts.element("dt", view.say(Text::web_site)).open("dd");
    facts.element("a", f.url, {{"href", f.url}, {"rel", "noopener noreferrer external"}}).close();
  } else {
    add_fact(facts, view, Text::web_site, f.url);
  }
  add_fact(facts, view, Text::fax, f.fax);
  add_fact(facts, view, Text::organisation, f.corporation_name);
  if (f.beds) add_word(facts, view, Text::beds, view.say(Text::beds_unit, *f.beds));
  add_fact(facts, view, Text::languages, f.languages);
  std::string areas;
  for (const std::string& town : f.visit_areas) areas += (areas.empty() ? "" : "、") + town;
  add_fact(facts, view, Text::visit_areas, areas);
  if (f.opened_on) add_word(facts, view, Text::opened_on, date_text(view.language, *f.opened_on));
  if (!f.public_note.empty()) {
    facts.element("dt", view.say(Text::note));
    facts.element("dd", f.public_note, {{"class", "lines"}, {"lang", "ja", !view.japanese()}});
  }
  html.open("section").open("dl").append(facts).close().close();
}

void add_ages(Html& html, const View& view, const std::vector<directory::Freshness>& all) {
  if (all.empty()) return;
  html.open("section", {{"aria-labelledby", "age"}});
  html.element("h2", view.say(Text::age_heading), {{"id", "age"}})
      .element("p", view.say(Text::age_lead), {{"class", "small"}});
  html.open("table").open("thead").open("tr");
  for (const Text column : {Text::age_group, Text::age_source, Text::age_confirmed}) {
    html.element("th", view.say(column), {{"scope", "col"}});
  }
  html.close().close().open("tbody");
  for (const auto& row : all) {
    // Who may be called when, and who works with whom, is not on this page.
    if (row.fact_group == directory::FactGroup::windows || row.fact_group == directory::FactGroup::relations) {
      continue;
    }
    html.open("tr").element("th", label_of(view.language, row.fact_group), {{"scope", "row"}}).open("td");
    html.text(label_of(view.language, row.source));
    if (!row.source_name.empty()) {
      html.raw("<br>");
      add_data(html, view, "small", row.source_name);
    }
    html.close().open("td");
    add_date(html, view, row.confirmed_at.tokyo_date());
    html.text(view.japanese() ? "（" : " (");
    html.text(view.japanese() ? directory::age_words(row.confirmed_at, view.now)
                              : directory::age_words_en(row.confirmed_at, view.now));
    html.text(view.japanese() ? "）" : ")");
    if (directory::is_stale(row.next_due, view.today())) {
      html.text(" ").element("strong", view.say(Text::age_stale), {{"class", "tag unsure"}});
    }
    html.close().close();
  }
  html.close().close().close();
}

void add_mistake(Html& html, const View& view, const PublicZone* zone) {
  html.open("section", {{"aria-labelledby", "mistake"}});
  html.element("h2", view.say(Text::mistake_heading), {{"id", "mistake"}});
  html.element("p", view.say(Text::mistake_text, view.area->area.name));
  add_contacts(html, view, zone);
  html.open("p")
      .element("a", view.say(Text::sources), {{"class", "more"}, {"href", view.url("about") + "#credits"}})
      .close();
  html.close();
}

void add_ways_on(Html& html, const View& view, const Facility& f, const PublicZone* zone) {
  html.open("nav", {{"class", "on"}, {"aria-label", view.say(Text::home)}}).open("ul");
  if (zone) {
    SiteQuery query;
    query.kind = f.kind;
    query.zone = zone->id;
    html.open("li")
        .element("a", view.say(Text::other_places, label_of(view.language, f.kind)),
                 {{"href", view.url("search", write_query(query))}})
        .close();
  }
  html.open("li").element("a", view.say(Text::back_to_results), {{"href", view.url("")}}).close();
  html.close().close();
}

}  // namespace

api::Reply facility_page(store::Read& tx, const View& view, std::string_view id) {
  const auto known = FacilityId::parse(id);
  const auto cached = known ? tx.derived<directory::PartsCache>().get(tx, *known) : nullptr;
  if (!cached) return not_found_page(view, Text::missing_text);
  FacilityParts parts = for_everyone(*cached);
  std::erase_if(parts.services, [](const directory::Service& service) { return service.closed_on.has_value(); });
  const Facility& f = parts.facility;
  const PublicZone* zone = zone_of(view, *cached);
  Html html;
  html.open("article");
  add_title(html, view, f);
  add_status(html, tx, view, f);
  add_call_box(html, view, parts);
  add_place(html, view, f, zone);
  add_services(html, view, parts);
  add_windows(html, view, f, parts.windows);
  add_about(html, view, f);
  add_capabilities(html, view, parts.capabilities);
  add_notifications(html, view, parts.notifications);
  add_ages(html, view, parts.freshness);
  add_mistake(html, view, zone);
  html.close();
  add_ways_on(html, view, f, zone);
  Frame frame{f.name};
  frame.indexed = f.status != FacilityStatus::closed && !f.fictional;
  return whole_page(view, frame, html);
}

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#include "outreach/facility_sections.h"

#include "directory/capability_items.h"
#include "outreach/hours_words.h"

namespace kaname::outreach {
namespace {

using directory::Facility;
using directory::GeocodeLevel;
using directory::Service;

std::string dates_text(const View& view, LocalDate from, LocalDate to) {
  std::string out = date_text(view.language, from);
  if (to != from) out += (view.japanese() ? "〜" : " – ") + date_text(view.language, to);
  return out;
}

void add_week(Html& html, const View& view, const Service& service, std::string_view caption) {
  const auto columns = week_table(view.language, shown_hours(service));
  if (columns.empty()) {
    html.element("p", view.say(Text::hours_none));
    return;
  }
  html.open("table", {{"class", "week"}}).element("caption", caption).open("thead").open("tr");
  html.element("th", view.say(Text::weekday), {{"scope", "col"}})
      .element("th", view.say(Text::time), {{"scope", "col"}});
  html.close().close().open("tbody");
  for (const auto& column : columns) {
    html.open("tr").element("th", column.label, {{"scope", "row"}}).open("td");
    for (std::size_t i = 0; i < column.lines.size(); ++i) {
      if (i > 0) html.raw("<br>");
      html.text(column.lines[i]);
    }
    html.close().close();
  }
  html.close().close();
}

// Days to come on which the ordinary hours do not hold.
void add_exceptions(Html& html, const View& view, const Service& service) {
  bool any = false;
  for (const auto& exception : service.exceptions) {
    if (exception.to < view.today()) continue;
    if (!any) html.element("dt", view.say(Text::exceptions));
    any = true;
    html.open("dd").text(dates_text(view, exception.from, exception.to)).text(" ");
    html.text(view.say(exception.closed ? Text::exception_closed : Text::exception_changed));
    if (!exception.note.empty()) {
      html.text(" ");
      add_data(html, view, "span", exception.note);
    }
    html.close();
  }
}

void add_specialities(Html& html, const View& view, const Service& service) {
  if (service.specialities.empty()) return;
  html.element("dt", view.say(Text::specialities));
  html.open("dd", {{"lang", "ja", !view.japanese()}}).open("ul", {{"class", "points"}});
  for (const auto& speciality : service.specialities) {
    html.open("li").text(speciality.name);
    // Its hours only where they say more than the week above.
    if (!service.hours.empty() && !speciality.hours.empty()) {
      html.text(" ").element("small", directory::hours_line(speciality.hours));
    }
    html.close();
  }
  html.close().close();
}

void add_service(Html& html, const View& view, const Service& service) {
  const std::string_view kind = label_of(view.language, service.kind);
  html.open("div", {{"class", "service"}}).element("h3", kind);
  if (!shown_hours(service).empty()) add_state_now(html, view, service);
  add_week(html, view, service, view.say(Text::hours));
  Html facts;
  add_fact(facts, view, Text::hours_note, service.hours_note);
  add_exceptions(facts, view, service);
  add_specialities(facts, view, service);
  add_fact(facts, view, Text::eligibility, service.eligibility);
  if (service.capacity) add_word(facts, view, Text::capacity, view.say(Text::capacity_unit, *service.capacity));
  add_fact(facts, view, Text::note, service.note);
  if (service.opened_on) {
    add_word(facts, view, Text::opened_on, view.say(Text::service_since, date_text(view.language, *service.opened_on)));
  }
  if (!facts.str().empty()) html.open("dl").append(facts).close();
  html.close();
}

std::string_view answer_text(const View& view, directory::Acceptance answer, std::string_view note,
                             directory::AnswerType type) {
  const bool in_words = type == directory::AnswerType::words || type == directory::AnswerType::number ||
      type == directory::AnswerType::choice || type == directory::AnswerType::choices;
  return in_words && !note.empty() ? std::string_view() : label_of(view.language, answer);
}

void add_outlines(Html& html, const View& view, const PublicZone* here) {
  html.open("g", {{"class", "zones"}, {"fill", "#eef2fb"}, {"stroke", "#626264"}, {"stroke-width", "1.5"}});
  for (const PublicZone& zone : view.area->zones) {
    if (zone.outline.empty() || &zone == here) continue;
    html.open("path", {{"d", zone.outline}}).close();
  }
  html.close();
  if (here && !here->outline.empty()) {
    html.open("path",
              {{"class", "zone-here"},
               {"d", here->outline},
               {"fill", "#c5d7fb"},
               {"stroke", "#0017c1"},
               {"stroke-width", "3"}});
    html.close();
  }
  html.open("g", {{"class", "zone-names"}, {"font-size", "15"}, {"text-anchor", "middle"}, {"fill", "#333333"}});
  for (const PublicZone& zone : view.area->zones) {
    const auto at = zone.centre ? view.area->drawing.point(*zone.centre) : std::nullopt;
    if (at) {
      html.element("text", zone.name, {{"x", fmt::format("{}", at->first)}, {"y", fmt::format("{}", at->second)}});
    }
  }
  html.close();
}

}  // namespace

void add_state_now(Html& html, const View& view, const Service& service) {
  const OpenWords state = open_words(view.language, service, view.now);
  const std::string_view look = !state.open ? "state unsure" : *state.open ? "state open" : "state shut";
  html.open("p", {{"class", look}})
      .element("span", view.say(Text::state_now), {{"class", "when"}})
      .text(" ")
      .text(state.line)
      .close();
}

void add_services(Html& html, const View& view, const directory::FacilityParts& parts) {
  if (parts.services.empty()) return;
  html.open("section", {{"aria-labelledby", "services"}});
  html.element("h2", view.say(Text::services), {{"id", "services"}});
  for (const Service& service : parts.services) add_service(html, view, service);
  html.close();
}

void add_windows(Html& html, const View& view, const Facility& facility,
                 const std::vector<directory::ContactWindow>& windows) {
  if (windows.empty()) return;
  html.open("section", {{"aria-labelledby", "windows"}});
  html.element("h2", view.say(Text::windows), {{"id", "windows"}});
  for (const auto& window : windows) {
    html.open("div", {{"class", "service"}});
    std::string name = window.department;
    for (const std::string* part : {&window.role, &window.person}) {
      if (!part->empty()) name += (name.empty() ? "" : " ") + *part;
    }
    add_data(html, view, "h3", name);
    html.open("dl");
    add_fact(html, view, Text::windows_whom, window.for_whom);
    add_fact(html, view, Text::windows_what, window.purposes);
    add_word(html, view, Text::windows_hours, hours_line(view.language, window.hours));
    for (const auto& channel : window.channels) {
      const bool phone = channel.kind == directory::Channel::phone;
      const std::string& value = channel.value.empty() && phone ? facility.phone : channel.value;
      html.element("dt", label_of(view.language, channel.kind)).open("dd");
      if (phone && !value.empty()) {
        add_phone(html, view, name, value);
      } else {
        add_data(html, view, "span", value);
      }
      if (!channel.note.empty()) {
        html.text(" ");
        add_data(html, view, "span", channel.note);
      }
      html.close();
    }
    add_fact(html, view, Text::note, window.note);
    html.close().close();
  }
  html.close();
}

void add_capabilities(Html& html, const View& view, const std::vector<directory::Capability>& capabilities) {
  if (capabilities.empty()) return;
  html.open("section", {{"aria-labelledby", "more"}});
  html.element("h2", view.say(Text::capabilities), {{"id", "more"}}).open("dl");
  for (const auto& capability : capabilities) {
    const auto* item = directory::find_capability(capability.item);
    if (!item) continue;
    html.element("dt", view.japanese() ? item->ja : item->en).open("dd");
    const std::string_view answer = answer_text(view, capability.answer, capability.note, item->answer);
    html.text(answer);
    if (!capability.note.empty()) {
      if (!answer.empty()) html.text(" ");
      add_data(html, view, "span", capability.note);
    }
    html.close();
  }
  html.close().close();
}

void add_notifications(Html& html, const View& view, const std::vector<directory::Notification>& notifications) {
  if (notifications.empty()) return;
  html.open("section", {{"aria-labelledby", "notified"}});
  html.element("h2", view.say(Text::notifications), {{"id", "notified"}});
  html.element("p", view.say(Text::notifications_note), {{"class", "small"}});
  html.open("details").open("summary").text(view.say(Text::notifications));
  html.text(" (").text(view.say(Text::results_count, notifications.size())).text(")").close();
  html.open("ul", {{"class", "points"}});
  for (const auto& notification : notifications) {
    html.open("li");
    add_data(html, view, "span", notification.name.empty() ? notification.symbol : notification.name);
    html.text(view.japanese() ? "（" : " (")
        .text(view.say(Text::notification_as_of, date_text(view.language, notification.as_of)));
    html.text(view.japanese() ? "）" : ")").close();
  }
  html.close().close().close();
}

void add_map(Html& html, const View& view, const Facility& f, const PublicZone* zone) {
  const bool placed =
      f.lat && f.lng && f.geocode_level != GeocodeLevel::none && f.geocode_level != GeocodeLevel::needs_check;
  const auto at = placed ? view.area->drawing.point({*f.lat, *f.lng}) : std::nullopt;
  if (!at) {
    html.element("p", view.say(Text::no_place), {{"class", "small"}});
    return;
  }
  const std::string& area = view.area->area.name;
  const std::string text = zone ? view.say(Text::map_text_zone, area, zone->name) : view.say(Text::map_text, area);
  html.open("figure", {{"class", "map"}});
  html.raw(R"(<svg viewBox="0 0 640 480" role="img" aria-labelledby="map-text" focusable="false">)");
  html.element("title", text, {{"id", "map-text"}});
  add_outlines(html, view, zone);
  const std::string x = fmt::format("{}", at->first), y = fmt::format("{}", at->second);
  html.open("circle",
            {{"class", "mark-ring"},
             {"cx", x},
             {"cy", y},
             {"r", "13"},
             {"fill", "#ffffff"},
             {"stroke", "#000000"},
             {"stroke-width", "2"}})
      .close();
  html.open("circle", {{"class", "mark-dot"}, {"cx", x}, {"cy", y}, {"r", "8"}, {"fill", "#b3122b"}}).close();
  html.raw("</svg>");
  if (f.geocode_level != GeocodeLevel::given && f.geocode_level != GeocodeLevel::block) {
    html.element("figcaption", view.say(Text::map_rough, label_of(view.language, f.geocode_level)));
  }
  html.close();
}

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
// Pages that are mostly words, and the contacts that several pages end with.
#include <initializer_list>

#include "directory/audience.h"
#include "outreach/pages.h"

namespace kaname::outreach {
namespace {

void add_section(Html& html, const View& view, Text heading, std::string_view body) {
  html.element("h2", view.say(heading)).element("p", body);
}

void add_list(Html& html, const View& view, std::initializer_list<Text> items) {
  html.open("ul", {{"class", "points"}});
  for (const Text item : items) html.element("li", view.say(item));
  html.close();
}

}  // namespace

directory::FacilityParts for_everyone(const directory::CachedFacility& cached) {
  directory::FacilityParts parts = cached.parts;
  directory::keep_audience(parts, directory::Audience::everyone);
  return parts;
}

void add_contacts(Html& html, const View& view, const PublicZone* zone) {
  const auto add = [&](const PublicContact& contact, std::string_view what) {
    html.open("li");
    if (!what.empty()) html.element("span", what).raw("<br>");
    html.open("a", {{"href", view.facility_url(contact.id)}});
    add_data(html, view, "span", contact.name);
    html.close().text(" ");
    if (!contact.phone.empty()) add_phone(html, view, contact.name, contact.phone);
    html.close();
  };
  const bool support = zone && zone->support;
  if (view.area->contacts.empty() && !support) return;
  html.open("ul", {{"class", "contacts"}});
  if (support) add(*zone->support, view.say(Text::support_center));
  for (const PublicContact& contact : view.area->contacts) add(contact, {});
  html.close();
}

api::Reply about_page(const View& view) {
  const std::string& name = view.area->area.name;
  Html html;
  html.element("h1", view.say(Text::about_title));
  add_section(html, view, Text::about_what_heading, view.say(Text::about_what, name));
  add_section(html, view, Text::about_not_heading, view.say(Text::about_not));
  add_section(html, view, Text::about_fresh_heading, view.say(Text::about_fresh));
  html.element("h2", view.say(Text::credits_heading), {{"id", "credits"}});
  html.element("p", view.say(view.area->sources.empty() ? Text::credits_none : Text::credits_lead));
  if (!view.area->sources.empty()) {
    html.open("ul", {{"class", "points"}});
    for (const std::string& source : view.area->sources) add_data(html, view, "li", source);
    html.close();
  }
  html.element("p", view.say(Text::disclaimer));
  add_section(html, view, Text::licence_heading, view.say(Text::licence_text));
  add_section(html, view, Text::mistake_heading, view.say(Text::mistake_text, name));
  add_contacts(html, view, nullptr);
  return whole_page(view, {std::string(view.say(Text::about_title)), Text::about}, html);
}

api::Reply accessibility_page(const View& view) {
  Html html;
  html.element("h1", view.say(Text::accessibility_title));
  add_section(html, view, Text::accessibility_aim_heading, view.say(Text::accessibility_aim));
  html.element("h2", view.say(Text::accessibility_ways_heading));
  add_list(
      html, view,
      {Text::way_script, Text::way_keyboard, Text::way_size, Text::way_contrast, Text::way_print, Text::way_language});
  add_section(html, view, Text::accessibility_known_heading, view.say(Text::accessibility_known));
  add_section(html, view, Text::accessibility_tell_heading, view.say(Text::accessibility_tell, view.area->area.name));
  add_contacts(html, view, nullptr);
  return whole_page(view, {std::string(view.say(Text::accessibility_title)), Text::accessibility}, html);
}

api::Reply privacy_page(const View& view) {
  Html html;
  html.element("h1", view.say(Text::privacy_title)).element("p", view.say(Text::privacy_short), {{"class", "lead"}});
  add_section(html, view, Text::privacy_kept_heading, view.say(Text::privacy_kept));
  html.element("h2", view.say(Text::privacy_not_heading));
  add_list(html, view,
           {Text::privacy_no_cookie, Text::privacy_no_tracking, Text::privacy_no_location, Text::privacy_no_words});
  add_section(html, view, Text::privacy_links_heading, view.say(Text::privacy_links));
  return whole_page(view, {std::string(view.say(Text::privacy_title)), Text::privacy}, html);
}

api::Reply not_found_page(const View& view, Text why) {
  Html html;
  html.element("h1", view.say(Text::missing_title)).element("p", view.say(why));
  html.open("p").element("a", view.say(view.area ? Text::back_to_results : Text::all_areas),
                         {{"class", "more"}, {"href", view.url("")}});
  html.close();
  Frame frame{std::string(view.say(Text::missing_title))};
  frame.status = 404;
  frame.indexed = false;
  return whole_page(view, frame, html);
}

}  // namespace kaname::outreach

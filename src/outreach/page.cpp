// SPDX-License-Identifier: Apache-2.0
#include "outreach/page.h"

#include "base/crypto.h"
#include "base/text_fold.h"
#include "outreach/hours_words.h"

namespace kaname::outreach {
namespace {

constexpr std::string_view kStylesheet = "/public/site.css";

// Seven ribs seen from the pivot of a fan.
constexpr output::HtmlLiteral kMark(
    R"(<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><g fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"><path d="M16 24.5 3.6 21.2"/><path d="M16 24.5 5.2 13.9"/><path d="M16 24.5 9.6 8.4"/><path d="M16 24.5V6"/><path d="M16 24.5 22.4 8.4"/><path d="M16 24.5 26.8 13.9"/><path d="M16 24.5 28.4 21.2"/></g><circle cx="16" cy="25" r="4" fill="currentColor"/></svg>)");

Language other(Language language) { return language == Language::ja ? Language::en : Language::ja; }
std::string_view code_of(Language language) { return language == Language::ja ? "ja" : "en"; }

std::string site_name(const View& view) {
  return view.area ? view.say(Text::site_name, view.area->area.name) : std::string(view.say(Text::all_areas));
}

void add_head(Html& html, const View& view, const Frame& frame) {
  const std::string site = site_name(view);
  html.open("head");
  html.open("meta", {{"charset", "utf-8"}});
  html.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.element("title", frame.title == site ? site : frame.title + " | " + site);
  if (!frame.indexed) html.open("meta", {{"name", "robots"}, {"content", "noindex"}});
  html.open("meta", {{"name", "referrer"}, {"content", frame.form ? "same-origin" : "no-referrer"}});
  html.open("meta", {{"name", "format-detection"}, {"content", "telephone=no"}});
  html.open("link", {{"rel", "stylesheet"}, {"href", kStylesheet}});
  html.open("link", {{"rel", "icon"}, {"href", "/favicon.svg"}, {"type", "image/svg+xml"}});
  for (const Language language : {Language::ja, Language::en}) {
    const std::string address = in_language(view.path, view.query, language);
    html.open("link", {{"rel", "alternate"}, {"hreflang", code_of(language)}, {"href", address}});
  }
  html.close();
}

void add_top(Html& html, const View& view) {
  const Language there = other(view.language);
  html.element("a", view.say(Text::skip), {{"class", "skip"}, {"href", "#main"}});
  html.open("header").open("div", {{"class", "top"}});
  html.open("a", {{"class", "brand"}, {"href", view.url("")}}).raw(kMark);
  html.element("span", site_name(view)).close();
  html.element("a", words(view.language, Text::other_language),
               {{"class", "language"},
                {"href", in_language(view.path, view.query, there)},
                {"lang", code_of(there)},
                {"hreflang", code_of(there)}});
  html.close();
  if (view.area && view.area->area.demo) html.element("p", view.say(Text::demo_banner), {{"class", "demo"}});
  html.close();
}

void add_foot(Html& html, const View& view, const Frame& frame) {
  html.open("footer", {{"class", "foot"}});
  if (view.area) {
    struct Entry {
      Text label;
      std::string_view below;
    };
    constexpr auto kMenu = std::to_array<Entry>({{Text::home, ""},
                                                 {Text::watch_menu, "watch"},
                                                 {Text::about, "about"},
                                                 {Text::accessibility, "accessibility"},
                                                 {Text::privacy, "privacy"}});
    html.open("nav", {{"aria-label", view.say(Text::site_menu)}}).open("ul");
    for (const Entry& entry : kMenu) {
      const bool here = frame.here == entry.label;
      html.open("li").element("a", view.say(entry.label),
                              {{"href", view.url(entry.below)}, {"aria-current", "page", here}});
      html.close();
    }
    html.close().close();
  }
  html.open("p").text(view.say(Text::as_of, date_text(view.language, view.today()))).text(" ・ ");
  html.text(view.say(Text::made_with)).close();
  html.close();
}

}  // namespace

std::string in_language(std::string_view path, std::string_view query, Language language) {
  std::string out(path);
  out += query;
  if (language == Language::en) out += query.empty() ? "?lang=en" : "&lang=en";
  return out;
}

std::string View::url(std::string_view below, std::string_view its_query) const {
  std::string to = area ? "/public/" + area->area.area_id : std::string("/public/");
  if (area && !below.empty()) to.append("/").append(below);
  return in_language(to, its_query, language);
}

api::Reply whole_page(const View& view, const Frame& frame, const Html& main) {
  Html html;
  html.raw("<!doctype html>\n");
  html.open("html", {{"lang", code_of(view.language)}});
  add_head(html, view, frame);
  html.open("body");
  add_top(html, view);
  html.open("main", {{"id", "main"}, {"tabindex", "-1"}}).append(main).close();
  add_foot(html, view, frame);
  html.close().close();
  html.raw("\n");
  api::Reply reply;
  reply.status = frame.status;
  reply.body = html.take();
  reply.content_type = "text/html; charset=utf-8";
  if (frame.form) {
    reply.headers = {{"cache-control", "no-store"}, {"content-language", std::string(code_of(view.language))}};
    return reply;
  }
  reply.headers = {{"cache-control", "public, max-age=60"},
                   {"content-language", std::string(code_of(view.language))},
                   {"etag", "\"" + crypto::sha256_hex(reply.body).substr(0, 20) + "\""}};
  return reply;
}

void add_data(Html& html, const View& view, output::HtmlName tag, std::string_view value) {
  html.element(tag, value, {{"lang", "ja", !view.japanese()}});
}

void add_fact(Html& html, const View& view, Text label, std::string_view value) {
  if (value.empty()) return;
  html.element("dt", view.say(label));
  add_data(html, view, "dd", value);
}

void add_word(Html& html, const View& view, Text label, std::string_view value) {
  if (value.empty()) return;
  html.element("dt", view.say(label)).element("dd", value);
}

std::string phone_address(std::string_view phone) {
  const std::string plain = text::nfkc(phone);
  std::string digits;
  for (const char c : plain) {
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
    // 「072-000-0101(代)」ends here; "内線" or a second number must not be dialled along.
    if (digits.size() >= 9 && c != '-' && c != '+' && (c < '0' || c > '9')) break;
  }
  return digits.size() >= 3 && digits.size() <= 16 ? "tel:" + digits : std::string();
}

void add_phone(Html& html, const View& view, std::string_view name, std::string_view phone) {
  const std::string address = phone_address(phone);
  if (address.empty()) {
    html.element("span", phone, {{"class", "phone"}});
    return;
  }
  html.element(
      "a", phone,
      {{"class", "phone"}, {"href", address}, {"aria-label", view.say(Text::call, name) + " " + std::string(phone)}});
}

void add_fictional(Html& html, const View& view) {
  html.element("span", view.say(Text::fictional), {{"class", "tag invented"}});
}

void add_date(Html& html, const View& view, LocalDate date) {
  html.element("time", date_text(view.language, date), {{"datetime", date.text()}});
}

void add_option(Html& html, std::string_view value, std::string_view label, bool chosen) {
  html.element("option", label, {{"value", value}, {"selected", "", chosen}});
}

void add_open_controls(Html& html, const View& view, const SiteQuery& query) {
  const Timestamp moment = query.moment(view.now);
  const std::string day = moment.tokyo_date().text();
  const int minutes = query.open == OpenWish::at ? moment.tokyo_minutes() : moment.tokyo_minutes() / 60 * 60;
  html.open("div", {{"class", "field"}});
  html.element("label", view.say(Text::open_label), {{"for", "open"}});
  html.open("select", {{"id", "open"}, {"name", "open"}});
  add_option(html, "", view.say(Text::open_any), query.open == OpenWish::any);
  add_option(html, "now", view.say(Text::open_now), query.open == OpenWish::now);
  add_option(html, "at", view.say(Text::open_at), query.open == OpenWish::at);
  html.close().close();
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::day_label), {{"for", "day"}});
  html.open("input", {{"id", "day"}, {"name", "day"}, {"type", "date"}, {"value", day}}).close();
  html.open("div", {{"class", "field"}}).element("label", view.say(Text::hour_label), {{"for", "time"}});
  html.open("input",
            {{"id", "time"},
             {"name", "time"},
             {"type", "time"},
             {"value", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}})
      .close();
}

void add_place_select(Html& html, const View& view, const SiteQuery& query, Text label, Text none) {
  html.open("div", {{"class", "field"}}).element("label", view.say(label), {{"for", "near"}});
  html.open("select", {{"id", "near"}, {"name", "near"}});
  add_option(html, "", view.say(none), query.near.empty());
  for (const PublicZone& zone : view.area->zones) {
    if (!zone.centre) continue;
    const std::string id = zone.id.text();
    html.element("option", zone.name,
                 {{"value", id}, {"selected", "", query.near == id}, {"lang", "ja", !view.japanese()}});
  }
  const Town* town = view.area->find_town(query.near);
  if (town) {
    html.element("option", town->name, {{"value", town->name}, {"selected", ""}, {"lang", "ja", !view.japanese()}});
  }
  html.close().close();
}

void add_form_language(Html& html, const View& view) {
  if (!view.japanese()) html.open("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
}

}  // namespace kaname::outreach

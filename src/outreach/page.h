// SPDX-License-Identifier: Apache-2.0
#pragma once
// The frame of every page: head, language switch, banner of sample data, menu, foot. And the small pieces that pages share.

#include <memory>
#include <string>
#include <string_view>

#include "api/endpoint.h"
#include "base/time.h"
#include "output/html.h"
#include "outreach/area_facts.h"
#include "outreach/site_query.h"
#include "outreach/texts.h"

namespace kaname::outreach {

using output::Html;

// What a page needs to know of the visit.
struct View {
  Language language = Language::ja;
  std::shared_ptr<const AreaFacts> area;  // null on pages that belong to no area
  std::string path;                       // of this page, "/public/272108/search"
  std::string query;                      // canonical, without the language; "?…" or empty
  Timestamp now;

  std::string_view say(Text key) const { return words(language, key); }
  template <class... Args>
  requires(sizeof...(Args) > 0) std::string say(Text key, const Args&... args)
  const { return filled(language, key, args...); }
  LocalDate today() const { return now.tokyo_date(); }
  bool japanese() const { return language == Language::ja; }
  // Address of a page of this area in this language: url("search", "?need=bath"), url("") is the start.
  std::string url(std::string_view below, std::string_view query = {}) const;
  std::string facility_url(const FacilityId& id) const { return url("facility/" + id.text()); }
};

// Path and query in a language.
std::string in_language(std::string_view path, std::string_view query, Language language);

struct Frame {
  std::string title;        // of the page, without the site's name
  Text here = Text::count;  // the menu's entry that this page is
  int status = 200;
  bool indexed = true;  // false: search engines should leave it out (result lists)
  bool form = false;  // is posted: never kept by a cache, and tells its own origin so that other sites' posts stand out
};

api::Reply whole_page(const View& view, const Frame& frame, const Html& main);

// <dt>/<dd> of a definition list; nothing for an empty value. `value` is data in Japanese.
void add_fact(Html& html, const View& view, Text label, std::string_view value);
// The same with a word of the site as value.
void add_word(Html& html, const View& view, Text label, std::string_view value);
// A name or note as it stands in the data: marked as Japanese on English pages, for screen readers.
void add_data(Html& html, const View& view, output::HtmlName tag, std::string_view value);
// A link to call a number; plain text when it holds no number that can be dialled.
void add_phone(Html& html, const View& view, std::string_view name, std::string_view phone);
// 架空
void add_fictional(Html& html, const View& view);
// Day as <time>.
void add_date(Html& html, const View& view, LocalDate date);
// <option value=… selected>.
void add_option(Html& html, std::string_view value, std::string_view label, bool chosen);
// The need, place and time controls that the start page and the results share.
void add_open_controls(Html& html, const View& view, const SiteQuery& query);
void add_place_select(Html& html, const View& view, const SiteQuery& query, Text label, Text none);
// Hidden language of a form; its action must not carry it, a GET form replaces the query.
void add_form_language(Html& html, const View& view);

// "tel:0721234567"; empty when the text holds no number.
std::string phone_address(std::string_view phone);

}  // namespace kaname::outreach

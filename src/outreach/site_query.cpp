// SPDX-License-Identifier: Apache-2.0
#include "outreach/site_query.h"

#include <fmt/format.h>

#include <charconv>

#include "api/url.h"
#include "base/text_fold.h"
#include "base/utf8.h"

namespace kaname::outreach {
namespace {

constexpr std::size_t kMostLetters = 100;  // of a search text
constexpr std::size_t kMostPages = 500;
constexpr std::string_view kUsualHour = "10:00";  // when only a day is chosen

// The first letters of a text; broken UTF-8 ends as replacement characters.
std::string shortened(std::string_view text) {
  std::string out;
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size() && n < kMostLetters; ++n) {
    const auto point = text::code_point_at(text, at);
    text::append_code_point(out, point.value);
    at += point.bytes;
  }
  return text::trim(out);
}

std::size_t page_of(std::string_view text) {
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return page < 1 ? 1 : std::min(page, kMostPages);
}

OpenWish open_wish(std::string_view text) {
  if (text == "now") return OpenWish::now;
  return text == "at" ? OpenWish::at : OpenWish::any;
}

SiteOrder order_of(std::string_view text) {
  if (text == "kana") return SiteOrder::kana;
  return text == "distance" ? SiteOrder::distance : SiteOrder::unset;
}

}  // namespace

bool is_kana_row(std::string_view text) {
  return std::find(kKanaRows.begin(), kKanaRows.end(), text) != kKanaRows.end();
}

SiteQuery read_query(std::string_view query, Timestamp now) {
  SiteQuery out;
  std::string day, hour;
  for (const auto& [name, value] : api::parse_query(query)) {
    if (name == "q") out.words = shortened(value);
    if (name == "need") out.need = find_need(value);
    if (name == "kind") {
      FacilityKind kind{};
      out.kind = model::choice_from(value, kind) ? std::optional(kind) : std::nullopt;
    }
    if (name == "zone") out.zone = ZoneId::parse(value);
    if (name == "near") out.near = shortened(value);
    if (name == "open") out.open = open_wish(value);
    if (name == "day") day = value;
    if (name == "time") hour = value;
    if (name == "kana" && is_kana_row(value)) out.kana = value;
    if (name == "sort") out.order = order_of(value);
    if (name == "all") out.all_of_kind = value == "1";
    if (name == "page") out.page = page_of(value);
  }
  if (out.open == OpenWish::at) {
    const LocalDate date = LocalDate::parse(day).value_or(now.tokyo_date());
    out.at =
        Timestamp::parse(fmt::format("{}T{}", date.text(), hour.size() == 5 ? std::string_view(hour) : kUsualHour));
    if (!out.at) out.at = Timestamp::parse(fmt::format("{}T{}", date.text(), kUsualHour));
  }
  if (!out.need && !out.words.empty()) {
    out.need = need_named(out.words);
    if (out.need) out.words.clear();
  }
  if (out.need && out.kind && !out.need->kinds.contains(*out.kind)) out.kind.reset();
  return out;
}

std::string write_query(const SiteQuery& query) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += out.empty() ? '?' : '&';
    out += name;
    out += '=';
    out += api::percent_encode(value);
  };
  add("q", query.words);
  if (query.need) add("need", query.need->code);
  if (query.kind) add("kind", model::code_of(*query.kind));
  if (query.zone) add("zone", query.zone->text());
  add("near", query.near);
  if (query.open == OpenWish::now) add("open", "now");
  if (query.open == OpenWish::at && query.at) {
    add("open", "at");
    add("day", query.at->tokyo_date().text());
    const int minutes = query.at->tokyo_minutes();
    add("time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60));
  }
  add("kana", query.kana);
  if (query.order != SiteOrder::unset) add("sort", query.order == SiteOrder::kana ? "kana" : "distance");
  if (query.all_of_kind) add("all", "1");
  if (query.page > 1) add("page", fmt::format("{}", query.page));
  return out;
}

Language language_of(std::string_view query) {
  Language language = Language::ja;
  for (const auto& [name, value] : api::parse_query(query)) {
    if (name == "lang") language = value == "en" ? Language::en : Language::ja;
  }
  return language;
}

}  // namespace kaname::outreach

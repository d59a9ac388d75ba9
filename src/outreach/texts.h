// SPDX-License-Identifier: Apache-2.0
#pragma once
// Every text of the public site in both languages, in one table that the compiler checks for gaps. Names, addresses and
// notes are data and are never translated.

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>

#include "api/caller.h"
#include "model/field.h"

namespace kaname::outreach {

using api::Language;

enum class Text : unsigned {
  // frame
  site_name,
  skip,
  site_menu,
  home,
  about,
  accessibility,
  privacy,
  other_language,
  demo_banner,
  as_of,
  made_with,
  fictional,
  all_areas,
  areas_lead,
  // start
  start_lead,
  needs_heading,
  words_heading,
  words_label,
  words_hint,
  search,
  place_heading,
  place_label,
  place_any,
  town_list,
  time_heading,
  open_label,
  open_any,
  open_now,
  open_at,
  day_label,
  hour_label,
  all_facilities,
  emergency_heading,
  emergency_text,
  // results
  results_title,
  results_count,
  results_one,
  results_range,
  conditions,
  remove_condition,
  condition_words,
  condition_need,
  condition_kind,
  condition_zone,
  condition_near,
  condition_open,
  condition_kana,
  change_conditions,
  apply,
  need_label,
  need_any,
  kind_label,
  kind_any,
  zone_label,
  zone_any,
  near_label,
  near_any,
  sort_label,
  sort_kana,
  sort_distance,
  kana_bar,
  kana_all,
  pages,
  page_previous,
  page_next,
  page_number,
  distance,
  distance_from,
  none_heading,
  none_searched,
  none_widen,
  none_remove,
  none_all,
  none_ask,
  narrowed_note,
  not_narrowed_note,
  show_all_kinds,
  show_narrowed,
  professional_words,
  holiday_note,
  print_hint,
  details_of,
  // row and facility
  phone,
  call,
  extension,
  fax,
  address,
  map_title,
  map_text,
  map_text_zone,
  map_rough,
  no_place,
  hours,
  state_now,
  state_at,
  round_the_clock,
  hours_none,
  hours_note,
  services,
  service_since,
  capacity,
  capacity_unit,
  specialities,
  eligibility,
  note,
  exceptions,
  exception_closed,
  exception_changed,
  weekday,
  time,
  access_note,
  languages,
  visit_areas,
  web_site,
  organisation,
  beds,
  beds_unit,
  opened_on,
  notifications,
  notifications_note,
  notification_as_of,
  capabilities,
  windows,
  windows_hours,
  windows_whom,
  windows_what,
  closed,
  closed_since,
  suspended,
  doubtful,
  successor,
  zone,
  age_heading,
  age_lead,
  age_group,
  age_source,
  age_confirmed,
  age_stale,
  mistake_heading,
  mistake_text,
  mistake_contact,
  support_center,
  sources,
  back_to_results,
  other_places,
  // hours in English; the Japanese words come from the directory's own rules
  closed_day,
  please_ask,
  all_day,
  until,
  closed_now_next,
  closed_now,
  today,
  every_day,
  every_day_holidays,
  // towns
  places_title,
  places_lead,
  places_none,
  whole_zone,
  // about
  about_title,
  about_what_heading,
  about_what,
  about_not_heading,
  about_not,
  about_fresh_heading,
  about_fresh,
  credits_heading,
  credits_lead,
  credits_none,
  licence_heading,
  licence_text,
  disclaimer,
  // accessibility
  accessibility_title,
  accessibility_aim_heading,
  accessibility_aim,
  accessibility_ways_heading,
  way_script,
  way_keyboard,
  way_size,
  way_contrast,
  way_print,
  way_language,
  accessibility_known_heading,
  accessibility_known,
  accessibility_tell_heading,
  accessibility_tell,
  // privacy
  privacy_title,
  privacy_short,
  privacy_kept_heading,
  privacy_kept,
  privacy_not_heading,
  privacy_no_cookie,
  privacy_no_tracking,
  privacy_no_location,
  privacy_no_words,
  privacy_links_heading,
  privacy_links,
  // watch notices
  watch_menu,
  watch_title,
  watch_lead,
  watch_urgent,
  watch_what,
  watch_what_hint,
  watch_place,
  watch_place_hint,
  watch_day,
  watch_day_hint,
  watch_sender,
  watch_name,
  watch_phone,
  watch_phone_hint,
  watch_soon,
  watch_optional,
  watch_trap,
  watch_send,
  watch_kept,
  watch_errors,
  watch_done_title,
  watch_done,
  watch_number,
  watch_done_next,
  watch_another,
  // not found
  missing_title,
  missing_text,
  missing_area,
  count
};

// The text in a language.
std::string_view words(Language language, Text key);

// One row of the table, for its test.
struct TextRow {
  Text key;
  std::string_view ja, en;
};
std::span<const TextRow> all_texts();

// The text with its {} filled in.
template <class... Args>
std::string filled(Language language, Text key, const Args&... args) {
  return fmt::format(fmt::runtime(words(language, key)), args...);
}

// What a choice is called.
template <model::Choice E>
std::string_view label_of(Language language, E value) {
  const model::Option& option = options(model::Tag<E>{})[static_cast<std::size_t>(value)];
  return language == Language::ja ? option.ja : option.en;
}

}  // namespace kaname::outreach

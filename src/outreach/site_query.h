// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a visitor asked for, as it stands in the URL. Reading is forgiving: what cannot be read or is not known (old
// bookmarks, trackers' parameters) is left out, never an error page.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "directory/zone.h"
#include "outreach/needs.h"

namespace kaname::outreach {

using directory::ZoneId;

enum class OpenWish { any, now, at };
enum class SiteOrder { unset, kana, distance };  // unset: by distance when there is a place to measure from

struct SiteQuery {
  std::string words;
  const Need* need = nullptr;
  std::optional<FacilityKind> kind;
  std::optional<ZoneId> zone;  // only within
  std::string near;            // a zone's id or a town's name
  OpenWish open = OpenWish::any;
  std::optional<Timestamp> at;  // with OpenWish::at
  std::string kana;             // "あ" … "わ", "他"
  SiteOrder order = SiteOrder::unset;
  bool all_of_kind = false;  // do not narrow the need
  std::size_t page = 1;

  bool operator==(const SiteQuery&) const = default;
  // The moment for which hours are told.
  Timestamp moment(Timestamp now) const { return open == OpenWish::at && at ? *at : now; }
  bool has_conditions() const {
    return !words.empty() || need || kind || zone || !near.empty() || open != OpenWish::any || !kana.empty();
  }
};

// Rows of the reading order, as the index names them.
inline constexpr auto kKanaRows =
    std::to_array<std::string_view>({"あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ", "他"});
bool is_kana_row(std::string_view text);

SiteQuery read_query(std::string_view query, Timestamp now);

// "?need=home_nursing&page=2", canonical and without the language; empty when nothing is asked.
std::string write_query(const SiteQuery& query);

// Whether ?lang=en is asked for.
Language language_of(std::string_view query);

}  // namespace kaname::outreach

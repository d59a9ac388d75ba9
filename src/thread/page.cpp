// SPDX-License-Identifier: Apache-2.0
#include "thread/page.h"

#include <charconv>
#include <limits>

namespace kaname::thread {
namespace {

struct Cursor {
  std::int64_t at = std::numeric_limits<std::int64_t>::max();
  std::string id = "~";
};

// "1795000000000.019a…"; anything else reads as the newest.
Cursor cursor_from(std::string_view text) {
  Cursor out;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return out;
  std::int64_t at = 0;
  const auto read = std::from_chars(text.data(), text.data() + dot, at);
  if (read.ec != std::errc{} || read.ptr != text.data() + dot || !Uuid::parse(text.substr(dot + 1))) return out;
  return {at, std::string(text.substr(dot + 1))};
}

// A word as a LIKE pattern.
std::string pattern_of(std::string_view word) {
  std::string out = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

}  // namespace

std::vector<Entry> entries_of(Read& tx, PersonId person, const PageWish& wish, bool& more) {
  const Cursor cursor = cursor_from(wish.before);
  std::vector<Entry> out;
  const bool plain = !wish.kind && !wish.writer && !wish.from && !wish.to && wish.word.empty();
  if (plain) {
    out = tx.select<Entry>(
        "WHERE area_id = $1 AND person_id = $2 AND (at, id) < ($3, $4) ORDER BY at DESC, id DESC LIMIT $5", tx.area(),
        person, cursor.at, cursor.id, wish.limit + 1);
  } else {
    out = tx.select<Entry>(
        "WHERE area_id = $1 AND person_id = $2 AND (at, id) < ($3, $4) AND ($5 = '' OR kind = $5)"
        " AND ($6 = '' OR account_id = $6) AND at >= $7 AND at < $8 AND ($9 = '' OR folded LIKE $9 ESCAPE '\\')"
        " ORDER BY at DESC, id DESC LIMIT $10",
        tx.area(), person, cursor.at, cursor.id, wish.kind ? std::string(model::code_of(*wish.kind)) : std::string(),
        wish.writer ? wish.writer->text() : std::string(), wish.from ? Timestamp::of(*wish.from).ms : std::int64_t{0},
        wish.to ? Timestamp::of(wish.to->plus_days(1)).ms : std::numeric_limits<std::int64_t>::max(),
        wish.word.empty() ? std::string() : pattern_of(wish.word), wish.limit + 1);
  }
  more = static_cast<std::int64_t>(out.size()) > wish.limit;
  if (more) out.pop_back();
  return out;
}

ThreadPage page_of(Read& tx, PersonId person, const PageWish& wish) {
  bool more = false;
  std::vector<Entry> entries = entries_of(tx, person, wish, more);
  ThreadPage out;
  out.total = head_of(tx, person).entries;
  if (more) out.before = std::to_string(entries.back().at.ms) + "." + entries.back().id.text();
  out.entries = views_of(tx, std::move(entries));
  return out;
}

}  // namespace kaname::thread

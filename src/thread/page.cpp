// SPDX-License-Identifier: Apache-2.0
#include "thread/page.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>

#include "people/person_store.h"

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

// Entries written under one id, one more than wished for when there are older ones.
std::vector<Entry> written_under(Read& tx, PersonId person, const PageWish& wish) {
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
  return out;
}

}  // namespace

// A person that two records were merged into has entries under both ids.
std::vector<Entry> entries_of(Read& tx, PersonId person, const PageWish& wish, bool& more) {
  std::vector<Entry> out;
  for (const PersonId id : people::ids_of(tx, person)) {
    std::vector<Entry> some = written_under(tx, id, wish);
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  const auto newer = [](const Entry& a, const Entry& b) { return std::tie(a.at, a.id) > std::tie(b.at, b.id); };
  if (!std::is_sorted(out.begin(), out.end(), newer)) std::sort(out.begin(), out.end(), newer);
  more = static_cast<std::int64_t>(out.size()) > wish.limit;
  if (more) out.resize(static_cast<std::size_t>(wish.limit));
  return out;
}

ThreadPage page_of(Read& tx, PersonId person, const PageWish& wish) {
  bool more = false;
  std::vector<Entry> entries = entries_of(tx, person, wish, more);
  ThreadPage out;
  for (const PersonId id : people::ids_of(tx, person)) out.total += head_of(tx, id).entries;
  if (more) out.before = std::to_string(entries.back().at.ms) + "." + entries.back().id.text();
  out.entries = views_of(tx, std::move(entries));
  return out;
}

}  // namespace kaname::thread

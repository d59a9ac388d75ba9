// SPDX-License-Identifier: Apache-2.0
#include "directory/zone_suggest.h"

#include <algorithm>

#include "base/text_fold.h"

namespace kaname::directory {
namespace {

constexpr std::size_t kLongestDistrict = 36;  // bytes: 12 letters; longer is a sentence

enum Rank { name_begins, reading_begins, name_contains, district_is, district_begins, none };

Rank begins_or_contains(std::string_view text, std::string_view word, Rank begins, Rank contains) {
  if (text.starts_with(word)) return begins;
  return text.find(word) != std::string_view::npos ? contains : none;
}

// How well a zone fits, and the district it fits by.
std::pair<Rank, std::string> rank_of(std::string_view name, std::string_view kana, std::string_view note,
                                     std::string_view word) {
  const std::string folded_kana = text::fold(kana);
  const Rank by_kana = !folded_kana.empty() && folded_kana.starts_with(word) ? reading_begins : none;
  std::pair<Rank, std::string> best{
      std::min(begins_or_contains(text::fold(name), word, name_begins, name_contains), by_kana), ""};
  if (best.first != none) return best;
  for (const std::string& district : districts_in(note)) {
    const std::string folded = text::fold(district);
    const Rank rank = folded == word ? district_is : folded.starts_with(word) ? district_begins : none;
    if (rank < best.first) best = {rank, district};
  }
  return best;
}

}  // namespace

std::vector<std::string> districts_in(std::string_view note) {
  std::string plain = text::nfkc(note);
  for (const std::string_view mark : {"、", "・", "。", "\n", "\r", "\t", ",", "/", ";"}) {
    std::string spaced;
    for (std::size_t at = 0; at < plain.size();) {
      const std::size_t next = std::min(plain.find(mark, at), plain.size());
      spaced.append(plain, at, next - at);
      if (next < plain.size()) spaced += ' ';
      at = next + mark.size();
    }
    plain = std::move(spaced);
  }
  std::vector<std::string> out;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    if (end > at && end - at <= kLongestDistrict) out.push_back(plain.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<ZoneSuggestion> suggest_zones(store::Read& tx, std::string_view folded, std::size_t most) {
  std::string_view word = folded;
  const std::string suffix = text::fold("圏域");
  if (word.ends_with(suffix) && word.size() > suffix.size()) word.remove_suffix(suffix.size());
  std::vector<std::pair<Rank, ZoneSuggestion>> found;
  if (word.empty()) return {};
  tx.rows(
      "SELECT id, name, name_kana, note FROM zone WHERE area_id = $1 ORDER BY position, id",
      [&](const model::Row& row) {
        const auto [rank, district] = rank_of(row.text(1), row.text(2), row.text(3), word);
        const auto id = ZoneId::parse(row.text(0));
        if (rank == none || !id) return;
        const std::string name(row.text(1));
        found.push_back({rank, {*id, district.empty() ? name : name + "（" + district + "）"}});
      },
      tx.area());
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<ZoneSuggestion> out;
  for (auto& [rank, zone] : found) {
    if (out.size() < most) out.push_back(std::move(zone));
  }
  return out;
}

}  // namespace kaname::directory

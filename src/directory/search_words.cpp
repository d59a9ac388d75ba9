// SPDX-License-Identifier: Apache-2.0
// What people type and what they mean by it.
#include "base/text_fold.h"
#include "directory/capability_items.h"
#include "directory/search_api.h"

namespace kaname::directory {
namespace {

struct KindWord {
  std::string_view word;  // as people say it
  FacilityKind kind;
};

// Everyday words for kinds, besides their names in kFacilityKinds.
constexpr auto kKindWords = std::to_array<KindWord>({
    {"病院", FacilityKind::hospital},
    {"医院", FacilityKind::clinic},
    {"クリニック", FacilityKind::clinic},
    {"在宅医", FacilityKind::clinic},
    {"往診", FacilityKind::clinic},
    {"歯科", FacilityKind::dental},
    {"歯医者", FacilityKind::dental},
    {"訪問歯科", FacilityKind::dental},
    {"薬局", FacilityKind::pharmacy},
    {"訪看", FacilityKind::home_nursing},
    {"訪問看護ステーション", FacilityKind::home_nursing},
    {"訪リハ", FacilityKind::home_rehab},
    {"訪問リハ", FacilityKind::home_rehab},
    {"デイケア", FacilityKind::day_rehab},
    {"通所リハ", FacilityKind::day_rehab},
    {"ケアマネ", FacilityKind::care_management},
    {"ケアマネジャー", FacilityKind::care_management},
    {"居宅", FacilityKind::care_management},
    {"包括", FacilityKind::community_support_center},
    {"ヘルパー", FacilityKind::home_help},
    {"入浴", FacilityKind::home_bath},
    {"デイサービス", FacilityKind::day_service},
    {"デイサービス", FacilityKind::community_day_service},
    {"デイ", FacilityKind::day_service},
    {"デイ", FacilityKind::community_day_service},
    {"ショート", FacilityKind::short_stay},
    {"ショートステイ", FacilityKind::short_stay},
    {"ショートステイ", FacilityKind::medical_short_stay},
    {"小多機", FacilityKind::small_multi},
    {"看多機", FacilityKind::nursing_small_multi},
    {"グループホーム", FacilityKind::group_home},
    {"特養", FacilityKind::special_nursing_home},
    {"老健", FacilityKind::health_facility},
    {"有料老人ホーム", FacilityKind::specified_facility},
    {"福祉用具", FacilityKind::equipment_rental},
    {"後方支援病院", FacilityKind::backup_hospital},
    {"サロン", FacilityKind::salon},
    {"通いの場", FacilityKind::salon},
    {"弁当", FacilityKind::meal_delivery},
    {"買い物", FacilityKind::shopping},
    {"介護タクシー", FacilityKind::transport},
});

void add_once(std::vector<FacilityKind>& kinds, FacilityKind kind) {
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
}

// Folding 80 short words at every search would cost more than the search.
const std::vector<std::pair<std::string, FacilityKind>>& kind_words() {
  static const auto words = [] {
    std::vector<std::pair<std::string, FacilityKind>> out;
    for (const KindWord& w : kKindWords) out.emplace_back(text::fold(w.word), w.kind);
    for (std::size_t k = 0; k < kFacilityKinds.size(); ++k) {
      out.emplace_back(text::fold(kFacilityKinds[k].ja), static_cast<FacilityKind>(k));
      out.emplace_back(text::fold(kFacilityKinds[k].en), static_cast<FacilityKind>(k));
    }
    return out;
  }();
  return words;
}

std::vector<FacilityKind> kinds_named(std::string_view folded) {
  std::vector<FacilityKind> out;
  for (const auto& [word, kind] : kind_words()) {
    if (word == folded) add_once(out, kind);
  }
  return out;
}

struct ZoneWords {
  ZoneId id;
  std::string name, note;  // folded
};

std::vector<ZoneWords> zone_words(store::Read& tx) {
  std::vector<ZoneWords> out;
  tx.rows(
      "SELECT id, name, note FROM zone WHERE area_id = $1 ORDER BY position, id",
      [&](const model::Row& row) {
        if (const auto id = ZoneId::parse(row.text(0))) {
          out.push_back({*id, text::fold(row.text(1)), text::fold(row.text(2))});
        }
      },
      tx.area());
  return out;
}

// A zone is meant by its name, with or without 圏域, or by a school district in its note.
std::vector<ZoneId> zones_named(const std::vector<ZoneWords>& zones, std::string_view folded) {
  std::vector<ZoneId> out;
  if (folded.size() < 6) return out;  // one letter names no place
  std::string_view word = folded;
  const std::string suffix = text::fold("圏域");
  if (word.ends_with(suffix) && word.size() > suffix.size()) word.remove_suffix(suffix.size());
  for (const ZoneWords& zone : zones) {
    if (zone.name.find(word) != std::string::npos || zone.note.find(word) != std::string::npos) out.push_back(zone.id);
  }
  return out;
}

}  // namespace

std::vector<std::string> known_words(store::Read& tx) {
  std::vector<std::string> out;
  for (const auto& [word, kind] : kind_words()) out.push_back(word);
  for (const CapabilityItem& item : capability_items()) out.push_back(text::fold(item.ja));
  const auto add = [&](const model::Row& row) { out.push_back(text::fold(row.text(0))); };
  tx.rows("SELECT name FROM zone WHERE area_id = $1", add, tx.area());
  tx.rows("SELECT municipality FROM area WHERE area_id = $1", add, tx.area());
  tx.rows(
      "SELECT municipality FROM area WHERE area_id = $1",
      [&](const model::Row& row) {  // 枚方市 is asked for as 枚方
        const std::string name = text::fold(row.text(0));
        if (name.size() > 6) out.push_back(name.substr(0, name.size() - 3));
      },
      tx.area());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<SearchWord> understand(store::Read& tx, std::string_view q) {
  std::vector<SearchWord> out;
  const std::vector<ZoneWords> zones = q.empty() ? std::vector<ZoneWords>() : zone_words(tx);
  const std::string plain = text::nfkc(q);  // full-width spaces become ordinary ones
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find_first_of(" \t\n\r", at), plain.size());
    const std::string word = plain.substr(at, end - at);
    at = end + 1;
    SearchWord meant;
    meant.folded = text::fold(word);
    if (meant.folded.empty()) continue;
    for (const CapabilityItem* item : capabilities_named(word)) meant.items.emplace_back(item->code);
    meant.kinds = kinds_named(meant.folded);
    meant.zones = zones_named(zones, meant.folded);
    out.push_back(std::move(meant));
    if (out.size() == 8) break;  // more words than a person types
  }
  return out;
}

}  // namespace kaname::directory

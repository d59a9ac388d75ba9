// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/service_kinds.h"

#include <algorithm>
#include <array>

#include "base/text_fold.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;

struct Words {
  std::string_view start;  // the words begin so, after 指定, 介護予防 and the like are taken away
  FacilityKind kind;
  bool official = false;  // the name of the care service in the official lists
};

// Longer beginnings stand before shorter ones. Names as in 介護サービス情報公表 and in municipal lists.
constexpr auto kWords = std::to_array<Words>({
    {"訪問介護看護", FacilityKind::regular_visit},
    {"訪問介護", FacilityKind::home_help, true},
    {"ホームヘルプ", FacilityKind::home_help},
    {"訪問入浴介護", FacilityKind::home_bath, true},
    {"訪問入浴", FacilityKind::home_bath},
    {"訪問看護", FacilityKind::home_nursing, true},
    {"訪問リハビリテーション", FacilityKind::home_rehab, true},
    {"訪問リハ", FacilityKind::home_rehab},
    {"通所リハビリテーション", FacilityKind::day_rehab, true},
    {"通所リハ", FacilityKind::day_rehab},
    {"居宅介護支援", FacilityKind::care_management, true},
    {"地域包括支援センター", FacilityKind::community_support_center},
    {"介護予防支援", FacilityKind::community_support_center},
    {"予防支援", FacilityKind::community_support_center},
    {"地域密着型通所介護", FacilityKind::community_day_service, true},
    {"認知症対応型通所介護", FacilityKind::dementia_day, true},
    {"認知症対応型デイ", FacilityKind::dementia_day},
    {"重度認知症", FacilityKind::severe_dementia_day},
    {"療養通所介護", FacilityKind::therapy_day, true},
    {"通所介護", FacilityKind::day_service, true},
    {"デイサービス", FacilityKind::day_service},
    {"短期入所療養介護", FacilityKind::medical_short_stay, true},
    {"短期入所生活介護", FacilityKind::short_stay, true},
    {"ショートステイ", FacilityKind::short_stay},
    {"看護小規模多機能型居宅介護", FacilityKind::nursing_small_multi, true},
    {"看護小規模多機能", FacilityKind::nursing_small_multi},
    {"複合型サービス", FacilityKind::nursing_small_multi},
    {"小規模多機能型居宅介護", FacilityKind::small_multi, true},
    {"小規模多機能", FacilityKind::small_multi},
    {"定期巡回・随時対応型訪問介護看護", FacilityKind::regular_visit, true},
    {"定期巡回", FacilityKind::regular_visit},
    {"夜間対応型訪問介護", FacilityKind::night_visit, true},
    {"認知症対応型共同生活介護", FacilityKind::group_home, true},
    {"認知症高齢者グループホーム", FacilityKind::group_home},
    {"グループホーム", FacilityKind::group_home},
    {"地域密着型介護老人福祉施設入所者生活介護", FacilityKind::community_special_nursing_home, true},
    {"地域密着型介護老人福祉施設", FacilityKind::community_special_nursing_home},
    {"介護老人福祉施設", FacilityKind::special_nursing_home, true},
    {"特別養護老人ホーム", FacilityKind::special_nursing_home},
    {"介護老人保健施設", FacilityKind::health_facility, true},
    {"介護医療院", FacilityKind::medical_institution, true},
    {"特定施設入居者生活介護", FacilityKind::specified_facility, true},
    {"地域密着型特定施設", FacilityKind::specified_facility},
    {"有料老人ホーム", FacilityKind::specified_facility},
    {"サービス付き高齢者向け住宅", FacilityKind::specified_facility},
    {"軽費老人ホーム", FacilityKind::specified_facility},
    {"福祉用具貸与", FacilityKind::equipment_rental, true},
    {"特定福祉用具販売", FacilityKind::equipment_sales, true},
    {"福祉用具販売", FacilityKind::equipment_sales},
    {"居宅療養管理指導", FacilityKind::home_care_guidance, true},
    {"住宅改修", FacilityKind::home_modification},
    {"在宅療養後方支援病院", FacilityKind::backup_hospital},
    {"歯科診療所", FacilityKind::dental},
    {"診療所（歯科）", FacilityKind::dental},
    {"歯科", FacilityKind::dental},
    {"病院", FacilityKind::hospital},
    {"一般病院", FacilityKind::hospital},
    {"地域医療支援病院", FacilityKind::hospital},
    {"特定機能病院", FacilityKind::hospital},
    {"精神科病院", FacilityKind::hospital},
    {"診療所", FacilityKind::clinic},
    {"一般診療所", FacilityKind::clinic},
    {"有床診療所", FacilityKind::clinic},
    {"無床診療所", FacilityKind::clinic},
    {"クリニック", FacilityKind::clinic},
    {"医院", FacilityKind::clinic},
    {"保険薬局", FacilityKind::pharmacy},
    {"調剤薬局", FacilityKind::pharmacy},
    {"薬局", FacilityKind::pharmacy},
    {"保健所", FacilityKind::health_center},
    {"保健センター", FacilityKind::health_center},
    {"在宅医療・介護連携", FacilityKind::coordination_center},
});

// The keys of open files made of the official data (鳥取県 and 枚方市 sets).
struct Code {
  std::string_view code;
  FacilityKind kind;
};
constexpr auto kCodes = std::to_array<Code>({
    {"tokuyou", FacilityKind::special_nursing_home},
    {"day_service", FacilityKind::day_service},
    {"home_help", FacilityKind::home_help},
    {"community_day_service", FacilityKind::community_day_service},
    {"med_hospital", FacilityKind::hospital},
    {"med_clinic", FacilityKind::clinic},
    {"med_dental", FacilityKind::dental},
    {"hospital", FacilityKind::hospital},
    {"clinic", FacilityKind::clinic},
    {"dental", FacilityKind::dental},
    {"pharmacy", FacilityKind::pharmacy},
});

std::string without_start(std::string text) {
  static const std::array<std::string, 5> kStarts = {text::fold("指定"), text::fold("介護予防"), text::fold("共生型"),
                                                     text::fold("基準該当"), text::fold("（介護予防）")};
  for (bool again = true; again;) {
    again = false;
    for (const std::string& start : kStarts) {
      if (text.size() > start.size() && text.compare(0, start.size(), start) == 0) {
        // 介護予防支援 is a service of its own.
        if (start == kStarts[1] && text == text::fold("介護予防支援")) return text;
        text.erase(0, start.size());
        again = true;
      }
    }
  }
  return text;
}

const std::vector<std::pair<std::string, FacilityKind>>& folded_words() {
  static const auto folded = [] {
    std::vector<std::pair<std::string, FacilityKind>> out;
    for (const Words& words : kWords) out.emplace_back(text::fold(words.start), words.kind);
    return out;
  }();
  return folded;
}

constexpr FacilityKind kLeading[] = {FacilityKind::hospital,
                                     FacilityKind::clinic,
                                     FacilityKind::dental,
                                     FacilityKind::pharmacy,
                                     FacilityKind::special_nursing_home,
                                     FacilityKind::community_special_nursing_home,
                                     FacilityKind::health_facility,
                                     FacilityKind::medical_institution,
                                     FacilityKind::specified_facility,
                                     FacilityKind::group_home,
                                     FacilityKind::community_support_center,
                                     FacilityKind::nursing_small_multi,
                                     FacilityKind::small_multi,
                                     FacilityKind::home_nursing,
                                     FacilityKind::care_management,
                                     FacilityKind::equipment_rental};

}  // namespace

directory::FacilityKind kind_of_service(std::string_view words) {
  const std::string trimmed = text::trim(words);
  FacilityKind by_code{};
  for (const Code& code : kCodes) {
    if (code.code == trimmed) return code.kind;
  }
  if (model::choice_from(trimmed, by_code)) return by_code;
  for (const model::Option& option : directory::kFacilityKinds) {
    if (option.ja == trimmed) {
      model::choice_from(option.code, by_code);
      return by_code;
    }
  }
  const std::string folded = without_start(text::fold(trimmed));
  for (const auto& [start, kind] : folded_words()) {
    if (folded.compare(0, start.size(), start) == 0) return kind;
  }
  return FacilityKind::other;
}

std::string_view official_service(directory::FacilityKind kind) {
  for (const Words& words : kWords) {
    if (words.kind == kind && words.official) return words.start;
  }
  return {};
}

bool is_medical(directory::FacilityKind kind) {
  return kind == FacilityKind::hospital || kind == FacilityKind::clinic || kind == FacilityKind::dental ||
      kind == FacilityKind::pharmacy;
}

directory::FacilityKind leading_kind(const std::vector<directory::SourceService>& services) {
  for (const FacilityKind kind : kLeading) {
    for (const directory::SourceService& service : services) {
      if (service.kind == kind) return kind;
    }
  }
  return services.empty() ? FacilityKind::other : services.front().kind;
}

void add_service(std::vector<directory::SourceService>& services, directory::SourceService service) {
  for (directory::SourceService& known : services) {
    if (known.kind != service.kind || known.office_number != service.office_number) continue;
    const bool same_words = text::fold(known.kind_text) == text::fold(service.kind_text);
    if (known.kind == FacilityKind::other && !same_words) continue;
    if (!same_words) known.kind_text += "; " + service.kind_text;
    if (!known.capacity) known.capacity = service.capacity;
    if (known.hours_note.empty()) known.hours_note = std::move(service.hours_note);
    if (known.hours.empty()) known.hours = std::move(service.hours);
    return;
  }
  services.push_back(std::move(service));
}

}  // namespace kaname::bridges

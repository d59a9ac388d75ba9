// SPDX-License-Identifier: Apache-2.0
#pragma once
// Choices used by the facts of a person. Care levels and independence follow the codes of ケアプラン標準仕様 V4.

#include <array>
#include <string_view>

#include "model/field.h"

namespace kaname::people {

enum class CareItem {
  oxygen,
  ventilator,
  cpap,
  suction,
  tracheostomy,
  feeding_tube,
  gastrostomy,
  central_line,
  drip,
  urinary_catheter,
  nephrostomy,
  stoma,
  peritoneal_dialysis,
  haemodialysis,
  pressure_ulcer,
  insulin,
  pain_pump,
  pacemaker,
  shunt,
  other
};
inline constexpr auto kCareItems = std::to_array<model::Option>({
    {"oxygen", "在宅酸素", "Home oxygen"},
    {"ventilator", "人工呼吸器", "Ventilator"},
    {"cpap", "CPAP・NPPV", "CPAP, NPPV"},
    {"suction", "吸引", "Suction"},
    {"tracheostomy", "気管切開", "Tracheostomy"},
    {"feeding_tube", "経鼻経管栄養", "Nasal feeding tube"},
    {"gastrostomy", "胃瘻・腸瘻", "Gastrostomy"},
    {"central_line", "中心静脈栄養", "Central venous nutrition"},
    {"drip", "点滴", "Drip"},
    {"urinary_catheter", "膀胱留置カテーテル", "Urinary catheter"},
    {"nephrostomy", "腎瘻・膀胱瘻", "Nephrostomy"},
    {"stoma", "ストーマ", "Stoma"},
    {"peritoneal_dialysis", "腹膜透析", "Peritoneal dialysis"},
    {"haemodialysis", "血液透析", "Haemodialysis"},
    {"pressure_ulcer", "褥瘡の処置", "Pressure ulcer care"},
    {"insulin", "インスリン・自己注射", "Insulin, self-injection"},
    {"pain_pump", "麻薬・疼痛管理", "Pain pump"},
    {"pacemaker", "ペースメーカー", "Pacemaker"},
    {"shunt", "シャント", "Shunt"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<CareItem>) { return kCareItems; }
constexpr std::string_view choice_name(model::Tag<CareItem>) { return "CareItem"; }

enum class RegularKind {
  medical,
  dental,
  pharmacy,
  nursing,
  rehabilitation,
  care_manager,
  day,
  home_help,
  hospital,
  equipment,
  other
};
inline constexpr auto kRegularKinds = std::to_array<model::Option>({
    {"medical", "かかりつけ医", "Doctor"},
    {"dental", "かかりつけ歯科", "Dentist"},
    {"pharmacy", "かかりつけ薬局", "Pharmacy"},
    {"nursing", "訪問看護", "Visiting nurse"},
    {"rehabilitation", "リハビリ", "Rehabilitation"},
    {"care_manager", "ケアマネジャー", "Care manager"},
    {"day", "通所・短期入所", "Day and short stay"},
    {"home_help", "訪問介護", "Home help"},
    {"hospital", "後方支援病院", "Back-up hospital"},
    {"equipment", "福祉用具", "Equipment"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<RegularKind>) { return kRegularKinds; }
constexpr std::string_view choice_name(model::Tag<RegularKind>) { return "RegularKind"; }

enum class Living { unknown, alone, couple, with_family, old_and_child, facility, other };
inline constexpr auto kLivings = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"alone", "独居", "Alone"},
    {"couple", "高齢者のみ世帯", "Older people only"},
    {"with_family", "家族と同居", "With family"},
    {"old_and_child", "親と未婚の子（8050など）", "Parent and unmarried child"},
    {"facility", "施設・高齢者住宅", "Facility or senior housing"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<Living>) { return kLivings; }
constexpr std::string_view choice_name(model::Tag<Living>) { return "Living"; }

enum class CertificationState { unknown, none, applied, certified };
inline constexpr auto kCertificationStates = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"none", "未申請", "Not applied"},
    {"applied", "申請中", "Applied"},
    {"certified", "認定済", "Certified"},
});
constexpr const auto& options(model::Tag<CertificationState>) { return kCertificationStates; }
constexpr std::string_view choice_name(model::Tag<CertificationState>) { return "CertificationState"; }

// 要介護状態区分; the codes of the standard stand in care_level_code().
enum class CareLevel {
  unknown,
  not_eligible,
  project,
  transitional,
  support1,
  support2,
  care1,
  care2,
  care3,
  care4,
  care5
};
inline constexpr auto kCareLevels = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"not_eligible", "非該当", "Not eligible"},
    {"project", "事業対象者", "Project participant"},
    {"transitional", "経過的要介護", "Transitional"},
    {"support1", "要支援1", "Support 1"},
    {"support2", "要支援2", "Support 2"},
    {"care1", "要介護1", "Care 1"},
    {"care2", "要介護2", "Care 2"},
    {"care3", "要介護3", "Care 3"},
    {"care4", "要介護4", "Care 4"},
    {"care5", "要介護5", "Care 5"},
});
constexpr const auto& options(model::Tag<CareLevel>) { return kCareLevels; }
constexpr std::string_view choice_name(model::Tag<CareLevel>) { return "CareLevel"; }

// The two digits of ケアプラン標準仕様 V4: 01 非該当, 06 事業対象者, 11 経過的要介護, 12–13 要支援, 21–25 要介護.
constexpr CareLevel care_level_from(std::string_view code) {
  constexpr std::string_view codes[] = {"", "01", "06", "11", "12", "13", "21", "22", "23", "24", "25"};
  for (std::size_t i = 1; i < std::size(codes); ++i) {
    if (codes[i] == code) return static_cast<CareLevel>(i);
  }
  return CareLevel::unknown;
}

enum class DisabilityLevel { unknown, independent, j1, j2, a1, a2, b1, b2, c1, c2 };
inline constexpr auto kDisabilityLevels = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"independent", "自立", "Independent"},
    {"j1", "J1", "J1"},
    {"j2", "J2", "J2"},
    {"a1", "A1", "A1"},
    {"a2", "A2", "A2"},
    {"b1", "B1", "B1"},
    {"b2", "B2", "B2"},
    {"c1", "C1", "C1"},
    {"c2", "C2", "C2"},
});
constexpr const auto& options(model::Tag<DisabilityLevel>) { return kDisabilityLevels; }
constexpr std::string_view choice_name(model::Tag<DisabilityLevel>) { return "DisabilityLevel"; }

enum class DementiaLevel { unknown, independent, i, iia, iib, iiia, iiib, iv, m };
inline constexpr auto kDementiaLevels = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"independent", "自立", "Independent"},
    {"i", "Ⅰ", "I"},
    {"iia", "Ⅱa", "IIa"},
    {"iib", "Ⅱb", "IIb"},
    {"iiia", "Ⅲa", "IIIa"},
    {"iiib", "Ⅲb", "IIIb"},
    {"iv", "Ⅳ", "IV"},
    {"m", "M", "M"},
});
constexpr const auto& options(model::Tag<DementiaLevel>) { return kDementiaLevels; }
constexpr std::string_view choice_name(model::Tag<DementiaLevel>) { return "DementiaLevel"; }

enum class Help { unknown, alone, watched, partly, wholly };
inline constexpr auto kHelps = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"alone", "自立", "Independent"},
    {"watched", "見守り", "Watched"},
    {"partly", "一部介助", "Partly helped"},
    {"wholly", "全介助", "Wholly helped"},
});
constexpr const auto& options(model::Tag<Help>) { return kHelps; }
constexpr std::string_view choice_name(model::Tag<Help>) { return "Help"; }

}  // namespace kaname::people

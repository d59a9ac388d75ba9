// SPDX-License-Identifier: Apache-2.0
#pragma once
// The closed lists of the directory: each choice with its wire code and what people read. The order of enumerators and
// options is the same; a code never changes its meaning, new ones are added at the end.

#include <array>

#include "model/field.h"

namespace kaname::directory {

// What a facility or one of its services is. `open_data_code` of a kind (service_kinds.h) ties it to official lists.
enum class FacilityKind {
  hospital,
  clinic,
  dental,
  pharmacy,
  home_nursing,
  home_rehab,
  day_rehab,
  care_management,
  community_support_center,
  home_help,
  home_bath,
  day_service,
  community_day_service,
  dementia_day,
  severe_dementia_day,
  therapy_day,
  short_stay,
  medical_short_stay,
  small_multi,
  nursing_small_multi,
  regular_visit,
  night_visit,
  group_home,
  special_nursing_home,
  community_special_nursing_home,
  health_facility,
  medical_institution,
  specified_facility,
  equipment_rental,
  equipment_sales,
  home_care_guidance,
  home_modification,
  backup_hospital,
  coordination_center,
  health_center,
  salon,
  meal_delivery,
  shopping,
  transport,
  watch,
  other_informal,
  other
};

inline constexpr auto kFacilityKinds = std::to_array<model::Option>({
    {"hospital", "病院", "Hospital"},
    {"clinic", "診療所", "Clinic"},
    {"dental", "歯科診療所", "Dental clinic"},
    {"pharmacy", "薬局", "Pharmacy"},
    {"home_nursing", "訪問看護", "Home-visit nursing"},
    {"home_rehab", "訪問リハビリ", "Home-visit rehabilitation"},
    {"day_rehab", "通所リハビリ", "Day rehabilitation"},
    {"care_management", "居宅介護支援", "Care-management office"},
    {"community_support_center", "地域包括支援センター", "Community support centre"},
    {"home_help", "訪問介護", "Home help"},
    {"home_bath", "訪問入浴", "Home-visit bathing"},
    {"day_service", "通所介護", "Day service"},
    {"community_day_service", "地域密着型通所介護", "Community day service"},
    {"dementia_day", "認知症対応型通所介護", "Dementia day service"},
    {"severe_dementia_day", "重度認知症デイケア", "Severe-dementia day care"},
    {"therapy_day", "療養通所介護", "Day service with medical care"},
    {"short_stay", "短期入所生活介護", "Short stay"},
    {"medical_short_stay", "短期入所療養介護", "Medical short stay"},
    {"small_multi", "小規模多機能", "Small multifunctional care"},
    {"nursing_small_multi", "看護小規模多機能", "Nursing small multifunctional care"},
    {"regular_visit", "定期巡回・随時対応", "Regular and on-demand visits"},
    {"night_visit", "夜間対応型訪問介護", "Night visits"},
    {"group_home", "認知症グループホーム", "Dementia group home"},
    {"special_nursing_home", "特別養護老人ホーム", "Special nursing home"},
    {"community_special_nursing_home", "地域密着型特養", "Community special nursing home"},
    {"health_facility", "介護老人保健施設", "Geriatric health facility"},
    {"medical_institution", "介護医療院", "Care medical institution"},
    {"specified_facility", "特定施設・有料老人ホーム等", "Residential care home"},
    {"equipment_rental", "福祉用具貸与", "Equipment rental"},
    {"equipment_sales", "福祉用具販売", "Equipment sales"},
    {"home_care_guidance", "居宅療養管理指導", "Home care guidance"},
    {"home_modification", "住宅改修", "Home modification"},
    {"backup_hospital", "在宅療養後方支援病院", "Back-up hospital"},
    {"coordination_center", "在宅医療・介護連携センター", "Coordination centre"},
    {"health_center", "保健所・保健センター", "Health centre"},
    {"salon", "サロン・通いの場", "Salon"},
    {"meal_delivery", "配食", "Meal delivery"},
    {"shopping", "買い物支援・宅配", "Shopping help"},
    {"transport", "移動支援・介護タクシー", "Transport"},
    {"watch", "見守り", "Watching over"},
    {"other_informal", "その他の生活支援", "Other life support"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<FacilityKind>) { return kFacilityKinds; }
constexpr std::string_view choice_name(model::Tag<FacilityKind>) { return "FacilityKind"; }

// Whether something is accepted: ○ / 条件付 / × / 要相談.
enum class Acceptance { yes, conditional, no, ask };
inline constexpr auto kAcceptances = std::to_array<model::Option>({
    {"yes", "○", "Yes"},
    {"conditional", "条件付", "With conditions"},
    {"no", "×", "No"},
    {"ask", "要相談", "Ask"},
});
constexpr const auto& options(model::Tag<Acceptance>) { return kAcceptances; }
constexpr std::string_view choice_name(model::Tag<Acceptance>) { return "Acceptance"; }

enum class FacilityStatus { active, suspended, closure_candidate, closed };
inline constexpr auto kFacilityStatuses = std::to_array<model::Option>({
    {"active", "開設中", "Open"},
    {"suspended", "休止中", "Suspended"},
    {"closure_candidate", "休廃止の疑い", "Possibly closed"},
    {"closed", "廃止", "Closed"},
});
constexpr const auto& options(model::Tag<FacilityStatus>) { return kFacilityStatuses; }
constexpr std::string_view choice_name(model::Tag<FacilityStatus>) { return "FacilityStatus"; }

// How exactly a place is known. Below `block` the map says so in words.
enum class GeocodeLevel { given, block, oaza, town, city, none, needs_check };
inline constexpr auto kGeocodeLevels = std::to_array<model::Option>({
    {"given", "提供された位置", "As given"},
    {"block", "街区の中心", "Centre of the block"},
    {"oaza", "町丁目の中心", "Centre of the town block"},
    {"town", "町の中心", "Centre of the town"},
    {"city", "市の中心", "Centre of the city"},
    {"none", "位置なし", "No position"},
    {"needs_check", "位置要確認", "Position to be checked"},
});
constexpr const auto& options(model::Tag<GeocodeLevel>) { return kGeocodeLevels; }
constexpr std::string_view choice_name(model::Tag<GeocodeLevel>) { return "GeocodeLevel"; }

// The groups of facts that are confirmed, edited and aged together.
enum class FactGroup { basic, place, contact, hours, capabilities, windows, notifications, relations };
inline constexpr auto kFactGroups = std::to_array<model::Option>({
    {"basic", "基本情報", "Basics"},
    {"place", "所在地", "Place"},
    {"contact", "連絡先", "Contact"},
    {"hours", "サービスと時間", "Services and hours"},
    {"capabilities", "対応できること", "Capabilities"},
    {"windows", "連絡窓口（ケアマネタイム）", "Contact windows"},
    {"notifications", "届出", "Notifications"},
    {"relations", "連携先", "Relations"},
});
constexpr const auto& options(model::Tag<FactGroup>) { return kFactGroups; }
constexpr std::string_view choice_name(model::Tag<FactGroup>) { return "FactGroup"; }

// Where a group of facts comes from.
enum class FactSource { open_data, notification_list, facility, survey, visit, town };
inline constexpr auto kFactSources = std::to_array<model::Option>({
    {"open_data", "公開データ", "Open data"},
    {"notification_list", "届出名簿", "Official list"},
    {"facility", "本人確認", "Confirmed by the facility"},
    {"survey", "資源調査", "Survey"},
    {"visit", "訪問で確認", "Confirmed on a visit"},
    {"town", "市・センターが入力", "Entered by the town"},
});
constexpr const auto& options(model::Tag<FactSource>) { return kFactSources; }
constexpr std::string_view choice_name(model::Tag<FactSource>) { return "FactSource"; }

enum class Channel { phone, fax, visit, mail, system };
inline constexpr auto kChannels = std::to_array<model::Option>({
    {"phone", "電話", "Phone"},
    {"fax", "FAX", "FAX"},
    {"visit", "面談", "Visit"},
    {"mail", "メール", "Mail"},
    {"system", "このシステム", "This system"},
});
constexpr const auto& options(model::Tag<Channel>) { return kChannels; }
constexpr std::string_view choice_name(model::Tag<Channel>) { return "Channel"; }

// Who may see a fact. Each audience sees what the ones before it see.
enum class Audience { everyone, professional, town };
inline constexpr auto kAudiences = std::to_array<model::Option>({
    {"public", "一般に公開", "Public"},
    {"professional", "専門職のみ", "Professionals"},
    {"town", "市・センターのみ", "Town only"},
});
constexpr const auto& options(model::Tag<Audience>) { return kAudiences; }
constexpr std::string_view choice_name(model::Tag<Audience>) { return "Audience"; }

// How two facilities belong together, drawn in the organisation chart (組織図).
enum class RelationRole {
  backup_hospital,
  linked_clinic,
  cooperating_institution,
  night_partner,
  round_the_clock_pharmacy,
  commissioned,
  branch,
  member,
  other
};
inline constexpr auto kRelationRoles = std::to_array<model::Option>({
    {"backup_hospital", "後方支援", "Back-up hospital of"},
    {"linked_clinic", "連携型在支診", "Linked clinic of"},
    {"cooperating_institution", "協力医療機関", "Cooperating institution of"},
    {"night_partner", "夜間・休日の連携", "Night partner of"},
    {"round_the_clock_pharmacy", "24時間連携薬局", "24-hour pharmacy of"},
    {"commissioned", "委託", "Commissioned by"},
    {"branch", "サテライト", "Branch of"},
    {"member", "構成員", "Member of"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<RelationRole>) { return kRelationRoles; }
constexpr std::string_view choice_name(model::Tag<RelationRole>) { return "RelationRole"; }

// What a named set of zones is for (圏域 overlap and change).
enum class ZoneSetKind { daily_life, medical_association, school, neighbourhood, station, other };
inline constexpr auto kZoneSetKinds = std::to_array<model::Option>({
    {"daily_life", "日常生活圏域", "Daily-life zones"},
    {"medical_association", "医師会の地区", "Medical association districts"},
    {"school", "校区", "School districts"},
    {"neighbourhood", "町会・自治会", "Neighbourhoods"},
    {"station", "連携ステーションの担当", "Station areas"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<ZoneSetKind>) { return kZoneSetKinds; }
constexpr std::string_view choice_name(model::Tag<ZoneSetKind>) { return "ZoneSetKind"; }

}  // namespace kaname::directory

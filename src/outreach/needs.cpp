// SPDX-License-Identifier: Apache-2.0
#include "outreach/needs.h"

#include <string>
#include <unordered_map>

#include "base/text_fold.h"

namespace kaname::outreach {
namespace {

using K = FacilityKind;

// 受理記号: 支援診・支援病 在宅療養支援診療所・病院, 在医総管 在宅時医学総合管理料, 歯援診 在宅療養支援歯科診療所, 在薬 在宅患者訪問薬剤管理指導料.
constexpr auto kNeeds = std::to_array<Need>({
    {"home_doctor",
     "家に来てくれる医師",
     "A doctor who comes to my home",
     "訪問診療・往診をする診療所や病院",
     "Clinics and hospitals",
     {K::clinic, K::hospital},
     "act_home_visit",
     "支援診|支援病|在医総管"},
    {"home_nursing",
     "訪問看護",
     "A nurse who comes to my home",
     "看護師が家に来て手当てや相談をします",
     "Home-visit nursing",
     {K::home_nursing, K::nursing_small_multi}},
    {"medicine",
     "お薬を届けてほしい",
     "Medicine brought to my home",
     "薬剤師が家に来る薬局",
     "Pharmacies",
     {K::pharmacy},
     "pharmacy_home_visit",
     "在薬"},
    {"dental",
     "入れ歯・歯の往診",
     "A dentist who comes to my home",
     "歯科の訪問診療",
     "Dental clinics",
     {K::dental},
     "dental_home_visit",
     "歯援診"},
    {"care_advice",
     "介護の相談",
     "Advice about care",
     "地域包括支援センター・ケアマネジャー",
     "Community support centres and care managers",
     {K::community_support_center, K::care_management, K::coordination_center}},
    {"rehab",
     "リハビリ",
     "Rehabilitation",
     "家に来る・通う リハビリ",
     "At home or as a day service",
     {K::home_rehab, K::day_rehab}},
    {"home_help",
     "家事や身の回りの手伝い",
     "Help with housework and daily life",
     "ヘルパーが家に来ます",
     "Home helpers",
     {K::home_help, K::regular_visit, K::night_visit}},
    {"bath",
     "お風呂の手伝い",
     "Help with bathing",
     "訪問入浴・デイサービス",
     "Bathing at home or at a day service",
     {K::home_bath, K::day_service, K::community_day_service}},
    {"day",
     "日中に通う所",
     "A place to spend the day",
     "デイサービス",
     "Day services",
     {K::day_service, K::community_day_service, K::dementia_day, K::severe_dementia_day, K::therapy_day}},
    {"stay",
     "短い間 泊まる所",
     "A short stay",
     "ショートステイ・小規模多機能",
     "Short stays",
     {K::short_stay, K::medical_short_stay, K::small_multi, K::nursing_small_multi}},
    {"dementia",
     "もの忘れ・認知症",
     "Forgetfulness and dementia",
     "相談と、認知症の方のための通い・住まい",
     "Advice, day services and homes",
     {K::community_support_center, K::dementia_day, K::severe_dementia_day, K::group_home}},
    {"meals", "食事の宅配", "Meals brought to my home", "配食", "Meal delivery", {K::meal_delivery}},
    {"shopping",
     "買い物の手伝い",
     "Help with shopping",
     "買い物支援・宅配",
     "Shopping help and deliveries",
     {K::shopping}},
    {"transport", "通院や外出の足", "Rides to the doctor", "移動支援・介護タクシー", "Transport", {K::transport}},
    {"salon", "通いの場", "A place to meet others", "サロン・体操・茶話会", "Salons and exercise groups", {K::salon}},
    {"watch",
     "見守り・暮らしの困りごと",
     "Watching over, odd jobs",
     "見守り・生活支援",
     "Everyday support",
     {K::watch, K::other_informal}},
    {"equipment",
     "福祉用具・手すり",
     "Equipment and handrails",
     "借りる・買う・住まいを直す",
     "Rent, buy, adapt the home",
     {K::equipment_rental, K::equipment_sales, K::home_modification}},
    {"move_in",
     "移り住む・入所する所",
     "A home to move into",
     "特養・老健・グループホーム・有料老人ホーム",
     "Residential homes",
     {K::special_nursing_home, K::community_special_nursing_home, K::health_facility, K::medical_institution,
      K::specified_facility, K::group_home}},
});

}  // namespace

std::span<const Need> needs() { return kNeeds; }

const Need* find_need(std::string_view code) {
  for (const Need& need : kNeeds) {
    if (need.code == code) return &need;
  }
  return nullptr;
}

const Need* need_named(std::string_view words) {
  static const auto by_words = [] {
    std::unordered_map<std::string, const Need*> out;
    for (const Need& need : kNeeds) {
      out.emplace(text::fold(need.ja), &need);
      out.emplace(text::fold(need.en), &need);
    }
    return out;
  }();
  const auto found = by_words.find(text::fold(words));
  return found == by_words.end() ? nullptr : found->second;
}

}  // namespace kaname::outreach

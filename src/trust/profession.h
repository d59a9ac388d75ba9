// SPDX-License-Identifier: Apache-2.0
#pragma once
// Professions of the field: the 23 codes of LIFE and the roles that home care knows beyond them (docs/glossary.md). One
// person may have several; each role of an account shows one.

#include <array>
#include <string_view>

#include "model/field.h"

namespace kaname::trust {

enum class Profession {
  none,
  doctor,
  dentist,
  pharmacist,
  nurse,
  assistant_nurse,
  public_health_nurse,
  midwife,
  physical_therapist,
  occupational_therapist,
  speech_therapist,
  judo_therapist,
  massage_therapist,
  acupuncturist,
  dental_hygienist,
  psychiatric_social_worker,
  care_manager,
  chief_care_manager,
  social_worker,
  care_worker,
  equipment_adviser,
  registered_dietitian,
  dietitian,
  home_helper,
  service_manager,
  life_adviser,
  support_adviser,
  medical_social_worker,
  discharge_nurse,
  disability_adviser,
  community_coordinator,
  dementia_coordinator,
  dementia_team,
  care_coordinator,
  welfare_commissioner,
  paramedic,
  officer,
  medical_association,
  student,
  other
};

inline constexpr auto kProfessions = std::to_array<model::Option>({
    {"none", "", ""},
    {"doctor", "医師", "Doctor"},
    {"dentist", "歯科医師", "Dentist"},
    {"pharmacist", "薬剤師", "Pharmacist"},
    {"nurse", "看護師", "Nurse"},
    {"assistant_nurse", "准看護師", "Assistant nurse"},
    {"public_health_nurse", "保健師", "Public health nurse"},
    {"midwife", "助産師", "Midwife"},
    {"physical_therapist", "理学療法士", "Physical therapist"},
    {"occupational_therapist", "作業療法士", "Occupational therapist"},
    {"speech_therapist", "言語聴覚士", "Speech therapist"},
    {"judo_therapist", "柔道整復師", "Judo therapist"},
    {"massage_therapist", "あん摩マッサージ指圧師", "Massage therapist"},
    {"acupuncturist", "はり師・きゅう師", "Acupuncturist"},
    {"dental_hygienist", "歯科衛生士", "Dental hygienist"},
    {"psychiatric_social_worker", "精神保健福祉士", "Psychiatric social worker"},
    {"care_manager", "介護支援専門員", "Care manager"},
    {"chief_care_manager", "主任介護支援専門員", "Chief care manager"},
    {"social_worker", "社会福祉士", "Certified social worker"},
    {"care_worker", "介護福祉士", "Certified care worker"},
    {"equipment_adviser", "福祉用具専門相談員", "Equipment adviser"},
    {"registered_dietitian", "管理栄養士", "Registered dietitian"},
    {"dietitian", "栄養士", "Dietitian"},
    {"home_helper", "訪問介護員", "Home helper"},
    {"service_manager", "サービス提供責任者", "Service manager"},
    {"life_adviser", "生活相談員", "Life adviser"},
    {"support_adviser", "支援相談員", "Support adviser"},
    {"medical_social_worker", "医療ソーシャルワーカー", "Medical social worker"},
    {"discharge_nurse", "退院調整看護師", "Discharge nurse"},
    {"disability_adviser", "相談支援専門員", "Disability support adviser"},
    {"community_coordinator", "生活支援コーディネーター", "Community support coordinator"},
    {"dementia_coordinator", "認知症地域支援推進員", "Dementia coordinator"},
    {"dementia_team", "認知症初期集中支援チーム員", "Initial dementia team member"},
    {"care_coordinator", "在宅医療・介護連携コーディネーター", "Home care coordinator"},
    {"welfare_commissioner", "民生委員", "Welfare commissioner"},
    {"paramedic", "救急隊員", "Paramedic"},
    {"officer", "市町村職員", "Municipal officer"},
    {"medical_association", "医師会事務局", "Medical association staff"},
    {"student", "学生・実習生", "Student"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<Profession>) { return kProfessions; }
constexpr std::string_view choice_name(model::Tag<Profession>) { return "Profession"; }

}  // namespace kaname::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The headings under which facts about a person stand: the 23 課題分析標準項目 (老企第29号, as revised in October 2023) are the
// skeleton, so that every form of the field maps to one of them; four more hold what hangs on several (alerts,
// devices, medicines under 10 健康状態; regular providers under 4), and one leads to other systems. One heading is read, written and confirmed as a whole.

#include <array>
#include <string_view>

#include "model/field.h"

namespace kaname::people {

enum class Heading {
  basic,
  alerts,
  devices,
  wishes,
  diagnoses,
  medicines,
  regulars,
  family,
  certification,
  independence,
  adl,
  iadl,
  meals,
  excretion,
  hygiene,
  oral,
  cognition,
  communication,
  rhythm,
  social,
  housing,
  life,
  social_security,
  assessment_reason,
  other,
  links
};

inline constexpr auto kHeadings = std::to_array<model::Option>({
    {"basic", "基本情報", "Basics"},
    {"alerts", "アレルギー・感染症・注意", "Allergies, infections, cautions"},
    {"devices", "医療処置・機器", "Medical care and devices"},
    {"wishes", "主訴・意向", "Wishes"},
    {"diagnoses", "病名・健康状態", "Diagnoses and health"},
    {"medicines", "薬", "Medicines"},
    {"regulars", "かかりつけ・利用中の支援", "Regular providers and services"},
    {"family", "家族・緊急連絡先", "Family and emergency contacts"},
    {"certification", "認定情報", "Certification"},
    {"independence", "日常生活自立度", "Independence in daily life"},
    {"adl", "ADL", "Activities of daily living"},
    {"iadl", "IADL", "Instrumental activities of daily living"},
    {"meals", "食事摂取の状況", "Meals"},
    {"excretion", "排泄の状況", "Excretion"},
    {"hygiene", "清潔の保持", "Hygiene"},
    {"oral", "口腔内の状況", "Mouth"},
    {"cognition", "認知機能や判断能力", "Cognition and judgement"},
    {"communication", "コミュニケーション・ことば", "Communication and languages"},
    {"rhythm", "生活リズム", "Rhythm of the day"},
    {"social", "社会との関わり", "Social life"},
    {"housing", "居住環境・入り方", "Home and the way in"},
    {"life", "これまでの生活と現在の状況", "Life so far and now"},
    {"social_security", "社会保障制度の利用", "Social security"},
    {"assessment_reason", "今回のアセスメントの理由", "Reason for this assessment"},
    {"other", "その他留意すべき事項", "Other"},
    {"links", "ほかのシステム", "Other systems"},
});
constexpr const auto& options(model::Tag<Heading>) { return kHeadings; }
constexpr std::string_view choice_name(model::Tag<Heading>) { return "PersonHeading"; }

// Months after which somebody should be asked again whether it still holds. What harms when it is wrong is asked sooner.
constexpr int months_until_due(Heading heading) {
  switch (heading) {
    case Heading::alerts:
    case Heading::devices:
    case Heading::medicines:
    case Heading::regulars: return 3;
    case Heading::wishes:
    case Heading::diagnoses:
    case Heading::family:
    case Heading::adl:
    case Heading::meals:
    case Heading::excretion:
    case Heading::oral:
    case Heading::cognition: return 6;
    default: return 12;
  }
}

}  // namespace kaname::people

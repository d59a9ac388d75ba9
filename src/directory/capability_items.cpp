// SPDX-License-Identifier: Apache-2.0
#include "directory/capability_items.h"

#include <algorithm>
#include <unordered_map>

#include "base/text_fold.h"

namespace kaname::directory {
namespace {

using G = CapabilityGroup;
using T = AnswerType;
using W = AskedOf;

// The 22 states, the 20 acts and the questions of the professions follow a published survey of three regions
// (github.com/axmo999/zaitaku-map-test), put into our own words.
constexpr auto kItems = std::to_array<CapabilityItem>({
    {"contact_person", "担当者", "Contact person", G::common, T::words, W::everyone, Audience::professional, "担当者",
     "", ""},
    {"contact_department", "連絡部署", "Department to contact", G::common, T::words, W::everyone,
     Audience::professional, "連絡部署", "", ""},
    {"contact_time", "連絡しやすい時間", "Best time to call", G::common, T::words, W::everyone, Audience::professional,
     "連絡しやすい時間", "", ""},
    {"around_the_clock", "24時間対応", "Around-the-clock contact", G::common, T::yes_no, W::everyone,
     Audience::everyone, "24時間対応", "", "24時間|夜間"},
    {"languages", "外国語", "Languages", G::common, T::words, W::everyone, Audience::everyone, "外国語", "", ""},
    {"representative", "代表者", "Representative", G::common, T::words, W::everyone, Audience::everyone, "代表者", "",
     ""},
    {"gastrostomy", "胃ろう", "Gastrostomy", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:胃ろう", "", "胃瘻|PEG|ペグ|経管栄養|いろう"},
    {"stoma", "ストーマ", "Stoma", G::state, T::acceptance, W::everyone, Audience::professional, "受入:ストーマ", "",
     "人工肛門|人工膀胱|じんこうこうもん|オストメイト"},
    {"home_oxygen", "在宅酸素", "Home oxygen therapy", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:在宅酸素", "", "HOT|酸素療法|在宅酸素療法|ざいたくさんそ"},
    {"tracheostomy", "気管切開", "Tracheostomy", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:気管切開", "", "気切|きせつ|きかんせっかい|カニューレ"},
    {"ventilator", "人工呼吸器", "Ventilator", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:人工呼吸器", "", "呼吸器|NPPV|TPPV|じんこうこきゅうき|レスピレーター"},
    {"central_line", "IVH(中心静脈栄養)", "Central venous nutrition", G::state, T::acceptance, W::everyone,
     Audience::professional, "受入:IVH(中心静脈栄養)", "",
     "中心静脈栄養|IVH|TPN|CVポート|ちゅうしんじょうみゃく|高カロリー輸液"},
    {"urinary_catheter", "留置カテーテル", "Indwelling urinary catheter", G::state, T::acceptance, W::everyone,
     Audience::professional, "受入:留置カテーテル", "",
     "バルーン|尿カテ|膀胱留置カテーテル|尿道カテーテル|尿道留置カテーテル|カテーテル"},
    {"terminal", "終末期", "End of life", G::state, T::acceptance, W::everyone, Audience::professional, "受入:終末期",
     "", "ターミナル|看取り|みとり|ターミナルケア|終末期ケア|しゅうまつき"},
    {"intractable", "難病", "Intractable disease", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:難病", "", "指定難病|ALS|パーキンソン|なんびょう|神経難病"},
    {"disability", "障害者", "Person with disability", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:障害者", "", "障がい者|しょうがい|障害"},
    {"pediatric", "小児", "Child", G::state, T::acceptance, W::everyone, Audience::professional, "受入:小児", "",
     "こども|医療的ケア児|しょうに|小児科|医ケア児|子ども"},
    {"psychiatric", "精神", "Mental illness", G::state, T::acceptance, W::everyone, Audience::professional, "受入:精神",
     "", "精神疾患|せいしん|精神科"},
    {"suction", "痰吸引", "Sputum suction", G::state, T::acceptance, W::everyone, Audience::professional, "受入:痰吸引",
     "", "吸引|喀痰吸引|たん吸引|きゅういん|かくたんきゅういん"},
    {"insulin", "インスリン", "Insulin", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:インスリン", "", "インスリン注射|自己注射|糖尿病|インシュリン"},
    {"dementia", "認知症", "Dementia", G::state, T::acceptance, W::everyone, Audience::professional, "受入:認知症", "",
     "物忘れ|にんちしょう"},
    {"wound", "創傷", "Wound care", G::state, T::acceptance, W::everyone, Audience::professional, "受入:創傷", "",
     "傷|創傷処置|そうしょう|きず"},
    {"pressure_ulcer", "褥瘡", "Pressure ulcer", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:褥瘡", "", "床ずれ|褥そう|じょくそう|とこずれ|褥創"},
    {"nasal_tube", "経鼻経管", "Nasogastric tube", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:経鼻経管", "", "経鼻|鼻腔栄養|NGチューブ|けいび|経鼻胃管|マーゲンチューブ"},
    {"jejunostomy", "腸ろう", "Jejunostomy", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:腸ろう", "", "腸瘻|ちょうろう"},
    {"dialysis", "透析", "Dialysis", G::state, T::acceptance, W::everyone, Audience::professional, "受入:透析", "",
     "人工透析|血液透析|腹膜透析|とうせき"},
    {"infusion", "点滴", "Intravenous infusion", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:点滴", "", "輸液|てんてき"},
    {"infection", "感染症", "Infectious disease", G::state, T::acceptance, W::everyone, Audience::professional,
     "受入:感染症", "", "MRSA|肝炎|かんせんしょう|結核"},
    {"state_other", "受け入れ可(その他)", "Other conditions accepted", G::state, T::words, W::everyone,
     Audience::professional, "受け入れ可(その他)", "", ""},
    {"opinion_letter", "主治医意見書の記載", "Writes the primary doctor's opinion", G::home_care, T::yes_no, W::doctors,
     Audience::professional, "主治医意見書の記載", "", ""},
    {"act_home_visit", "訪問診療", "Regular home visits", G::home_care, T::acceptance, W::doctors, Audience::everyone,
     "訪問診療", "", "往診|在宅医|ほうもんしんりょう"},
    {"act_house_call", "かかりつけ患者の臨時往診", "House calls for own patients", G::home_care, T::acceptance,
     W::doctors, Audience::professional, "かかりつけ患者の臨時往診", "", "往診|臨時往診"},
    {"support_clinic_notified", "在宅療養支援診療所・病院の届出", "Notified as home-care support clinic or hospital",
     G::home_care, T::yes_no, W::doctors, Audience::professional, "在宅療養支援診療所・病院の届出", "",
     "在支診|在支病"},
    {"plans_home_visit", "今後、訪問診療を行う予定", "Plans to begin home visits", G::home_care, T::yes_no, W::doctors,
     Audience::professional, "今後、訪問診療を行う予定", "", ""},
    {"act_end_of_life", "看取り", "End-of-life care at home", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:看取り", "", "在宅看取り|看取り|みとり|ターミナルケア"},
    {"act_palliative", "がん末期等の緩和ケア", "Palliative care", G::act, T::acceptance, W::doctors,
     Audience::professional, "医療行為:がん末期等の緩和ケア", "", "緩和ケア|がん|かんわけあ|がん末期|末期がん"},
    {"act_central_line", "中心静脈栄養管理", "Central venous nutrition", G::act, T::acceptance, W::doctors,
     Audience::professional, "医療行為:中心静脈栄養管理", "", "IVH|TPN|中心静脈栄養|CVポート"},
    {"act_infusion", "点滴管理", "Infusion", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:点滴管理", "", "輸液|点滴"},
    {"act_tracheostomy", "気管切開管理", "Tracheostomy care", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:気管切開管理", "", "気切|気管切開"},
    {"act_ventilator", "人工呼吸器管理", "Ventilator care", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:人工呼吸器管理", "", "呼吸器|人工呼吸器"},
    {"act_home_oxygen", "在宅酸素管理", "Home oxygen", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:在宅酸素管理", "", "HOT|在宅酸素"},
    {"act_pressure_ulcer", "褥瘡処置", "Pressure-ulcer care", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:褥瘡処置", "", "床ずれ|褥瘡|じょくそう"},
    {"act_stoma", "ストーマ管理", "Stoma care", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:ストーマ管理", "", "人工肛門|ストーマ"},
    {"act_urinary_catheter", "膀胱留置カテーテル管理", "Urinary catheter care", G::act, T::acceptance, W::doctors,
     Audience::professional, "医療行為:膀胱留置カテーテル管理", "", "バルーン|留置カテーテル"},
    {"act_nasal_tube", "経鼻経管管理", "Nasogastric feeding", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:経鼻経管管理", "", "経鼻経管|経鼻|経管栄養"},
    {"act_gastrostomy", "胃ろう管理", "Gastrostomy feeding", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:胃ろう管理", "", "胃ろう|胃瘻|PEG|経管栄養|いろう|ペグ"},
    {"act_jejunostomy", "腸ろう管理", "Jejunostomy feeding", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:腸ろう管理", "", "腸瘻|経管栄養|ちょうろう|腸ろう"},
    {"act_insulin", "インスリン管理", "Insulin", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:インスリン管理", "", "糖尿病|インスリン"},
    {"act_hemodialysis", "透析管理(血液透析)", "Haemodialysis", G::act, T::acceptance, W::doctors,
     Audience::professional, "医療行為:透析管理(血液透析)", "", "血液透析|透析"},
    {"act_peritoneal_dialysis", "透析管理(腹膜透析)", "Peritoneal dialysis", G::act, T::acceptance, W::doctors,
     Audience::professional, "医療行為:透析管理(腹膜透析)", "", "腹膜透析|CAPD|透析"},
    {"act_wound", "創傷処置", "Wound treatment", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:創傷処置", "", "傷|創傷"},
    {"act_suction", "吸入・吸引", "Inhalation and suction", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:吸入・吸引", "", "痰吸引|吸引|たん吸引|喀痰吸引"},
    {"act_chronic_pain", "慢性疼痛管理", "Chronic pain control", G::act, T::acceptance, W::doctors,
     Audience::professional, "医療行為:慢性疼痛管理", "", "疼痛"},
    {"act_rehab", "リハビリテーション", "Rehabilitation", G::act, T::acceptance, W::doctors, Audience::professional,
     "医療行為:リハビリテーション", "", "リハ"},
    {"act_gastrostomy_exchange", "胃ろうカテーテル交換", "Gastrostomy tube exchange", G::act_extra, T::acceptance,
     W::doctors, Audience::professional, "医療行為:胃ろうカテーテル交換", "", "胃瘻交換|ボタン交換|胃ろう交換"},
    {"act_cannula_exchange", "気管カニューレ交換", "Tracheal cannula exchange", G::act_extra, T::acceptance, W::doctors,
     Audience::professional, "医療行為:気管カニューレ交換", "", "カニューレ"},
    {"act_catheter_exchange", "膀胱留置カテーテル交換", "Urinary catheter exchange", G::act_extra, T::acceptance,
     W::doctors, Audience::professional, "医療行為:膀胱留置カテーテル交換", "", "バルーン交換"},
    {"act_narcotic", "疼痛管理(麻薬)", "Pain control with narcotics", G::act_extra, T::acceptance, W::doctors,
     Audience::professional, "医療行為:疼痛管理(麻薬)", "", "麻薬|PCAポンプ"},
    {"act_self_injection", "自己注射指導", "Teaching self-injection", G::act_extra, T::acceptance, W::doctors,
     Audience::professional, "医療行為:自己注射指導", "", "自己注射"},
    {"act_pediatric", "小児在宅医療", "Paediatric home care", G::act_extra, T::acceptance, W::doctors,
     Audience::professional, "医療行為:小児在宅医療", "", "小児|医療的ケア児"},
    {"doctor_meeting", "医師との面談方法", "How to meet the doctor", G::doctor, T::words, W::doctors,
     Audience::professional, "医師との面談方法", "", ""},
    {"opinion_contact", "主治医意見書の連絡先", "Whom to ask about the opinion letter", G::doctor, T::words, W::doctors,
     Audience::professional, "主治医意見書の連絡先", "", ""},
    {"conference_at_office", "担当者会議への参加(医療機関で開催)", "Joins care conferences held at the clinic",
     G::doctor, T::choice, W::doctors, Audience::professional, "担当者会議への参加(医療機関で開催)",
     "30分以内|15分以内|困難", ""},
    {"conference_at_visit", "担当者会議への参加(往診時に開催)", "Joins care conferences during a visit", G::doctor,
     T::choice, W::doctors, Audience::professional, "担当者会議への参加(往診時に開催)", "30分以内|15分以内|困難", ""},
    {"requests", "他職種への要望", "Requests to other professions", G::doctor, T::words, W::doctors,
     Audience::professional, "他職種への要望", "", ""},
    {"dementia_support_doctor", "認知症サポート医", "Dementia support doctor", G::doctor, T::yes_no, W::doctors,
     Audience::everyone, "認知症サポート医", "", "認知症"},
    {"dental_home_visit", "訪問歯科診療", "Dental home visits", G::dental, T::acceptance, W::dental, Audience::everyone,
     "訪問歯科診療", "", "往診|歯科往診|訪問歯科"},
    {"dental_area", "往診範囲", "Range of dental visits", G::dental, T::words, W::dental, Audience::professional,
     "往診範囲", "", ""},
    {"dental_support_notified", "在宅療養支援歯科診療所の届出", "Notified as home-care support dental clinic",
     G::dental, T::yes_no, W::dental, Audience::professional, "在宅療養支援歯科診療所の届出", "", "歯援診"},
    {"dental_caries", "虫歯・歯周病治療", "Caries and periodontal treatment", G::dental, T::choice, W::dental,
     Audience::professional, "虫歯・歯周病治療", "行っている|行っていない|今後行う予定", ""},
    {"dental_denture", "入れ歯の修理・作製", "Dentures", G::dental, T::choice, W::dental, Audience::professional,
     "入れ歯の修理・作製", "行っている|行っていない|今後行う予定", "義歯|入れ歯|いれば"},
    {"dental_swallowing", "摂食嚥下リハビリテーション", "Swallowing rehabilitation", G::dental, T::choice, W::dental,
     Audience::professional, "摂食嚥下リハビリテーション", "行っている|行っていない|今後行う予定",
     "摂食|嚥下|えんげ|摂食嚥下"},
    {"dental_oral_care", "口腔ケア", "Oral care", G::dental, T::choice, W::dental, Audience::professional, "口腔ケア",
     "行っている|行っていない|今後行う予定", "こうくうけあ"},
    {"dental_other", "その他治療", "Other dental treatment", G::dental, T::words, W::dental, Audience::professional,
     "その他治療", "", ""},
    {"pharmacy_home_visit", "訪問薬剤管理", "Home visits by pharmacist", G::pharmacy, T::acceptance, W::pharmacy,
     Audience::everyone, "訪問薬剤管理", "", "居宅療養管理指導"},
    {"pharmacy_narcotic", "麻薬の取扱い", "Narcotics", G::pharmacy, T::acceptance, W::pharmacy, Audience::professional,
     "麻薬の取扱い", "", "医療用麻薬|麻薬|まやく"},
    {"pharmacy_sterile", "無菌調剤", "Sterile compounding", G::pharmacy, T::acceptance, W::pharmacy,
     Audience::professional, "無菌調剤", "", "無菌|IVH|中心静脈栄養"},
    {"pharmacy_off_hours", "休日・夜間の対応", "Holidays and nights", G::pharmacy, T::acceptance, W::pharmacy,
     Audience::professional, "休日・夜間の対応", "", "24時間"},
    {"pharmacy_delivery", "薬の配達", "Delivery", G::pharmacy, T::acceptance, W::pharmacy, Audience::professional,
     "薬の配達", "", "配達"},
    {"pharmacy_crush", "錠剤の粉砕", "Crushing tablets", G::pharmacy, T::yes_no, W::pharmacy, Audience::professional,
     "錠剤の粉砕", "", "粉砕"},
    {"pharmacy_unit_dose", "薬の一包化", "Unit-dose packing", G::pharmacy, T::yes_no, W::pharmacy,
     Audience::professional, "薬の一包化", "", "一包化|いっぽうか"},
    {"pharmacy_date_print", "袋に月日を印字", "Date on the packets", G::pharmacy, T::yes_no, W::pharmacy,
     Audience::professional, "袋に月日を印字", "", ""},
    {"pharmacy_time_print", "朝昼夕の記載", "Time of day on the packets", G::pharmacy, T::yes_no, W::pharmacy,
     Audience::professional, "朝昼夕の記載", "", ""},
    {"pharmacy_conference", "担当者会議への参加", "Joins care conferences", G::pharmacy, T::yes_no, W::pharmacy,
     Audience::professional, "担当者会議への参加", "", ""},
    {"cm_specified_office", "特定事業所加算", "Specified-office addition", G::care_management, T::yes_no,
     W::care_management, Audience::professional, "特定事業所加算", "", ""},
    {"cm_chief", "主任介護支援専門員の配置", "Has a chief care manager", G::care_management, T::yes_no,
     W::care_management, Audience::professional, "主任介護支援専門員の配置", "", "主任ケアマネ"},
    {"cm_new_cases", "受入可能件数", "Cases that can be accepted now", G::care_management, T::number,
     W::care_management, Audience::professional, "受入可能件数", "", "ケアマネの空き"},
    {"hn_pediatric", "訪看:小児", "Nursing visits to children", G::home_nursing, T::yes_no, W::home_nursing,
     Audience::professional, "訪看:小児", "", ""},
    {"hn_adult", "訪看:成人", "Nursing visits to adults", G::home_nursing, T::yes_no, W::home_nursing,
     Audience::professional, "訪看:成人", "", ""},
    {"hn_psychiatric", "訪看:精神", "Psychiatric nursing visits", G::home_nursing, T::yes_no, W::home_nursing,
     Audience::professional, "訪看:精神", "", ""},
    {"male_staff", "男性職員の対応", "Male staff", G::staff, T::yes_no, W::staffed, Audience::professional,
     "男性職員の対応", "", ""},
    {"weekend", "土日・祝日の対応", "Weekends and holidays", G::staff, T::yes_no, W::staffed, Audience::professional,
     "土日・祝日の対応", "", ""},
    {"night", "夜間対応", "Nights", G::staff, T::yes_no, W::staffed, Audience::professional, "夜間対応", "", ""},
    {"pt", "理学療法士", "Physical therapist", G::staff, T::yes_no, W::rehab, Audience::professional, "理学療法士", "",
     "PT|訪問リハ"},
    {"ot", "作業療法士", "Occupational therapist", G::staff, T::yes_no, W::rehab, Audience::professional, "作業療法士",
     "", "OT|訪問リハ"},
    {"st", "言語聴覚士", "Speech therapist", G::staff, T::yes_no, W::rehab, Audience::professional, "言語聴覚士", "",
     "ST|嚥下"},
    {"emergency_24h", "24時間緊急連絡体制", "24-hour emergency contact", G::staff, T::yes_no, W::on_call,
     Audience::professional, "24時間緊急連絡体制", "", "24時間|24h"},
    {"dietitian", "栄養士の有無", "Has a dietitian", G::staff, T::yes_no, W::kitchens, Audience::professional,
     "栄養士の有無", "", ""},
    {"hh_ride", "通院等乗降介助", "Help with rides to hospital", G::home_help, T::yes_no, W::home_help,
     Audience::professional, "通院等乗降介助", "", ""},
    {"hh_suction_certified", "認定特定行為業務従事者", "Certified for suction and tube feeding", G::home_help,
     T::yes_no, W::home_help, Audience::professional, "認定特定行為業務従事者", "", "喀痰吸引|特定行為|痰吸引"},
    {"usable_laws", "利用可能な制度", "Usable under", G::home_help, T::choices, W::home_help, Audience::professional,
     "利用可能な制度", "介護保険法|障害者総合支援法", ""},
    {"facility_nurse", "看護職の配置", "Nurses on duty", G::residence, T::choice, W::residence, Audience::professional,
     "看護職の配置", "日中のみ|24時間|なし", ""},
    {"facility_night_staff", "夜間勤務者", "Staff at night", G::residence, T::choice, W::residence,
     Audience::professional, "夜間勤務者", "なし|1人|2人以上", ""},
    {"facility_fee", "月額利用料", "Monthly fee", G::residence, T::words, W::residence, Audience::everyone,
     "月額利用料", "", ""},
    {"facility_capacity", "定員", "Capacity", G::residence, T::number, W::residence, Audience::everyone, "定員", "",
     ""},
    {"facility_vacancy", "空床", "Vacant beds", G::residence, T::number, W::residence, Audience::professional, "空床",
     "", "空室|空き"},
    {"facility_conditions", "入所条件", "Who may move in", G::residence, T::choices, W::residence,
     Audience::professional, "入所条件", "自立|要支援|要介護|生活保護受給者|キーパーソン不在|身元引受人なし", ""},
    {"facility_rooms_single", "部屋(個室)", "Single rooms", G::residence, T::number, W::residence,
     Audience::professional, "部屋(個室)", "", ""},
    {"facility_rooms_double", "部屋(2人部屋)", "Double rooms", G::residence, T::number, W::residence,
     Audience::professional, "部屋(2人部屋)", "", ""},
    {"facility_rooms_other", "部屋(その他)", "Other rooms", G::residence, T::words, W::residence,
     Audience::professional, "部屋(その他)", "", ""},
});

using K = FacilityKind;
constexpr K kResidence[] = {K::group_home,         K::special_nursing_home, K::community_special_nursing_home,
                            K::health_facility,    K::medical_institution,  K::specified_facility,
                            K::short_stay,         K::medical_short_stay,   K::small_multi,
                            K::nursing_small_multi};
constexpr K kDoctors[] = {K::hospital, K::clinic, K::backup_hospital};
constexpr K kKitchens[] = {K::hospital, K::clinic, K::day_service};
constexpr K kStaffed[] = {K::home_nursing, K::home_rehab,  K::day_rehab,
                          K::home_help,    K::day_service, K::community_day_service};
constexpr K kRehab[] = {K::home_nursing, K::home_rehab, K::day_rehab};
constexpr K kOnCall[] = {K::home_nursing, K::home_help, K::regular_visit};
// Informal help, offices of the town and shops for equipment are not asked about medical states.
constexpr K kNotAsked[] = {K::community_support_center,
                           K::equipment_rental,
                           K::equipment_sales,
                           K::home_modification,
                           K::coordination_center,
                           K::health_center,
                           K::salon,
                           K::meal_delivery,
                           K::shopping,
                           K::transport,
                           K::watch,
                           K::other_informal,
                           K::other};

bool among(std::span<const K> kinds, K kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('|', start), text.size());
    out.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

using ItemsByWord = std::unordered_map<std::string, std::vector<const CapabilityItem*>>;

const ItemsByWord& items_by_word() {
  static const ItemsByWord built = [] {
    ItemsByWord out;
    for (const CapabilityItem& item : kItems) {
      for (const std::string& word : search_words(item)) {
        auto& items = out[text::fold(word)];
        if (items.empty() || items.back() != &item) items.push_back(&item);
      }
    }
    return out;
  }();
  return built;
}

}  // namespace

std::span<const CapabilityItem> capability_items() { return kItems; }

const CapabilityItem* find_capability(std::string_view code) {
  static const auto by_code = [] {
    std::unordered_map<std::string_view, const CapabilityItem*> out;
    for (const CapabilityItem& item : kItems) out.emplace(item.code, &item);
    return out;
  }();
  const auto found = by_code.find(code);
  return found == by_code.end() ? nullptr : found->second;
}

bool is_asked(const CapabilityItem& item, FacilityKind kind) {
  switch (item.asked_of) {
    case W::everyone: return !among(kNotAsked, kind);
    case W::doctors: return among(kDoctors, kind);
    case W::dental: return kind == K::dental;
    case W::pharmacy: return kind == K::pharmacy;
    case W::care_management: return kind == K::care_management;
    case W::home_nursing: return kind == K::home_nursing;
    case W::home_help: return kind == K::home_help;
    case W::staffed: return among(kStaffed, kind);
    case W::rehab: return among(kRehab, kind);
    case W::on_call: return among(kOnCall, kind);
    case W::residence: return among(kResidence, kind);
    case W::kitchens: return among(kKitchens, kind) || among(kResidence, kind);
  }
  return false;
}

std::vector<std::string> search_words(const CapabilityItem& item) {
  std::vector<std::string> words = pieces(item.synonyms);
  words.insert(words.begin(), std::string(item.ja));
  return words;
}

std::vector<const CapabilityItem*> capabilities_named(std::string_view words) {
  const auto found = items_by_word().find(text::fold(words));
  return found == items_by_word().end() ? std::vector<const CapabilityItem*>{} : found->second;
}

}  // namespace kaname::directory

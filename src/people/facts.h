// SPDX-License-Identifier: Apache-2.0
#pragma once
// What may stand under each heading (heading.h). Headings without a struct of their own hold Words.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "model/field.h"
#include "people/fact_codes.h"

namespace kaname::people {

// Free text, for the headings that have no finer form.
struct Words {
  std::string note;
};
constexpr auto describe(model::Tag<Words>) {
  return model::entity(
      "Words", "文章",
      model::field("note", &Words::note,
                   model::multiline | model::personal | model::max_chars(4000) | model::label("内容", "Text")));
}

struct Alerts {
  std::vector<std::string> allergies;
  std::vector<std::string> infections;
  std::vector<std::string> cautions;  // 転倒, 誤嚥, 離設, violence, a dog that bites …
  std::string note;
};
constexpr auto describe(model::Tag<Alerts>) {
  using namespace model;
  return entity(
      "Alerts", "アレルギー・感染症・注意",
      field("allergies", &Alerts::allergies,
            personal | max_items(30) | max_chars(100) | label("アレルギー", "Allergies")),
      field("infections", &Alerts::infections,
            personal | max_items(30) | max_chars(100) | label("感染症", "Infections")),
      field("cautions", &Alerts::cautions, personal | max_items(30) | max_chars(100) | label("注意", "Cautions")),
      field("note", &Alerts::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

// A treatment or a device at home. The battery counts in a power cut.
struct Device {
  CareItem item = CareItem::other;
  std::string name;
  std::string setting;  // 2 L/分 労作時3 L
  std::optional<double> battery_hours;
  std::string supplier;
  std::string supplier_phone;
  std::optional<LocalDate> since;
  std::string note;
};
constexpr auto describe(model::Tag<Device>) {
  using namespace model;
  return entity(
      "Device", "医療処置・機器", field("item", &Device::item, label("種類", "Kind")),
      field("name", &Device::name, personal | max_chars(100) | label("機種・内容", "Make")),
      field("setting", &Device::setting, personal | max_chars(200) | label("設定", "Setting")),
      field("battery_hours", &Device::battery_hours, between(0, 1000) | label("電池（時間）", "Battery (h)")),
      field("supplier", &Device::supplier, max_chars(100) | label("業者", "Supplier")),
      field("supplier_phone", &Device::supplier_phone, max_chars(30) | label("業者の電話", "Supplier's telephone")),
      field("since", &Device::since, label("いつから", "Since")),
      field("note", &Device::note, personal | max_chars(500) | label("補足", "Note")));
}
struct Devices {
  std::vector<Device> items;
  std::string note;
};
constexpr auto describe(model::Tag<Devices>) {
  using namespace model;
  return entity("Devices", "医療処置・機器", field("items", &Devices::items, max_items(30)),
                field("note", &Devices::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

struct Diagnosis {
  std::string name;
  std::string since;  // as it is told: 令和4年3月頃
  bool main = false;
  std::string note;
};
constexpr auto describe(model::Tag<Diagnosis>) {
  using namespace model;
  return entity("Diagnosis", "病名",
                field("name", &Diagnosis::name, required | personal | max_chars(100) | label("病名", "Name")),
                field("since", &Diagnosis::since, max_chars(40) | label("いつから", "Since")),
                field("main", &Diagnosis::main, label("主病名", "Main")),
                field("note", &Diagnosis::note, personal | max_chars(500) | label("補足", "Note")));
}
struct Diagnoses {
  std::vector<Diagnosis> items;
  std::string note;
};
constexpr auto describe(model::Tag<Diagnoses>) {
  using namespace model;
  return entity("Diagnoses", "病名・健康状態", field("items", &Diagnoses::items, max_items(40)),
                field("note", &Diagnoses::note, multiline | personal | max_chars(4000) | label("健康状態", "Health")));
}

struct Medicine {
  std::string name;
  std::string dose;
  std::string usage;
  bool anticoagulant = false;  // bleeding does not stop: ambulance crews ask first
  std::string note;
};
constexpr auto describe(model::Tag<Medicine>) {
  using namespace model;
  return entity("Medicine", "薬",
                field("name", &Medicine::name, required | personal | max_chars(100) | label("薬", "Medicine")),
                field("dose", &Medicine::dose, max_chars(60) | label("量", "Dose")),
                field("usage", &Medicine::usage, max_chars(100) | label("飲み方", "Usage")),
                field("anticoagulant", &Medicine::anticoagulant, label("血が止まりにくい薬", "Anticoagulant")),
                field("note", &Medicine::note, personal | max_chars(300) | label("補足", "Note")));
}
struct Medicines {
  std::vector<Medicine> items;
  std::string management;  // who puts them out, one dose packs, calendar
  std::string note;
};
constexpr auto describe(model::Tag<Medicines>) {
  using namespace model;
  return entity(
      "Medicines", "薬", field("items", &Medicines::items, max_items(60)),
      field("management", &Medicines::management, personal | max_chars(300) | label("管理の方法", "Management")),
      field("note", &Medicines::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

struct Regular {
  RegularKind kind = RegularKind::medical;
  std::optional<Uuid> facility_id;
  std::string name;  // when it is no record of the directory
  std::string person;
  std::string phone;
  std::string night_phone;
  std::string note;
};
constexpr auto describe(model::Tag<Regular>) {
  using namespace model;
  return entity("Regular", "かかりつけ", field("kind", &Regular::kind, label("種類", "Kind")),
                field("facility_id", &Regular::facility_id, label("事業所", "Facility")),
                field("name", &Regular::name, max_chars(100) | label("名称", "Name")),
                field("person", &Regular::person, personal | max_chars(100) | label("担当", "Person")),
                field("phone", &Regular::phone, max_chars(30) | label("電話", "Telephone")),
                field("night_phone", &Regular::night_phone, max_chars(30) | label("夜間の電話", "At night")),
                field("note", &Regular::note, personal | max_chars(300) | label("補足", "Note")));
}
struct Regulars {
  std::vector<Regular> items;
  std::string note;
};
constexpr auto describe(model::Tag<Regulars>) {
  using namespace model;
  return entity("Regulars", "かかりつけ・利用中の支援", field("items", &Regulars::items, max_items(40)),
                field("note", &Regulars::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

struct Contact {
  std::string name;
  std::string name_kana;
  std::string relation;
  std::string phone;
  std::string phone2;
  std::string address;
  bool lives_together = false;
  bool key_person = false;
  std::string note;
};
constexpr auto describe(model::Tag<Contact>) {
  using namespace model;
  return entity(
      "Contact", "緊急連絡先",
      field("name", &Contact::name, required | personal | max_chars(100) | label("氏名", "Name")),
      field("name_kana", &Contact::name_kana, personal | max_chars(100) | label("かな", "Reading")),
      field("relation", &Contact::relation, max_chars(50) | label("続柄", "Relation")),
      field("phone", &Contact::phone, personal | max_chars(30) | label("電話", "Telephone")),
      field("phone2", &Contact::phone2, personal | max_chars(30) | label("電話（2番目）", "Second telephone")),
      field("address", &Contact::address, personal | max_chars(300) | label("住所", "Address")),
      field("lives_together", &Contact::lives_together, label("同居", "Lives together")),
      field("key_person", &Contact::key_person, label("キーパーソン", "Key person")),
      field("note", &Contact::note, personal | max_chars(500) | label("補足", "Note")));
}
struct Family {
  Living living = Living::unknown;
  std::vector<Contact> contacts;  // in the order in which they are called
  bool no_relatives = false;      // 身寄りなし
  std::string guarantor;          // 身元保証, 成年後見
  std::string note;
};
constexpr auto describe(model::Tag<Family>) {
  using namespace model;
  return entity("Family", "家族・緊急連絡先", field("living", &Family::living, label("世帯", "Living")),
                field("contacts", &Family::contacts, max_items(20) | label("緊急連絡先", "Contacts")),
                field("no_relatives", &Family::no_relatives, label("身寄りなし", "No relatives")),
                field("guarantor", &Family::guarantor,
                      personal | max_chars(300) | label("身元保証・後見", "Guarantor, guardian")),
                field("note", &Family::note, multiline | personal | max_chars(4000) | label("家族の状況", "Family")));
}

struct Certification {
  CertificationState state = CertificationState::unknown;
  CareLevel care_level = CareLevel::unknown;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;  // last day: renewal is asked for from 60 days before
  std::optional<LocalDate> certified_on;
  std::string limits;  // 認定審査会の意見, サービスの種類の指定
  std::string note;
};
constexpr auto describe(model::Tag<Certification>) {
  using namespace model;
  return entity("Certification", "認定情報", field("state", &Certification::state, label("認定", "State")),
                field("care_level", &Certification::care_level, label("要介護度", "Care level")),
                field("from", &Certification::from, label("有効期間の初日", "From")),
                field("to", &Certification::to, label("有効期間の末日", "To")),
                field("certified_on", &Certification::certified_on, label("認定日", "Certified on")),
                field("limits", &Certification::limits, max_chars(500) | label("審査会の意見", "Opinion")),
                field("note", &Certification::note, personal | max_chars(500) | label("補足", "Note")));
}

struct Independence {
  DisabilityLevel disability = DisabilityLevel::unknown;
  DementiaLevel dementia = DementiaLevel::unknown;
  std::optional<LocalDate> judged_on;
  std::string note;
};
constexpr auto describe(model::Tag<Independence>) {
  using namespace model;
  return entity("Independence", "日常生活自立度",
                field("disability", &Independence::disability, label("障害高齢者", "Disability")),
                field("dementia", &Independence::dementia, label("認知症高齢者", "Dementia")),
                field("judged_on", &Independence::judged_on, label("判定日", "Judged on")),
                field("note", &Independence::note, personal | max_chars(500) | label("補足", "Note")));
}

struct Adl {
  Help moving = Help::unknown;  // 移動
  Help transfer = Help::unknown;
  Help walking = Help::unknown;
  Help eating = Help::unknown;
  Help toilet = Help::unknown;
  Help bathing = Help::unknown;
  Help dressing = Help::unknown;
  std::string note;
};
constexpr auto describe(model::Tag<Adl>) {
  using namespace model;
  return entity("Adl", "ADL", field("moving", &Adl::moving, label("寝返り・起き上がり", "Moving in bed")),
                field("transfer", &Adl::transfer, label("移乗", "Transfer")),
                field("walking", &Adl::walking, label("歩行・移動", "Walking")),
                field("eating", &Adl::eating, label("食事", "Eating")),
                field("toilet", &Adl::toilet, label("排泄", "Toilet")),
                field("bathing", &Adl::bathing, label("入浴", "Bathing")),
                field("dressing", &Adl::dressing, label("更衣", "Dressing")),
                field("note", &Adl::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

struct Meals {
  std::string form;       // 主食・副食の形態
  std::string thickness;  // とろみ
  std::string route;      // 経口, 胃瘻 …
  std::string restriction;
  std::string note;
};
constexpr auto describe(model::Tag<Meals>) {
  using namespace model;
  return entity("Meals", "食事摂取の状況",
                field("form", &Meals::form, max_chars(200) | label("食事の形態", "Food form")),
                field("thickness", &Meals::thickness, max_chars(100) | label("とろみ", "Thickness")),
                field("route", &Meals::route, max_chars(100) | label("栄養の経路", "Route")),
                field("restriction", &Meals::restriction, max_chars(300) | label("制限", "Restrictions")),
                field("note", &Meals::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

struct Communication {
  std::vector<std::string> languages;
  std::string hearing;
  std::string sight;
  std::string note;
};
constexpr auto describe(model::Tag<Communication>) {
  using namespace model;
  return entity(
      "Communication", "コミュニケーション",
      field("languages", &Communication::languages, max_items(10) | max_chars(50) | label("ことば", "Languages")),
      field("hearing", &Communication::hearing, max_chars(200) | label("きこえ", "Hearing")),
      field("sight", &Communication::sight, max_chars(200) | label("みえ", "Sight")),
      field("note", &Communication::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

struct Housing {
  std::string kind;    // 戸建, 集合住宅 3階 エレベーターなし
  std::string access;  // the way in, parking
  std::string keys;    // where the key is, who has one
  std::string note;
};
constexpr auto describe(model::Tag<Housing>) {
  using namespace model;
  return entity("Housing", "居住環境・入り方",
                field("kind", &Housing::kind, personal | max_chars(200) | label("住まい", "Home")),
                field("access", &Housing::access,
                      multiline | personal | max_chars(1000) | label("入り方・駐車", "Way in, parking")),
                field("keys", &Housing::keys, personal | max_chars(300) | label("鍵", "Keys")),
                field("note", &Housing::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

// Where the person wants to be at the end of life, as she said it last.
enum class LastPlace { unknown, home, facility, hospital, undecided };
inline constexpr auto kLastPlaces = std::to_array<model::Option>({
    {"unknown", "まだ聞いていない", "Not asked yet"},
    {"home", "自宅", "Home"},
    {"facility", "施設", "A facility"},
    {"hospital", "病院", "A hospital"},
    {"undecided", "迷っている・決めたくない", "Undecided"},
});
constexpr const auto& options(model::Tag<LastPlace>) { return kLastPlaces; }
constexpr std::string_view choice_name(model::Tag<LastPlace>) { return "LastPlace"; }

struct Wishes {
  std::string person;  // in the person's own words
  std::string family;
  std::optional<LocalDate> talked_on;  // 話し合った日
  std::string talked_with;
  std::string place;  // where to live
  LastPlace last_place = LastPlace::unknown;
  bool written = false;  // a paper exists
  std::string note;
};
constexpr auto describe(model::Tag<Wishes>) {
  using namespace model;
  return entity(
      "Wishes", "主訴・意向",
      field("person", &Wishes::person, multiline | personal | max_chars(2000) | label("本人の意向", "The person's")),
      field("family", &Wishes::family, multiline | personal | max_chars(2000) | label("家族の意向", "The family's")),
      field("talked_on", &Wishes::talked_on, label("話し合った日", "Talked on")),
      field("talked_with", &Wishes::talked_with, personal | max_chars(300) | label("話し合った人", "With")),
      field("place", &Wishes::place, personal | max_chars(300) | label("過ごしたい場所", "Place")),
      field("last_place", &Wishes::last_place, label("最期を迎えたい場所", "Where to die")),
      field("written", &Wishes::written, label("書面あり", "In writing")),
      field("note", &Wishes::note, multiline | personal | max_chars(2000) | label("補足", "Note")));
}

// Where else the region keeps something about the person: a chat, a record network. Led to, never read from here.
struct OtherSystem {
  std::string name;    // MCS, 電子@連絡帳, Net4U, ID-Link …
  std::string url;     // https only; empty when it has no page of its own
  std::string number;  // the person's id over there
  std::string note;
};
constexpr auto describe(model::Tag<OtherSystem>) {
  using namespace model;
  return entity("OtherSystem", "ほかのシステム",
                field("name", &OtherSystem::name, required | max_chars(100) | label("システムの名前", "System")),
                field("url", &OtherSystem::url, personal | max_chars(500) | label("リンク", "Link")),
                field("number", &OtherSystem::number, personal | max_chars(100) | label("そこでの番号", "Id there")),
                field("note", &OtherSystem::note, personal | max_chars(300) | label("補足", "Note")));
}
struct Links {
  std::vector<OtherSystem> items;
};
constexpr auto describe(model::Tag<Links>) {
  using namespace model;
  return entity("Links", "ほかのシステム", field("items", &Links::items, max_items(20)));
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// A resident who is cared for: who it is and where. What is known of the person's state stands under headings (facts.h).

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "directory/codes.h"
#include "directory/zone.h"
#include "model/field.h"
#include "people/heading.h"
#include "trust/person_access.h"

namespace kaname::people {

using trust::PersonId;

enum class Sex { unknown, male, female, other };
inline constexpr auto kSexes = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"male", "男", "Male"},
    {"female", "女", "Female"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<Sex>) { return kSexes; }
constexpr std::string_view choice_name(model::Tag<Sex>) { return "Sex"; }

enum class PersonStatus { active, hospital, moved, died, ended };
inline constexpr auto kPersonStatuses = std::to_array<model::Option>({
    {"active", "在宅", "At home"},
    {"hospital", "入院・入所中", "In hospital or a facility"},
    {"moved", "転出", "Moved away"},
    {"died", "死亡", "Died"},
    {"ended", "支援終了", "Support ended"},
});
constexpr const auto& options(model::Tag<PersonStatus>) { return kPersonStatuses; }
constexpr std::string_view choice_name(model::Tag<PersonStatus>) { return "PersonStatus"; }

// Where somebody died. At home, whether a doctor who knew the person attended (看取り) or the police examined (検案).
enum class DeathPlace { unknown, home_attended, home_examined, facility, hospital, other };
inline constexpr auto kDeathPlaces = std::to_array<model::Option>({
    {"unknown", "不明", "Unknown"},
    {"home_attended", "自宅（看取り）", "Home, attended"},
    {"home_examined", "自宅（検案）", "Home, examined"},
    {"facility", "施設", "Facility"},
    {"hospital", "病院", "Hospital"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<DeathPlace>) { return kDeathPlaces; }
constexpr std::string_view choice_name(model::Tag<DeathPlace>) { return "DeathPlace"; }

// Table `person`.
struct Person {
  std::string area_id;
  PersonId id;
  std::string name;
  std::string name_kana;
  std::string known_as;  // 通称
  std::string former_name;
  std::string birth;         // "1941-04-03", "1941-04", "1941" or empty: as exactly as it is known
  bool birth_about = false;  // 頃
  Sex sex = Sex::unknown;
  std::string postal_code;
  std::string address;
  std::string building;
  std::optional<double> lat;
  std::optional<double> lng;
  directory::GeocodeLevel pin_level = directory::GeocodeLevel::none;
  std::optional<directory::ZoneId> zone_id;
  std::string phone;
  std::string mobile;
  std::string insurer_number;  // 介護保険者番号, text
  std::string insured_number;  // 被保険者番号, text; H… for 生活保護単独
  PersonStatus status = PersonStatus::active;
  std::optional<LocalDate> status_on;
  std::string status_note;
  DeathPlace death_place = DeathPlace::unknown;
  std::optional<LocalDate> received_on;  // 受付日
  std::string note;
  std::optional<PersonId> merged_into;
  Timestamp registered_at;
  std::int64_t changed_seq = 0;  // journal seq of the last act that touched the person, the facts or the team

  bool operator==(const Person&) const = default;
};

constexpr auto describe(model::Tag<Person>) {
  using namespace model;
  return entity(
      "person", "利用者", field("area_id", &Person::area_id, primary_key | max_chars(6)),
      field("id", &Person::id, primary_key),
      field("name", &Person::name, required | personal | max_chars(100) | label("氏名", "Name")),
      field("name_kana", &Person::name_kana, required | personal | max_chars(100) | label("かな", "Reading")),
      field("known_as", &Person::known_as, personal | max_chars(100) | label("通称", "Known as")),
      field("former_name", &Person::former_name, personal | max_chars(100) | label("旧姓・旧名", "Former name")),
      field("birth", &Person::birth, personal | max_chars(10) | label("生年月日", "Born")),
      field("birth_about", &Person::birth_about, label("頃", "About")),
      field("sex", &Person::sex, label("性別", "Sex")),
      field("postal_code", &Person::postal_code, personal | max_chars(10) | label("郵便番号", "Postal code")),
      field("address", &Person::address, personal | max_chars(300) | label("住所", "Address")),
      field("building", &Person::building, personal | max_chars(200) | label("方書", "Building")),
      field("lat", &Person::lat, personal | between(-90, 90)),
      field("lng", &Person::lng, personal | between(-180, 180)), field("pin_level", &Person::pin_level),
      field("zone_id", &Person::zone_id, label("圏域", "Zone")),
      field("phone", &Person::phone, personal | max_chars(30) | label("電話", "Telephone")),
      field("mobile", &Person::mobile, personal | max_chars(30) | label("携帯電話", "Mobile")),
      field("insurer_number", &Person::insurer_number, personal | max_chars(6) | label("保険者番号", "Insurer number")),
      field("insured_number", &Person::insured_number,
            personal | max_chars(10) | label("被保険者番号", "Insured number")),
      field("status", &Person::status, label("状況", "Status")),
      field("status_on", &Person::status_on, label("その日", "On")),
      field("status_note", &Person::status_note, max_chars(300) | label("状況のメモ", "Note")),
      field("death_place", &Person::death_place, label("亡くなった場所", "Place of death")),
      field("received_on", &Person::received_on, label("受付日", "Received on")),
      field("note", &Person::note, multiline | personal | max_chars(2000) | label("メモ", "Note")),
      field("merged_into", &Person::merged_into), field("registered_at", &Person::registered_at),
      field("changed_seq", &Person::changed_seq));
}

// One heading of a person. `facts` is the JSON of the heading's struct (facts.h). Table `person_facts`.
struct PersonFacts {
  std::string area_id;
  PersonId person_id;
  Heading heading = Heading::other;
  model::RawJson facts;
  std::string confirmed_by;
  Timestamp confirmed_at;
  LocalDate next_due;
  std::int64_t seq = 0;  // of the act that last changed or confirmed it

  bool operator==(const PersonFacts&) const = default;
};

constexpr auto describe(model::Tag<PersonFacts>) {
  using namespace model;
  return entity("person_facts", "利用者の情報", field("area_id", &PersonFacts::area_id, primary_key | max_chars(6)),
                field("person_id", &PersonFacts::person_id, primary_key | references("person")),
                field("heading", &PersonFacts::heading, primary_key), field("facts", &PersonFacts::facts, personal),
                field("confirmed_by", &PersonFacts::confirmed_by, personal | max_chars(100)),
                field("confirmed_at", &PersonFacts::confirmed_at), field("next_due", &PersonFacts::next_due),
                field("seq", &PersonFacts::seq));
}

// What one act replaced. Table `person_change`.
struct PersonChange {
  std::string area_id;
  PersonId person_id;
  std::int64_t seq = 0;
  Heading heading = Heading::basic;
  model::RawJson before;
  model::RawJson after;

  bool operator==(const PersonChange&) const = default;
};

constexpr auto describe(model::Tag<PersonChange>) {
  using namespace model;
  return entity("person_change", "変更の前後", field("area_id", &PersonChange::area_id, primary_key | max_chars(6)),
                field("person_id", &PersonChange::person_id, primary_key | references("person")),
                field("seq", &PersonChange::seq, primary_key), field("heading", &PersonChange::heading, primary_key),
                field("before", &PersonChange::before, personal), field("after", &PersonChange::after, personal));
}

}  // namespace kaname::people

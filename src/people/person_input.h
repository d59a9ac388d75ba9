// SPDX-License-Identifier: Apache-2.0
#pragma once
// What people type about who a person is. The same for a new person and for a change.

#include <optional>
#include <string>

#include "base/result.h"
#include "people/person.h"

namespace kaname::people {

struct PersonBasics {
  std::string name;
  std::string name_kana;
  std::string known_as;
  std::string former_name;
  std::string birth;  // as typed: 昭和16年4月3日, S16.4.3, 1941頃
  Sex sex = Sex::unknown;
  std::string postal_code;
  std::string address;
  std::string building;
  std::optional<double> lat;
  std::optional<double> lng;
  std::optional<directory::ZoneId> zone_id;
  std::string phone;
  std::string mobile;
  std::string insurer_number;
  std::string insured_number;
  std::optional<LocalDate> received_on;
  std::string note;
};
constexpr auto describe(model::Tag<PersonBasics>) {
  using namespace model;
  using In = PersonBasics;
  return entity(
      "PersonBasics", "基本情報", field("name", &In::name, required | personal | max_chars(100)),
      field("name_kana", &In::name_kana, required | personal | max_chars(100)),
      field("known_as", &In::known_as, personal | max_chars(100)),
      field("former_name", &In::former_name, personal | max_chars(100)),
      field("birth", &In::birth, personal | max_chars(40)), field("sex", &In::sex),
      field("postal_code", &In::postal_code, personal | max_chars(10)),
      field("address", &In::address, personal | max_chars(300)),
      field("building", &In::building, personal | max_chars(200)), field("lat", &In::lat, personal | between(-90, 90)),
      field("lng", &In::lng, personal | between(-180, 180)), field("zone_id", &In::zone_id),
      field("phone", &In::phone, personal | max_chars(30)), field("mobile", &In::mobile, personal | max_chars(30)),
      field("insurer_number", &In::insurer_number, personal | max_chars(20)),
      field("insured_number", &In::insured_number, personal | max_chars(20)), field("received_on", &In::received_on),
      field("note", &In::note, multiline | personal | max_chars(2000)));
}

// Puts what was typed into `person`. Errors by field: my_number, date_…, kana_needed, number_malformed.
Result<Done> apply(const PersonBasics& in, LocalDate today, Person& person);

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#include "people/person_input.h"

#include <algorithm>

#include "base/digits.h"
#include "base/text_fold.h"
#include "people/my_number.h"
#include "people/person_rules.h"

namespace kaname::people {
namespace {

// Readings are kept in hiragana with single spaces: サトウ　ハル → さとう はる.
std::string tidy_kana(std::string_view typed) {
  std::string out;
  const std::string wide = text::trim(text::nfkc(typed));
  for (std::size_t i = 0; i < wide.size(); ++i) {
    // Katakana ァ–ヶ (E3 82 A1 – E3 83 B6) stand 0x60 above hiragana.
    const auto at = [&](std::size_t n) { return static_cast<unsigned char>(wide[i + n]); };
    if (i + 2 < wide.size() && at(0) == 0xE3 && (at(1) == 0x82 || at(1) == 0x83)) {
      const unsigned code = 0x3000U | (at(1) & 0x3FU) << 6 | (at(2) & 0x3FU);
      if (code >= 0x30A1 && code <= 0x30F6) {
        const unsigned low = code - 0x60;
        out += static_cast<char>(0xE3);
        out += static_cast<char>(0x80 | (low >> 6 & 0x3FU));
        out += static_cast<char>(0x80 | (low & 0x3FU));
        i += 2;
        continue;
      }
    }
    if (wide[i] == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += wide[i];
  }
  return out;
}

bool is_insured_number(const std::string& number) {
  return number.empty() || digits::insured_number(number) != digits::Check::malformed;
}

}  // namespace

Result<Done> apply(const PersonBasics& in, LocalDate today, Person& person) {
  TRY(refuse_my_number(in));
  std::vector<FieldError> faults;
  const auto birth = read_birth(in.birth, today);
  if (!birth) faults.push_back({"birth", birth.error().code});
  person.name = text::trim(in.name);
  person.name_kana = tidy_kana(in.name_kana);
  if (text::kana_row(person.name_kana) == "他") faults.push_back({"name_kana", "kana_needed"});
  person.insurer_number = text::trim(text::nfkc(in.insurer_number));
  person.insured_number = text::trim(text::nfkc(in.insured_number));
  if (!person.insurer_number.empty() && digits::insurer_number(person.insurer_number) == digits::Check::malformed)
    faults.push_back({"insurer_number", "number_malformed"});
  if (!is_insured_number(person.insured_number)) faults.push_back({"insured_number", "number_malformed"});
  if (!faults.empty()) return Error{Problem::invalid, "invalid_input", std::move(faults), {}};
  person.birth = birth->text;
  person.birth_about = birth->about;
  person.known_as = text::trim(in.known_as);
  person.former_name = text::trim(in.former_name);
  person.sex = in.sex;
  person.postal_code = digits::tidy_postal_code(in.postal_code);
  person.address = text::trim(in.address);
  person.building = text::trim(in.building);
  person.lat = in.lat;
  person.lng = in.lng;
  person.pin_level = in.lat && in.lng ? directory::GeocodeLevel::given : directory::GeocodeLevel::none;
  person.zone_id = in.zone_id;
  person.phone = text::trim(in.phone);
  person.mobile = text::trim(in.mobile);
  person.received_on = in.received_on;
  person.note = in.note;
  return Done{};
}

}  // namespace kaname::people

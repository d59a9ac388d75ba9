// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pure decisions about persons: how a birth date is kept, what stands in the red line, what comes next.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "people/facts.h"
#include "people/person.h"

namespace kaname::people {

// A birth date as exactly as it is known.
struct Birth {
  std::string text;  // "1941-04-03", "1941-04", "1941"; empty: not known
  bool about = false;
};

// Reads 昭和16年4月3日, S16.4.3, 1941-4, 昭和16年頃 …; empty gives empty. Errors: date_impossible, date_unreadable,
// date_in_future.
Result<Birth> read_birth(std::string_view typed, LocalDate today);

// The first day the text may mean; nothing when it is not known.
std::optional<LocalDate> first_day(std::string_view birth);
// Completed years, when at least the year is known (then by its first day).
std::optional<int> age_of(std::string_view birth, LocalDate day);

// Facts of a heading as its struct; an empty one when there are none or they cannot be read.
template <class Facts>
Facts facts_as(const std::vector<PersonFacts>& all, Heading heading);

// What always stands on top: devices with battery, allergies, infections, cautions, anticoagulants, no relatives.
std::vector<std::string> warnings_of(const std::vector<PersonFacts>& all);

// Something that is to happen or to be renewed.
struct Due {
  std::string what;  // "certification", "consent", "facts", "wishes"
  LocalDate on;
  std::string words;  // Japanese, for the screen and the paper
};
constexpr auto describe(model::Tag<Due>) {
  using namespace model;
  return entity("PersonDue", "これからのこと", field("what", &Due::what), field("on", &Due::on),
                field("words", &Due::words));
}

// Certification from 60 days before its end (介護保険法施行規則 39条), overdue headings; in order of their days.
std::vector<Due> dues_of(const std::vector<PersonFacts>& all, LocalDate today);

// The JSON of a heading's facts in its normal form. Errors: invalid_input with the fields at fault, my_number.
Result<std::string> normal_facts(Heading heading, std::string_view json);

}  // namespace kaname::people

#include "model/json.h"

namespace kaname::people {

template <class Facts>
Facts facts_as(const std::vector<PersonFacts>& all, Heading heading) {
  for (const PersonFacts& one : all) {
    if (one.heading != heading) continue;
    auto read = model::from_json<Facts>(one.facts.text);
    return read ? std::move(*read) : Facts{};
  }
  return {};
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers about the people of the area or of one of its zones on a day: what the load on a provider is measured by. They
// come from published tables, never from records of persons.

#include <optional>
#include <string>

#include "base/time.h"
#include "directory/zone.h"
#include "model/field.h"

namespace kaname::directory {

enum class Measure { people_65, people_75 };
inline constexpr auto kMeasures = std::to_array<model::Option>({
    {"people_65", "65歳以上の人口", "People of 65 and over"},
    {"people_75", "75歳以上の人口", "People of 75 and over"},
});
constexpr const auto& options(model::Tag<Measure>) { return kMeasures; }
constexpr std::string_view choice_name(model::Tag<Measure>) { return "Measure"; }

// Table `area_statistic`.
struct AreaStatistic {
  std::string area_id;
  Measure measure = Measure::people_65;
  std::string place;  // the id of a zone; empty: the whole area
  LocalDate as_of;
  std::int64_t value = 0;
  std::string source_name;

  bool operator==(const AreaStatistic&) const = default;
};
constexpr auto describe(model::Tag<AreaStatistic>) {
  using namespace model;
  return entity("area_statistic", "地域の統計", field("area_id", &AreaStatistic::area_id, primary_key | max_chars(6)),
                field("measure", &AreaStatistic::measure, primary_key | label("項目", "Measure")),
                field("place", &AreaStatistic::place, primary_key | max_chars(36) | label("場所", "Place")),
                field("as_of", &AreaStatistic::as_of, primary_key | label("時点", "As of")),
                field("value", &AreaStatistic::value, between(0, 100'000'000) | label("値", "Value")),
                field("source_name", &AreaStatistic::source_name, max_chars(400) | label("出典", "Source")));
}

}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of how many people of 65 and 75 and over live in the area or its zones. Two layouts:
//   介護保険事業状況報告（年報）, first-category insured by insurer: prefecture, insurer, insured1_total, age65_74, age75_84,
//   age85plus. Insurers are municipalities or unions of them; only the row of this municipality is taken.
//   The town's own: 圏域 (a name, or empty or 合計 for the whole area), 65歳以上, 75歳以上.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::bridges {

struct PeopleRow {
  std::int64_t line = 0;
  std::string place;  // as written; empty: the whole area
  std::optional<std::int64_t> people_65, people_75;

  bool operator==(const PeopleRow&) const = default;
};

struct RefusedPeople {
  std::int64_t line = 0;
  std::string code;   // of the message catalogue: "number_unreadable", "people_not_nested", "row_outside_area"
  std::string value;  // as written, shortened

  bool operator==(const RefusedPeople&) const = default;
};

// rows_read = rows + refused.
struct PeopleTable {
  std::int64_t rows_read = 0;
  std::vector<PeopleRow> rows;
  std::vector<RefusedPeople> refused;
};

// Errors: those of read_csv_table; "headers_missing".
Result<PeopleTable> read_population(std::string_view bytes, std::string_view prefecture, std::string_view municipality);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// A row of an office's list as what it says of one person, and how that fills what is known: pure decisions.

#include <string>
#include <vector>

#include "base/time.h"
#include "bridges/intake/intake.h"
#include "bridges/opendata/table.h"

namespace kaname::bridges::personlist {

// `fields` names the field of each column. Cells that cannot be read are told in `doubts` and left out; a row without a
// name, or with a マイナンバー in any column, has `faults`.
intake::Said said_by(const TableRow& row, const std::vector<std::string>& headers,
                     const std::vector<std::string>& fields, std::string_view case_office, LocalDate today);

// What is known stays; what is missing is filled. A newer certification replaces an older one, differences that are not
// taken are told.
void fill(const intake::Said& said, intake::Facts& facts, people::PersonBasics& basics,
          std::vector<std::string>& doubts);

// 要介護2, 要支援１, 介３, 支2, 21, 事業対象者, 非該当 …; nothing when it is none of them.
std::optional<people::CareLevel> care_level_of(std::string_view cell);

}  // namespace kaname::bridges::personlist

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The facility page on paper: one or two A4 sheets, also as a FAX.

#include "directory/papers/paper.h"

namespace kaname::directory::papers {

output::Document facility_sheet(const PaperInfo& info, const PaperFacility& facility);

// The pieces, for other papers and tests.
// ○ 条件付 × 要相談 of every item, `per_row` beside each other, with conditions under their item; groups as section rows.
output::Table capability_table(const std::vector<Capability>& capabilities, double size_pt, std::size_t per_row);
// One row per contact window: who, when, how, what for, deputy and absence.
output::Table window_table(const PaperFacility& facility, LocalDate today, double size_pt);
// One row per service, one column per day of the week.
output::Table hours_table(const FacilityParts& parts, double size_pt);

}  // namespace kaname::directory::papers

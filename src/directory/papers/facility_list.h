// SPDX-License-Identifier: Apache-2.0
#pragma once
// Search results to hand out. PDF, XLSX and CSV hold the same rows in the same order, and say which filter made them.

#include <string>
#include <vector>

#include "base/result.h"
#include "directory/papers/paper.h"
#include "output/xlsx.h"

namespace kaname::directory::papers {

struct FacilityList {
  std::string filter;              // the filter in words: 牧野圏域・訪問看護・胃ろう ○
  std::vector<std::string> items;  // capability items that were asked for: one column each
  std::vector<PaperFacility> facilities;
  std::size_t left_out = 0;  // found, but beyond what one list holds; said on the paper
};

// All columns, as workbooks and CSV have them. Codes and telephone numbers are text.
struct ListTable {
  std::vector<output::SheetColumn> columns;
  std::vector<std::vector<output::Value>> rows;
};
ListTable list_table(const PaperInfo& info, const FacilityList& list);

// A4 landscape.
output::Document list_document(const PaperInfo& info, const FacilityList& list);
Result<std::string> list_xlsx(const PaperInfo& info, const FacilityList& list);
// UTF-8 with BOM, CRLF, cells that a spreadsheet would run made harmless.
std::string list_csv(const PaperInfo& info, const FacilityList& list);

}  // namespace kaname::directory::papers

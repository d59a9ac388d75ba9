// SPDX-License-Identifier: Apache-2.0
#pragma once
// The survey's template as plain tables of cells: the sheet to fill in and the sheet that explains each column. Whoever
// writes XLSX or CSV turns them into files; read_source(survey_csv) reads them back.

#include <optional>
#include <string>
#include <vector>

#include "directory/codes.h"

namespace kaname::bridges {

struct CellTable {
  std::string name;  // of the sheet
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;  // each as long as the headers
};

struct SurveyTemplate {
  CellTable answers;     // headers, and a row with what is known of each facility handed in
  CellTable dictionary;  // one row a column: header, meaning, how to answer, choices, who sees it
};

// What is filled in already, so that offices need not type it again.
struct SurveyRow {
  std::string id;
  std::string name;
  std::string name_kana;
  std::string kinds;
  std::string office_number;
  std::string medical_number;
  std::string address;
  std::string phone;
  std::string fax;
};

// The columns of the kinds asked; all of them without `kind`.
SurveyTemplate survey_template(const std::vector<SurveyRow>& facilities,
                               std::optional<directory::FacilityKind> kind = std::nullopt);

}  // namespace kaname::bridges

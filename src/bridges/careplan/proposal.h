// SPDX-License-Identifier: Apache-2.0
#pragma once
// What care-plan files say of one person, laid over what is known already: never less than before, the same file twice
// changes nothing more. Nothing is written here; the care manager confirms each heading by the ordinary acts.

#include <map>
#include <string>
#include <vector>

#include "bridges/careplan/plan_file.h"
#include "bridges/intake/facts.h"
#include "people/person_input.h"

namespace kaname::bridges::careplan {

// All rows of one (保険者番号, 被保険者番号).
struct PlanSet {
  std::string insurer_number, insured_number;
  std::map<Kind, std::vector<PlanRow>> rows;
};

// By person, in the order of the numbers. A plan of a set that also brings its deletion is left out.
std::vector<PlanSet> sets_of(const std::vector<PlanFile>& files);

using intake::Facts;

// Puts what the files say into `facts` and `basics`. `doubts` gets what the care manager should look at, in Japanese.
void lay_over(const PlanSet& set, Facts& facts, people::PersonBasics& basics, std::vector<std::string>& doubts);

// Rows of 第2表 with everything said in each: a blank 課題 or 目標 means the one above, whether the sender repeats or not.
std::vector<PlanRow> whole_rows(std::vector<PlanRow> rows);

}  // namespace kaname::bridges::careplan

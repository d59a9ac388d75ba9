// SPDX-License-Identifier: Apache-2.0
#pragma once
// 入退院支援の手引き on paper, for the wall of the ward and the desk of the office. Pure; about no person.

#include "documents/rules/rule_view.h"
#include "output/document.h"

namespace kaname::documents {

struct RulePaper {
  std::string town;
  bool demo = false;
  Timestamp now;
  RuleView edition;
};

output::Document rule_paper(const RulePaper& paper);

}  // namespace kaname::documents

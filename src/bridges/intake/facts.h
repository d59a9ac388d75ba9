// SPDX-License-Identifier: Apache-2.0
#pragma once
// Facts under the headings that lists and care-plan files speak of, and the small rules by which they grow.

#include <algorithm>
#include <string>
#include <string_view>

#include "people/facts.h"
#include "people/heading.h"

namespace kaname::bridges::intake {

struct Facts {
  people::Certification certification;
  people::Independence independence;
  people::Wishes wishes;
  people::Regulars regulars;
  people::Family family;
  people::Housing housing;
  people::Alerts alerts;
  people::Diagnoses diagnoses;
  people::Words life, rhythm, social, social_security, other;
};

// `visit(heading, member)` for each.
template <class AnyFacts, class Visit>
void each_heading(AnyFacts& facts, Visit visit) {
  using people::Heading;
  visit(Heading::certification, facts.certification);
  visit(Heading::independence, facts.independence);
  visit(Heading::wishes, facts.wishes);
  visit(Heading::regulars, facts.regulars);
  visit(Heading::family, facts.family);
  visit(Heading::housing, facts.housing);
  visit(Heading::alerts, facts.alerts);
  visit(Heading::diagnoses, facts.diagnoses);
  visit(Heading::life, facts.life);
  visit(Heading::rhythm, facts.rhythm);
  visit(Heading::social, facts.social);
  visit(Heading::social_security, facts.social_security);
  visit(Heading::other, facts.other);
}

// Texts grow; a text that is there already is not written twice.
inline void add(std::string& into, std::string_view said) {
  if (said.empty() || into.find(said) != std::string::npos) return;
  into += (into.empty() ? "" : "\n") + std::string(said);
}

}  // namespace kaname::bridges::intake

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Papers about one person: the one-page summary under the 23 headings, the emergency kit, the consent to sign, and who has
// looked. Making one is pure: values in, an output::Document out.

#include <string>
#include <vector>

#include "output/document.h"
#include "people/person_view.h"
#include "trust/access_log.h"

namespace kaname::people::papers {

// For whom and when, and what stands on every page.
struct PaperHead {
  std::string town;
  std::string site;  // https://kaname.example, for the QR; empty: none
  std::string printed_by;
  bool demo = false;
  Timestamp now;
};

struct SeenBy {
  Timestamp at;
  std::string name, office, what, basis;
};

// Words of the consent that are filled in; the person signs on paper.
struct ConsentWords {
  std::string purpose;
  std::vector<std::string> items;
  std::string office;  // who explains
};

output::Document summary_sheet(const PaperHead& head, const PersonPage& page);
output::Document kit_sheet(const PaperHead& head, const PersonPage& page);
output::Document consent_sheet(const PaperHead& head, const PersonPage& page, const ConsentWords& words);
output::Document access_sheet(const PaperHead& head, const Person& person, const std::vector<SeenBy>& seen,
                              LocalDate from, LocalDate to);

// The facts of a heading as short lines ("在宅酸素、2 L/分、電池（時間） 4"); what is unknown or empty is left out.
std::vector<std::string> fact_lines(Heading heading, std::string_view json);

// "昭和16年4月3日（85歳）", "1941年頃", "不明".
std::string birth_words(const Person& person, LocalDate today);

}  // namespace kaname::people::papers

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pieces that several papers of a person share. Sizes in points.

#include <string>
#include <string_view>

#include "people/papers/person_paper.h"

namespace kaname::people::papers {

// An empty paper with what stands on every page: whose, when printed, how to throw it away.
output::Document begin(const PaperHead& head, std::string title);

// Null when nothing stands under the heading.
const HeadingView* find(const PersonPage& page, Heading heading);
// The lines of a heading; empty when nothing stands there.
std::string facts_text(const PersonPage& page, Heading heading, std::string_view separator);

output::FieldGrid who(const PersonPage& page, LocalDate today, double size);
void add_warnings(output::Document& document, const PersonPage& page, double size);
output::Table team_table(const PersonPage& page, double size);
// Leads to the page; nothing where the site has no address.
void add_qr(output::Document& document, const PaperHead& head, const Person& person);

}  // namespace kaname::people::papers

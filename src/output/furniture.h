// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands around the content of a page: title, running head, foot. Internal to this folder.
// None of it is tagged except the title: a screen reader should not hear the town on every page.

#include "output/page.h"

namespace kaname::output {

// Fills in how much room head and foot take.
void measure_furniture(const Document& document, Typesetter& typesetter, Sheet& sheet);

// The title block of the first page, tagged as H1.
void first_page_title(const Document& document, Typesetter& typesetter, const Sheet& sheet, Page& page);

// Head and foot of page `number` (from 0) of `pages`.
Page running_furniture(const Document& document, Typesetter& typesetter, const Sheet& sheet, int number, int pages);

}  // namespace kaname::output

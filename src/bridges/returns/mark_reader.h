// SPDX-License-Identifier: Apache-2.0
#pragma once
// QR codes on a page that was printed, written on, FAXed or photographed.

#include <string>
#include <vector>

#include "bridges/returns/page_image.h"

namespace kaname::bridges {

struct PageMarks {
  std::vector<std::string> texts;  // each once
  int quarters = 0;                // turns to the right that set the page upright, by its codes
};

// Tries the page as it is first, then smoothed, smaller and larger: most pages are done after the first look, a bad FAX takes
// a second or two.
// Not `thorough`: only as it is.
PageMarks read_marks(const PageImage& page, bool thorough = true);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The four kinds of files that page_image.h reads, each with the library that the rest of the world reads it with.

#include "bridges/returns/page_image.h"

namespace kaname::bridges {

// Asked before memory is taken for a page.
bool fits(std::int64_t width, std::int64_t height);

Result<std::vector<PageImage>> pdf_pages(std::string_view bytes);
Result<std::vector<PageImage>> tiff_pages(std::string_view bytes);
Result<std::vector<PageImage>> jpeg_page(std::string_view bytes);
Result<std::vector<PageImage>> png_page(std::string_view bytes);

// Grey PGMs one after the other, as pdftoppm writes them.
Result<std::vector<PageImage>> pgm_pages(std::string_view bytes);

// 1 to 8 of EXIF in a JPEG; 1 when it says nothing.
int camera_turn(std::string_view jpeg);

}  // namespace kaname::bridges

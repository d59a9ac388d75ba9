// SPDX-License-Identifier: Apache-2.0
#pragma once
// A page of a Document as a picture, as it will print: for a look before it is sent, where a PDF would need a viewer.

#include <optional>
#include <string>
#include <vector>

#include "output/document.h"

namespace kaname::output {

inline constexpr double kPreviewDpi = 100;

// The bytes of a PNG of page `page`, from 1. Nothing when there is no such page.
std::optional<std::string> page_png(const Document& document, int page, double dpi = kPreviewDpi);

// Where a named picture of a canvas stands, in shares of its page. The preview has an empty frame there: who shows it puts the
// picture over it, whole and in the middle.
struct PlacedPicture {
  std::string name;
  int page = 1;  // from 1
  double left = 0, top = 0, width = 0, height = 0;
};

struct Overview {
  int pages = 0;
  std::vector<PlacedPicture> pictures;
};

Overview overview(const Document& document);

}  // namespace kaname::output

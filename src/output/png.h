// SPDX-License-Identifier: Apache-2.0
#pragma once
// A page of a Document as a picture, as it will print: for a look before it is sent, where a PDF would need a viewer.

#include <optional>
#include <string>

#include "output/document.h"

namespace kaname::output {

inline constexpr double kPreviewDpi = 100;

// The bytes of a PNG of page `page`, from 1. Nothing when there is no such page.
std::optional<std::string> page_png(const Document& document, int page, double dpi = kPreviewDpi);

}  // namespace kaname::output

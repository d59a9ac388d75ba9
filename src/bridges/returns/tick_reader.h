// SPDX-License-Identifier: Apache-2.0
#pragma once
// Boxes to tick on a page that came back: rows of three (○ △ ×), as the sheet for dates has them. Nobody needs to know where
// they were printed: three squares of one size, level and evenly apart, are such a row, and the rows stand under each other.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "bridges/returns/page_image.h"

namespace kaname::bridges {

inline constexpr std::size_t kBoxesARow = 3;

struct TickBox {
  double x = 0, y = 0, side = 0;  // pixels; the middle
  double ink = 0;                 // share of the inside that is dark
};
using TickRow = std::array<TickBox, kBoxesARow>;

// How the boxes of a kind of sheet stand, in millimetres of its paper.
struct TickLayout {
  double smallest_mm, largest_mm;  // a side
  double near_mm, far_mm;          // from one box of a row to the next
  bool column;                     // several rows under each other, of which some show where a hidden box must be
};
// The sheet for dates, and the cover of a form's FAX edition (documents/paper.cpp: three columns across the page).
inline constexpr TickLayout kDateBoxes{2.9, 5.2, 8, 26, true}, kCoverBoxes{3.4, 5.2, 55, 66, false};

// From the top down. The page is upright within some degrees, A4 across its width.
std::vector<TickRow> tick_rows(const PageImage& page, const TickLayout& layout = kDateBoxes);

inline constexpr std::size_t kMostTicks = 40;  // rows; more are no sheet of ours

// One sign a row: '1', '2', '3' the box that is ticked, '-' none, '?' more than one or a faint one.
std::string read_ticks(const std::vector<TickRow>& rows);
// Whether a text can be one of read_ticks.
bool are_ticks(std::string_view text);

}  // namespace kaname::bridges

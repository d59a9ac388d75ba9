// SPDX-License-Identifier: Apache-2.0
#pragma once
// The kinds of facilities in the groups in which papers show them: chapters of the booklet, columns of the organisation
// chart, signs on the map. Each sign has a shape of its own, because a FAX has no colours.

#include <span>
#include <string_view>

#include "directory/codes.h"
#include "output/canvas.h"

namespace kaname::directory::papers {

enum class Sign {
  circle,
  square,
  triangle,
  diamond,
  inverted,
  cross,
  star,
  ring,
  open_square,
  open_triangle,
  open_diamond,
  open_inverted,
  saltire
};

struct KindGroup {
  std::string_view name;
  std::string_view plain;  // what it is for, in words for everyone
  Sign sign = Sign::circle;
  output::Colour colour;
  std::span<const FacilityKind> kinds;
};

std::span<const KindGroup> kind_groups();
// The place of a kind's group in kind_groups().
std::size_t group_of(FacilityKind kind);

// The sign at a place, `size` mm across.
void draw_sign(output::Canvas& canvas, const KindGroup& group, output::Point at, double size);

}  // namespace kaname::directory::papers

// SPDX-License-Identifier: Apache-2.0
#pragma once
// 体の図: the outline of a body from the front (left half of the picture) and from the back (right half), with numbered marks.
// Marks are in thousandths of the whole picture, whose width is 4/3 of its height.

#include "documents/answer.h"
#include "output/document.h"

namespace kaname::documents {

output::Drawing body_picture(const Answer* answer);
// What the numbers mean.
output::Table body_words(const Answer* answer, double size_pt);

}  // namespace kaname::documents

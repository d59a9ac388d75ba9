// SPDX-License-Identifier: Apache-2.0
#pragma once
// Variant kanji folded for search (髙→高, 﨑→崎, 齋・齊・斎→斉, 𠮷→吉). Some merges lose a difference that
// a family cares about, so the result is for search keys only: never store or print it.

#include <span>

namespace kaname::text {

struct Variant {
  char32_t from;
  char32_t to;
};

// The whole table, sorted by `from`.
std::span<const Variant> variants();

// The common form of a kanji; every other character is answered as it came.
char32_t fold_variant(char32_t c);

}  // namespace kaname::text

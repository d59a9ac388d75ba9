// SPDX-License-Identifier: Apache-2.0
// Readers of what people type: they end, they do not fall over, and what they understood they understand again.
#include <cstdlib>

#include "base/address.h"
#include "base/digits.h"
#include "base/text_fold.h"
#include "base/wareki.h"

using namespace kaname;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string folded = text::fold(text);
  if (text::fold(folded) != folded) std::abort();
  text::bigrams(folded);
  text::fold_name(text);
  text::kana_key(text);
  address::split_address(text);
  address::address_key(text);
  digits::looks_like_my_number(text);
  digits::tidy_postal_code(text);
  if (const auto parsed = wareki::parse_date(text)) {
    const auto again = wareki::parse_date(wareki::wareki(*parsed));
    if (!again || wareki::wareki(*again) != wareki::wareki(*parsed)) std::abort();
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once
// In which municipality a row lies, from its code, its names or its address: lists of a prefecture or of the whole
// country are read for one town.

#include <string>
#include <string_view>

#include "bridges/opendata/reader.h"

namespace kaname::bridges {

struct WhereRow {
  std::string code;  // 5 or 6 digits, may be empty
  std::string prefecture;
  std::string city;
  std::string address;
};

// False when the row tells nothing of its municipality.
bool is_outside(const WhereRow& row, const ReadContext& context);

// 枚方市… → 大阪府枚方市…, when the list says the prefecture apart or the address begins with our town.
std::string with_prefecture(std::string_view address, std::string_view prefecture, const ReadContext& context);

// The 都道府県 an address begins with, or nothing.
std::string_view prefecture_of(std::string_view address);

// "27210" → "272108"; six digits stay, anything else gives nothing.
std::string six_digit_code(std::string_view code);

}  // namespace kaname::bridges

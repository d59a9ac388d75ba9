// SPDX-License-Identifier: Apache-2.0
#pragma once
// What single cells of public lists hold: telephone numbers, web addresses, numbers of beds, days, times. Each function
// says what it could not trust instead of guessing.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directory/facility.h"

namespace kaname::bridges {

struct Phone {
  std::string number;  // half-width, hyphens as "-"; empty: none found
  std::string extension;
  bool doubtful = false;  // no telephone number, or more in the cell than one
};
Phone read_phone(std::string_view cell);

// "15", "１５名", "1,200"; nothing when there is none. Zero counts as "not stated".
struct Count {
  std::optional<std::int32_t> value;
  bool doubtful = false;
};
Count read_count(std::string_view cell);

// "療養　　206／一般　　231" → 437.
Count read_beds(std::string_view cell);

bool is_web_address(std::string_view text);

struct Place {
  std::optional<double> lat;
  std::optional<double> lng;
  std::string_view warning;  // "coordinates_doubtful", "coordinates_swapped" or empty
};
Place read_place(std::string_view lat, std::string_view lng);

// Takes "（休止中）" and the like out of a name: the name without it, and what was found.
struct NameAndStatus {
  std::string name;
  std::string status;
};
NameAndStatus split_status(std::string_view name);

// "9:00", "９時３０分", "0900", "24:00" → "HH:MM"; empty when it is no time.
std::string read_time(std::string_view cell);

// "月火水", "月,火", "月～金", "平日,土曜日,祝日" → 1 … 7, 8; empty when a word is not understood.
std::vector<std::int32_t> read_days(std::string_view cell);

// Spans with the same times become one with several days.
void add_hours(std::vector<directory::OpenHours>& hours, std::int32_t day, const std::string& open,
               const std::string& close, const std::string& note);

// Pieces between any of the separators, trimmed, without empty ones.
std::vector<std::string> split(std::string_view text, std::initializer_list<std::string_view> separators);

// True for 1.23E+12: the number a spreadsheet has made of a code.
bool is_exponent(std::string_view cell);

// The text with at most `n` code points.
std::string shortened(std::string_view text, std::size_t n);

}  // namespace kaname::bridges

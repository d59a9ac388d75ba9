// SPDX-License-Identifier: Apache-2.0
#pragma once
// What people need, in plain words, and which kinds of facilities answer it. The one table behind the buttons of the
// start page.

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "directory/codes.h"
#include "outreach/texts.h"

namespace kaname::outreach {

using directory::FacilityKind;

// A short list that a constexpr table can hold.
class KindList {
 public:
  constexpr KindList(std::initializer_list<FacilityKind> kinds) {
    for (const FacilityKind kind : kinds) kinds_.at(size_++) = kind;
  }
  constexpr const FacilityKind* begin() const { return kinds_.data(); }
  constexpr const FacilityKind* end() const { return kinds_.data() + size_; }
  constexpr bool contains(FacilityKind kind) const {
    for (const FacilityKind one : *this) {
      if (one == kind) return true;
    }
    return false;
  }

 private:
  std::array<FacilityKind, 8> kinds_{};
  std::size_t size_ = 0;
};

struct Need {
  std::string_view code;
  std::string_view ja, en;            // as a resident would say it
  std::string_view hint_ja, hint_en;  // what answers it
  KindList kinds;
  // What narrows the kinds to those that really do it: an item of capability_items.h that is meant for everyone, or
  // notified standards whose symbol begins with one of these, "|" between; whichever is known of more facilities of the
  // area. Empty: nothing.
  std::string_view item = {};
  std::string_view notifications = {};
};

std::span<const Need> needs();
// nullptr for a code that is not in the table.
const Need* find_need(std::string_view code);
// The need whose words, in either language, somebody typed; nullptr when they are none.
const Need* need_named(std::string_view words);

inline std::string_view label_of(Language language, const Need& need) {
  return language == Language::ja ? need.ja : need.en;
}

}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may see what, applied to values just before they leave in any form: page, list, print, CSV, copied text, FHIR. The
// rule of a field stands in its describe(); a contact window and a capability item carry their own. Every output calls
// keep_audience(); nothing here looks at who is signed in.

#include <optional>
#include <string_view>
#include <vector>

#include "directory/capability_items.h"
#include "directory/codes.h"
#include "directory/facility.h"
#include "model/field.h"

namespace kaname::directory {

// Whether somebody of `viewer` may see what is meant for `needed`.
constexpr bool may_see(Audience viewer, Audience needed) {
  return static_cast<int>(needed) <= static_cast<int>(viewer);
}

// The same for the word in a field's rules; empty is public. A word that is no audience is shown to the town only.
constexpr bool may_see(Audience viewer, std::string_view needed) {
  Audience parsed = Audience::town;
  return needed.empty() || may_see(viewer, model::choice_from(needed, parsed) ? parsed : Audience::town);
}

// Records that as a whole are not for everyone. Overload for a type that has such a rule of its own.
template <class T>
bool is_visible(const T&, Audience) {
  return true;
}
inline bool is_visible(const ContactWindow& window, Audience viewer) { return may_see(viewer, window.audience); }
// The item's audience decides; an item that is not in the table is for professionals.
inline bool is_visible(const Capability& capability, Audience viewer) {
  const CapabilityItem* item = find_capability(capability.item);
  return may_see(viewer, item ? item->audience : Audience::professional);
}

// Gives members above the audience the value of a new T (not zero: a capability's answer would become ○), down to
// nested objects; takes records that are not visible out of lists.
template <model::Described T>
void keep_audience(T& value, Audience viewer);
template <class T>
void keep_audience(std::vector<T>& values, Audience viewer);

namespace detail {

template <class T>
void keep_inside(T&, Audience) {}
template <model::Described T>
void keep_inside(T& value, Audience viewer) {
  keep_audience(value, viewer);
}
template <class T>
void keep_inside(std::vector<T>& values, Audience viewer) {
  keep_audience(values, viewer);
}
template <class T>
void keep_inside(std::optional<T>& value, Audience viewer) {
  if (value && !is_visible(*value, viewer)) value.reset();
  if (value) keep_inside(*value, viewer);
}

}  // namespace detail

// An item meant for everyone is shown with its answer, although the fields of most are for professionals. Beside ○ 条件付 ×
// 要相談 the note is a condition written for colleagues and stays with them; elsewhere the note is the answer.
inline void keep_audience(Capability& capability, Audience viewer) {
  if (!is_visible(capability, viewer)) capability.answer = Capability{}.answer;
  const CapabilityItem* item = find_capability(capability.item);
  const bool condition = item && item->answer == AnswerType::acceptance && !may_see(viewer, Audience::professional);
  if (condition || !is_visible(capability, viewer)) capability.note.clear();
}

template <model::Described T>
void keep_audience(T& value, Audience viewer) {
  const T fresh{};
  model::declaration<T>.each([&](const auto& f) {
    if (may_see(viewer, f.rules.audience)) {
      detail::keep_inside(value.*f.member, viewer);
    } else {
      value.*f.member = fresh.*f.member;
    }
  });
}

template <class T>
void keep_audience(std::vector<T>& values, Audience viewer) {
  if constexpr (!std::is_same_v<T, bool>) {
    std::erase_if(values, [viewer](const T& value) { return !is_visible(value, viewer); });
    for (T& value : values) detail::keep_inside(value, viewer);
  }
}

}  // namespace kaname::directory

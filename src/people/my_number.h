// SPDX-License-Identifier: Apache-2.0
#pragma once
// マイナンバー must not be kept here (行政手続における特定の個人を識別するための番号の利用等に関する法律 20条): a text that holds
// 12 digits with a valid check digit is refused, wherever it was typed.

#include <string>
#include <vector>

#include "base/digits.h"
#include "base/result.h"
#include "model/field.h"

namespace kaname::people {

namespace detail {

inline bool holds_my_number(const std::string& text) { return digits::contains_my_number(text); }
template <class T>
bool holds_my_number(const T&) {
  return false;
}
template <model::Described T>
bool holds_my_number(const T& value);
template <class T>
bool holds_my_number(const std::vector<T>& values) {
  for (const T& value : values) {
    if (holds_my_number(value)) return true;
  }
  return false;
}
template <class T>
bool holds_my_number(const std::optional<T>& value) {
  return value && holds_my_number(*value);
}
template <model::Described T>
bool holds_my_number(const T& value) {
  bool found = false;
  model::declaration<T>.each([&](const auto& f) { found = found || holds_my_number(value.*f.member); });
  return found;
}

}  // namespace detail

// Names the fields at fault with "my_number".
template <model::Described T>
Result<Done> refuse_my_number(const T& input) {
  std::vector<FieldError> faults;
  model::declaration<T>.each([&](const auto& f) {
    if (detail::holds_my_number(input.*f.member)) faults.push_back({std::string(f.name), "my_number"});
  });
  if (faults.empty()) return Done{};
  return Error{Problem::invalid, "invalid_input", std::move(faults), {}};
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The only door for SQL text: a literal. A string built at run time does not convert, so values can only come in as
// parameters ($1, $2 …) and both databases see the same statements.

#include <string_view>

namespace kaname::store {

struct Sql {
  std::string_view text;
  template <std::size_t N>
  consteval Sql(const char (&literal)[N]) : text(literal, N - 1) {}  // NOLINT(google-explicit-constructor)
};

}  // namespace kaname::store

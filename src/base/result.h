// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a function answers when it may fail in a way the caller can act on.
// Failures that only an operator can act on (disk, bug, bad settings) are exceptions instead.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kaname {

// Kinds of failure; each has one HTTP status (api/problem.cpp).
enum class Problem {
  invalid,       // the input is wrong: `fields` says where
  unauthorized,  // nobody is signed in, or the session is over
  forbidden,     // signed in, but not allowed
  not_found,
  conflict,  // the state has moved on, or the same key came with another body
  too_large,
  too_many,    // slow down
  unavailable  // disk full, database away: try again later
};

// One wrong input field. `code` is a key of the message catalogue (api/messages).
struct FieldError {
  std::string field;
  std::string code;
  bool operator==(const FieldError&) const = default;
};

struct Error {
  Problem problem = Problem::invalid;
  std::string code;                     // key of the message catalogue, e.g. "facility_closed"
  std::vector<FieldError> fields = {};  // shown beside the fields
  std::string detail = {};              // for the log only; never sent to a client
};

// A value or an Error, in std::expected's words (g++ 12 has that only in C++23, clang 14 not at all).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(state_); }
  Error& error() { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// For functions that answer only "done" or an Error.
struct Done {
  bool operator==(const Done&) const = default;
};

// Shorthand: fail(Problem::conflict, "facility_closed").
inline Error fail(Problem problem, std::string_view code) { return Error{problem, std::string(code), {}, {}}; }

// Shorthand for one wrong field: fail_field("mail", "mail_malformed").
inline Error fail_field(std::string_view field, std::string_view code) {
  return Error{Problem::invalid, "invalid_input", {{std::string(field), std::string(code)}}, {}};
}

[[noreturn]] inline void assertion_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "kaname: impossible state at %s:%d: %s\n", file, line, what);
  std::abort();
}

}  // namespace kaname

// Unwraps a Result or returns its Error from the enclosing function. Not inside coroutines (docs/style.md).
#define TRY(expression)                                    \
  __extension__({                                          \
    auto try_result = (expression);                        \
    if (!try_result) return std::move(try_result.error()); \
    std::move(*try_result);                                \
  })

// For states that cannot happen, always on; never for input.
#define KANAME_ASSERT(condition) \
  (static_cast<bool>(condition) ? void(0) : ::kaname::assertion_failed(#condition, __FILE__, __LINE__))

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Values between C++ and JSON. Out: appended to one string, empty optionals left out. In: parsed once with Boost.JSON,
// then field by field, so that every error names its field.

#include <algorithm>
#include <boost/json/fwd.hpp>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "model/field.h"

namespace kaname::model {

// Where decoding writes what is wrong; `path` is the dotted field name ("hours.2.open").
class Problems {
 public:
  void add(std::string_view code) { errors_.push_back({path_, std::string(code)}); }
  const std::vector<FieldError>& errors() const { return errors_; }
  // Enters a field for the life of the returned guard.
  class Inside {
   public:
    Inside(Problems& problems, std::string_view name);
    ~Inside() { problems_.path_.resize(length_); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    Problems& problems_;
    std::size_t length_;
  };

 private:
  std::string path_;
  std::vector<FieldError> errors_;
};

using JsonValue = boost::json::value;

// ---- scalar codecs (json.cpp)
void write_json(std::string& out, const std::string& value);
void write_json(std::string& out, std::string_view value);
void write_json(std::string& out, std::int64_t value);
void write_json(std::string& out, double value);
void write_json(std::string& out, bool value);
void write_json(std::string& out, Timestamp value);
void write_json(std::string& out, LocalDate value);
void write_json(std::string& out, const Uuid& value);
void write_json(std::string& out, const RawJson& value);

void read_json(const JsonValue& in, std::string& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, std::int64_t& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, double& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, bool& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, Timestamp& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, LocalDate& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, Uuid& out, const Rules& rules, Problems& problems);
void read_json(const JsonValue& in, RawJson& out, const Rules& rules, Problems& problems);

namespace detail {
bool is_null(const JsonValue& in);
// The members of an object; nullptr (and an error) when it is none.
const JsonValue* member(const JsonValue& object, std::string_view name);
bool is_object(const JsonValue& in, Problems& problems);
std::size_t array_size(const JsonValue& in, const Rules& rules, Problems& problems);  // npos when it is no array
const JsonValue& array_item(const JsonValue& in, std::size_t index);
std::string_view choice_text(const JsonValue& in, Problems& problems);
// Reports members of `in` that are not in `known`.
void refuse_unknown(const JsonValue& in, const std::string_view* known, std::size_t count, Problems& problems);
std::string index_name(std::size_t index);
}  // namespace detail

// ---- everything else, by shape
template <std::integral T>
requires(!std::same_as<T, bool> && !std::same_as<T, std::int64_t>) void write_json(std::string& out, T value) {
  write_json(out, static_cast<std::int64_t>(value));
}
template <class Name>
void write_json(std::string& out, const Id<Name>& value) {
  write_json(out, value.uuid);
}
template <Choice E>
void write_json(std::string& out, E value) {
  write_json(out, code_of(value));
}
template <Described T>
void write_json(std::string& out, const T& value);
template <class T>
void write_json(std::string& out, const std::vector<T>& values) {
  out += '[';
  bool first = true;
  for (const T& value : values) {
    if (!first) out += ',';
    first = false;
    write_json(out, value);
  }
  out += ']';
}

template <std::integral T>
requires(!std::same_as<T, bool> && !std::same_as<T, std::int64_t>) void read_json(const JsonValue& in, T& out,
                                                                                  const Rules& rules,
                                                                                  Problems& problems) {
  std::int64_t wide = 0;
  read_json(in, wide, rules, problems);
  if (!std::in_range<T>(wide)) {
    problems.add("number_range");
  } else {
    out = static_cast<T>(wide);
  }
}
template <class Name>
void read_json(const JsonValue& in, Id<Name>& out, const Rules& rules, Problems& problems) {
  read_json(in, out.uuid, rules, problems);
}
template <Choice E>
void read_json(const JsonValue& in, E& out, const Rules&, Problems& problems) {
  const std::string_view code = detail::choice_text(in, problems);
  if (!code.empty() && !choice_from(code, out)) problems.add("unknown_choice");
}
template <Described T>
void read_json(const JsonValue& in, T& out, const Rules& rules, Problems& problems);
template <class T>
void read_json(const JsonValue& in, std::vector<T>& out, const Rules& rules, Problems& problems) {
  const std::size_t count = detail::array_size(in, rules, problems);
  if (count == std::string_view::npos) return;
  out.clear();
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Problems::Inside inside(problems, detail::index_name(i));
    read_json(detail::array_item(in, i), out.emplace_back(), rules, problems);
  }
}
template <class T>
void read_json(const JsonValue& in, std::optional<T>& out, const Rules& rules, Problems& problems) {
  if (detail::is_null(in)) {
    out.reset();
  } else {
    read_json(in, out.emplace(), rules, problems);
  }
}

namespace detail {

// What is the same for every field stands in json.cpp: here it would be compiled once for each of them.
void begin_member(std::string& out, bool& first, std::string_view name);
template <class T>
void write_member(std::string& out, bool& first, std::string_view name, const T& value) {
  begin_member(out, first, name);
  write_json(out, value);
}
template <class T>
void write_member(std::string& out, bool& first, std::string_view name, const std::optional<T>& value) {
  if (value) write_member(out, first, name, *value);
}

// The member of that name; nullptr when there is none, which is an error where the field is required.
const JsonValue* given_member(const JsonValue& in, std::string_view name, const Rules& rules, Problems& problems);

template <class F, class T>
void read_member(const JsonValue& in, const F& f, T& out, Problems& problems) {
  const JsonValue* found = given_member(in, f.name, f.rules, problems);
  if (!found) return;  // the default of the struct stays
  Problems::Inside inside(problems, f.name);
  read_json(*found, out.*f.member, f.rules, problems);
}

}  // namespace detail

template <Described T>
void write_json(std::string& out, const T& value) {
  out += '{';
  bool first = true;
  declaration<T>.each([&](const auto& f) { detail::write_member(out, first, f.name, value.*f.member); });
  out += '}';
}

template <Described T>
void read_json(const JsonValue& in, T& out, const Rules&, Problems& problems) {
  if (!detail::is_object(in, problems)) return;
  declaration<T>.each([&](const auto& f) { detail::read_member(in, f, out, problems); });
  detail::refuse_unknown(in, field_names<T>.data(), field_names<T>.size(), problems);
}

// Reads only the members named in `allowed` from an object into `into`; others in the object are reported as unknown.
template <Described T>
void read_members(const JsonValue& in, T& into, std::span<const std::string_view> allowed, Problems& problems) {
  if (!detail::is_object(in, problems)) return;
  declaration<T>.each([&](const auto& f) {
    if (std::find(allowed.begin(), allowed.end(), f.name) == allowed.end()) return;
    const JsonValue* found = detail::member(in, f.name);
    Problems::Inside inside(problems, f.name);
    if (found) read_json(*found, into.*f.member, f.rules, problems);
  });
  detail::refuse_unknown(in, allowed.data(), allowed.size(), problems);
}

// The named members as a JSON object, in the order of the declaration.
template <Described T>
void write_members(std::string& out, const T& value, std::span<const std::string_view> names) {
  out += '{';
  bool first = true;
  declaration<T>.each([&](const auto& f) {
    if (std::find(names.begin(), names.end(), f.name) != names.end()) {
      detail::write_member(out, first, f.name, value.*f.member);
    }
  });
  out += '}';
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  write_json(out, value);
  return out;
}

// Parses a JSON text (depth ≤ 32, no duplicate-key surprises); Error "json_malformed" when it is none.
Result<std::shared_ptr<const JsonValue>> parse_json(std::string_view text);

// Decodes a client's JSON text: Error "json_malformed" or "invalid_input" with one FieldError per wrong field.
template <class T>
Result<T> from_json(std::string_view text) {
  const auto parsed = TRY(parse_json(text));
  T out{};
  Problems problems;
  read_json(*parsed, out, Rules{}, problems);
  if (!problems.errors().empty()) return Error{Problem::invalid, "invalid_input", problems.errors(), {}};
  return out;
}

[[noreturn]] void stored_json_broken();

// Decodes what this program wrote itself; anything else is damage and throws.
template <class T>
void from_stored_json(std::string_view text, T& out) {
  auto decoded = from_json<T>(text);
  if (!decoded) stored_json_broken();
  out = std::move(*decoded);
}

}  // namespace kaname::model

// SPDX-License-Identifier: Apache-2.0
#pragma once
// One line of JSON on stderr for each event. What may stand in a line is decided by types: numbers, ids,
// words written in the program, codes. Names, mail addresses and notes of people have no way in.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/id.h"

namespace kaname::log {

enum class Level { debug, info, warn, error };

// A word of the program's own text: a literal, or it does not compile.
class Literal {
 public:
  template <std::size_t N>
  consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}  // NOLINT(google-explicit-constructor)
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// A code or route chosen at run time ("facility_closed", "/api/cases/{id}"). Anything but ASCII letters,
// digits and _ - . / : { } is written as "_", and it ends after 120 characters, so that a person's name does
// not get through.
struct Code {
  std::string_view text;
};

class Value {
 public:
  template <std::integral T>
  constexpr Value(T number)  // NOLINT(google-explicit-constructor)
      : kind_(std::same_as<T, bool> ? Kind::boolean : Kind::number), number_(static_cast<std::int64_t>(number)) {}
  template <std::size_t N>
  consteval Value(const char (&text)[N]) : kind_(Kind::literal), text_(text, N - 1) {}  // NOLINT
  constexpr Value(Literal word) : kind_(Kind::literal), text_(word.text()) {}           // NOLINT
  constexpr Value(Code code) : kind_(Kind::code), text_(code.text) {}                   // NOLINT
  constexpr Value(const Uuid& id) : kind_(Kind::id), id_(id) {}                         // NOLINT
  template <class Tag>
  constexpr Value(const Id<Tag>& id) : kind_(Kind::id), id_(id.uuid) {}  // NOLINT(google-explicit-constructor)

  // Appends the value as JSON.
  void append_to(std::string& out) const;

 private:
  enum class Kind { number, boolean, literal, code, id };
  Kind kind_;
  std::int64_t number_ = 0;
  std::string_view text_ = {};
  Uuid id_ = {};
};

struct Field {
  Literal name;
  Value value;
};

// log::write(Level::info, "request", {{"status", 200}, {"account", account_id}});
void write(Level level, Literal event, std::initializer_list<Field> fields = {});

inline void log_info(Literal event, std::initializer_list<Field> fields = {}) { write(Level::info, event, fields); }
inline void log_warn(Literal event, std::initializer_list<Field> fields = {}) { write(Level::warn, event, fields); }
inline void log_error(Literal event, std::initializer_list<Field> fields = {}) { write(Level::error, event, fields); }

// Lines below this level are not written. Info at first.
void set_level(Level level);

// Where lines go instead of stderr, for tests; an empty function restores stderr. Not while other threads
// log.
void set_sink(std::function<void(std::string_view line)> sink);

}  // namespace kaname::log

// SPDX-License-Identifier: Apache-2.0
#pragma once
// How an entity is declared: once, as a struct and a constexpr list of its fields. The list gives the table of both
// databases, JSON in and out, field checks, OpenAPI, TypeScript, CSV columns and masking.
//
//   struct Visit { VisitId id; LocalDate visited_on; std::optional<std::string> note; };
//   constexpr auto describe(model::Tag<Visit>) {
//     using namespace model;
//     return entity("visit", "訪問", field("id", &Visit::id, primary_key),
//                   field("visited_on", &Visit::visited_on, label("訪問日", "Visited on")),
//                   field("note", &Visit::note, max_chars(2000) | personal));
//   }

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace kaname::model {

// Carries a type into an overload set: describe(Tag<Visit>{}).
template <class T>
struct Tag {};

// A JSON text made elsewhere that is passed through as it is (out) or kept as it came (in).
struct RawJson {
  std::string text = "null";
  bool operator==(const RawJson&) const = default;
};

enum Flag : std::uint32_t {
  kPrimaryKey = 1U << 0,
  kRequired = 1U << 1,  // text must not be blank, lists not empty
  kPersonal = 1U << 2,  // masked wherever it could reach a log
  kSecret = 1U << 3,    // never written to the journal
  kFromPath = 1U << 4,  // comes from the URL path; documents only
  kMultiline = 1U << 5,
};

// Everything said of a field besides its name and type. Rules are joined with `|`.
struct Rules {
  std::uint32_t flags = 0;
  std::size_t max_chars = 4000;  // in code points; a bound for every text so that no input is boundless
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  std::size_t max_items = 1000;
  std::string_view ja = {}, en = {};  // what people call it
  std::string_view references = {};   // table name, for the schema test
  std::string_view audience = {};     // "public", "professional", "town": who may see it (empty: public)

  constexpr bool has(Flag flag) const { return (flags & flag) != 0; }
};

constexpr Rules operator|(Rules a, Rules b) {
  const Rules none;
  a.flags |= b.flags;
  if (b.max_chars != none.max_chars) a.max_chars = b.max_chars;
  if (b.min != none.min) a.min = b.min;
  if (b.max != none.max) a.max = b.max;
  if (b.max_items != none.max_items) a.max_items = b.max_items;
  if (!b.ja.empty()) a.ja = b.ja, a.en = b.en;
  if (!b.references.empty()) a.references = b.references;
  if (!b.audience.empty()) a.audience = b.audience;
  return a;
}

constexpr Rules with_flag(Flag flag) {
  Rules rules;
  rules.flags = flag;
  return rules;
}

inline constexpr Rules primary_key = with_flag(kPrimaryKey);
inline constexpr Rules required = with_flag(kRequired);
inline constexpr Rules personal = with_flag(kPersonal);
inline constexpr Rules secret = with_flag(kSecret);
inline constexpr Rules from_path = with_flag(kFromPath);
inline constexpr Rules multiline = with_flag(kMultiline);

constexpr Rules max_chars(std::size_t n) {
  Rules rules;
  rules.max_chars = n;
  return rules;
}

constexpr Rules max_items(std::size_t n) {
  Rules rules;
  rules.max_items = n;
  return rules;
}

constexpr Rules between(double low, double high) {
  Rules rules;
  rules.min = low;
  rules.max = high;
  return rules;
}

constexpr Rules label(std::string_view ja, std::string_view en) {
  Rules rules;
  rules.ja = ja;
  rules.en = en;
  return rules;
}

constexpr Rules references(std::string_view table) {
  Rules rules;
  rules.references = table;
  return rules;
}

// Who may see the field in every output: "public", "professional" or "town".
constexpr Rules audience(std::string_view who) {
  Rules rules;
  rules.audience = who;
  return rules;
}

template <class Owner, class Value>
struct Field {
  using ValueType = Value;
  std::string_view name;  // member = column = JSON key = TypeScript key
  Value Owner::*member;
  Rules rules;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> field(std::string_view name, Value Owner::*member, Rules rules = {}) {
  return {name, member, rules};
}

namespace detail {

// The fields side by side, as bases. A std::tuple of forty fields took half of the time a file costs to read: its
// constructors compare every element with every other.
template <std::size_t, class F>
struct Place {
  F field;
};
template <class Numbers, class... Fields>
struct FieldList;
template <std::size_t... I, class... Fields>
struct FieldList<std::index_sequence<I...>, Fields...> : Place<I, Fields>... {
  template <class Visitor>
  constexpr void each(Visitor& visit) const {
    (visit(static_cast<const Place<I, Fields>&>(*this).field), ...);
  }
};

}  // namespace detail

template <class Owner, class... Values>
struct Entity {
  using OwnerType = Owner;
  std::string_view name;  // table name, and the type's name in documents
  std::string_view ja;
  detail::FieldList<std::index_sequence_for<Values...>, Field<Owner, Values>...> fields;

  template <class Visitor>
  constexpr void each(Visitor&& visit) const {
    fields.each(visit);
  }
  static constexpr std::size_t size() { return sizeof...(Values); }
};

template <class Owner, class... Values>
constexpr Entity<Owner, Values...> entity(std::string_view name, std::string_view ja, Field<Owner, Values>... fields) {
  return {name, ja, {{fields}...}};
}

// One choice of an enumeration: its wire text and what people read.
struct Option {
  std::string_view code, ja, en;
};

template <class T>
concept Described = requires {
  describe(Tag<T>{});
};

// The declaration of T, made once while compiling.
template <Described T>
inline constexpr auto declaration = describe(Tag<T>{});

namespace detail {

template <Described T>
constexpr auto names_of() {
  std::array<std::string_view, declaration<T>.size()> names{};
  std::size_t n = 0;
  declaration<T>.each([&](const auto& f) { names[n++] = f.name; });
  return names;
}

}  // namespace detail

// The names of T's fields, in their order.
template <Described T>
inline constexpr auto field_names = detail::names_of<T>();

// An enum whose enumerators 0, 1, 2 … stand in the same order in `constexpr std::span/array options(Tag<E>)`.
template <class T>
concept Choice = std::is_enum_v<T> && requires {
  options(Tag<T>{});
};

template <Choice E>
constexpr std::string_view code_of(E value) {
  return options(Tag<E>{})[static_cast<std::size_t>(value)].code;
}

template <Choice E>
constexpr std::string_view ja_of(E value) {
  return options(Tag<E>{})[static_cast<std::size_t>(value)].ja;
}

template <Choice E>
constexpr bool choice_from(std::string_view code, E& out) {
  std::size_t i = 0;
  for (const Option& option : options(Tag<E>{})) {
    if (option.code == code) {
      out = static_cast<E>(i);
      return true;
    }
    ++i;
  }
  return false;
}

}  // namespace kaname::model

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The field list of a type without its type: what DDL, OpenAPI, TypeScript and CSV headings read. Compiled once.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "model/field.h"
#include "model/json.h"

namespace kaname::model {

enum class Shape { text, integer, real, boolean, timestamp, date, id, choice, list, object, raw };

struct TypeInfo;

struct FieldInfo {
  std::string_view name;
  Rules rules;
  std::shared_ptr<const TypeInfo> type;
  bool optional = false;
};

// A value's type as documents describe it.
struct TypeInfo {
  Shape shape = Shape::text;
  std::string_view name;  // objects and choices: the type's name
  std::string_view ja;
  std::vector<FieldInfo> fields;            // objects
  std::span<const Option> options;          // choices
  std::shared_ptr<const TypeInfo> element;  // lists
};

using TypePtr = std::shared_ptr<const TypeInfo>;

namespace detail {

// Made in info.cpp, so that no file compiles them again.
TypePtr plain(Shape shape);
TypePtr list_of(TypePtr element);
TypePtr choice_of(std::string_view name, std::span<const Option> options);
void add_field(TypeInfo& object, std::string_view name, const Rules& rules, TypePtr type, bool optional);

template <class T>
struct InfoOf;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

}  // namespace detail

// The TypeInfo of any value type a field may have. Each object's info is built once.
template <class T>
TypePtr type_of() {
  return detail::InfoOf<T>::get();
}

namespace detail {

template <>
struct InfoOf<std::string> {
  static TypePtr get() { return plain(Shape::text); }
};
template <std::integral T>
struct InfoOf<T> {
  static TypePtr get() { return plain(Shape::integer); }
};
template <>
struct InfoOf<bool> {
  static TypePtr get() { return plain(Shape::boolean); }
};
template <>
struct InfoOf<double> {
  static TypePtr get() { return plain(Shape::real); }
};
template <>
struct InfoOf<Timestamp> {
  static TypePtr get() { return plain(Shape::timestamp); }
};
template <>
struct InfoOf<LocalDate> {
  static TypePtr get() { return plain(Shape::date); }
};
template <>
struct InfoOf<Uuid> {
  static TypePtr get() { return plain(Shape::id); }
};
template <>
struct InfoOf<RawJson> {
  static TypePtr get() { return plain(Shape::raw); }
};
template <class Name>
struct InfoOf<Id<Name>> {
  static TypePtr get() { return plain(Shape::id); }
};
template <class T>
struct InfoOf<std::optional<T>> {
  static TypePtr get() { return InfoOf<T>::get(); }
};
template <class T>
struct InfoOf<std::vector<T>> {
  static TypePtr get() { return list_of(type_of<T>()); }
};
template <Choice E>
struct InfoOf<E> {
  static TypePtr get() { return choice_of(choice_name(Tag<E>{}), options(Tag<E>{})); }
};
template <Described T>
struct InfoOf<T> {
  static TypePtr get() {
    static const TypePtr built = build();
    return built;
  }
  static TypePtr build() {
    auto info = std::make_shared<TypeInfo>();
    info->shape = Shape::object;
    info->name = declaration<T>.name;
    info->ja = declaration<T>.ja;
    info->fields.reserve(declaration<T>.size());
    declaration<T>.each([&](const auto& f) {
      using Value = typename std::decay_t<decltype(f)>::ValueType;
      add_field(*info, f.name, f.rules, type_of<Value>(), IsOptional<Value>::value);
    });
    return info;
  }
};

}  // namespace detail
}  // namespace kaname::model

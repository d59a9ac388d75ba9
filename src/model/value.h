// SPDX-License-Identifier: Apache-2.0
#pragma once
// Values between C++ and the database: what is bound to a statement and read from a row.
// Times are integer UTC milliseconds, days ISO text, booleans 0/1, lists and nested objects JSON text.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "model/field.h"
#include "model/json.h"

namespace kaname::model {

// Raw bytes (BLOB, BYTEA), as opposed to text.
struct Bytes {
  std::string data;
  bool operator==(const Bytes&) const = default;
};

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

// The present row of a query. Texts live until the next row.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
};

template <class T>
struct Column;  // to_sql(value) and from_sql(row, column)

template <class T>
SqlValue to_sql(const T& value) {
  return Column<T>::to_sql(value);
}

template <>
struct Column<std::string> {
  static SqlValue to_sql(const std::string& value) { return value; }
  static void from_sql(const Row& row, int column, std::string& out) { out = row.text(column); }
};
template <>
struct Column<std::string_view> {
  static SqlValue to_sql(std::string_view value) { return std::string(value); }
};
template <>
struct Column<Bytes> {
  static SqlValue to_sql(const Bytes& value) { return value; }
  static void from_sql(const Row& row, int column, Bytes& out) { out.data = row.text(column); }
};
template <>
struct Column<RawJson> {
  static SqlValue to_sql(const RawJson& value) { return value.text; }
  static void from_sql(const Row& row, int column, RawJson& out) { out.text = row.text(column); }
};
template <std::integral T>
struct Column<T> {
  static SqlValue to_sql(T value) { return static_cast<std::int64_t>(value); }
  static void from_sql(const Row& row, int column, T& out) { out = static_cast<T>(row.integer(column)); }
};
template <>
struct Column<double> {
  static SqlValue to_sql(double value) { return value; }
  static void from_sql(const Row& row, int column, double& out) { out = row.real(column); }
};
template <>
struct Column<Timestamp> {
  static SqlValue to_sql(Timestamp value) { return value.ms; }
  static void from_sql(const Row& row, int column, Timestamp& out) { out.ms = row.integer(column); }
};
template <>
struct Column<LocalDate> {
  static SqlValue to_sql(LocalDate value) { return value.text(); }
  static void from_sql(const Row& row, int column, LocalDate& out) {
    out = LocalDate::parse(row.text(column)).value_or(LocalDate{});
  }
};
template <>
struct Column<Uuid> {
  static SqlValue to_sql(const Uuid& value) { return value.text(); }
  static void from_sql(const Row& row, int column, Uuid& out) { out = Uuid::parse(row.text(column)).value_or(Uuid{}); }
};
template <class Name>
struct Column<Id<Name>> {
  static SqlValue to_sql(const Id<Name>& value) { return value.text(); }
  static void from_sql(const Row& row, int column, Id<Name>& out) {
    out = Id<Name>::parse(row.text(column)).value_or(Id<Name>{});
  }
};
template <Choice E>
struct Column<E> {
  static SqlValue to_sql(E value) { return std::string(code_of(value)); }
  static void from_sql(const Row& row, int column, E& out) { choice_from(row.text(column), out); }
};
template <class T>
struct Column<std::optional<T>> {
  static SqlValue to_sql(const std::optional<T>& value) {
    if (!value) return std::monostate{};
    return Column<T>::to_sql(*value);
  }
  static void from_sql(const Row& row, int column, std::optional<T>& out) {
    if (row.is_null(column)) {
      out.reset();
    } else {
      Column<T>::from_sql(row, column, out.emplace());
    }
  }
};

// Lists and nested objects are one JSON text column.
template <class T>
requires Described<T>
struct Column<T> {
  static SqlValue to_sql(const T& value) { return to_json(value); }
  static void from_sql(const Row& row, int column, T& out) { from_stored_json(row.text(column), out); }
};
template <class T>
struct Column<std::vector<T>> {
  static SqlValue to_sql(const std::vector<T>& value) { return to_json(value); }
  static void from_sql(const Row& row, int column, std::vector<T>& out) { from_stored_json(row.text(column), out); }
};

// Fills `out` from a row whose columns stand in the order of its fields.
template <Described T>
void read_row(const Row& row, T& out) {
  int column = 0;
  declaration<T>.each([&](const auto& f) {
    using Value = typename std::decay_t<decltype(f)>::ValueType;
    Column<Value>::from_sql(row, column++, out.*f.member);
  });
}

// All fields of `value` in their order.
template <Described T>
std::vector<SqlValue> bind_all(const T& value) {
  std::vector<SqlValue> out(declaration<T>.size());
  std::size_t n = 0;
  declaration<T>.each([&](const auto& f) { out[n++] = to_sql(value.*f.member); });
  return out;
}

}  // namespace kaname::model

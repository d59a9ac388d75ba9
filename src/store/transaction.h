// SPDX-License-Identifier: Apache-2.0
#pragma once
// What handlers work with. A Read sees one consistent snapshot; a Write is part of one act. Both belong to one area, and
// every statement of a domain stays inside it: its first parameter is tx.area(). Time, new ids and the act's number come
// only from here, so that an act gives the same result when it is replayed.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "model/value.h"
#include "store/connection.h"
#include "store/sql.h"

namespace kaname::store {

namespace detail {

enum class Verb { insert, upsert, update, erase };

std::string select_text(std::string_view table, std::span<const std::string_view> names);
// `keys` says of each name whether it belongs to the primary key.
std::string change_text(Verb verb, std::string_view table, std::span<const std::string_view> names,
                        std::span<const bool> keys);

// "SELECT a, b, c FROM table " of an entity, built once.
template <model::Described T>
const std::string& select_prefix() {
  static const std::string text = select_text(model::declaration<T>.name, model::field_names<T>);
  return text;
}

// Which fields of T make its primary key.
template <model::Described T>
constexpr auto key_marks() {
  std::array<bool, model::declaration<T>.size()> keys{};
  std::size_t n = 0;
  model::declaration<T>.each([&](const auto& f) { keys[n++] = f.rules.has(model::kPrimaryKey); });
  return keys;
}

// The whole INSERT, upsert, UPDATE or DELETE of an entity by its primary key, built once.
template <model::Described T, Verb verb>
const std::string& write_text() {
  static constexpr auto keys = key_marks<T>();
  static const std::string text = change_text(verb, model::declaration<T>.name, model::field_names<T>, keys);
  return text;
}

template <class... Args>
std::vector<model::SqlValue> bind_args(const Args&... args) {
  std::vector<model::SqlValue> out;
  out.reserve(sizeof...(args));
  (out.push_back(model::to_sql(args)), ...);
  return out;
}

}  // namespace detail

class Read {
 public:
  Read(Connection& connection, std::string area, Timestamp now)
      : connection_(connection), area_(std::move(area)), now_(now) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  const std::string& area() const { return area_; }
  // The moment of the act (or of the question); the same during the whole transaction.
  Timestamp now() const { return now_; }
  LocalDate today() const { return now_.tokyo_date(); }
  Engine engine() const { return connection_.engine(); }
  // True inside an act: what is read may still be undone, so nothing of it may be remembered beyond the transaction.
  bool sees_uncommitted() const { return sees_uncommitted_; }
  // The same snapshot seen from another area: for public pages, whose area stands in the URL.
  Read in_area(std::string area) const { return Read(connection_, std::move(area), now_); }
  // The one T that the process keeps about this database (store/derived.h).
  template <class T>
  T& derived() {
    return connection_.derived().get<T>();
  }

  // Rows of an entity: select<Facility>("WHERE area_id = $1 AND kind = $2 ORDER BY name_kana", tx.area(), kind).
  template <model::Described T, class... Args>
  std::vector<T> select(Sql tail, const Args&... args) {
    std::vector<T> out;
    each<T>(
        tail, [&](T&& row) { out.push_back(std::move(row)); }, args...);
    return out;
  }

  // The same, one by one, for long answers.
  template <model::Described T, class Sink, class... Args>
  void each(Sql tail, Sink&& sink, const Args&... args) {
    const auto values = detail::bind_args(args...);
    connection_.run({detail::select_prefix<T>(), tail.text}, values, [&](const model::Row& row) {
      T value{};
      model::read_row(row, value);
      sink(std::move(value));
    });
  }

  template <model::Described T, class... Args>
  std::optional<T> first(Sql tail, const Args&... args) {
    std::optional<T> out;
    const auto values = detail::bind_args(args...);
    connection_.run({detail::select_prefix<T>(), tail.text}, values, [&](const model::Row& row) {
      if (!out) model::read_row(row, out.emplace());
    });
    return out;
  }

  // Rows of a free statement into a described struct, columns in the order of its fields.
  template <model::Described T, class... Args>
  std::vector<T> query(Sql whole, const Args&... args) {
    std::vector<T> out;
    const auto values = detail::bind_args(args...);
    connection_.run({{}, whole.text}, values, [&](const model::Row& row) { model::read_row(row, out.emplace_back()); });
    return out;
  }

  // Rows of a free statement, read by hand.
  template <class Sink, class... Args>
  void rows(Sql whole, Sink&& sink, const Args&... args) {
    const auto values = detail::bind_args(args...);
    connection_.run({{}, whole.text}, values, [&](const model::Row& row) { sink(row); });
  }

  // The one number a statement answers; 0 when it answers no row.
  template <class... Args>
  std::int64_t number(Sql whole, const Args&... args) {
    std::int64_t out = 0;
    rows(
        whole, [&](const model::Row& row) { out = row.integer(0); }, args...);
    return out;
  }

 protected:
  Connection& connection_;
  bool sees_uncommitted_ = false;

 private:
  std::string area_;
  Timestamp now_;
};

// What names an act: its idempotency key gives its ids, so a replay makes the same ones.
struct ActName {
  std::string key;       // UUID chosen by the client, or by the program for its own acts
  std::int64_t seq = 0;  // the act's number in the area's journal; 0 for writes outside the journal
};

class Write : public Read {
 public:
  Write(Connection& connection, std::string area, Timestamp now, ActName name)
      : Read(connection, std::move(area), now), name_(std::move(name)) {
    sees_uncommitted_ = true;
  }

  std::int64_t seq() const { return name_.seq; }
  // The name of the act, unique per area.
  const std::string& key() const { return name_.key; }

  // Names what the act is about, for the journal, the histories and the feed. The same one twice counts once.
  void concerns(const Uuid& subject);
  const std::vector<Uuid>& subjects() const { return subjects_; }

  template <class IdType>
  IdType new_id() {
    return IdType{next_uuid()};
  }

  template <model::Described T>
  void insert(const T& value) {
    change<T, detail::Verb::insert>(value);
  }
  // Inserts, or replaces the row with the same primary key.
  template <model::Described T>
  void upsert(const T& value) {
    change<T, detail::Verb::upsert>(value);
  }
  // Answers whether there was such a row.
  template <model::Described T>
  bool update(const T& value) {
    return change<T, detail::Verb::update>(value) > 0;
  }
  // Removes the row with the primary key of `value`.
  template <model::Described T>
  bool erase(const T& value) {
    return change<T, detail::Verb::erase>(value) > 0;
  }

  // Runs a free statement; answers how many rows it changed.
  template <class... Args>
  std::int64_t execute(Sql whole, const Args&... args) {
    const auto values = detail::bind_args(args...);
    return connection_.run({{}, whole.text}, values, [](const model::Row&) {});
  }

 private:
  template <class T, detail::Verb verb>
  std::int64_t change(const T& value) {
    std::vector<model::SqlValue> values = model::bind_all(value);
    if constexpr (verb == detail::Verb::erase) keep_only_keys<T>(values);
    return connection_.run({{}, detail::write_text<T, verb>()}, values, [](const model::Row&) {});
  }

  // A DELETE names only the keys; PostgreSQL refuses to guess the type of parameters that the text never uses.
  template <class T>
  static void keep_only_keys(std::vector<model::SqlValue>& values) {
    constexpr auto keys = detail::key_marks<T>();
    constexpr std::size_t last_key = static_cast<std::size_t>(
        keys.size() - static_cast<std::size_t>(std::find(keys.rbegin(), keys.rend(), true) - keys.rbegin()));
    values.resize(last_key);
  }

  Uuid next_uuid();

  ActName name_;
  std::uint32_t ids_made_ = 0;
  std::vector<Uuid> subjects_;
};

}  // namespace kaname::store

// SPDX-License-Identifier: Apache-2.0
#include "app/compare.h"

#include <deque>
#include <mutex>

#include "base/crypto.h"

namespace kaname::app {
namespace {

// Statements are known by the address of their text, so these live for ever.
std::string_view for_ever(std::string text) {
  static std::mutex mutex;
  static std::deque<std::string> texts;
  const std::lock_guard lock(mutex);
  return texts.emplace_back(std::move(text));
}

struct Fingerprints {
  std::vector<crypto::Sha256> rows;
  std::vector<std::string> keys;  // of the rows, for the sentence
};

std::string value_text(const model::Row& row, int column, model::Shape shape) {
  if (row.is_null(column)) return "~";
  // The engines write the same number in different digits.
  if (shape == model::Shape::real) return fmt::format("{:.17g}", row.real(column));
  return std::string(row.text(column));
}

std::string_view select_text(const model::TypeInfo& table) {
  std::string columns, keys;
  for (const model::FieldInfo& field : table.fields) {
    columns += (columns.empty() ? "" : ", ") + std::string(field.name);
    if (field.rules.has(model::kPrimaryKey)) keys += (keys.empty() ? "" : ", ") + std::string(field.name);
  }
  return for_ever(fmt::format("SELECT {} FROM {} WHERE area_id = $1 ORDER BY {}", columns, table.name, keys));
}

Fingerprints read_all(store::Connection& connection, std::string_view text, const model::TypeInfo& table,
                      const std::string& area) {
  Fingerprints out;
  const model::SqlValue value = area;
  connection.run({{}, text}, {&value, 1}, [&](const model::Row& row) {
    std::string all, key;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      const std::string one = value_text(row, static_cast<int>(i), table.fields[i].type->shape);
      all += fmt::format("{}:{};", one.size(), one);
      if (table.fields[i].rules.has(model::kPrimaryKey)) key += (key.empty() ? "" : " ") + one;
    }
    out.rows.push_back(crypto::sha256(all));
    out.keys.push_back(std::move(key));
  });
  return out;
}

// The columns of the row at `index`, read once more for the sentence.
std::vector<std::string> columns_at(store::Connection& connection, std::string_view text, const model::TypeInfo& table,
                                    const std::string& area, std::size_t index) {
  std::vector<std::string> out;
  const model::SqlValue value = area;
  std::size_t n = 0;
  connection.run({{}, text}, {&value, 1}, [&](const model::Row& row) {
    if (n++ != index) return;
    for (std::size_t i = 0; i < table.fields.size(); ++i)
      out.push_back(value_text(row, static_cast<int>(i), table.fields[i].type->shape));
  });
  return out;
}

std::string difference(const Fingerprints& a, const Fingerprints& b, const model::TypeInfo& table,
                       const std::function<std::vector<std::string>(bool first, std::size_t index)>& columns) {
  const std::size_t common = std::min(a.rows.size(), b.rows.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (a.rows[i] == b.rows[i]) continue;
    if (a.keys[i] != b.keys[i]) return "行 " + a.keys[i] + " のところに " + b.keys[i] + " があります";
    std::string names;
    const auto ours = columns(true, i), theirs = columns(false, i);
    for (std::size_t column = 0; column < ours.size() && column < theirs.size(); ++column) {
      if (ours[column] != theirs[column]) names += (names.empty() ? "" : "、") + std::string(table.fields[column].name);
    }
    return "行 " + a.keys[i] + " の中身が違います（" + names + "）";
  }
  if (a.rows.size() == b.rows.size()) return {};
  return fmt::format("行の数が違います（{} と {}）。片方だけの最初の行: {}", a.rows.size(), b.rows.size(),
                     a.rows.size() > common ? a.keys[common] : b.keys[common]);
}

}  // namespace

std::vector<TableComparison> compare_tables(store::Database& a, store::Database& b, const std::string& area,
                                            std::span<const model::TypePtr> tables,
                                            const std::function<void(std::int64_t, std::int64_t)>& progress) {
  std::vector<TableComparison> out;
  const auto first = a.connect(true), second = b.connect(true);
  first->begin_read();
  second->begin_read();
  for (const model::TypePtr& table : tables) {
    const std::string_view text = select_text(*table);
    const Fingerprints ours = read_all(*first, text, *table, area), theirs = read_all(*second, text, *table, area);
    out.push_back({std::string(table->name), static_cast<std::int64_t>(ours.rows.size()),
                   difference(ours, theirs, *table, [&](bool in_first, std::size_t index) {
                     return columns_at(in_first ? *first : *second, text, *table, area, index);
                   })});
    if (progress) progress(static_cast<std::int64_t>(out.size()), static_cast<std::int64_t>(tables.size()));
  }
  first->rollback();
  second->rollback();
  return out;
}

}  // namespace kaname::app

// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text_fold.h"
#include "bridges/opendata/known_headers.h"

namespace kaname::bridges {
namespace {

std::vector<std::string_view> alternatives(std::string_view names) {
  std::vector<std::string_view> out;
  for (std::size_t start = 0; start <= names.size();) {
    const std::size_t end = std::min(names.find('|', start), names.size());
    out.push_back(names.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

using FieldByName = std::unordered_map<std::string, const KnownHeader*>;

// Folded header → what it means, for one kind of file; built once.
const FieldByName& fields_by_name(directory::SourceKind kind) {
  static const auto tables = [] {
    std::array<FieldByName, directory::kSourceKinds.size()> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (const KnownHeader& known : known_headers(static_cast<directory::SourceKind>(i))) {
        for (const std::string_view name : alternatives(known.names)) out[i].emplace(text::fold(name), &known);
      }
    }
    return out;
  }();
  return tables[static_cast<std::size_t>(kind)];
}

const KnownHeader* find_known(directory::SourceKind kind, const std::string& header) {
  const FieldByName& by_name = fields_by_name(kind);
  const auto found = by_name.find(text::fold(header));
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace

int Columns::at(std::string_view field) const {
  const auto found = columns_.find(std::string(field));
  return found == columns_.end() ? -1 : found->second;
}

void Columns::set(std::string_view field, int column) { columns_[std::string(field)] = column; }

void Columns::drop(int column) {
  for (auto i = columns_.begin(); i != columns_.end();) i = i->second == column ? columns_.erase(i) : std::next(i);
}

HeaderMatching match_headers(directory::SourceKind kind, const Table& table,
                             std::span<const directory::HeaderMatch> decided) {
  HeaderMatching out;
  const auto decided_for = [&](const std::string& header) {
    return std::find_if(decided.begin(), decided.end(),
                        [&](const directory::HeaderMatch& match) { return match.header == header; });
  };
  for (const std::string& header : table.headers) out.matches.push_back({header, {}});
  // People's decisions first, so that nothing else takes their fields.
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    const auto found = decided_for(table.headers[i]);
    if (found == decided.end() || found->field.empty()) continue;
    out.matches[i].field = found->field;
    out.columns.set(found->field, static_cast<int>(i));
  }
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    if (decided_for(table.headers[i]) != decided.end()) continue;
    const KnownHeader* known = find_known(kind, table.headers[i]);
    if (!known && i < table.parents.size()) known = find_known(kind, table.parents[i] + table.headers[i]);
    if (!known || out.columns.at(known->field) >= 0) continue;
    out.matches[i].field = known->field;
    out.columns.set(known->field, static_cast<int>(i));
  }
  for (const KnownHeader& known : known_headers(kind)) {
    if (known.need == Need::yes && out.columns.at(known.field) < 0) {
      out.missing.emplace_back(alternatives(known.names).front());
    }
  }
  return out;
}

int count_known(directory::SourceKind kind, std::span<const std::string> cells) {
  std::vector<std::string_view> fields;
  for (const std::string& cell : cells) {
    const KnownHeader* known = cell.empty() ? nullptr : find_known(kind, cell);
    if (known && std::find(fields.begin(), fields.end(), known->field) == fields.end()) fields.push_back(known->field);
  }
  return static_cast<int>(fields.size());
}

}  // namespace kaname::bridges

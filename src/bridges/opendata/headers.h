// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which header of an outside file means what. The one list of headers this program knows, for each kind of file with
// the other spellings that were seen; headers are compared by their folded text, so that （方書） equals (方書).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bridges/opendata/table.h"
#include "directory/source_record.h"

namespace kaname::bridges {

enum class Need { no, yes };
// Codes are texts of digits that spreadsheets like to damage.
enum class Shape { text, code };

struct KnownHeader {
  std::string_view field;
  std::string_view names;  // the official one first, others after "|"
  Need need = Need::no;
  Shape shape = Shape::text;
};

// The known headers of a kind of table; empty for outlines of zones, which have no columns.
std::span<const KnownHeader> known_headers(directory::SourceKind kind);

// Columns of one file by field.
class Columns {
 public:
  // -1 when the file has no such column.
  int at(std::string_view field) const;
  void set(std::string_view field, int column);
  void drop(int column);

 private:
  std::unordered_map<std::string, int> columns_;
};

struct HeaderMatching {
  Columns columns;
  std::vector<directory::HeaderMatch> matches;  // one for each header, in their order
  std::vector<std::string> missing;             // official headers of necessary fields that were not found
};

// Matches all headers; what `decided` says of a header (its text or field) wins.
HeaderMatching match_headers(directory::SourceKind kind, const Table& table,
                             std::span<const directory::HeaderMatch> decided);

// How many of the cells are known headers of the kind: the header line has the most.
int count_known(directory::SourceKind kind, std::span<const std::string> cells);

}  // namespace kaname::bridges

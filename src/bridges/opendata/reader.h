// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads an outside file into the directory's words: open data of the ministries, lists of the 地方厚生局, municipal
// open data, the town's own survey, GeoJSON. Nothing is matched or stored here (directory does that), and no row is
// dropped silently: each one is part of a record or stands among the refused ones.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "directory/source_record.h"

namespace kaname::bridges {

// Whether rows of other municipalities are records too, or refused with "row_outside_area".
enum class Keep { all, only_this_area };

struct ReadContext {
  std::string municipality_code;                // 6 digits
  std::string prefecture;                       // 大阪府; completes addresses that lack it
  std::vector<std::string> municipality_names;  // 枚方市; for files without codes
  std::vector<directory::HeaderMatch> mapping;  // what a person decided on the mapping screen; wins
  Keep keep = Keep::all;
};

// Errors are `invalid` with one of the codes
//   headers_missing   `fields` names the headers that are needed and were not found
//   column_unsafe     a column of codes holds numbers that a spreadsheet has rounded (1.23E+12)
//   file_empty, file_not_table (HTML, PDF …), file_not_geojson, file_encoding
//   csv_malformed     `fields` says on which line
//   zip_damaged, zip_too_large, zip_no_table, xlsx_damaged, file_json_malformed
Result<directory::SourceFile> read_source(directory::SourceKind kind, std::string_view bytes,
                                          std::string_view file_name, const ReadContext& context);

// The headers of the file, matched as far as they are known or decided; also when necessary ones are missing, for the
// mapping screen. Empty for outlines. Errors as above, without headers_missing.
Result<std::vector<directory::HeaderMatch>> read_headers(directory::SourceKind kind, std::string_view bytes,
                                                         const ReadContext& context);

// The kind whose headers the file has; nothing when it is none of them.
std::optional<directory::SourceKind> guess_kind(std::string_view bytes, std::string_view file_name);

// The fields that headers of this kind of file may be mapped to, for the mapping screen: code and official header.
struct MappableField {
  std::string field;
  std::string header;  // as the official layout writes it
  bool necessary = false;
};
std::vector<MappableField> mappable_fields(directory::SourceKind kind);

}  // namespace kaname::bridges

// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: the published files in data/sample, and what every test asks of a read file.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "bridges/opendata/reader.h"

namespace kaname::bridges {

inline std::string sample_file(const std::string& name) {
  std::string path = KANAME_SOURCE_DIR "/data/sample/";
  path += name;
  std::ifstream in(path, std::ios::binary);
  if (!in) ADD_FAILURE() << "missing " << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

inline ReadContext hirakata() { return {"272108", "大阪府", {"枚方市"}, {}, Keep::all}; }
inline ReadContext tottori() { return {"", "鳥取県", {}, {}, Keep::all}; }

inline std::int64_t accounted(const directory::SourceFile& file) {
  auto n = static_cast<std::int64_t>(file.refused.size() + file.zones.size());
  for (const auto& record : file.records) n += static_cast<std::int64_t>(record.lines.size());
  return n;
}

inline int warned(const directory::SourceFile& file, std::string_view code) {
  int n = 0;
  for (const auto& record : file.records) {
    for (const auto& warning : record.warnings) n += warning.code == code;
  }
  return n;
}

inline const directory::SourceRecord* record_with(const directory::SourceFile& file, std::string_view key) {
  for (const auto& record : file.records) {
    if (record.key == key) return &record;
  }
  return nullptr;
}

// "headers_missing: 事業所番号" of a failed reading.
inline std::string trouble(const Result<directory::SourceFile>& result) {
  if (result) return "read";
  std::string out = result.error().code;
  for (const FieldError& field : result.error().fields) out.append(" ").append(field.field);
  return out;
}

}  // namespace kaname::bridges

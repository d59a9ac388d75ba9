// SPDX-License-Identifier: Apache-2.0
#pragma once
// Archives in memory: the official zip files and XLSX workbooks. Bounded, because an archive of some kilobytes can
// hold gigabytes.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::bridges {

inline constexpr std::size_t kMaxZipBytes = 256U << 20;  // all entries unpacked
inline constexpr std::size_t kMaxZipEntries = 1000;

class ZipFile {
 public:
  // Errors: zip_damaged, zip_too_large. `bytes` must outlive the file.
  static Result<ZipFile> open(std::string_view bytes);

  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;
  // The unpacked bytes; zip_damaged when the entry is missing or its sum is wrong.
  Result<std::string> read(std::string_view name) const;

 private:
  struct Close {
    void operator()(void* archive) const;
  };
  std::unique_ptr<void, Close> archive_;  // zip_t, kept out of this header
  std::vector<std::string> names_;
};

// Whether the bytes are an XLSX workbook and not another archive.
bool is_workbook(std::string_view bytes);

// The one CSV, TSV or XLSX of an archive: zip_no_table when there is none or more than one (`fields` names them).
Result<std::string> only_table_in_zip(std::string_view bytes);

}  // namespace kaname::bridges

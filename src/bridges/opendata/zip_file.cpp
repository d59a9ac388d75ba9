// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/zip_file.h"

#include <zip.h>

#include <algorithm>

namespace kaname::bridges {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  if (text.size() < end.size()) return false;
  return std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()), [](char a, char b) {
    return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a') || (a >= 'a' && b == a - 'a' + 'A');
  });
}

bool is_table_name(std::string_view name) {
  // macOS puts shadow files beside the real ones.
  if (name.find("__MACOSX/") != std::string_view::npos) return false;
  return ends_with(name, ".csv") || ends_with(name, ".CSV") || ends_with(name, ".tsv") || ends_with(name, ".txt") ||
      ends_with(name, ".xlsx");
}

}  // namespace

void ZipFile::Close::operator()(void* archive) const { zip_discard(static_cast<zip_t*>(archive)); }

Result<ZipFile> ZipFile::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
  if (!archive && source) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return fail(Problem::invalid, "zip_damaged");
  ZipFile file;
  file.archive_.reset(archive);
  const zip_int64_t entries = zip_get_num_entries(archive, 0);
  if (entries > static_cast<zip_int64_t>(kMaxZipEntries)) return fail(Problem::too_large, "zip_too_large");
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS, &stat) != 0) {
      return fail(Problem::invalid, "zip_damaged");
    }
    total += (stat.valid & ZIP_STAT_SIZE) != 0 ? std::min<std::uint64_t>(stat.size, kMaxZipBytes + 1) : 0;
    if (total > kMaxZipBytes) return fail(Problem::too_large, "zip_too_large");
    file.names_.emplace_back(stat.name ? stat.name : "");
  }
  return file;
}

bool ZipFile::has(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

Result<std::string> ZipFile::read(std::string_view name) const {
  auto* archive = static_cast<zip_t*>(archive_.get());
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return fail(Problem::invalid, "zip_damaged");
  zip_file_t* entry = zip_fopen_index(archive, static_cast<zip_uint64_t>(found - names_.begin()), 0);
  if (!entry) return fail(Problem::invalid, "zip_damaged");
  // The sizes in the directory may lie, so the bytes are counted while they are unpacked.
  std::string out;
  std::string piece(1U << 16, '\0');
  zip_int64_t n = 0;
  while ((n = zip_fread(entry, piece.data(), piece.size())) > 0) {
    out.append(piece, 0, static_cast<std::size_t>(n));
    if (out.size() > kMaxZipBytes) break;
  }
  zip_fclose(entry);
  if (out.size() > kMaxZipBytes) return fail(Problem::too_large, "zip_too_large");
  if (n < 0) return fail(Problem::invalid, "zip_damaged");
  return out;
}

bool is_workbook(std::string_view bytes) {
  const auto file = ZipFile::open(bytes);
  return file && file->has("xl/workbook.xml");
}

Result<std::string> only_table_in_zip(std::string_view bytes) {
  const ZipFile file = TRY(ZipFile::open(bytes));
  std::vector<std::string> tables;
  std::copy_if(file.names().begin(), file.names().end(), std::back_inserter(tables), is_table_name);
  if (tables.size() == 1) return file.read(tables.front());
  Error error = fail(Problem::invalid, "zip_no_table");
  for (std::string& name : tables) error.fields.push_back({std::move(name), "zip_no_table"});
  return error;
}

}  // namespace kaname::bridges

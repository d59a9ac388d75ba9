// SPDX-License-Identifier: Apache-2.0
#include "store/blobs.h"

#include <stdexcept>

#include "base/crypto.h"

namespace kaname::store {

std::string put_blob(Write& tx, std::string_view bytes, std::string_view content_type) {
  const std::string name = crypto::sha256_hex(bytes);
  if (tx.first<Blob>("WHERE area_id = $1 AND sha256 = $2", tx.area(), name)) return name;
  tx.insert(Blob{tx.area(), name, static_cast<std::int64_t>(bytes.size()), std::string(content_type), tx.now()});
  std::int64_t position = 0;
  for (std::size_t at = 0; at < bytes.size(); at += kBlobChunk) {
    tx.execute("INSERT INTO blob_chunk (area_id, sha256, position, bytes) VALUES ($1, $2, $3, $4)", tx.area(), name,
               position++, model::Bytes{std::string(bytes.substr(at, kBlobChunk))});
  }
  return name;
}

std::optional<std::string> get_blob(Read& tx, std::string_view sha256) {
  const auto blob = tx.first<Blob>("WHERE area_id = $1 AND sha256 = $2", tx.area(), sha256);
  if (!blob) return std::nullopt;
  std::string out;
  out.reserve(static_cast<std::size_t>(blob->size));
  tx.rows(
      "SELECT bytes FROM blob_chunk WHERE area_id = $1 AND sha256 = $2 ORDER BY position",
      [&](const model::Row& row) { out += row.text(0); }, tx.area(), sha256);
  if (out.size() != static_cast<std::size_t>(blob->size)) throw std::runtime_error("a kept file misses a chunk");
  return out;
}

std::int64_t drop_blob(Write& tx, std::string_view sha256) {
  return tx.execute("DELETE FROM blob_chunk WHERE area_id = $1 AND sha256 = $2", tx.area(), sha256) +
      tx.execute("DELETE FROM blob WHERE area_id = $1 AND sha256 = $2", tx.area(), sha256);
}

}  // namespace kaname::store

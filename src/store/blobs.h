// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files kept in the store, named by the SHA-256 of their content and cut into chunks of at most 256 KiB, so that one
// backup holds everything and no statement moves more than a chunk.

#include <optional>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace kaname::store {

inline constexpr std::size_t kBlobChunk = 256 * 1024;

struct Blob {
  std::string area_id;
  std::string sha256;
  std::int64_t size = 0;
  std::string content_type;
  Timestamp created_at;
};

constexpr auto describe(model::Tag<Blob>) {
  using namespace model;
  return entity("blob", "ファイル", field("area_id", &Blob::area_id, primary_key | max_chars(6)),
                field("sha256", &Blob::sha256, primary_key | max_chars(64)), field("size", &Blob::size),
                field("content_type", &Blob::content_type, max_chars(100)), field("created_at", &Blob::created_at));
}

// Keeps `bytes`; the same content twice is kept once. Answers its SHA-256 in hex.
std::string put_blob(Write& tx, std::string_view bytes, std::string_view content_type);

// The whole content; nothing when it is not there. Throws when a chunk is missing (damage).
std::optional<std::string> get_blob(Read& tx, std::string_view sha256);

// Removes a kept file; answers how many rows that were. Whoever calls it knows that nobody names it any more.
std::int64_t drop_blob(Write& tx, std::string_view sha256);

}  // namespace kaname::store

// SPDX-License-Identifier: Apache-2.0
#include "thread/file_store.h"

#include "people/person_store.h"
#include "store/blobs.h"
#include "thread/audio_tags.h"
#include "thread/file_type.h"

namespace kaname::thread {

namespace {

constexpr std::size_t kLargest = 10 * 1024 * 1024;

}  // namespace

std::optional<PersonFile> find_file(store::Read& tx, PersonId person, std::string_view sha256) {
  for (const PersonId id : people::ids_of(tx, person)) {
    auto row = tx.first<PersonFile>("WHERE area_id = $1 AND person_id = $2 AND sha256 = $3", tx.area(), id,
                                    std::string(sha256));
    if (row) return row;
  }
  return std::nullopt;
}

Result<PersonFile> keep_bytes(store::Write& tx, PersonId person, std::string_view bytes) {
  if (bytes.empty()) return fail(Problem::invalid, "file_empty");
  if (bytes.size() > kLargest) return fail(Problem::too_large, "file_too_large");
  const auto type = file_type(bytes);
  if (!type) return fail(Problem::invalid, "file_type_refused");
  const std::string clean = *type == "image/jpeg" ? without_exif(bytes)
      : *type == "audio/mp4"                      ? without_tags(bytes)
                                                  : std::string(bytes);
  return PersonFile{
      tx.area(), person, store::put_blob(tx, clean, *type), std::string(*type), static_cast<std::int64_t>(clean.size()),
      tx.now()};
}

}  // namespace kaname::thread

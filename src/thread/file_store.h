// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that were kept for a person. Rights are the asker's question.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "store/transaction.h"
#include "thread/entry.h"

namespace kaname::thread {

// Of the person or of a record that went into hers; nothing when she has no such file.
std::optional<PersonFile> find_file(store::Read& tx, PersonId person, std::string_view sha256);

// Keeps the bytes and answers what is to be noted of them, not yet noted: photos and MP4 sound lose what tells of place and
// owner. Errors: file_empty, file_too_large, file_type_refused.
Result<PersonFile> keep_bytes(store::Write& tx, PersonId person, std::string_view bytes);

}  // namespace kaname::thread

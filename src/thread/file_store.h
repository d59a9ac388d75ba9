// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that were kept for a person. Rights are the asker's question.

#include <optional>
#include <string_view>

#include "store/transaction.h"
#include "thread/entry.h"

namespace kaname::thread {

// Of the person or of a record that went into hers; nothing when she has no such file.
std::optional<PersonFile> find_file(store::Read& tx, PersonId person, std::string_view sha256);

}  // namespace kaname::thread

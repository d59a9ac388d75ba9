// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents by whom they are about, for the floors above. Rights are the asker's question.

#include <vector>

#include "documents/document.h"

namespace kaname::documents {

// What was sent about a person's records (people::ids_of) and not taken back, oldest first.
std::vector<Document> sent_about(Read& tx, const std::vector<PersonId>& records);

}  // namespace kaname::documents

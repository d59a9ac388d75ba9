// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents by whom they are about, for the floors above. Rights are the asker's question.

#include <vector>

#include "documents/document.h"

namespace kaname::documents {

// Of a person's records (people::ids_of), what was changed last first; also what a ward began before it was known who she is.
std::vector<Document> documents_about(Read& tx, const std::vector<PersonId>& records);
// What of it was sent and not taken back, oldest first.
std::vector<Document> sent_about(Read& tx, const std::vector<PersonId>& records);

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Photos in a form: the answer names files that were kept for the person (thread/file_api.cpp), by their hash. Whoever may write
// the document keeps one for it, whoever may read the document may see them, also a receiver who does not see the person's page.

#include "documents/document_view.h"
#include "documents/printed.h"

namespace kaname::documents {

// Errors by field "answers.KEY": answer_photo (no such photo of hers, or no JPEG).
Result<Done> check_photos(Read& tx, const Document& document, const FormSection& section,
                          const std::vector<Answer>& answers);

// The bytes of all that the answers name; what is no longer kept is left out.
Photos photos_of(Read& tx, const Form& form, const std::vector<Answer>& answers);

}  // namespace kaname::documents

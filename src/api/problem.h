// SPDX-License-Identifier: Apache-2.0
#pragma once
// An Error as a client sees it.

#include "api/caller.h"
#include "api/service.h"
#include "base/result.h"

namespace kaname::api {

int status_of(Problem problem);

// {"code","message","fields":[{"field","code","message"}]} with the right status. `detail` stays behind.
Answer problem_answer(const Error& error, Language language);

// "en…" first in Accept-Language gives English; everything else Japanese.
Language language_of(std::string_view accept_language);

}  // namespace kaname::api

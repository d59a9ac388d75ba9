// SPDX-License-Identifier: Apache-2.0
#pragma once
// From a request to a paper about a person, and from a paper to the answer.

#include "api/caller.h"
#include "api/endpoint.h"
#include "people/papers/person_paper.h"
#include "store/transaction.h"

namespace kaname::people::papers {

PaperHead head_for(store::Read& tx, const api::Caller& caller);
// Named by its title only: the name of a file on somebody's disk says nothing about whom it is.
api::File pdf(const output::Document& document);

}  // namespace kaname::people::papers

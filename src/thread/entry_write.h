// SPDX-License-Identifier: Apache-2.0
#pragma once
// What follows when an entry is put into a thread or taken on, whichever way it came: written here, by a link, typed for
// somebody.

#include "thread/entry_store.h"

namespace kaname::thread {

// An entry of the caller about the person, of this moment, with her name, office and profession; it is not put in yet.
Entry new_entry(Write& tx, const api::Caller& caller, PersonId person, std::string text);

// Puts the entry in; an answer closes the question it belongs to; whoever is to be told at once is told; an urgent one
// begins to wait for 了解. Errors: entry_not_found (of reply_to).
Result<Done> put_entry(Write& tx, const Entry& entry);

// Somebody has said 了解: nobody is reminded any more, and when all who read here have said it, nothing is open.
void acknowledged(Write& tx, const Entry& entry);

void close_open(Write& tx, const Entry& entry);

}  // namespace kaname::thread

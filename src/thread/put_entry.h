// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/transaction.h"
#include "thread/entry.h"

namespace kaname::thread {

// Puts an entry into its thread: counted, open where it waits for 了解 or an answer, told to whom it rings.
void put_entry(store::Write& tx, const Entry& entry);

}  // namespace kaname::thread

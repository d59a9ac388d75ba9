// SPDX-License-Identifier: Apache-2.0
#include "thread/announce.h"

#include "thread/entry_write.h"

namespace kaname::thread {

Result<Done> announce(store::Write& tx, const api::Caller& caller, PersonId person, const Announcement& what) {
  Entry entry = new_entry(tx, caller, person, what.text);
  entry.scenes = what.scenes;
  entry.urgent = entry.needs_ack = what.urgent;
  return put_entry(tx, entry);
}

}  // namespace kaname::thread

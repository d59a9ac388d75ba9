// SPDX-License-Identifier: Apache-2.0
#include "thread/announce.h"

#include "base/text_fold.h"
#include "thread/entry_write.h"
#include "trust/account_store.h"

namespace kaname::thread {

Result<Done> announce(store::Write& tx, const api::Caller& caller, PersonId person, const Announcement& what) {
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  Entry entry;
  entry.area_id = tx.area();
  entry.person_id = person;
  entry.id = tx.new_id<EntryId>();
  entry.at = entry.sent_at = tx.now();
  entry.seq = entry.changed_seq = tx.seq();
  entry.account_id = *caller.account_id;
  entry.author = caller.name;
  entry.office_id = standing.office_id;
  entry.office_name = standing.office_name;
  entry.profession = standing.profession;
  entry.text = what.text;
  entry.scenes = what.scenes;
  entry.urgent = entry.needs_ack = what.urgent;
  entry.folded = text::fold(what.text);
  return put_entry(tx, entry);
}

}  // namespace kaname::thread

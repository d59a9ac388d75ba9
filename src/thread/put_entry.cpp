// SPDX-License-Identifier: Apache-2.0
#include "thread/put_entry.h"

#include <algorithm>

#include "delivery/notice.h"
#include "thread/entry_store.h"
#include "thread/who_is_told.h"

namespace kaname::thread {
namespace {

void open_for(Write& tx, const Entry& entry, OpenWhy why) {
  tx.upsert(EntryOpen{tx.area(), entry.person_id, entry.id, entry.at, why});
}

void count_in(Write& tx, const Entry& entry) {
  ThreadHead head = head_of(tx, entry.person_id);
  ++head.entries;
  head.last_seq = head.changed_seq = tx.seq();
  head.last_at = std::max(head.last_at, entry.at);
  tx.upsert(head);
  tx.concerns(entry.person_id.uuid);
}

}  // namespace

void put_entry(Write& tx, const Entry& entry) {
  tx.insert(entry);
  if (entry.kind == EntryKind::question) {
    open_for(tx, entry, OpenWhy::answer);
  } else if (entry.needs_ack) {
    open_for(tx, entry, OpenWhy::acknowledgement);
  }
  count_in(tx, entry);
  delivery::tell(tx, who_is_told(tx, entry), entry.id.uuid, entry.urgent);
}

}  // namespace kaname::thread

// SPDX-License-Identifier: Apache-2.0
#include "thread/entry_write.h"

#include <algorithm>

#include "base/text_fold.h"
#include "delivery/notice.h"
#include "thread/escalation.h"
#include "thread/who_is_told.h"
#include "trust/account_store.h"

namespace kaname::thread {
namespace {

void open_for(Write& tx, const Entry& entry, OpenWhy why) {
  tx.upsert(EntryOpen{tx.area(), entry.person_id, entry.id, entry.at, why});
}

Result<Done> reply(Write& tx, const Entry& entry) {
  const Entry asked = TRY(get_entry(tx, entry.person_id, *entry.reply_to));
  if (asked.kind == EntryKind::question && asked.account_id != entry.account_id) close_open(tx, asked);
  return Done{};
}

void count_in(Write& tx, const Entry& entry) {
  ThreadHead head = head_of(tx, entry.person_id);
  ++head.entries;
  head.last_seq = head.changed_seq = tx.seq();
  head.last_at = std::max(head.last_at, entry.at);
  tx.upsert(head);
  tx.concerns(entry.person_id.uuid);
}

// Everybody who reads this person has said 了解, but the author.
bool all_acknowledged(Read& tx, const Entry& entry) {
  for (const api::AccountId& reader : trust::readers_of(tx, entry.person_id)) {
    if (reader != entry.account_id && !has_acknowledged(entry, reader)) return false;
  }
  return true;
}

}  // namespace

Entry new_entry(Write& tx, const api::Caller& caller, PersonId person, std::string text) {
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
  entry.folded = text::fold(text);
  entry.text = std::move(text);
  return entry;
}

void close_open(Write& tx, const Entry& entry) {
  tx.execute("DELETE FROM entry_open WHERE area_id = $1 AND person_id = $2 AND entry_id = $3", tx.area(),
             entry.person_id, entry.id);
}

Result<Done> put_entry(Write& tx, const Entry& entry) {
  tx.insert(entry);
  if (entry.reply_to) TRY(reply(tx, entry));
  if (entry.kind == EntryKind::question) {
    open_for(tx, entry, OpenWhy::answer);
  } else if (entry.needs_ack) {
    open_for(tx, entry, OpenWhy::acknowledgement);
  }
  count_in(tx, entry);
  delivery::tell(tx, who_is_told(tx, entry), entry.id.uuid, entry.urgent);
  if (entry.urgent) wait_for_ack(tx, entry);
  return Done{};
}

void acknowledged(Write& tx, const Entry& entry) {
  take_on(tx, entry);
  if (entry.needs_ack && entry.kind != EntryKind::question && all_acknowledged(tx, entry)) close_open(tx, entry);
}

}  // namespace kaname::thread

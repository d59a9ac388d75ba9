// SPDX-License-Identifier: Apache-2.0
#include "thread/entry_store.h"

#include "people/person_store.h"
#include "people/person_version.h"
#include "store/versioned_cache.h"
#include "thread/escalation.h"
#include "thread/note_template.h"
#include "thread/page.h"
#include "thread/pin.h"

namespace kaname::thread {
namespace {

struct Newest {
  store::VersionedCache<std::string> cache;
};

}  // namespace

EntryView view_of(Read& tx, Entry e) {
  EntryView out;
  out.id = e.id;
  out.person_id = e.person_id;
  out.at = e.at;
  out.sent_at = e.sent_at;
  out.seq = e.seq;
  out.changed_seq = e.changed_seq;
  out.account_id = e.account_id;
  out.author = std::move(e.author);
  out.office_id = e.office_id;
  out.office_name = std::move(e.office_name);
  out.profession = e.profession;
  out.kind = e.kind;
  out.text = std::move(e.text);
  out.vitals = e.vitals;
  out.closing = e.closing;
  out.closing_on = e.closing_on;
  out.scenes = std::move(e.scenes);
  out.items = std::move(e.items);
  out.urgent = e.urgent;
  out.needs_ack = e.needs_ack;
  out.addressees = std::move(e.addressees);
  out.reply_to = e.reply_to;
  out.corrects = e.corrects;
  out.corrected_by = e.corrected_by;
  out.template_code = std::move(e.template_code);
  out.family = e.family;
  out.clock_differs_ms = e.clock_differs_ms;
  out.marks = std::move(e.marks);
  out.via = e.via;
  out.typed_by = std::move(e.typed_by);
  for (Attachment& a : e.attachments) {
    const bool arrived =
        tx.number("SELECT count(*) FROM person_file WHERE area_id = $1 AND person_id = $2 AND sha256 = $3", tx.area(),
                  e.person_id, a.sha256) > 0;
    out.attachments.push_back(
        {std::move(a.sha256), std::move(a.name), std::move(a.content_type), a.size, a.width, a.height, arrived});
  }
  return out;
}

std::vector<EntryView> views_of(Read& tx, std::vector<Entry> entries) {
  std::vector<EntryView> out;
  out.reserve(entries.size());
  for (Entry& entry : entries) out.push_back(view_of(tx, std::move(entry)));
  return out;
}

Result<Entry> get_entry(Read& tx, PersonId person, EntryId id) {
  auto entry = tx.first<Entry>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!entry) return fail(Problem::not_found, "entry_not_found");
  const std::vector<PersonId> ids = people::ids_of(tx, person);
  if (std::find(ids.begin(), ids.end(), entry->person_id) == ids.end())
    return fail(Problem::not_found, "entry_not_found");
  return std::move(*entry);
}

ThreadHead head_of(Read& tx, PersonId person) {
  auto head = tx.first<ThreadHead>("WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  if (head) return std::move(*head);
  ThreadHead empty;
  empty.area_id = tx.area();
  empty.person_id = person;
  return empty;
}

void touch_thread(Write& tx, PersonId person) {
  ThreadHead head = head_of(tx, person);
  head.changed_seq = tx.seq();
  tx.upsert(head);
  tx.concerns(person.uuid);
}

std::string newest_page(Read& tx, PersonId person) {
  // A merge changes the person, not the thread.
  const std::int64_t version = std::max(head_of(tx, person).changed_seq, people::person_version(tx, person));
  return *tx.derived<Newest>().cache.get(tx, person.uuid, version, [&] {
    PageWish wish;
    return model::to_json(page_of(tx, person, wish));
  });
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<Entry>(),     model::type_of<ReaderState>(), model::type_of<ThreadHead>(),
          model::type_of<EntryOpen>(), model::type_of<PersonFile>(),  model::type_of<NoteTemplate>(),
          model::type_of<EntryPin>(),  model::type_of<UrgentEntry>(), model::type_of<EntryAlert>()};
}

}  // namespace kaname::thread

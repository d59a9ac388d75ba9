// SPDX-License-Identifier: Apache-2.0
#pragma once
// Entries in the tables, and the views that everybody of a team is shown alike.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/info.h"
#include "store/transaction.h"
#include "thread/entry.h"

namespace kaname::thread {

using store::Read;
using store::Write;

struct AttachmentView {
  std::string sha256;
  std::string name;
  std::string content_type;
  std::int64_t size = 0;
  std::optional<std::int64_t> width;
  std::optional<std::int64_t> height;
  bool arrived = false;  // its bytes are here
};
constexpr auto describe(model::Tag<AttachmentView>) {
  using namespace model;
  return entity("AttachmentView", "添付", field("sha256", &AttachmentView::sha256),
                field("name", &AttachmentView::name, personal), field("content_type", &AttachmentView::content_type),
                field("size", &AttachmentView::size), field("width", &AttachmentView::width),
                field("height", &AttachmentView::height), field("arrived", &AttachmentView::arrived));
}

struct EntryView {
  EntryId id;
  PersonId person_id;
  Timestamp at;
  Timestamp sent_at;
  std::int64_t seq = 0;
  std::int64_t changed_seq = 0;
  api::AccountId account_id;
  std::string author;
  std::optional<Uuid> office_id;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  EntryKind kind = EntryKind::note;
  std::string text;
  std::optional<Vitals> vitals;
  Closing closing = Closing::none;
  std::optional<LocalDate> closing_on;
  std::vector<Scene> scenes;
  std::vector<std::string> items;
  bool urgent = false;
  bool needs_ack = false;
  std::vector<Addressee> addressees;
  std::optional<EntryId> reply_to;
  std::optional<EntryId> corrects;
  std::optional<EntryId> corrected_by;
  std::string template_code;
  std::vector<AttachmentView> attachments;
  bool family = false;
  std::int64_t clock_differs_ms = 0;
  std::vector<Mark> marks;
  Via via = Via::app;
  std::string typed_by;
};
constexpr auto describe(model::Tag<EntryView>) {
  using namespace model;
  using V = EntryView;
  return entity(
      "ThreadEntry", "やりとり", field("id", &V::id), field("person_id", &V::person_id), field("at", &V::at),
      field("sent_at", &V::sent_at), field("seq", &V::seq), field("changed_seq", &V::changed_seq),
      field("account_id", &V::account_id), field("author", &V::author, personal), field("office_id", &V::office_id),
      field("office_name", &V::office_name), field("profession", &V::profession), field("kind", &V::kind),
      field("text", &V::text, personal), field("vitals", &V::vitals, personal), field("closing", &V::closing),
      field("closing_on", &V::closing_on), field("scenes", &V::scenes), field("items", &V::items),
      field("urgent", &V::urgent), field("needs_ack", &V::needs_ack), field("addressees", &V::addressees),
      field("reply_to", &V::reply_to), field("corrects", &V::corrects), field("corrected_by", &V::corrected_by),
      field("template_code", &V::template_code), field("attachments", &V::attachments), field("family", &V::family),
      field("clock_differs_ms", &V::clock_differs_ms), field("marks", &V::marks), field("via", &V::via),
      field("typed_by", &V::typed_by, personal));
}

EntryView view_of(Read& tx, Entry entry);
std::vector<EntryView> views_of(Read& tx, std::vector<Entry> entries);

// The entry, only of this person. Errors: entry_not_found.
Result<Entry> get_entry(Read& tx, PersonId person, EntryId id);

// The state of a thread; an empty one when nothing was written.
ThreadHead head_of(Read& tx, PersonId person);

// Something of the thread has changed in this act.
void touch_thread(Write& tx, PersonId person);

// The newest entries as JSON ({"entries": […], "before": …}), kept by the thread's version: the same for all readers.
inline constexpr std::int64_t kPage = 50;
std::string newest_page(Read& tx, PersonId person);

std::vector<model::TypePtr> tables();

}  // namespace kaname::thread

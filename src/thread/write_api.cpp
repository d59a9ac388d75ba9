// SPDX-License-Identifier: Apache-2.0
// Writing entries, saying that they were read or understood.
#include <algorithm>

#include "base/text_fold.h"
#include "delivery/notice.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "thread/endpoints.h"
#include "thread/entry_store.h"
#include "thread/entry_write.h"
#include "thread/escalation.h"
#include "thread/outside.h"
#include "thread/write_rules.h"
#include "trust/account_store.h"

namespace kaname::thread {
namespace {

using api::Caller;
using trust::Reach;

struct EntryInput {
  PersonId id;
  std::optional<Timestamp> at;
  std::int64_t clock_offset_ms = 0;
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
  std::string template_code;
  std::vector<Attachment> attachments;
  bool family = false;
  bool outside = false;  // those without the program get it too, each by the way written in the team
};
constexpr auto describe(model::Tag<EntryInput>) {
  using namespace model;
  using In = EntryInput;
  return entity(
      "EntryInput", "やりとりに書く", field("id", &In::id, from_path | required), field("at", &In::at),
      field("clock_offset_ms", &In::clock_offset_ms), field("kind", &In::kind, required),
      field("text", &In::text, multiline | personal | max_chars(10'000)), field("vitals", &In::vitals, personal),
      field("closing", &In::closing), field("closing_on", &In::closing_on), field("scenes", &In::scenes, max_items(4)),
      field("items", &In::items, max_items(8) | max_chars(2)), field("urgent", &In::urgent),
      field("needs_ack", &In::needs_ack), field("addressees", &In::addressees, max_items(30)),
      field("reply_to", &In::reply_to), field("corrects", &In::corrects),
      field("template_code", &In::template_code, max_chars(60)), field("attachments", &In::attachments, max_items(10)),
      field("family", &In::family), field("outside", &In::outside));
}

struct MarksInput {
  PersonId id;
  std::vector<EntryId> entries;
  bool ack = false;
};
constexpr auto describe(model::Tag<MarksInput>) {
  using namespace model;
  return entity("MarksInput", "読んだ・了解した", field("id", &MarksInput::id, from_path | required),
                field("entries", &MarksInput::entries, required | max_items(200)), field("ack", &MarksInput::ack));
}

struct MarksAnswer {
  std::vector<EntryView> entries;
};
constexpr auto describe(model::Tag<MarksAnswer>) {
  return model::entity("MarksAnswer", "読んだやりとり", model::field("entries", &MarksAnswer::entries));
}

bool is_hex64(std::string_view text) {
  return text.size() == 64 &&
      std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<Done> check_input(const EntryInput& in) {
  TRY(people::refuse_my_number(in));
  const bool says_something = !text::trim(in.text).empty() || (in.vitals && !is_empty(*in.vitals)) ||
      !in.attachments.empty() || in.closing != Closing::none;
  if (!says_something) return fail_field("text", "entry_empty");
  if ((in.kind == EntryKind::correction) != in.corrects.has_value())
    return fail_field("corrects", "correction_of_what");
  if (in.kind == EntryKind::question && in.addressees.empty()) return fail_field("addressees", "question_to_whom");
  for (const Attachment& attachment : in.attachments) {
    if (!is_hex64(attachment.sha256)) return fail_field("attachments", "file_name_wrong");
  }
  return Done{};
}

Entry entry_from(Write& tx, const Caller& caller, const EntryInput& in) {
  const Moment moment = moment_of(in.at, in.clock_offset_ms, tx.now());
  Entry entry = new_entry(tx, caller, in.id, in.text);
  entry.at = moment.at;
  entry.clock_differs_ms = moment.clock_differs_ms;
  entry.kind = in.kind;
  if (in.vitals && !is_empty(*in.vitals)) entry.vitals = in.vitals;
  entry.closing = in.closing;
  entry.closing_on = in.closing_on;
  entry.scenes = in.scenes;
  entry.items = in.items;
  entry.urgent = in.urgent;
  entry.needs_ack = in.needs_ack || in.urgent;
  entry.addressees = in.addressees;
  entry.reply_to = in.reply_to;
  entry.corrects = in.corrects;
  entry.template_code = in.template_code;
  entry.attachments = in.attachments;
  entry.family = in.family;
  return entry;
}

// A correction belongs to the author or to a colleague of the same office; the old text stays readable.
Result<Done> correct(Write& tx, const Entry& entry) {
  Entry old = TRY(get_entry(tx, entry.person_id, *entry.corrects));
  const bool colleague = entry.office_id && old.office_id == entry.office_id;
  if (old.account_id != entry.account_id && !colleague) return fail(Problem::forbidden, "correct_own_only");
  if (old.corrected_by) return fail(Problem::conflict, "corrected_already");
  old.corrected_by = entry.id;
  old.changed_seq = tx.seq();
  tx.update(old);
  close_open(tx, old);
  take_on(tx, old);
  delivery::withdraw(tx, old.id.uuid);
  return Done{};
}

// How a visit ended is told once, here; the person's status follows.
Result<Done> follow_closing(Write& tx, const Entry& entry) {
  const LocalDate on = entry.closing_on.value_or(entry.at.tokyo_date());
  if (entry.closing == Closing::died)
    return people::set_status(tx, entry.person_id, people::PersonStatus::died, on, "");
  if (entry.closing == Closing::admitted)
    return people::set_status(tx, entry.person_id, people::PersonStatus::hospital, on, "");
  return Done{};
}

Result<EntryView> write_entry(Write& tx, const Caller& caller, const EntryInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "thread.write"));
  TRY(check_input(in));
  const Entry entry = entry_from(tx, caller, in);
  if (entry.corrects) TRY(correct(tx, entry));
  TRY(put_entry(tx, entry));
  TRY(follow_closing(tx, entry));
  if (in.outside) send_as_usual(tx, caller, entry);
  return view_of(tx, entry);
}

bool put_mark(Write& tx, const Caller& caller, Entry& entry, bool ack) {
  const auto mine = std::find_if(entry.marks.begin(), entry.marks.end(),
                                 [&](const Mark& mark) { return mark.account_id == *caller.account_id; });
  if (mine == entry.marks.end()) {
    entry.marks.push_back({*caller.account_id, caller.name, tx.now(), ack ? std::optional(tx.now()) : std::nullopt});
    return true;
  }
  if (!ack || mine->ack_at) return false;
  mine->ack_at = tx.now();
  return true;
}

Result<MarksAnswer> mark(Write& tx, const Caller& caller, const MarksInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.mark"));
  MarksAnswer out;
  std::int64_t read_to = 0;
  bool changed = false;
  std::vector<Uuid> seen;
  for (const EntryId id : in.entries) {
    Entry entry = TRY(get_entry(tx, in.id, id));
    read_to = std::max(read_to, entry.seq);
    seen.push_back(entry.id.uuid);
    if (entry.account_id != *caller.account_id && put_mark(tx, caller, entry, in.ack)) {
      entry.changed_seq = tx.seq();
      tx.update(entry);
      changed = true;
      if (in.ack) acknowledged(tx, entry);
    }
    out.entries.push_back(view_of(tx, std::move(entry)));
  }
  ReaderState state{tx.area(), *caller.account_id, in.id, read_to};
  if (const auto before = tx.first<ReaderState>("WHERE area_id = $1 AND account_id = $2 AND person_id = $3", tx.area(),
                                                *caller.account_id, in.id)) {
    state.read_seq = std::max(state.read_seq, before->read_seq);
  }
  tx.upsert(state);
  delivery::settle(tx, *caller.account_id, seen);
  if (changed) touch_thread(tx, in.id);
  tx.concerns(in.id.uuid);  // also when nothing changed: what is said about a person is found by her (erasure)
  return out;
}

}  // namespace

std::vector<api::Endpoint> write_endpoints() {
  using namespace api;
  return {
      post("/v1/people/{id}/entries", "thread.write", "thread.write", "Write an entry about a person", &write_entry),
      post("/v1/people/{id}/marks", "thread.mark", "thread.read", "Say that entries were read, or understood", &mark),
  };
}

}  // namespace kaname::thread

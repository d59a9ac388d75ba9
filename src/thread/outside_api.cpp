// SPDX-License-Identifier: Apache-2.0
// Sending an entry to members without the program, and writing down what became of it.
#include "thread/outside.h"

#include <algorithm>

#include "base/text_fold.h"
#include "people/my_number.h"
#include "people/papers/print.h"
#include "people/person_store.h"
#include "thread/endpoints.h"
#include "thread/entry_write.h"
#include "thread/outside_sheet.h"
#include "thread/outside_subject.h"
#include "trust/services.h"

namespace kaname::thread {
namespace {

using api::Caller;
using delivery::Delivery;
using delivery::DeliveryId;
using delivery::DeliveryState;
using delivery::Way;
using trust::Reach;

struct SendInput {
  PersonId id;
  EntryId entry_id;
  std::vector<OutsideReceiver> receivers;
  bool as_usual = false;  // nobody is named: whoever has not got it yet, each by the way written in the team
};
constexpr auto describe(model::Tag<SendInput>) {
  using namespace model;
  return entity("DeliveryInput", "アプリのない人へ届ける", field("id", &SendInput::id, from_path | required),
                field("entry_id", &SendInput::entry_id, from_path | required),
                field("receivers", &SendInput::receivers, max_items(30)), field("as_usual", &SendInput::as_usual));
}

struct DeliveryPath {
  PersonId id;
  DeliveryId delivery_id;
};
constexpr auto describe(model::Tag<DeliveryPath>) {
  using namespace model;
  return entity("DeliveryPath", "届けるもの", field("id", &DeliveryPath::id, from_path | required),
                field("delivery_id", &DeliveryPath::delivery_id, from_path | required));
}
struct OutsidePath {
  PersonId id;
};
constexpr auto describe(model::Tag<OutsidePath>) {
  return model::entity("OutsidePath", "利用者",
                       model::field("id", &OutsidePath::id, model::from_path | model::required));
}

// What somebody of the team writes down about it.
enum class Outcome { sent, read, acknowledged, failed };
constexpr auto kOutcomes = std::to_array<model::Option>({
    {"sent", "送った・伝えた・渡した", "Sent, told, handed over"},
    {"read", "読んだと聞いた", "Read"},
    {"acknowledged", "了解と聞いた", "Acknowledged"},
    {"failed", "届かなかった", "Not reached"},
});
constexpr const auto& options(model::Tag<Outcome>) { return kOutcomes; }
constexpr std::string_view choice_name(model::Tag<Outcome>) { return "DeliveryOutcome"; }

struct NoteInput {
  PersonId id;
  DeliveryId delivery_id;
  Outcome outcome = Outcome::sent;
  std::string note;
};
constexpr auto describe(model::Tag<NoteInput>) {
  using namespace model;
  return entity("DeliveryNote", "届いたかどうか", field("id", &NoteInput::id, from_path | required),
                field("delivery_id", &NoteInput::delivery_id, from_path | required),
                field("outcome", &NoteInput::outcome, required),
                field("note", &NoteInput::note, personal | max_chars(300)));
}

struct AnswerInput {
  PersonId id;
  DeliveryId delivery_id;
  std::string text;
  bool ack = false;
};
constexpr auto describe(model::Tag<AnswerInput>) {
  using namespace model;
  return entity("DeliveryAnswer", "聞いた返事を代わりに入れる", field("id", &AnswerInput::id, from_path | required),
                field("delivery_id", &AnswerInput::delivery_id, from_path | required),
                field("text", &AnswerInput::text, required | multiline | personal | max_chars(10'000)),
                field("ack", &AnswerInput::ack));
}

struct MailedInput {
  DeliveryId delivery_id;
  bool sent = false;
  std::string why;  // code of why it was not
};
constexpr auto describe(model::Tag<MailedInput>) {
  using namespace model;
  return entity("DeliveryMailed", "メールを渡した", field("delivery_id", &MailedInput::delivery_id, required),
                field("sent", &MailedInput::sent), field("why", &MailedInput::why, max_chars(40)));
}

Result<Outside> send(Write& tx, const Caller& caller, const SendInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "delivery.send"));
  TRY(people::refuse_my_number(in));
  if (in.receivers.empty() && !in.as_usual) return fail_field("receivers", "required");
  const Entry entry = TRY(get_entry(tx, in.id, in.entry_id));
  if (entry.corrected_by) return fail(Problem::conflict, "corrected_already");
  if (in.as_usual) send_as_usual(tx, caller, entry);
  for (const OutsideReceiver& to : in.receivers) TRY(send_to(tx, caller, entry, to));
  touch_thread(tx, in.id);
  return outside_of(tx, caller, in.id);
}

// The delivery of this person. Errors: delivery_not_found.
Result<Delivery> delivery_of(Read& tx, PersonId person, DeliveryId id) {
  Delivery row = TRY(delivery::get_delivery(tx, id));
  const auto ids = people::ids_of(tx, person);
  if (std::find(ids.begin(), ids.end(), PersonId{row.person_id}) == ids.end())
    return fail(Problem::not_found, "delivery_not_found");
  return row;
}

delivery::Step step_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::sent: return delivery::Step::sent;
    case Outcome::read: return delivery::Step::read;
    case Outcome::acknowledged: return delivery::Step::acknowledged;
    case Outcome::failed: break;
  }
  return delivery::Step::failed;
}

Result<Outside> note(Write& tx, const Caller& caller, const NoteInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "delivery.note"));
  TRY(people::refuse_my_number(in));
  Delivery row = TRY(delivery_of(tx, in.id, in.delivery_id));
  TRY(delivery::advance(row, step_of(in.outcome), tx.now(), caller.name));
  row.note = text::trim(in.note);
  delivery::keep(tx, row);
  if (in.outcome == Outcome::acknowledged) took_on(tx, row);
  touch_thread(tx, in.id);
  return outside_of(tx, caller, in.id);
}

Result<Outside> type_answer(Write& tx, const Caller& caller, const AnswerInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "delivery.answer"));
  TRY(people::refuse_my_number(in));
  Delivery row = TRY(delivery_of(tx, in.id, in.delivery_id));
  const people::TeamMember member = TRY(receiver_of(tx, row));
  if (in.ack) TRY(delivery::advance(row, delivery::Step::acknowledged, tx.now(), caller.name));
  TRY(delivery::advance(row, delivery::Step::answered, tx.now(), caller.name));
  delivery::keep(tx, row);
  TRY(put_entry(tx, answer_of(tx, row, member, text::trim(in.text), caller, Via::proxy)));
  if (in.ack) took_on(tx, row);
  return outside_of(tx, caller, in.id);
}

Result<Outside> take_back(Write& tx, const Caller& caller, const DeliveryPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "delivery.end"));
  Delivery row = TRY(delivery_of(tx, in.id, in.delivery_id));
  if (row.state == DeliveryState::ended) return fail(Problem::conflict, "delivery_over");
  delivery::end(row, tx.now(), caller.name);
  delivery::keep(tx, row);
  touch_thread(tx, in.id);
  return outside_of(tx, caller, in.id);
}

Result<Outside> show(Read& tx, const Caller& caller, const OutsidePath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "delivery.list"));
  return outside_of(tx, caller, in.id);
}

Result<api::File> print_sheet(Read& tx, const Caller& caller, const DeliveryPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "delivery.sheet"));
  return sheet_of(tx, caller, TRY(delivery_of(tx, in.id, in.delivery_id)));
}

// The program's own: what the mail server said.
Result<MailedInput> mailed(Write& tx, const Caller& caller, const MailedInput& in) {
  if (caller.account_id) return fail(Problem::forbidden, "not_allowed");
  Delivery row = TRY(delivery::get_delivery(tx, in.delivery_id));
  if (row.state == DeliveryState::todo) {
    TRY(delivery::advance(row, in.sent ? delivery::Step::sent : delivery::Step::failed, tx.now(), ""));
    if (!in.sent) row.note = in.why;
    delivery::keep(tx, row);
    came_further(tx, row);
  }
  return in;
}

}  // namespace

Result<api::File> sheet_of(Read& tx, const Caller& caller, const Delivery& row) {
  TRY(receiver_of(tx, row));
  const PersonId person{row.person_id};
  const Entry entry = TRY(get_entry(tx, person, EntryId{row.subject_id}));
  const auto parts = TRY(people::person_parts(tx, person));
  const auto& signer = trust::services().links;
  std::string token;
  if (signer && delivery::is_link_open(row, tx.now())) token = signer->sign(tx.area(), row.id.uuid, *row.link_until);
  return people::papers::pdf(outside_sheet(sheet_facts(tx, caller, row, entry, *parts, token)));
}

Entry answer_of(Write& tx, const Delivery& row, const people::TeamMember& member, const std::string& text,
                const Caller& caller, Via via) {
  Entry entry;
  entry.area_id = tx.area();
  entry.person_id = PersonId{row.person_id};
  entry.id = tx.new_id<EntryId>();
  entry.at = entry.sent_at = tx.now();
  entry.seq = entry.changed_seq = tx.seq();
  if (caller.account_id) entry.account_id = *caller.account_id;
  entry.office_name = trust::office_name(tx, member.office_id);
  entry.author = member.name.empty() ? entry.office_name : member.name;
  entry.office_id = member.office_id;
  entry.profession = member.profession;
  entry.text = text;
  entry.reply_to = EntryId{row.subject_id};
  entry.folded = text::fold(text);
  entry.via = via;
  if (via == Via::proxy) entry.typed_by = caller.name;
  return entry;
}

void took_on(Write& tx, const Delivery& row) {
  if (const auto entry = get_entry(tx, PersonId{row.person_id}, EntryId{row.subject_id})) acknowledged(tx, *entry);
}

std::vector<api::Endpoint> outside_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/deliveries", "delivery.list", "thread.read",
          "Members without the program, what was sent to them and how far it came", &show),
      post("/v1/people/{id}/entries/{entry_id}/deliveries", "delivery.send", "thread.write",
           "Send an entry to members without the program", &send),
      slow_get("/v1/people/{id}/deliveries/{delivery_id}/sheet.pdf", "delivery.sheet", "thread.read",
               "The entry as a sheet to FAX or hand over", &print_sheet),
      post("/v1/people/{id}/deliveries/{delivery_id}/note", "delivery.note", "thread.write",
           "Write down whether it was sent, read, acknowledged or not reached", &note),
      post("/v1/people/{id}/deliveries/{delivery_id}/answer", "delivery.answer", "thread.write",
           "Type the answer of somebody without the program", &type_answer),
      post("/v1/people/{id}/deliveries/{delivery_id}/end", "delivery.end", "thread.write",
           "Take it back and close its link", &take_back),
      post("/v1/system/deliveries/mailed", "delivery.mailed", "system.admin",
           "The program's own: what the mail server said", &mailed),
  };
}

}  // namespace kaname::thread

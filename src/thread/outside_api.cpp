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
#include "trust/area_settings.h"
#include "trust/consent.h"
#include "trust/services.h"

namespace kaname::thread {
namespace {

using api::Caller;
using delivery::Delivery;
using delivery::DeliveryId;
using delivery::DeliveryState;
using delivery::Way;
using trust::Reach;

struct Receiver {
  people::MemberId member_id;
  Way way = Way::fax;
  std::string address;  // empty: as it stands in the team
};
constexpr auto describe(model::Tag<Receiver>) {
  using namespace model;
  return entity("DeliveryReceiver", "届け先", field("member_id", &Receiver::member_id, required),
                field("way", &Receiver::way, required),
                field("address", &Receiver::address, personal | max_chars(200)));
}

struct SendInput {
  PersonId id;
  EntryId entry_id;
  std::vector<Receiver> receivers;
};
constexpr auto describe(model::Tag<SendInput>) {
  using namespace model;
  return entity("DeliveryInput", "アプリのない人へ届ける", field("id", &SendInput::id, from_path | required),
                field("entry_id", &SendInput::entry_id, from_path | required),
                field("receivers", &SendInput::receivers, required | max_items(30)));
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

// A member who does not read here: by which way, and whether it may be.
struct OutsideMember {
  people::MemberId member_id;
  std::string name;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  Way way = Way::phone;
  std::string mail, fax, phone;  // as far as they are known
  bool allowed = false;
};
constexpr auto describe(model::Tag<OutsideMember>) {
  using namespace model;
  using M = OutsideMember;
  return entity("OutsideMember", "アプリのない人", field("member_id", &M::member_id), field("name", &M::name, personal),
                field("office_name", &M::office_name), field("profession", &M::profession), field("way", &M::way),
                field("mail", &M::mail, personal), field("fax", &M::fax, personal), field("phone", &M::phone, personal),
                field("allowed", &M::allowed));
}

struct Outside {
  std::vector<OutsideMember> members;
  std::vector<DeliveryView> deliveries;  // newest first
  std::vector<AlertView> alerts;
};
constexpr auto describe(model::Tag<Outside>) {
  using namespace model;
  return entity("Outside", "アプリのない人へ", field("members", &Outside::members),
                field("deliveries", &Outside::deliveries), field("alerts", &Outside::alerts));
}

Way usual_way(people::Channel channel) {
  switch (channel) {
    case people::Channel::mail: return Way::mail;
    case people::Channel::fax: return Way::fax;
    case people::Channel::paper: return Way::paper;
    case people::Channel::app:
    case people::Channel::phone: break;
  }
  return Way::phone;
}

bool may_get(Read& tx, PersonId person, bool keeps_case, const std::optional<Uuid>& office) {
  return keeps_case || trust::may_be_told(tx, person, office);
}

Outside outside(Read& tx, const Caller& caller, PersonId person) {
  Outside out;
  if (const auto parts = people::person_parts(tx, person)) {
    for (people::TeamMemberView& member : people::team_view(tx, (*parts)->team)) {
      if (member.joined) continue;
      OutsideMember one;
      one.allowed = may_get(tx, person, member.keeps_case, member.office_id);
      one.member_id = member.id;
      one.name = std::move(member.name);
      one.office_name = std::move(member.office_name);
      one.profession = member.profession;
      one.way = usual_way(member.channel);
      if (member.channel == people::Channel::mail) one.mail = member.channel_address;
      if (member.channel == people::Channel::fax) one.fax = member.channel_address;
      one.phone = std::move(member.phone);
      out.members.push_back(std::move(one));
    }
  }
  for (const PersonId id : people::ids_of(tx, person)) {
    for (const Delivery& row : delivery::deliveries_of(tx, id.uuid, delivery::SubjectKind::entry))
      out.deliveries.push_back(delivery::delivery_view(tx, caller, row));
  }
  out.alerts = alerts_of(tx, person);
  return out;
}

Result<people::TeamMember> outside_member(Read& tx, PersonId person, people::MemberId id) {
  auto member =
      tx.first<people::TeamMember>("WHERE area_id = $1 AND person_id = $2 AND id = $3", tx.area(), person, id);
  if (!member) return fail(Problem::not_found, "member_not_found");
  if (!is_present(*member, tx.today())) return fail(Problem::conflict, "member_left");
  const auto view = people::team_view(tx, {*member});
  if (view.empty() || view.front().joined) return fail(Problem::conflict, "member_reads_here");
  if (!may_get(tx, person, member->keeps_case, member->office_id)) return fail(Problem::forbidden, "member_no_basis");
  return std::move(*member);
}

std::string known_address(const people::TeamMember& member, Way way) {
  if (way == Way::phone) return member.phone;
  const bool fits = (way == Way::mail && member.channel == people::Channel::mail) ||
      (way == Way::fax && member.channel == people::Channel::fax);
  return fits ? member.channel_address : std::string();
}

Result<Done> begin_one(Write& tx, const Caller& caller, const SendInput& in, const Entry& entry, const Receiver& to) {
  const people::TeamMember member = TRY(outside_member(tx, in.id, to.member_id));
  delivery::Parcel parcel;
  parcel.person_id = in.id.uuid;
  parcel.subject_id = entry.id.uuid;
  parcel.receiver_id = member.id.uuid;
  parcel.receiver = member.name;
  parcel.office_id = member.office_id;
  parcel.office_name = trust::office_name(tx, member.office_id);
  parcel.way = to.way;
  parcel.address = text::trim(to.address).empty() ? known_address(member, to.way) : to.address;
  parcel.phone = member.phone;
  parcel.link_until = tx.now().plus_ms(trust::read_setting<ReachRules>(tx, tx.area()).link_days * kDayMs);
  delivery::end_unread(tx, entry.id.uuid, member.id.uuid, caller.name);
  TRY(delivery::send(tx, caller, parcel));
  return Done{};
}

Result<Outside> send(Write& tx, const Caller& caller, const SendInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "delivery.send"));
  TRY(people::refuse_my_number(in));
  const Entry entry = TRY(get_entry(tx, in.id, in.entry_id));
  if (entry.corrected_by) return fail(Problem::conflict, "corrected_already");
  for (const Receiver& to : in.receivers) TRY(begin_one(tx, caller, in, entry, to));
  touch_thread(tx, in.id);
  return outside(tx, caller, in.id);
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
  return outside(tx, caller, in.id);
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
  return outside(tx, caller, in.id);
}

Result<Outside> take_back(Write& tx, const Caller& caller, const DeliveryPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "delivery.end"));
  Delivery row = TRY(delivery_of(tx, in.id, in.delivery_id));
  if (row.state == DeliveryState::ended) return fail(Problem::conflict, "delivery_over");
  delivery::end(row, tx.now(), caller.name);
  delivery::keep(tx, row);
  touch_thread(tx, in.id);
  return outside(tx, caller, in.id);
}

Result<Outside> show(Read& tx, const Caller& caller, const OutsidePath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "delivery.list"));
  return outside(tx, caller, in.id);
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

std::vector<OutsideWaiting> waiting_outside(Read& tx, const Caller& caller) {
  std::vector<OutsideWaiting> out;
  for (const Delivery& row : delivery::not_arrived(tx, *caller.account_id, delivery::SubjectKind::entry)) {
    const PersonId person{row.person_id};
    if (trust::person_access(tx, caller, person).reach < Reach::view) continue;
    const auto parts = people::person_parts(tx, person);
    if (parts) out.push_back({person, (*parts)->person.name, delivery::delivery_view(tx, caller, row)});
  }
  return out;
}

Result<people::TeamMember> receiver_of(Read& tx, const Delivery& row) {
  const PersonId person{row.person_id};
  auto member = tx.first<people::TeamMember>("WHERE area_id = $1 AND person_id = $2 AND id = $3", tx.area(), person,
                                             row.receiver_id);
  const auto who = tx.first<people::Person>("WHERE area_id = $1 AND id = $2", tx.area(), person);
  if (!member || !is_present(*member, tx.today()) || !who || who->merged_into)
    return fail(Problem::conflict, "member_left");
  if (!may_get(tx, person, member->keeps_case, member->office_id)) return fail(Problem::forbidden, "member_no_basis");
  return std::move(*member);
}

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

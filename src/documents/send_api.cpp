// SPDX-License-Identifier: Apache-2.0
// Sending a document to several receivers, each by the way she reads, and what became of it.
#include <algorithm>

#include "base/text_fold.h"
#include "delivery/notice.h"
#include "delivery/outside.h"
#include "documents/document_view.h"
#include "documents/endpoints.h"
#include "documents/receivers.h"
#include "people/my_number.h"
#include "thread/announce.h"
#include "thread/escalation.h"
#include "transitions/by_document.h"
#include "transitions/find_manager.h"
#include "trust/access_log.h"
#include "trust/account_store.h"
#include "trust/area_settings.h"

namespace kaname::documents {
namespace {

using api::Caller;
using people::Channel;

struct SendInput {
  DocumentId id;
  std::vector<ReceiverInput> receivers;
  bool with_gaps = false;
  Agreed agreed = Agreed::none;
  std::optional<LocalDate> agreed_on;
};
constexpr auto describe(model::Tag<SendInput>) {
  using namespace model;
  using In = SendInput;
  return entity("DocumentSend", "書類を送る", field("id", &In::id, from_path | required),
                field("receivers", &In::receivers, required | max_items(30)), field("with_gaps", &In::with_gaps),
                field("agreed", &In::agreed), field("agreed_on", &In::agreed_on));
}

struct DocumentRef {
  DocumentId id;
};
constexpr auto describe(model::Tag<DocumentRef>) {
  return model::entity("DocumentRef", "書類", model::field("id", &DocumentRef::id, model::from_path | model::required));
}

struct Proposals {
  std::vector<Proposal> items;
};
constexpr auto describe(model::Tag<Proposals>) {
  return model::entity("DocumentProposals", "届け先の候補", model::field("items", &Proposals::items));
}

// What somebody writes down about a sheet, a FAX, a call.
enum class Became { sent, read, answered, failed };
constexpr auto kBecame = std::to_array<model::Option>({
    {"sent", "送った・渡した・伝えた", "Sent, handed over, told"},
    {"read", "読んだと聞いた", "Read"},
    {"answered", "返事が来た", "Answered"},
    {"failed", "届かなかった", "Not arrived"},
});
constexpr const auto& options(model::Tag<Became>) { return kBecame; }
constexpr std::string_view choice_name(model::Tag<Became>) { return "DocumentBecame"; }

struct BecameInput {
  DocumentId id;
  SendingId sending_id;
  Became became = Became::sent;
  std::string note;
  std::string reply;  // of an answer
};
constexpr auto describe(model::Tag<BecameInput>) {
  using namespace model;
  using In = BecameInput;
  return entity("DocumentBecameInput", "届いたかどうか", field("id", &In::id, from_path | required),
                field("sending_id", &In::sending_id, from_path | required), field("became", &In::became, required),
                field("note", &In::note, personal | max_chars(300)),
                field("reply", &In::reply, personal | multiline | max_chars(4000)));
}

struct JudgeInput {
  DocumentId id;
  SendingId sending_id;
  transitions::Enough enough = transitions::Enough::unsaid;
  std::string missing;
  std::optional<transitions::Enough>
      instead_of;  // what stood on the screen, maybe long ago; nothing: whatever stands there
};
constexpr auto describe(model::Tag<JudgeInput>) {
  using namespace model;
  using In = JudgeInput;
  return entity("DocumentJudge", "十分だったか", field("id", &In::id, from_path | required),
                field("sending_id", &In::sending_id, from_path | required), field("enough", &In::enough, required),
                field("missing", &In::missing, personal | max_chars(500)), field("instead_of", &In::instead_of));
}

Result<Proposals> propose(Read& tx, const Caller& caller, const DocumentRef& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  const Document& d = seen.document;
  if (d.side == Side::team && d.person_id)
    TRY(trust::need_person(tx, caller, *d.person_id, trust::Reach::view, "document.receivers"));
  const Edition edition = TRY(edition_of(tx, d.edition));
  return Proposals{proposals(tx, seen, edition.form)};
}

delivery::Way way_of(Channel channel) {
  switch (channel) {
    case Channel::mail: return delivery::Way::mail;
    case Channel::fax: return delivery::Way::fax;
    case Channel::phone: return delivery::Way::phone;
    case Channel::app:
    case Channel::paper: break;
  }
  return delivery::Way::paper;
}

// What goes to somebody without the program is to do until somebody, or the program, has done it.
Result<Done> begin_delivery(Write& tx, const Caller& caller, const Document& d, const ReceiverInput& to, Sending& row) {
  if (!d.person_id) return fail_field("receivers", "document_person_unknown");
  delivery::Parcel parcel;
  parcel.kind = delivery::SubjectKind::document;
  parcel.person_id = d.person_id->uuid;
  parcel.subject_id = d.id.uuid;
  parcel.receiver_id = row.id.uuid;
  parcel.receiver = row.receiver;
  parcel.office_id = row.office_id;
  parcel.office_name = row.office_name;
  parcel.way = way_of(row.channel);
  parcel.address = to.address;
  parcel.phone = to.phone;
  if (parcel.way == delivery::Way::mail)
    parcel.link_until = tx.now().plus_ms(trust::read_setting<thread::ReachRules>(tx, tx.area()).link_days * kDayMs);
  row.delivery_id = TRY(delivery::send(tx, caller, parcel)).id.uuid;
  return Done{};
}

// The stay knows it too: the rate is counted from its steps.
void add_step(Write& tx, const Caller& caller, SeenDocument& seen, const Form& form, Channel channel) {
  if (!form.step || !seen.stay || !seen.stay->may_write) return;
  transitions::StayStep step = transitions::new_step(tx, caller, *seen.stay, *form.step, tx.today());
  step.channel = channel;
  step.form = transitions::FormUsed::town;
  step.document_id = seen.document.id.uuid;
  tx.insert(step);
  transitions::keep(tx, seen.stay->stay);
}

Result<Done> tell(Write& tx, const Caller& caller, const SeenDocument& seen, const Form& form,
                  const std::vector<Sending>& sent) {
  std::vector<Uuid> holders;
  std::string names;
  for (const Sending& row : sent) {
    names += (names.empty() ? "" : "、") + (row.office_name.empty() ? row.receiver : row.office_name);
    if (row.channel != Channel::app) continue;
    if (row.account_id) holders.push_back(row.account_id->uuid);
    else if (row.office_id) holders.push_back(*row.office_id);
  }
  delivery::tell(tx, transitions::accounts_of(tx, caller, holders), seen.document.id.uuid, false);
  if (!seen.document.person_id) return Done{};
  std::vector<thread::Scene> scenes;
  if (seen.stay) scenes.push_back(thread::Scene::hospital);
  return thread::announce(
      tx, caller, *seen.document.person_id,
      {"【書類】" + form.name.ja + "（" + number_of(seen.document.id) + "）→ " + names, std::move(scenes), false});
}

Result<SeenDocument> to_send(Read& tx, const Caller& caller, DocumentId id) {
  SeenDocument seen = TRY(find_document(tx, caller, id));
  const Document& d = seen.document;
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  if (d.side == Side::team && d.person_id)
    TRY(trust::need_person(tx, caller, *d.person_id, trust::Reach::write, "document.send"));
  if (d.state == DocumentState::withdrawn) return fail(Problem::conflict, "document_closed");
  return seen;
}

// A first time it closes the draft; later it goes to further receivers as it is.
Result<DocumentView> send(Write& tx, const Caller& caller, const SendInput& in) {
  TRY(people::refuse_my_number(in));
  SeenDocument seen = TRY(to_send(tx, caller, in.id));
  Document& d = seen.document;
  const Edition edition = TRY(edition_of(tx, d.edition));
  const bool first = d.state == DocumentState::draft;
  if (first && !in.with_gaps && !missing_keys(edition.form, answers_of(sections_of(tx, d.id))).empty())
    return fail(Problem::invalid, "document_gaps");
  if (in.agreed_on && *in.agreed_on > tx.today()) return fail_field("agreed_on", "date_in_future");
  if (first) {
    d.state = DocumentState::sent;
    d.sent_at = tx.now();
    d.sent_by = caller.name;
  }
  keep(tx, caller, d);
  std::vector<Sending> sent;
  for (const ReceiverInput& to : in.receivers) {
    Sending row = TRY(sending_for(tx, seen, to, {in.agreed, in.agreed_on}));
    if (row.channel != Channel::app) TRY(begin_delivery(tx, caller, d, to, row));
    tx.insert(row);
    sent.push_back(std::move(row));
  }
  if (first) add_step(tx, caller, seen, edition.form, sent.front().channel);
  TRY(tell(tx, caller, seen, edition.form, sent));
  return view_of(tx, caller, see(tx, caller, d));
}

delivery::Step step_of(Became became) {
  switch (became) {
    case Became::sent: return delivery::Step::sent;
    case Became::read: return delivery::Step::read;
    case Became::answered: return delivery::Step::answered;
    case Became::failed: break;
  }
  return delivery::Step::failed;
}

Result<DocumentView> note(Write& tx, const Caller& caller, const BecameInput& in) {
  TRY(people::refuse_my_number(in));
  SeenDocument seen = TRY(to_send(tx, caller, in.id));
  const auto row = std::find_if(seen.sendings.begin(), seen.sendings.end(),
                                [&](const Sending& one) { return one.id == in.sending_id; });
  if (row == seen.sendings.end() || !row->delivery_id) return fail(Problem::not_found, "document_sending");
  delivery::Delivery delivery = TRY(delivery::get_delivery(tx, delivery::DeliveryId{*row->delivery_id}));
  if (delivery.state == delivery::DeliveryState::failed && in.became == Became::sent) {
    delivery = delivery::send_by_hand(tx, caller, std::move(delivery));
    row->delivery_id = delivery.id.uuid;
    tx.update(*row);
  } else {
    TRY(delivery::advance(delivery, step_of(in.became), tx.now(), caller.name));
  }
  delivery.note = text::trim(in.note);
  if (in.became == Became::answered) {
    row->reply = text::trim(in.reply);
    tx.update(*row);
  }
  delivery::keep(tx, delivery);
  keep(tx, caller, seen.document);
  return view_of(tx, caller, see(tx, caller, seen.document));
}

// The receiver has it on her screen.
Result<DocumentView> open(Write& tx, const Caller& caller, const DocumentRef& in) {
  SeenDocument seen = TRY(find_document(tx, caller, in.id));
  bool first = false;
  for (Sending& row : seen.sendings) {
    if (!is_sent_to(caller, row) || row.opened_at) continue;
    row.opened_at = tx.now();
    row.opened_by = caller.name;
    tx.update(row);
    first = true;
  }
  if (first) keep(tx, caller, seen.document);
  return view_of(tx, caller, see(tx, caller, seen.document));
}

Result<DocumentView> judge(Write& tx, const Caller& caller, const JudgeInput& in) {
  TRY(people::refuse_my_number(in));
  SeenDocument seen = TRY(find_document(tx, caller, in.id));
  const auto row = std::find_if(seen.sendings.begin(), seen.sendings.end(),
                                [&](const Sending& one) { return one.id == in.sending_id; });
  if (row == seen.sendings.end()) return fail(Problem::not_found, "document_sending");
  // By telephone or on paper somebody of the writing side notes what the receiver said.
  const bool for_them = row->delivery_id && seen.may_write;
  if (!is_sent_to(caller, *row) && !for_them) return fail(Problem::forbidden, "stay_judge_receiver");
  const std::string missing = in.enough == transitions::Enough::missing ? text::trim(in.missing) : std::string();
  const bool same = row->enough == in.enough && row->missing == missing;
  if (!same && in.instead_of && *in.instead_of != row->enough)
    return fail(Problem::conflict, "document_judged_meanwhile");
  row->enough = in.enough;
  row->missing = missing;
  row->judged_at = tx.now();
  row->judged_by = caller.name;
  if (!row->opened_at) {
    row->opened_at = tx.now();
    row->opened_by = caller.name;
  }
  tx.update(*row);
  if (seen.document.stay_id)
    transitions::judge_by_document(tx, *seen.document.stay_id, seen.document.id.uuid, row->enough, row->missing);
  keep(tx, caller, seen.document);
  return view_of(tx, caller, see(tx, caller, seen.document));
}

}  // namespace

std::vector<api::Endpoint> send_endpoints() {
  using namespace api;
  return {
      get("/v1/documents/{id}/receivers", "document.receivers", "document.write",
          "To whom a document usually goes, and by which way", &propose),
      post("/v1/documents/{id}/send", "document.send", "document.write", "Send a document", &send),
      post("/v1/documents/{id}/sendings/{sending_id}/note", "document.note", "document.write",
           "Note what became of a FAX, a sheet, a call", &note),
      post("/v1/documents/{id}/opened", "document.open", "document.read", "The receiver has opened it", &open),
      post("/v1/documents/{id}/sendings/{sending_id}/judge", "document.judge", "document.read",
           "Say whether what was received was enough", &judge),
  };
}

}  // namespace kaname::documents

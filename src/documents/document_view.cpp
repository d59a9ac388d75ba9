// SPDX-License-Identifier: Apache-2.0
#include "documents/document_view.h"

#include <algorithm>

#include "delivery/fax.h"
#include "delivery/outside.h"
#include "people/person_store.h"
#include "transitions/by_document.h"
#include "transitions/stay_rules.h"

namespace kaname::documents {
namespace {

using api::Caller;
using people::Channel;

constexpr int kLastAddonDays = 2;  // 入院時情報連携加算 Ⅱ: the second day after the admission

bool contains(const std::vector<SendingId>& list, SendingId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

SendingState state_of(const delivery::Delivery& row) {
  using delivery::DeliveryState;
  switch (row.state) {
    case DeliveryState::todo: return SendingState::todo;
    case DeliveryState::sent: return SendingState::sent;
    case DeliveryState::opened:
    case DeliveryState::read:
    case DeliveryState::acknowledged: return SendingState::opened;
    case DeliveryState::answered: return SendingState::answered;
    case DeliveryState::failed: return SendingState::failed;
    case DeliveryState::ended: return SendingState::ended;
  }
  return SendingState::sent;
}

model::Bilingual next_step(SendingState state, Channel channel, bool by_itself, bool again) {
  if (state == SendingState::failed)
    return {"届いていません。番号を確かめて紙で渡すか、電話で伝えてください。",
            "It has not arrived. Check the number, hand it over on paper or telephone."};
  if (state != SendingState::todo) return {};
  if (again)
    return {"いちど送れなかったので、プログラムが送り直しています。急ぐときは電話か紙で伝えてください。",
            "It could not be sent and is tried again. If it is urgent, telephone or hand it over on paper."};
  if (by_itself) return {"まもなくプログラムが FAX を送ります。", "The program sends the FAX in a moment."};
  switch (channel) {
    case Channel::fax:
      return {"紙を印刷して FAX し、「送った」を押してください。", "Print it, fax it, then mark it as sent."};
    case Channel::paper:
      return {"紙を印刷して渡し、「渡した」を押してください。", "Print it, hand it over, then mark it as given."};
    case Channel::phone: return {"電話で伝え、「伝えた」を押してください。", "Telephone, then mark it as told."};
    case Channel::mail: return {"まもなくメールを送ります。", "The mail goes out in a moment."};
    case Channel::app: break;
  }
  return {};
}

SendingView sending_view(Read& tx, const SeenDocument& seen, const Sending& row) {
  SendingView out;
  out.id = row.id;
  out.receiver = row.receiver;
  out.office_name = row.office_name;
  out.channel = row.channel;
  out.agreed = row.agreed;
  out.sent_at = row.sent_at;
  out.opened_at = row.opened_at;
  out.opened_by = row.opened_by;
  out.enough = row.enough;
  out.missing = row.missing;
  out.judged_by = row.judged_by;
  out.reply = row.reply;
  out.mine = contains(seen.to_me, row.id);
  if (row.delivery_id) {
    if (const auto delivery = delivery::get_delivery(tx, delivery::DeliveryId{*row.delivery_id})) {
      out.state = state_of(*delivery);
      out.address = delivery->address;
      out.note = delivery->note;
      out.by_itself = delivery::goes_by_itself(tx, *delivery);
      if (!out.opened_at) out.opened_at = delivery->read_at;
    }
  } else if (row.opened_at) {
    out.state = SendingState::opened;
  }
  if (row.judged_at || !row.reply.empty()) out.state = SendingState::answered;
  const bool again = row.delivery_id && delivery::is_retried(tx, *row.delivery_id);
  out.next = next_step(out.state, row.channel, out.by_itself, again);
  return out;
}

void name_person(Read& tx, const SeenDocument& seen, DocumentLine& out) {
  const Document& d = seen.document;
  if (seen.stay) {
    out.person_name = seen.stay->stay.told_name;
    out.person_kana = seen.stay->stay.told_kana;
    out.birth = seen.stay->stay.told_birth;
  }
  // A hospital knows who it wrote of as it told itself; whoever got a document reads in it who it is.
  const bool team = seen.own_side && !(d.side == Side::hospital && seen.may_write);
  if (!d.person_id || (!team && seen.to_me.empty())) return;
  if (team) out.person_id = d.person_id;
  if (const auto parts = people::person_parts(tx, *d.person_id)) {
    out.person_name = (*parts)->person.name;
    out.person_kana = (*parts)->person.name_kana;
    out.birth = (*parts)->person.birth;
  }
}

void count_sendings(Read& tx, const SeenDocument& seen, DocumentLine& out) {
  for (const Sending& row : seen.sendings) {
    if (contains(seen.to_me, row.id)) {
      out.waits_for_me = out.waits_for_me || !row.opened_at;
      out.to_judge = out.to_judge || row.enough == transitions::Enough::unsaid;
    }
    if (!seen.own_side) continue;
    const SendingState state = sending_view(tx, seen, row).state;
    out.unread += state == SendingState::sent || state == SendingState::todo ? 1 : 0;
    out.failed += state == SendingState::failed ? 1 : 0;
  }
}

void add_deadline(Read& tx, const Document& d, const Form& form, DocumentLine& out) {
  if (form.deadline != FormDeadline::admission || !d.stay_id) return;
  const auto admitted = transitions::admitted_on(tx, *d.stay_id);
  if (!admitted) return;
  out.deadline_on = admitted->plus_days(kLastAddonDays);
  out.addon = transitions::admission_addon(*admitted, d.sent_at ? d.sent_at->tokyo_date() : tx.today());
}

DocumentLine make_line(Read& tx, const Caller&, const SeenDocument& seen, const Form& form,
                       const std::vector<SectionRow>& sections) {
  const Document& d = seen.document;
  DocumentLine out;
  out.id = d.id;
  out.number = number_of(d.id);
  out.form_code = d.form_code;
  out.edition = d.edition;
  out.name = form.name;
  out.state = d.state;
  out.side = d.side;
  out.own_side = seen.own_side;
  out.stay_id = seen.stay ? d.stay_id : std::nullopt;
  out.started_by = d.started_by;
  out.office_name = d.office_name;
  out.changed_by = d.changed_by;
  out.changed_at = d.changed_at;
  out.sent_at = d.sent_at;
  out.missing = static_cast<std::int64_t>(missing_keys(form, answers_of(sections)).size());
  name_person(tx, seen, out);
  add_deadline(tx, d, form, out);
  count_sendings(tx, seen, out);
  return out;
}

}  // namespace

DocumentLine line_of(Read& tx, const Caller& caller, const SeenDocument& seen) {
  const auto edition = edition_of(tx, seen.document.edition);
  return make_line(tx, caller, seen, edition ? edition->form : Form{}, sections_of(tx, seen.document.id));
}

Result<DocumentView> view_of(Read& tx, const Caller& caller, const SeenDocument& seen) {
  Edition edition = TRY(edition_of(tx, seen.document.edition));
  std::vector<SectionRow> rows = sections_of(tx, seen.document.id);
  DocumentView out;
  out.line = make_line(tx, caller, seen, edition.form, rows);
  out.missing = missing_keys(edition.form, answers_of(rows));
  for (const FormSection& section : edition.form.sections) {
    SectionView view;
    view.key = section.key;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.section == section.key; });
    if (row != rows.end()) {
      view.answers = std::move(row->answers);
      view.seq = row->seq;
      view.changed_by = std::move(row->changed_by);
      view.changed_at = row->changed_at;
    }
    out.sections.push_back(std::move(view));
  }
  out.form = std::move(edition.form);
  const bool draft = seen.document.state == DocumentState::draft;
  out.may_write = draft && seen.may_write;
  out.may_send = seen.document.state != DocumentState::withdrawn && seen.may_write;
  for (const Sending& row : seen.sendings) {
    if (seen.own_side || contains(seen.to_me, row.id)) out.sendings.push_back(sending_view(tx, seen, row));
  }
  if (seen.own_side) {
    if (const auto before = last_filling(tx, seen.document))
      out.previous = PreviousView{before->id, before->sent_at->tokyo_date()};
  }
  return out;
}

}  // namespace kaname::documents

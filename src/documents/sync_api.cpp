// SPDX-License-Identifier: Apache-2.0
// The documents that a phone takes along: drafts of the caller's side about her people and what was sent to her about them, with
// the forms that are offered or were begun, so that one is filled in without a signal. Versions as with stays
// (transitions/sync_api.cpp, docs/adr/0013-phone-stays-documents.md).
#include <algorithm>

#include "documents/by_person.h"
#include "documents/document_view.h"
#include "documents/endpoints.h"
#include "model/json.h"
#include "people/person_store.h"
#include "trust/area_settings.h"
#include "trust/phone_device.h"
#include "trust/phone_hand.h"

namespace kaname::documents {
namespace {

using api::Caller;
using trust::Reach;

constexpr std::size_t kMostOfPerson = 50;

struct DocumentPull {
  std::vector<trust::AtHand> have, have_forms;  // forms by edition
  std::string device;
};
constexpr auto describe(model::Tag<DocumentPull>) {
  using namespace model;
  return entity("SyncDocumentPull", "書類を携帯に写す", field("have", &DocumentPull::have, max_items(10000)),
                field("have_forms", &DocumentPull::have_forms, max_items(500)),
                field("device", &DocumentPull::device, max_chars(64)));
}

struct CarriedDocument {
  PersonId person_id;
  std::string version;
  DocumentLine line;
  std::vector<SectionView> sections;
  bool may_write = false;
  std::vector<SendingView> mine;  // as it came to the caller, who says whether it was enough
};
constexpr auto describe(model::Tag<CarriedDocument>) {
  using namespace model;
  using C = CarriedDocument;
  return entity("SyncDocument", "写す書類", field("person_id", &C::person_id), field("version", &C::version),
                field("line", &C::line), field("sections", &C::sections), field("may_write", &C::may_write),
                field("mine", &C::mine));
}

struct CarriedForm {
  std::string edition, version;
  Form form;
};
constexpr auto describe(model::Tag<CarriedForm>) {
  using namespace model;
  return entity("SyncForm", "写す様式", field("edition", &CarriedForm::edition),
                field("version", &CarriedForm::version), field("form", &CarriedForm::form));
}

struct PulledDocuments {
  std::vector<CarriedDocument> items;
  std::vector<std::string> forget;
  std::vector<CarriedForm> forms;
  std::vector<std::string> forget_forms;
  std::vector<std::string> offered;  // editions in which a form is begun today
};
constexpr auto describe(model::Tag<PulledDocuments>) {
  using namespace model;
  using P = PulledDocuments;
  return entity("SyncDocumentAnswer", "写す書類と様式", field("items", &P::items), field("forget", &P::forget),
                field("forms", &P::forms), field("forget_forms", &P::forget_forms), field("offered", &P::offered));
}

// Of what is about her, as far as a copy goes back; the newest.
std::vector<Document> candidates(Read& tx, PersonId person, Timestamp from) {
  std::vector<Document> out = documents_about(tx, people::ids_of(tx, person));
  std::erase_if(out, [&](const Document& one) {
    return one.state != DocumentState::draft && (one.state != DocumentState::sent || *one.sent_at < from);
  });
  if (out.size() > kMostOfPerson) out.resize(kMostOfPerson);
  return out;
}

// What the caller's own side has sent is read at the desk.
bool goes_along(const SeenDocument& seen) {
  return seen.document.state == DocumentState::draft ? seen.own_side : !seen.to_me.empty();
}

Result<CarriedDocument> carried(Read& tx, const Caller& caller, PersonId person, const SeenDocument& seen) {
  DocumentView view = TRY(view_of(tx, caller, seen));
  CarriedDocument out{person, "", std::move(view.line), std::move(view.sections), view.may_write, {}};
  for (SendingView& one : view.sendings) {
    if (one.mine) out.mine.push_back(std::move(one));
  }
  out.version = trust::shown_version(model::to_json(out));
  return out;
}

void add_form(const Edition& edition, trust::PhoneHand& hand, PulledDocuments& out) {
  std::string version = trust::shown_version(model::to_json(edition.form));
  if (!hand.has(edition.id, version)) out.forms.push_back({edition.id, std::move(version), edition.form});
}

// Those that are offered, and those in which something that goes along was begun.
Result<Done> add_forms(Read& tx, const std::vector<std::string>& begun, trust::PhoneHand& hand, PulledDocuments& out) {
  for (const Edition& edition : offered(tx)) {
    out.offered.push_back(edition.id);
    add_form(edition, hand, out);
  }
  for (const std::string& id : begun) {
    if (std::find(out.offered.begin(), out.offered.end(), id) == out.offered.end())
      add_form(TRY(edition_of(tx, id)), hand, out);
  }
  return Done{};
}

Result<PulledDocuments> pull(Read& tx, const Caller& caller, const DocumentPull& in) {
  TRY(trust::check_phone(tx, caller, in.device));
  const std::int64_t days = trust::read_setting<trust::OfflinePolicy>(tx, tx.area()).days;
  const Timestamp from = tx.now().plus_ms(-days * kDayMs);
  trust::PhoneHand documents(in.have), forms(in.have_forms);
  PulledDocuments out;
  std::vector<std::string> begun;
  for (const PersonId id : trust::people_of(tx, caller)) {
    if (trust::person_access(tx, caller, id).reach < Reach::view) continue;
    for (Document& document : candidates(tx, id, from)) {
      const SeenDocument seen = see(tx, caller, std::move(document));
      if (!goes_along(seen)) continue;
      if (std::find(begun.begin(), begun.end(), seen.document.edition) == begun.end())
        begun.push_back(seen.document.edition);
      CarriedDocument one = TRY(carried(tx, caller, id, seen));
      if (documents.has(one.line.id.text(), one.version)) continue;
      TRY(trust::need_person(tx, caller, id, Reach::view, "document.pull"));
      out.items.push_back(std::move(one));
    }
  }
  TRY(add_forms(tx, begun, forms, out));
  out.forget = documents.left();
  out.forget_forms = forms.left();
  return out;
}

}  // namespace

std::vector<api::Endpoint> sync_endpoints() {
  using namespace api;
  Endpoint endpoint = ask("/v1/sync/documents", "document.pull", "document.read",
                          "Documents and forms that a phone has not seen as they are now", &pull);
  endpoint.kind = Kind::slow_read;
  return {endpoint};
}

}  // namespace kaname::documents

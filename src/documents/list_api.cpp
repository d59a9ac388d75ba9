// SPDX-License-Identifier: Apache-2.0
// What waits: drafts, what came, what was sent; the documents of a person and of a stay; one document.
#include <algorithm>

#include "documents/by_person.h"
#include "documents/document_view.h"
#include "documents/endpoints.h"
#include "people/person_store.h"

namespace kaname::documents {
namespace {

using api::Caller;

constexpr std::int64_t kMostRows = 200;

enum class Box { drafts, received, sent };
constexpr auto kBoxes = std::to_array<model::Option>({
    {"drafts", "下書き", "Drafts"},
    {"received", "受け取った", "Received"},
    {"sent", "送った", "Sent"},
});
constexpr const auto& options(model::Tag<Box>) { return kBoxes; }
constexpr std::string_view choice_name(model::Tag<Box>) { return "DocumentBox"; }

struct BoxQuery {
  Box box = Box::drafts;
};
constexpr auto describe(model::Tag<BoxQuery>) {
  return model::entity("DocumentBoxQuery", "書類の一覧", model::field("box", &BoxQuery::box));
}

struct OfPerson {
  PersonId id;
};
constexpr auto describe(model::Tag<OfPerson>) {
  return model::entity("DocumentsOfPerson", "利用者",
                       model::field("id", &OfPerson::id, model::from_path | model::required));
}
struct OfStay {
  StayId id;
};
constexpr auto describe(model::Tag<OfStay>) {
  return model::entity("DocumentsOfStay", "入院", model::field("id", &OfStay::id, model::from_path | model::required));
}
struct OneDocument {
  DocumentId id;
};
constexpr auto describe(model::Tag<OneDocument>) {
  return model::entity("OneDocument", "書類", model::field("id", &OneDocument::id, model::from_path | model::required));
}

struct DocumentList {
  std::vector<DocumentLine> items;
  std::int64_t waiting = 0;  // came to the caller and not opened yet, whatever the box
};
constexpr auto describe(model::Tag<DocumentList>) {
  using namespace model;
  return entity("DocumentList", "書類の一覧", field("items", &DocumentList::items),
                field("waiting", &DocumentList::waiting));
}

std::vector<Document> of_account(Read& tx, const Caller& caller, DocumentState state) {
  return tx.select<Document>(
      "WHERE area_id = $1 AND account_id = $2 AND state = $3 ORDER BY changed_at DESC, id LIMIT $4", tx.area(),
      *caller.account_id, state, kMostRows);
}

struct Received {
  std::vector<Document> documents;
  std::int64_t waiting = 0;  // not opened yet
};

void add_document(Read& tx, DocumentId id, std::vector<Document>& out) {
  const bool known = std::any_of(out.begin(), out.end(), [&](const Document& one) { return one.id == id; });
  if (known) return;
  if (auto row = tx.first<Document>("WHERE area_id = $1 AND id = $2", tx.area(), id)) out.push_back(std::move(*row));
}

// Sent to the caller, to her offices, or to the desk that she is.
Received received(Read& tx, const Caller& caller) {
  std::vector<Sending> sendings =
      tx.select<Sending>("WHERE area_id = $1 AND account_id = $2 ORDER BY sent_at DESC LIMIT $3", tx.area(),
                         *caller.account_id, kMostRows);
  const auto add = [&](std::vector<Sending> more) {
    sendings.insert(sendings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  for (const api::Grant& grant : caller.grants) {
    if (!grant.office_id) continue;
    add(tx.select<Sending>("WHERE area_id = $1 AND office_id = $2 ORDER BY sent_at DESC LIMIT $3", tx.area(),
                           *grant.office_id, kMostRows));
  }
  if (transitions::is_desk(caller))
    add(tx.select<Sending>("WHERE area_id = $1 AND town = $2 ORDER BY sent_at DESC LIMIT $3", tx.area(), true,
                           kMostRows));
  std::erase_if(sendings, [&](const Sending& sending) { return !is_sent_to(caller, sending); });
  Received out;
  for (const Sending& sending : sendings) add_document(tx, sending.document_id, out.documents);
  for (const Document& document : out.documents) {
    out.waiting += document.state == DocumentState::sent &&
        std::any_of(sendings.begin(), sendings.end(),
                    [&](const Sending& sending) { return sending.document_id == document.id && !sending.opened_at; });
  }
  std::sort(out.documents.begin(), out.documents.end(), [](const Document& a, const Document& b) {
    return a.sent_at != b.sent_at ? a.sent_at > b.sent_at : a.id < b.id;
  });
  return out;
}

DocumentList lines(Read& tx, const Caller& caller, std::vector<Document> rows) {
  DocumentList out;
  for (Document& row : rows) {
    const SeenDocument seen = see(tx, caller, std::move(row));
    if (is_seen(seen)) out.items.push_back(line_of(tx, caller, seen));
  }
  return out;
}

Result<DocumentList> list(Read& tx, const Caller& caller, const BoxQuery& in) {
  Received came = received(tx, caller);
  DocumentList out;
  switch (in.box) {
    case Box::received: out = lines(tx, caller, std::move(came.documents)); break;
    case Box::drafts: out = lines(tx, caller, of_account(tx, caller, DocumentState::draft)); break;
    case Box::sent: out = lines(tx, caller, of_account(tx, caller, DocumentState::sent)); break;
  }
  out.waiting = came.waiting;
  return out;
}

Result<DocumentList> of_person(Read& tx, const Caller& caller, const OfPerson& in) {
  TRY(trust::need_person(tx, caller, in.id, trust::Reach::view, "document.list"));
  return lines(tx, caller, documents_about(tx, people::ids_of(tx, in.id)));
}

Result<DocumentList> of_stay(Read& tx, const Caller& caller, const OfStay& in) {
  const transitions::Seen stay = TRY(transitions::find_stay(tx, caller, in.id));
  if (stay.side == Side::team)
    TRY(trust::need_person(tx, caller, *stay.stay.person_id, trust::Reach::view, "document.list"));
  return lines(tx, caller,
               tx.select<Document>("WHERE area_id = $1 AND stay_id = $2 ORDER BY changed_at DESC, id LIMIT $3",
                                   tx.area(), in.id, kMostRows));
}

Result<DocumentView> show(Read& tx, const Caller& caller, const OneDocument& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.show"));
  return view_of(tx, caller, seen);
}

}  // namespace

std::vector<api::Endpoint> list_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/documents", "document.box", "document.read", "Drafts, what came, what was sent", &list),
      slow_get("/v1/people/{id}/documents", "document.of_person", "document.read", "Documents of a person", &of_person),
      slow_get("/v1/stays/{id}/documents", "document.of_stay", "document.read", "Documents of a stay", &of_stay),
      get("/v1/documents/{id}", "document.show", "document.read", "One document", &show),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto part : {form_endpoints, write_endpoints, send_endpoints, list_endpoints, sync_endpoints, photo_endpoints,
                    paper_endpoints, rule_endpoints, rule_edit_endpoints, rule_file_endpoints}) {
    auto rows = part();
    out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  return out;
}

}  // namespace kaname::documents

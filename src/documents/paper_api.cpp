// SPDX-License-Identifier: Apache-2.0
// What leaves the program of a document: its paper, a FAX edition for one receiver, a look at it as it will print, files.
#include <algorithm>

#include "base/wareki.h"
#include "delivery/outside.h"
#include "directory/facility_store.h"
#include "documents/document_view.h"
#include "documents/edition.h"
#include "documents/endpoints.h"
#include "documents/fax_sheet.h"
#include "documents/paper.h"
#include "documents/photos.h"
#include "output/pdf.h"
#include "output/png.h"
#include "people/papers/print.h"

namespace kaname::documents {
namespace {

using api::Caller;

struct PaperQuery {
  DocumentId id;
  bool fax = false;
  std::optional<SendingId> sending_id;  // whose cover it has; nothing: the file copy
};
constexpr auto describe(model::Tag<PaperQuery>) {
  using namespace model;
  using Q = PaperQuery;
  return entity("DocumentPaperQuery", "書類の印刷", field("id", &Q::id, from_path | required), field("fax", &Q::fax),
                field("sending_id", &Q::sending_id));
}
struct PageQuery {
  DocumentId id;
  std::int64_t page = 1;
};
constexpr auto describe(model::Tag<PageQuery>) {
  using namespace model;
  return entity("DocumentPageQuery", "書類の一枚", field("id", &PageQuery::id, from_path | required),
                field("page", &PageQuery::page, between(1, 99)));
}
struct FileQuery {
  DocumentId id;
};
constexpr auto describe(model::Tag<FileQuery>) {
  return model::entity("DocumentFileQuery", "書類のファイル",
                       model::field("id", &FileQuery::id, model::from_path | model::required));
}
struct BlankQuery {
  std::string code;
  std::string edition;
  bool fax = false;
};
constexpr auto describe(model::Tag<BlankQuery>) {
  using namespace model;
  return entity("FormBlankQuery", "白紙の様式", field("code", &BlankQuery::code, from_path | required | max_chars(40)),
                field("edition", &BlankQuery::edition, max_chars(60)), field("fax", &BlankQuery::fax));
}
// A photo stands on its page as an empty frame, in shares of the page: the screen fetches it (document.photo) and puts it there.
struct PagePhoto {
  std::string sha256;
  std::int64_t page = 1;
  double left = 0, top = 0, width = 0, height = 0;
};
constexpr auto describe(model::Tag<PagePhoto>) {
  using namespace model;
  using P = PagePhoto;
  return entity("DocumentPagePhoto", "一枚の中の写真", field("sha256", &P::sha256), field("page", &P::page),
                field("left", &P::left), field("top", &P::top), field("width", &P::width), field("height", &P::height));
}
struct Pages {
  std::int64_t pages = 0;
  std::vector<PagePhoto> photos;
};
constexpr auto describe(model::Tag<Pages>) {
  using namespace model;
  return entity("DocumentPages", "書類の枚数", field("pages", &Pages::pages), field("photos", &Pages::photos));
}

Result<PaperFacts> facts_of(Read& tx, const Caller& caller, const SeenDocument& seen) {
  const Document& d = seen.document;
  Edition edition = TRY(edition_of(tx, d.edition));
  PaperFacts out;
  out.head = people::papers::head_for(tx, caller);
  out.form = std::move(edition.form);
  out.answers = answers_of(sections_of(tx, d.id));
  out.photos = photos_of(tx, out.form, out.answers);
  out.draft = d.state == DocumentState::draft;
  out.number = number_of(d.id);
  if (!out.draft) out.mark = mark_of(d.id, 0);
  out.written_by = d.sent_by.empty() ? d.started_by : d.sent_by;
  out.written_office = d.office_name;
  out.written_on = wareki::wareki(d.sent_at.value_or(d.changed_at).tokyo_date());
  out.from_office = d.office_name;
  out.from_name = out.written_by;
  if (d.office_id) {
    if (const auto office = directory::get_facility(tx, directory::FacilityId{*d.office_id})) {
      out.from_phone = office->phone;
      out.from_fax = office->fax;
    }
  }
  return out;
}

// The cover of one receiver. A receiver in the program prints hers without.
Result<Done> address(Read& tx, const SeenDocument& seen, SendingId id, PaperFacts& out) {
  const auto row =
      std::find_if(seen.sendings.begin(), seen.sendings.end(), [&](const auto& one) { return one.id == id; });
  if (row == seen.sendings.end()) return fail(Problem::not_found, "document_sending");
  out.mark = mark_of(seen.document.id, static_cast<std::size_t>(row - seen.sendings.begin()) + 1);
  out.to_office = row->office_name;
  out.to_name = row->receiver;
  if (row->delivery_id)
    out.to_number = TRY(delivery::get_delivery(tx, delivery::DeliveryId{*row->delivery_id})).address;
  return Done{};
}

Result<api::File> print(Read& tx, const Caller& caller, const PaperQuery& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.print"));
  PaperFacts facts = TRY(facts_of(tx, caller, seen));
  facts.fax = in.fax;
  if (in.sending_id && !seen.own_side) return fail(Problem::not_found, "document_sending");
  if (in.sending_id) TRY(address(tx, seen, *in.sending_id, facts));
  return people::papers::pdf(paper(facts));
}

Result<Pages> count_pages(Read& tx, const Caller& caller, const FileQuery& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.show"));
  const output::Overview laid = output::overview(paper(TRY(facts_of(tx, caller, seen))));
  Pages out{laid.pages, {}};
  for (const output::PlacedPicture& one : laid.pictures)
    out.photos.push_back({one.name, one.page, one.left, one.top, one.width, one.height});
  return out;
}

Result<api::File> look(Read& tx, const Caller& caller, const PageQuery& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.show"));
  auto bytes = output::page_png(paper(TRY(facts_of(tx, caller, seen))), static_cast<int>(in.page));
  if (!bytes) return fail(Problem::not_found, "document_page");
  return api::File{std::move(*bytes), "image/png", "page.png", false, false};
}

Result<api::File> csv(Read& tx, const Caller& caller, const FileQuery& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.export"));
  const PaperFacts facts = TRY(facts_of(tx, caller, seen));
  return api::File{csv_file(facts), "text/csv; charset=utf-8", facts.form.name.ja + ".csv", true, false};
}

Result<api::File> json(Read& tx, const Caller& caller, const FileQuery& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.export"));
  const PaperFacts facts = TRY(facts_of(tx, caller, seen));
  return api::File{json_file(facts), "application/json", facts.form.name.ja + ".json", true, false};
}

Result<api::File> blank(Read& tx, const Caller& caller, const BlankQuery& in) {
  const Edition edition = TRY(in.edition.empty() ? current_edition(tx, in.code) : edition_of(tx, in.edition));
  if (edition.form.code != in.code) return fail(Problem::not_found, "form_not_found");
  return people::papers::pdf(blank_paper(people::papers::head_for(tx, caller), edition.form, in.fax));
}

}  // namespace

Result<api::File> fax_sheet(Read& tx, const Caller& sender, const delivery::Delivery& row) {
  auto document = tx.first<Document>("WHERE area_id = $1 AND id = $2", tx.area(), row.subject_id);
  if (!document || document->state != DocumentState::sent) return fail(Problem::not_found, "document_not_found");
  const SeenDocument seen = see(tx, sender, std::move(*document));
  PaperFacts facts = TRY(facts_of(tx, sender, seen));
  facts.fax = true;
  TRY(address(tx, seen, SendingId{row.receiver_id}, facts));
  return people::papers::pdf(paper(facts));
}

std::vector<api::Endpoint> paper_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/documents/{id}/paper.pdf", "document.print", "document.read",
               "A document on paper, or its FAX edition for one receiver", &print),
      slow_get("/v1/documents/{id}/pages", "document.pages", "document.read",
               "How many pages it prints, and where photos stand on them", &count_pages),
      slow_get("/v1/documents/{id}/page.png", "document.page", "document.read", "One page as it will print", &look),
      slow_get("/v1/documents/{id}/file.csv", "document.csv", "document.read", "A document for spreadsheets", &csv),
      slow_get("/v1/documents/{id}/file.json", "document.json", "document.read",
               "A document with labels and codes, readable without this program", &json),
      slow_get("/v1/forms/{code}/blank.pdf", "form.blank", "document.read", "A form without answers", &blank),
  };
}

}  // namespace kaname::documents

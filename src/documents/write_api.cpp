// SPDX-License-Identifier: Apache-2.0
// Beginning a document from what is known, writing its sections, making a new one from it, taking it back.
#include <algorithm>

#include "delivery/outside.h"
#include "directory/facility_store.h"
#include "documents/document_view.h"
#include "documents/endpoints.h"
#include "documents/photos.h"
#include "documents/prefill.h"
#include "people/person_store.h"
#include "thread/announce.h"
#include "trust/account_store.h"

namespace kaname::documents {
namespace {

using api::Caller;

struct BeginInput {
  std::string form_code;
  std::optional<PersonId> person_id;
  std::optional<StayId> stay_id;
  std::optional<DocumentId> id;  // made where it was begun without a line; else it gets one here
  std::string edition;           // in which it was filled in there; empty: as it is today
};
constexpr auto describe(model::Tag<BeginInput>) {
  using namespace model;
  using In = BeginInput;
  return entity("DocumentInput", "様式を書きはじめる", field("form_code", &In::form_code, required | max_chars(40)),
                field("person_id", &In::person_id), field("stay_id", &In::stay_id), field("id", &In::id),
                field("edition", &In::edition, max_chars(60)));
}

struct SectionInput {
  DocumentId id;
  std::string section;
  std::int64_t base_seq = 0;  // of the section that was on the screen
  std::vector<Answer> answers;
};
constexpr auto describe(model::Tag<SectionInput>) {
  using namespace model;
  using In = SectionInput;
  return entity("DocumentSectionInput", "区分を書く", field("id", &In::id, from_path | required),
                field("section", &In::section, from_path | required | max_chars(40)), field("base_seq", &In::base_seq),
                field("answers", &In::answers, personal | max_items(80)));
}

struct SectionSaved {
  SectionView section;
  std::vector<std::string> missing;
};
constexpr auto describe(model::Tag<SectionSaved>) {
  using namespace model;
  return entity("DocumentSectionSaved", "書いた区分", field("section", &SectionSaved::section),
                field("missing", &SectionSaved::missing));
}

struct DocumentPath {
  DocumentId id;
};
constexpr auto describe(model::Tag<DocumentPath>) {
  return model::entity("DocumentPath", "書類",
                       model::field("id", &DocumentPath::id, model::from_path | model::required));
}

// Who it is about and who begins it. A ward writes of its own patient by the stay, whoever she may be at home.
Result<Document> begun_by(Read& tx, const Caller& caller, const BeginInput& in,
                          std::optional<transitions::Seen>& stay) {
  Document out;
  out.person_id = in.person_id;
  if (in.stay_id) {
    stay = TRY(transitions::find_stay(tx, caller, *in.stay_id));
    if (stay->side == Side::desk || !stay->may_write) return fail(Problem::forbidden, "not_allowed");
    if (stay->stay.state == transitions::StayState::cancelled) return fail(Problem::conflict, "stay_cancelled");
    out.stay_id = in.stay_id;
    out.person_id = stay->stay.person_id;
    out.side = stay->side;
  }
  if (out.side == Side::team) {
    if (!out.person_id) return fail_field("person_id", "document_for_whom");
    TRY(trust::need_person(tx, caller, *out.person_id, trust::Reach::write, "document.begin"));
    out.person_id = TRY(people::get_person(tx, *out.person_id)).id;
  }
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  out.account_id = *caller.account_id;
  out.started_by = caller.name;
  out.office_id = standing.office_id;
  if (out.side == Side::hospital && stay && !transitions::works_at(caller, out.office_id))
    out.office_id = stay->stay.hospital_id;
  out.office_name = standing.office_name;
  return out;
}

// Two taps, or two people of one side: one draft for one stay.
std::optional<Document> same_draft(Read& tx, const Document& like) {
  if (!like.stay_id) return std::nullopt;
  for (Document& row :
       tx.select<Document>("WHERE area_id = $1 AND stay_id = $2 ORDER BY started_at, id", tx.area(), *like.stay_id)) {
    const bool ours = row.side == like.side && (like.side != Side::hospital || row.office_id == like.office_id);
    if (ours && row.form_code == like.form_code && row.state == DocumentState::draft) return std::move(row);
  }
  return std::nullopt;
}

Known known_to(Read& tx, const Caller& caller, const Document& document, const std::optional<transitions::Seen>& stay) {
  Known out;
  out.today = tx.today();
  out.my_name = caller.name;
  out.my_office = document.office_name;
  if (document.office_id) {
    if (const auto office = directory::get_facility(tx, directory::FacilityId{*document.office_id})) {
      out.my_phone = office->phone;
      out.my_fax = office->fax;
    }
  }
  if (stay) out.stay = &stay->stay;
  if (document.side == Side::team && document.person_id) {
    if (auto parts = people::person_parts(tx, *document.person_id)) {
      out.person = std::move(*parts);
      out.team = people::team_view(tx, out.person->team);
    }
  }
  if (const auto before = last_filling(tx, document)) {
    out.previous = answers_of(sections_of(tx, before->id));
    out.previous_on = before->sent_at->tokyo_date();
  }
  return out;
}

void write_sections(Write& tx, const Caller& caller, const Document& document, const Form& form,
                    const std::vector<Answer>& answers) {
  for (const FormSection& section : form.sections) {
    SectionRow row;
    row.area_id = tx.area();
    row.document_id = document.id;
    row.section = section.key;
    for (const FormField& field : section.fields) {
      if (const Answer* answer = find_answer(answers, field.key)) row.answers.push_back(*answer);
    }
    row.changed_by = caller.name;
    row.changed_at = tx.now();
    row.seq = tx.seq();
    tx.upsert(row);
  }
}

Result<DocumentView> begin_from(Write& tx, const Caller& caller, Document document, const Edition& edition,
                                const std::vector<Answer>& answers) {
  document.area_id = tx.area();
  if (document.id == DocumentId{}) document.id = tx.new_id<DocumentId>();
  document.form_code = edition.form.code;
  document.edition = edition.id;
  document.started_at = tx.now();
  keep(tx, caller, document);
  write_sections(tx, caller, document, edition.form, answers);
  return view_of(tx, caller, see(tx, caller, document));
}

// What was filled in without a line keeps its questions, also when the town has published others meanwhile.
Result<Edition> edition_for(Read& tx, const BeginInput& in) {
  if (in.edition.empty()) return current_edition(tx, in.form_code);
  Edition edition = TRY(edition_of(tx, in.edition));
  const bool published = edition.valid_from || edition.id == shipped_edition(edition.form);
  if (edition.form.code != in.form_code || !published) return fail(Problem::not_found, "form_not_found");
  return edition;
}

// It had arrived, and the answer was lost on the way.
Result<std::optional<Document>> begun_before(Read& tx, const Caller& caller, const BeginInput& in) {
  if (!in.id) return std::optional<Document>();
  auto row = tx.first<Document>("WHERE area_id = $1 AND id = $2", tx.area(), *in.id);
  if (row && row->account_id != *caller.account_id) return fail(Problem::conflict, "document_id_taken");
  return row;
}

Result<DocumentView> begin(Write& tx, const Caller& caller, const BeginInput& in) {
  if (auto known = TRY(begun_before(tx, caller, in))) return view_of(tx, caller, see(tx, caller, std::move(*known)));
  const Edition edition = TRY(edition_for(tx, in));
  std::optional<transitions::Seen> stay;
  Document document = TRY(begun_by(tx, caller, in, stay));
  document.id = in.id.value_or(DocumentId{});
  document.form_code = edition.form.code;
  if (auto draft = same_draft(tx, document)) return view_of(tx, caller, see(tx, caller, std::move(*draft)));
  return begin_from(tx, caller, document, edition, prefill(edition.form, known_to(tx, caller, document, stay)));
}

// The caller's own side, and still a draft.
Result<SeenDocument> to_write(Read& tx, const Caller& caller, DocumentId id, std::string_view what) {
  SeenDocument seen = TRY(find_document(tx, caller, id));
  const Document& d = seen.document;
  if (d.side == Side::team && d.person_id && seen.own_side)
    TRY(trust::need_person(tx, caller, *d.person_id, trust::Reach::write, what));
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  if (d.state != DocumentState::draft) return fail(Problem::conflict, "document_closed");
  return seen;
}

// What nobody has touched keeps where it came from.
void keep_origins(const std::vector<Answer>& before, std::vector<Answer>& answers) {
  for (Answer& answer : answers) {
    const Answer* old = find_answer(before, answer.key);
    const bool same = old && old->values == answer.values && old->other == answer.other && old->rows == answer.rows;
    answer.origin = same ? old->origin : Origin::typed;
    answer.as_of = same ? old->as_of : std::nullopt;
  }
}

Result<SectionSaved> save(Write& tx, const Caller& caller, const SectionInput& in) {
  SeenDocument seen = TRY(to_write(tx, caller, in.id, "document.save"));
  const Edition edition = TRY(edition_of(tx, seen.document.edition));
  const FormSection* section = find_section(edition.form, in.section);
  if (!section) return fail(Problem::not_found, "document_section");
  std::vector<SectionRow> rows = sections_of(tx, in.id);
  auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.section == in.section; });
  if (row == rows.end()) return fail(Problem::not_found, "document_section");
  std::vector<Answer> answers = TRY(checked(*section, in.answers));
  TRY(check_photos(tx, seen.document, *section, answers));
  keep_origins(row->answers, answers);
  if (answers != row->answers) {
    if (in.base_seq < row->seq) return fail(Problem::conflict, "changed_meanwhile");
    row->answers = std::move(answers);
    row->changed_by = caller.name;
    row->changed_at = tx.now();
    row->seq = tx.seq();
    tx.update(*row);
    keep(tx, caller, seen.document);
  }
  SectionSaved out;
  out.section = {row->section, row->answers, row->seq, row->changed_by, row->changed_at};
  out.missing = missing_keys(edition.form, answers_of(rows));
  return out;
}

// A new one from one that was sent: corrected, or of another day. It takes the form as it is today.
Result<DocumentView> copy(Write& tx, const Caller& caller, const DocumentPath& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  const Document& old = seen.document;
  const Edition edition = TRY(current_edition(tx, old.form_code));
  if (edition.form.append_only) return fail(Problem::conflict, "document_append_only");
  std::optional<transitions::Seen> stay;
  const BeginInput again{old.form_code, old.side == Side::team ? old.person_id : std::nullopt, old.stay_id, {}, {}};
  Document document = TRY(begun_by(tx, caller, again, stay));
  document.copied_from = old.id;
  std::vector<Answer> answers = prefill(edition.form, known_to(tx, caller, document, stay));
  std::vector<Answer> fresh;
  for (const Answer& before : answers_of(sections_of(tx, old.id))) {
    // Day and writer are those of today; all else as it was sent.
    const Answer* now = find_answer(answers, before.key);
    if (!find_field(edition.form, before.key) || (now && now->origin == Origin::computed)) continue;
    fresh.push_back(before);
    if (fresh.back().origin == Origin::typed) {
      fresh.back().origin = Origin::previous;
      fresh.back().as_of = old.sent_at.value_or(old.changed_at).tokyo_date();
    }
  }
  for (Answer& answer : answers) {
    if (!find_answer(fresh, answer.key)) fresh.push_back(std::move(answer));
  }
  return begin_from(tx, caller, document, edition, fresh);
}

Result<DocumentView> withdraw(Write& tx, const Caller& caller, const DocumentPath& in) {
  SeenDocument seen = TRY(find_document(tx, caller, in.id));
  Document& d = seen.document;
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  if (d.state == DocumentState::withdrawn) return view_of(tx, caller, seen);
  const bool was_sent = d.state == DocumentState::sent;
  d.state = DocumentState::withdrawn;
  d.withdrawn_at = tx.now();
  keep(tx, caller, d);
  for (const Sending& sending : seen.sendings) {
    if (!sending.delivery_id) continue;
    auto row = TRY(delivery::get_delivery(tx, delivery::DeliveryId{*sending.delivery_id}));
    delivery::end(row, tx.now(), caller.name);
    delivery::keep(tx, row);
  }
  if (was_sent && d.person_id) {
    const Edition edition = TRY(edition_of(tx, d.edition));
    TRY(thread::announce(tx, caller, *d.person_id,
                         {"【書類の取り下げ】" + edition.form.name.ja + "（" + number_of(d.id) + "）", {}, false}));
  }
  return view_of(tx, caller, see(tx, caller, d));
}

}  // namespace

std::vector<api::Endpoint> write_endpoints() {
  using namespace api;
  return {
      post("/v1/documents", "document.begin", "document.write", "Begin a document from what is known", &begin),
      put("/v1/documents/{id}/sections/{section}", "document.save", "document.write", "Write a section of a document",
          &save),
      post("/v1/documents/{id}/copy", "document.copy", "document.write", "Begin a new document from one", &copy),
      post("/v1/documents/{id}/withdraw", "document.withdraw", "document.write", "Take a document back", &withdraw),
  };
}

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#include "documents/outside_reader.h"

#include "documents/document_store.h"
#include "documents/fax_sheet.h"

namespace kaname::documents {
namespace {

using delivery::Delivery;

std::optional<Sending> sending_of(Read& tx, const Delivery& row) {
  return tx.first<Sending>("WHERE area_id = $1 AND document_id = $2 AND id = $3", tx.area(), row.subject_id,
                           row.receiver_id);
}

Result<Document> document_of(Read& tx, const Delivery& row) {
  auto document = tx.first<Document>("WHERE area_id = $1 AND id = $2", tx.area(), row.subject_id);
  if (!document || document->state != DocumentState::sent || !sending_of(tx, row))
    return fail(Problem::unauthorized, "link_not_valid");
  return std::move(*document);
}

Result<Done> still_open(Read& tx, const Delivery& row) {
  TRY(document_of(tx, row));
  return Done{};
}

// All that was answered, section by section.
std::string text_of(const Form& form, const std::vector<Answer>& answers) {
  std::string out;
  for (const FormSection& section : form.sections) {
    std::string lines;
    for (const FormField& field : section.fields) {
      const Answer* answer = find_answer(answers, field.key);
      if (!answer || is_empty(*answer) || !is_shown(field, answers)) continue;
      lines += field.label.ja + "： " + words_of(field, *answer) + "\n";
    }
    if (!lines.empty()) out += (out.empty() ? "■ " : "\n■ ") + section.title.ja + "\n" + lines;
  }
  return out;
}

Result<thread::ReaderMatter> matter(Read& tx, const Delivery& row) {
  const Document document = TRY(document_of(tx, row));
  const Edition edition = TRY(edition_of(tx, document.edition));
  thread::ReaderMatter out;
  out.title = edition.form.name.ja + "（" + number_of(document.id) + "）";
  out.at = document.sent_at.value_or(document.changed_at);
  out.author = document.sent_by;
  out.office_name = document.office_name;
  out.text = text_of(edition.form, answers_of(sections_of(tx, document.id)));
  if (const auto sending = sending_of(tx, row); sending && !sending->reply.empty()) out.answers = {sending->reply};
  return out;
}

Result<Done> answered(Write& tx, const Delivery& row, const std::string& text) {
  auto sending = sending_of(tx, row);
  if (!sending) return fail(Problem::unauthorized, "link_not_valid");
  sending->reply += (sending->reply.empty() ? "" : "\n") + text;
  tx.update(*sending);
  return Done{};
}

}  // namespace

thread::OutsideSubject outside_subject() { return {&still_open, &matter, &answered, &fax_sheet}; }

}  // namespace kaname::documents

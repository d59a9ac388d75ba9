// SPDX-License-Identifier: Apache-2.0
#include "documents/document_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "documents/by_person.h"
#include "people/person_store.h"
#include "store/id_end.h"
#include "transitions/by_document.h"
#include "trust/access_log.h"

namespace kaname::documents {

using api::Caller;

namespace {

constexpr std::size_t kNumberDigits = 8, kMarkDigits = 10;
constexpr std::string_view kMarkHead = "KND1:";

}  // namespace

std::string number_of(DocumentId id) { return "D-" + store::id_end(id.text(), kNumberDigits); }

std::string mark_of(DocumentId id, std::size_t part) {
  return fmt::format("{}{}-{}", kMarkHead, store::id_end(id.text(), kMarkDigits), part);
}

std::optional<ReadMark> read_mark(std::string_view text) {
  if (!text.starts_with(kMarkHead)) return std::nullopt;
  text.remove_prefix(kMarkHead.size());
  const auto hyphen = text.find('-');
  if (hyphen != kMarkDigits) return std::nullopt;
  ReadMark out;
  out.end = text.substr(0, hyphen);
  if (!store::ends_with_id(out.end)) return std::nullopt;
  const std::string_view part = text.substr(hyphen + 1);
  const auto read = std::from_chars(part.data(), part.data() + part.size(), out.part);
  if (read.ec != std::errc() || read.ptr != part.data() + part.size()) return std::nullopt;
  return out;
}

bool is_sent_to(const Caller& caller, const Sending& sending) {
  if (sending.channel != people::Channel::app) return false;
  if (sending.account_id) return sending.account_id == caller.account_id;
  if (sending.office_id) return transitions::works_at(caller, sending.office_id);
  return sending.town && transitions::is_desk(caller);
}

SeenDocument see(Read& tx, const Caller& caller, Document document) {
  SeenDocument out;
  out.document = std::move(document);
  Document& d = out.document;
  // What a ward began before it was known whom it wrote about is hers from then on.
  if (!d.person_id && d.stay_id) d.person_id = transitions::patient_of(tx, *d.stay_id);
  out.sendings = tx.select<Sending>("WHERE area_id = $1 AND document_id = $2 ORDER BY sent_at, id", tx.area(), d.id);
  if (d.side == Side::hospital) {
    out.own_side = out.may_write = transitions::works_at(caller, d.office_id);
  } else if (d.person_id) {
    const trust::Reach reach = trust::person_access(tx, caller, *d.person_id).reach;
    out.own_side = reach >= trust::Reach::view;
    out.may_write = reach >= trust::Reach::write;
  }
  if (d.state == DocumentState::sent) {
    for (const Sending& sending : out.sendings) {
      if (is_sent_to(caller, sending)) out.to_me.push_back(sending.id);
    }
    // What a hospital has sent to somebody of the team, the team reads.
    if (d.side == Side::hospital && !out.own_side && d.person_id)
      out.own_side = trust::person_access(tx, caller, *d.person_id).reach >= trust::Reach::view;
  }
  if (d.stay_id) {
    if (auto stay = transitions::find_stay(tx, caller, *d.stay_id)) out.stay = std::move(*stay);
  }
  return out;
}

Result<SeenDocument> find_document(Read& tx, const Caller& caller, DocumentId id) {
  auto row = tx.first<Document>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!row) return fail(Problem::not_found, "document_not_found");
  SeenDocument out = see(tx, caller, std::move(*row));
  if (!is_seen(out)) return fail(Problem::not_found, "document_not_found");
  return out;
}

Result<Done> note_look(Read& tx, const Caller& caller, const SeenDocument& seen, std::string_view what) {
  const Document& d = seen.document;
  if (!d.person_id) return Done{};
  if (trust::person_access(tx, caller, *d.person_id).reach >= trust::Reach::view) {
    TRY(trust::need_person(tx, caller, *d.person_id, trust::Reach::view, what));
    return Done{};
  }
  trust::Basis basis = trust::Basis::none;
  for (const Sending& sending : seen.sendings) {
    if (is_sent_to(caller, sending))
      basis = sending.agreed == Agreed::life ? trust::Basis::protection : trust::Basis::consent;
  }
  trust::note_access(tx, caller, *d.person_id, what, basis);
  return Done{};
}

std::vector<SectionRow> sections_of(Read& tx, DocumentId id) {
  return tx.select<SectionRow>("WHERE area_id = $1 AND document_id = $2", tx.area(), id);
}

std::vector<Answer> answers_of(const std::vector<SectionRow>& sections) {
  std::vector<Answer> out;
  for (const SectionRow& row : sections) out.insert(out.end(), row.answers.begin(), row.answers.end());
  return out;
}

std::optional<Document> last_filling(Read& tx, const Document& like) {
  std::optional<Document> out;
  if (!like.person_id) return out;
  for (Document& row : sent_about(tx, people::ids_of(tx, *like.person_id))) {
    const bool ours = row.side == like.side && (like.side != Side::hospital || row.office_id == like.office_id);
    const bool older = row.id != like.id && row.sent_at < like.sent_at.value_or(tx.now());
    if (ours && older && row.form_code == like.form_code) out = std::move(row);  // the last of them
  }
  return out;
}

void keep(Write& tx, const Caller& caller, Document& document) {
  document.changed_by = caller.name;
  document.changed_at = tx.now();
  document.changed_seq = tx.seq();
  tx.upsert(document);
  tx.concerns(document.id.uuid);
  if (document.person_id) tx.concerns(document.person_id->uuid);
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<FormEdition>(), model::type_of<Document>(), model::type_of<SectionRow>(),
          model::type_of<Sending>()};
}

}  // namespace kaname::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents in the tables, and from where somebody sees one: the team as far as it may read the person, a hospital what its
// own office wrote, a receiver what was sent to her.

#include <vector>

#include "documents/document.h"
#include "documents/form_store.h"
#include "model/info.h"
#include "transitions/stay_store.h"

namespace kaname::documents {

struct SeenDocument {
  Document document;
  std::vector<Sending> sendings;
  std::optional<transitions::Seen> stay;  // as the caller sees it
  bool own_side = false;                  // of the side that writes it; a draft is nobody else's
  bool may_write = false;
  std::vector<SendingId> to_me;  // what was sent to the caller or to an office of hers
};

// Errors: document_not_found, also for one that the caller sees from nowhere.
Result<SeenDocument> find_document(Read& tx, const api::Caller& caller, DocumentId id);
// From where the caller sees it; seen from nowhere when neither own_side nor to_me says anything.
SeenDocument see(Read& tx, const api::Caller& caller, Document document);
inline bool is_seen(const SeenDocument& seen) { return seen.own_side || !seen.to_me.empty(); }

// Looking at it leaves a note `what` with the person, whoever looks. Errors: as need_person.
Result<Done> note_look(Read& tx, const api::Caller& caller, const SeenDocument& seen, std::string_view what);

bool is_sent_to(const api::Caller& caller, const Sending& sending);

std::vector<SectionRow> sections_of(Read& tx, DocumentId id);  // in no particular order
std::vector<Answer> answers_of(const std::vector<SectionRow>& sections);

// The last filling of the same form that the caller's side has sent, before `before` when it is one of them.
std::optional<Document> last_filling(Read& tx, const Document& like);

// Writes the row as this act leaves it.
void keep(Write& tx, const api::Caller& caller, Document& document);

std::vector<model::TypePtr> tables();

}  // namespace kaname::documents

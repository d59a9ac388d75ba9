// SPDX-License-Identifier: Apache-2.0
#pragma once
// What whoever decides is shown: whose term is over, what keeps somebody, and how much would be erased.

#include "api/caller.h"
#include "people/person.h"
#include "retention/retention_store.h"

namespace kaname::retention {

struct RetentionLine {
  PersonId person_id;
  std::string name, name_kana, birth;
  people::PersonStatus status = people::PersonStatus::active;
  std::optional<LocalDate> ended_on;    // last day of support
  std::optional<LocalDate> last_entry;  // of the thread
  std::optional<LocalDate> term_on;     // may be erased from this day on
  std::int64_t records = 1;             // merged ones together
  std::string why;                      // why she may not be erased, as a code; empty: she may
  std::string why_words;
  std::optional<RetentionHold> hold;  // in force
};
constexpr auto describe(model::Tag<RetentionLine>) {
  using namespace model;
  using L = RetentionLine;
  return entity("RetentionLine", "保存期間の行", field("person_id", &L::person_id), field("name", &L::name, personal),
                field("name_kana", &L::name_kana, personal), field("birth", &L::birth, personal),
                field("status", &L::status), field("ended_on", &L::ended_on), field("last_entry", &L::last_entry),
                field("term_on", &L::term_on), field("records", &L::records), field("why", &L::why),
                field("why_words", &L::why_words), field("hold", &L::hold));
}

struct RetentionPage {
  RetentionSettings settings;
  bool may_erase = false;             // the caller is one of those whom the town has named
  std::vector<RetentionLine> due;     // the term is over
  std::vector<RetentionLine> coming;  // within a year
  std::vector<RetentionLine> held;    // whoever is held, whatever her term
  std::vector<Erasure> erasures;      // newest first
};
constexpr auto describe(model::Tag<RetentionPage>) {
  using namespace model;
  using P = RetentionPage;
  return entity("RetentionPage", "保存期間のページ", field("settings", &P::settings), field("may_erase", &P::may_erase),
                field("due", &P::due), field("coming", &P::coming), field("held", &P::held),
                field("erasures", &P::erasures));
}

// How much would go.
struct RetentionCounts {
  std::int64_t record = 0, entries = 0, files = 0, consents = 0, looks = 0, acts = 0;
};
constexpr auto describe(model::Tag<RetentionCounts>) {
  using namespace model;
  using C = RetentionCounts;
  return entity("RetentionCounts", "消えるものの数", field("record", &C::record), field("entries", &C::entries),
                field("files", &C::files), field("consents", &C::consents), field("looks", &C::looks),
                field("acts", &C::acts));
}

struct RetentionPerson {
  RetentionLine line;
  RetentionCounts counts;
  std::int64_t household = 0;        // others who live or lived with her: their household is written anew without her
  std::vector<RetentionHold> holds;  // all there were, newest first
};
constexpr auto describe(model::Tag<RetentionPerson>) {
  using namespace model;
  using P = RetentionPerson;
  return entity("RetentionPerson", "保存期間と一人の方", field("line", &P::line), field("counts", &P::counts),
                field("household", &P::household), field("holds", &P::holds));
}

// Errors: person_not_found.
Result<RetentionPerson> person_view(Read& tx, PersonId person);
RetentionPage page_view(Read& tx, const api::Caller& caller);

}  // namespace kaname::retention

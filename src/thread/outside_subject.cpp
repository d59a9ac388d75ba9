// SPDX-License-Identifier: Apache-2.0
#include "thread/outside_subject.h"

#include <map>

#include "thread/entry_store.h"
#include "thread/outside.h"

namespace kaname::thread {
namespace {

using delivery::Delivery;
using delivery::SubjectKind;

std::map<SubjectKind, OutsideSubject>& subjects() {
  static std::map<SubjectKind, OutsideSubject> installed;
  return installed;
}

bool is_entry(const Delivery& row) { return row.subject_kind == SubjectKind::entry; }
const OutsideSubject& subject_of(const Delivery& row) { return subjects().at(row.subject_kind); }

}  // namespace

void install(SubjectKind kind, OutsideSubject subject) { subjects()[kind] = subject; }

Result<Done> still_open(store::Read& tx, const Delivery& row) {
  if (!is_entry(row)) return subject_of(row).still_open(tx, row);
  TRY(receiver_of(tx, row));
  return Done{};
}

Result<api::File> fax_sheet(store::Read& tx, const api::Caller& sender, const Delivery& row) {
  return is_entry(row) ? sheet_of(tx, sender, row) : subject_of(row).sheet(tx, sender, row);
}

Result<Letter> letter_of(store::Read& tx, const Delivery& row) {
  if (is_entry(row) || !subject_of(row).letter) return Letter{};
  return subject_of(row).letter(tx, row);
}

void came_further(store::Write& tx, const Delivery& row) {
  if (!is_entry(row) && subject_of(row).came_further) return subject_of(row).came_further(tx, row);
  touch_thread(tx, PersonId{row.person_id});
}

Result<ReaderMatter> matter_of(store::Read& tx, const Delivery& row) {
  if (!subject_of(row).matter) return fail(Problem::conflict, "reader_elsewhere");
  return subject_of(row).matter(tx, row);
}

Result<Done> answered(store::Write& tx, const Delivery& row, const std::string& text) {
  if (!subject_of(row).answered) return fail(Problem::conflict, "reader_elsewhere");
  return subject_of(row).answered(tx, row, text);
}

}  // namespace kaname::thread

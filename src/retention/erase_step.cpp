// SPDX-License-Identifier: Apache-2.0
#include "retention/erase_step.h"

#include <algorithm>

#include "journal/journal.h"
#include "people/person_import.h"
#include "retention/person_tables.h"
#include "thread/entry_store.h"

namespace kaname::retention {
namespace {

Result<Erasure> running(Read& tx, ErasureId id) {
  auto erasure = tx.first<Erasure>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!erasure) return fail(Problem::not_found, "erasure_not_found");
  if (erasure->state == ErasureState::finished) return fail(Problem::conflict, "erasure_finished");
  return std::move(*erasure);
}

std::optional<ErasurePerson> next_record(Read& tx, ErasureId id) {
  return tx.first<ErasurePerson>(
      "WHERE area_id = $1 AND erasure_id = $2 AND state IN ('waiting', 'closed') ORDER BY position LIMIT 1", tx.area(),
      id);
}

std::vector<ErasurePerson> group_of(Read& tx, const ErasurePerson& record) {
  return tx.select<ErasurePerson>("WHERE area_id = $1 AND erasure_id = $2 AND root_id = $3 ORDER BY position",
                                  tx.area(), record.erasure_id, record.root_id);
}

std::vector<PersonId> ids_in(const std::vector<ErasurePerson>& group) {
  std::vector<PersonId> out;
  for (const ErasurePerson& record : group) out.push_back(record.person_id);
  return out;
}

void erase_act(Write& tx, const journal::Entry& entry, ErasurePerson& record, std::vector<std::int64_t>& acts,
               std::string instead = {}) {
  if (!journal::erase_body(tx, entry, std::move(instead))) return;
  acts.push_back(entry.seq);
  ++record.acts;
}

// Somebody has held her, or taken her up again, since it was decided; or her records have become others.
std::string changed_since(Read& tx, const std::vector<ErasurePerson>& group) {
  std::vector<PersonId> asked = ids_in(group), now = records_from(tx, group.front().root_id);
  std::sort(asked.begin(), asked.end());
  std::sort(now.begin(), now.end());
  if (asked != now) return "erasure_records_changed";
  return obstacle_of(tx, records_from(tx, group.front().root_id));
}

void keep_group(std::vector<ErasurePerson>& group, const std::string& why, Erasure& erasure) {
  for (ErasurePerson& record : group) {
    record.state = RecordState::kept;
    record.why = why;
  }
  ++erasure.kept;
}

// What hangs on a person by other names: notices from outside, and names of files.
void erase_beside(Write& tx, const std::vector<PersonId>& ids, ErasurePerson& record, StepDone& done) {
  for (const Uuid& notice : people::watch_notices_of(tx, ids)) {
    for (const journal::Entry& entry : journal::entries_about(tx, notice, 1000))
      erase_act(tx, entry, record, done.acts);
  }
  for (const Uuid& stay : transitions::stays_of(tx, ids)) {
    for (const journal::Entry& entry : journal::entries_about(tx, stay, 1000)) erase_act(tx, entry, record, done.acts);
  }
  for (const Uuid& document : documents::documents_of(tx, ids)) {
    for (const journal::Entry& entry : journal::entries_about(tx, document, 1000))
      erase_act(tx, entry, record, done.acts);
  }
  for (const Uuid& sheet : bridges::returned_of(tx, ids)) {
    for (const journal::Entry& entry : journal::entries_about(tx, sheet, 1000)) erase_act(tx, entry, record, done.acts);
  }
  for (people::RestartedImport& import : people::forget_file_names(tx, ids)) {
    const auto entry = tx.first<journal::Entry>("WHERE area_id = $1 AND seq = $2", tx.area(), import.seq);
    if (entry) erase_act(tx, *entry, record, done.acts, std::move(import.instead));
  }
}

// From here on she does not exist for anybody. All of it in one act: nothing may be written about her in between.
Result<Done> close_group(Write& tx, std::vector<ErasurePerson> group, StepDone& done) {
  const std::vector<PersonId> ids = ids_in(group);
  const std::string why = changed_since(tx, group);
  if (!why.empty()) {
    keep_group(group, why, done.erasure);
  } else {
    if (people::lives_in_household(tx, ids)) return fail(Problem::conflict, "erasure_restate_first");
    ErasurePerson& first = group.front();
    for (ErasurePerson& record : group) {
      record.entries = thread::head_of(tx, record.person_id).entries;
      record.files = tx.number("SELECT count(*) FROM person_file WHERE area_id = $1 AND person_id = $2", tx.area(),
                               record.person_id);
      record.state = RecordState::closed;
      record.cursor = tx.seq();
    }
    erase_beside(tx, ids, first, done);
    first.rows += people::close_records(tx, ids);
    for (const PersonId id : ids) {
      done.closed.push_back(
          tx.first<people::ErasedPerson>("WHERE area_id = $1 AND person_id = $2", tx.area(), id).value());
    }
  }
  done.records = std::move(group);
  return Done{};
}

// Acts about her, newest first: what is left of the journal can be replayed at any moment.
bool erase_acts(Write& tx, ErasurePerson& record, StepDone& done) {
  const auto page = tx.select<journal::Entry>(
      "WHERE area_id = $1 AND seq IN (SELECT seq FROM journal_about WHERE area_id = $1 AND subject = $2 AND seq < $3"
      " ORDER BY seq DESC LIMIT $4) ORDER BY seq DESC",
      tx.area(), record.person_id, record.cursor, kActsAStep);
  for (const journal::Entry& entry : page) {
    record.cursor = entry.seq;
    if (!stays_in_journal(entry.act)) erase_act(tx, entry, record, done.acts);
  }
  return static_cast<std::int64_t>(page.size()) < kActsAStep;
}

std::int64_t erase_rows(Write& tx, PersonId person) {
  std::int64_t removed = thread::erase_person(tx, person, kRowsAStep);
  // Before the stays, by which some of it is hers.
  if (removed < kRowsAStep) removed += bridges::erase_person(tx, person, kRowsAStep - removed);
  for (const auto tables : {pathways::erased_tables(), documents::erased_tables(), transitions::erased_tables(),
                            delivery::erased_tables(), trust::erased_tables()}) {
    if (removed < kRowsAStep) removed += trust::erase_rows(tx, tables, person, kRowsAStep - removed);
  }
  if (removed < kRowsAStep)
    removed += tx.execute("DELETE FROM retention_hold WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  return removed;
}

void count_in(Erasure& erasure, const ErasurePerson& record) {
  erasure.entries += record.entries;
  erasure.files += record.files;
  erasure.rows += record.rows;
  erasure.acts += record.acts;
}

void erase_more(Write& tx, ErasurePerson record, StepDone& done) {
  const std::int64_t rows = erase_rows(tx, record.person_id);
  record.rows += rows;
  if (rows < kRowsAStep && erase_acts(tx, record, done)) {
    record.state = RecordState::done;
    count_in(done.erasure, record);
    const auto left = tx.number(
        "SELECT count(*) FROM erasure_person WHERE area_id = $1 AND erasure_id = $2 AND root_id = $3"
        " AND state <> 'done' AND position <> $4",
        tx.area(), record.erasure_id, record.root_id, record.position);
    if (left == 0) ++done.erasure.erased;
  }
  done.records.push_back(std::move(record));
}

}  // namespace

Result<StepDone> next_step(Write& tx, ErasureId id) {
  StepDone done;
  done.erasure = TRY(running(tx, id));
  const auto record = next_record(tx, id);
  if (!record) {
    done.erasure.state = ErasureState::finished;
    done.erasure.finished_at = tx.now();
  } else if (record->state == RecordState::waiting) {
    TRY(close_group(tx, group_of(tx, *record), done));
  } else {
    erase_more(tx, *record, done);
  }
  return done;
}

void put_step(Write& tx, const StepDone& done) {
  tx.upsert(done.erasure);
  for (const ErasurePerson& record : done.records) {
    tx.upsert(record);
    tx.concerns(record.person_id.uuid);
  }
  for (const people::ErasedPerson& person : done.closed) tx.upsert(person);
}

Result<RestateDone> next_restatement(Write& tx, ErasureId id) {
  TRY(running(tx, id));
  const auto record = next_record(tx, id);
  if (!record || record->state != RecordState::waiting) return fail(Problem::conflict, "erasure_no_household");
  RestateDone done;
  done.id = id;
  done.without = ids_in(group_of(tx, *record));
  if (!changed_since(tx, group_of(tx, *record)).empty() || !people::lives_in_household(tx, done.without))
    return fail(Problem::conflict, "erasure_no_household");
  done.now = people::restated_without(tx, done.without);
  ErasurePerson counted = *record;
  for (const PersonId person : done.now.people) {
    for (const journal::Entry& entry : tx.select<journal::Entry>(
             "WHERE area_id = $1 AND seq IN (SELECT seq FROM journal_about WHERE area_id = $1 AND subject = $2)"
             " AND (act LIKE 'household.%' OR act = 'erasure.restate') ORDER BY seq DESC",
             tx.area(), person)) {
      erase_act(tx, entry, counted, done.acts);
    }
  }
  return done;
}

void put_restatement(Write& tx, const RestateDone& done) { people::put_restated(tx, done.now, done.without); }

bool wants_restatement(Read& tx, ErasureId id) {
  const auto record = next_record(tx, id);
  if (!record || record->state != RecordState::waiting) return false;
  const auto group = group_of(tx, *record);
  return people::lives_in_household(tx, ids_in(group)) && changed_since(tx, group).empty();
}

}  // namespace kaname::retention

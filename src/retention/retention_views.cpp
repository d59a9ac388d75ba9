// SPDX-License-Identifier: Apache-2.0
#include "retention/retention_views.h"

#include <algorithm>

#include "api/messages.h"
#include "people/person_store.h"
#include "retention/person_tables.h"

namespace kaname::retention {
namespace {

constexpr std::int64_t kMostLines = 500;
constexpr int kComingDays = 366;

RetentionLine line_of(Read& tx, const people::Person& person, const RetentionSettings& settings) {
  RetentionLine out;
  const std::vector<PersonId> records = records_from(tx, person.id);
  const std::vector<RecordFacts> facts = facts_of(tx, records);
  out.person_id = person.id;
  out.name = person.name;
  out.name_kana = person.name_kana;
  out.birth = person.birth;
  out.status = person.status;
  for (const RecordFacts& one : facts) {
    if (one.last_entry) out.last_entry = out.last_entry ? std::max(*out.last_entry, *one.last_entry) : *one.last_entry;
    for (const RetentionHold& hold : one.holds) {
      if (in_force(hold, tx.today())) out.hold = hold;
    }
  }
  out.ended_on = support_end(person.status, person.status_on, out.last_entry);
  out.term_on = last_term(facts, settings.years);
  out.records = static_cast<std::int64_t>(records.size());
  out.why = is_being_erased(tx, person.id) ? "erasure_running" : obstacle(facts, settings.years, tx.today());
  if (out.why.empty() && shared_act(tx, records)) out.why = "erasure_shared_act";
  if (!out.why.empty()) out.why_words = api::message_of(out.why, api::Language::ja);
  return out;
}

void count_tables(Read& tx, std::span<const trust::ErasedTable> tables, PersonId record, RetentionCounts& out) {
  for (const trust::ErasedTable& table : tables) {
    const std::int64_t rows = tx.number(table.count, tx.area(), record);
    switch (table.kind) {
      case trust::ErasedKind::record: out.record += rows; break;
      case trust::ErasedKind::thread: out.entries += table.name == "entry" ? rows : 0; break;
      case trust::ErasedKind::files: out.files += rows; break;
      case trust::ErasedKind::consents: out.consents += rows; break;
      case trust::ErasedKind::looks: out.looks += rows; break;
    }
  }
}

}  // namespace

Result<RetentionPerson> person_view(Read& tx, PersonId id) {
  const auto person = TRY(people::get_person(tx, id));
  RetentionPerson out;
  out.line = line_of(tx, person, settings_of(tx));
  const std::vector<PersonId> records = records_from(tx, id);
  for (const PersonId record : records) {
    for (const auto tables : person_tables()) count_tables(tx, tables, record, out.counts);
    out.counts.acts +=
        tx.number("SELECT count(*) FROM journal_about WHERE area_id = $1 AND subject = $2", tx.area(), record);
  }
  if (people::lives_in_household(tx, records))
    out.household = static_cast<std::int64_t>(people::restated_without(tx, records).people.size());
  out.holds = holds_of(tx, records);
  return out;
}

RetentionPage page_view(Read& tx, const api::Caller& caller) {
  RetentionPage out;
  out.settings = settings_of(tx);
  out.may_erase = need_officer(tx, caller).has_value();
  const LocalDate today = tx.today();
  const LocalDate latest = today.plus_days(kComingDays).plus_months(-static_cast<int>(12 * out.settings.years));
  for (const people::Person& person : tx.select<people::Person>(
           "WHERE area_id = $1 AND status IN ('moved', 'died', 'ended') AND merged_into IS NULL AND status_on <= $2"
           " ORDER BY status_on, id LIMIT $3",
           tx.area(), latest, kMostLines)) {
    RetentionLine line = line_of(tx, person, out.settings);
    if (!line.term_on) continue;
    if (*line.term_on <= today) {
      out.due.push_back(std::move(line));
    } else if (*line.term_on <= today.plus_days(kComingDays)) {
      out.coming.push_back(std::move(line));
    }
  }
  std::vector<PersonId> shown;
  for (const RetentionHold& hold : tx.select<RetentionHold>(
           "WHERE area_id = $1 AND lifted_at IS NULL ORDER BY set_at DESC, id LIMIT $2", tx.area(), kMostLines)) {
    if (!in_force(hold, today)) continue;
    const auto person = tx.first<people::Person>("WHERE area_id = $1 AND id = $2", tx.area(), hold.person_id);
    if (!person || std::find(shown.begin(), shown.end(), person->id) != shown.end()) continue;
    shown.push_back(person->id);
    out.held.push_back(line_of(tx, *person, out.settings));
  }
  out.erasures = tx.select<Erasure>("WHERE area_id = $1 ORDER BY number DESC LIMIT $2", tx.area(), kMostLines);
  return out;
}

}  // namespace kaname::retention

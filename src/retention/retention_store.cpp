// SPDX-License-Identifier: Apache-2.0
#include "retention/retention_store.h"

#include <algorithm>

#include "journal/journal.h"
#include "people/erase_person.h"
#include "thread/entry_store.h"
#include "trust/area_settings.h"

namespace kaname::retention {
namespace {

bool is_of(const std::vector<PersonId>& records, const Uuid& id) {
  return std::find(records.begin(), records.end(), PersonId{id}) != records.end();
}

bool is_a_person(Read& tx, const Uuid& id) {
  return tx.number("SELECT count(*) FROM person WHERE area_id = $1 AND id = $2", tx.area(), id.text()) > 0 ||
      people::is_erased(tx, PersonId{id});
}

}  // namespace

RetentionSettings settings_of(Read& tx) { return trust::read_setting<RetentionSettings>(tx, tx.area()); }

Result<Done> need_officer(Read& tx, const api::Caller& caller) {
  const std::vector<api::AccountId> officers = settings_of(tx).officers;
  const bool named = std::any_of(officers.begin(), officers.end(),
                                 [&](const api::AccountId& officer) { return caller.account_id == officer; });
  if (!officers.empty() && !named) return fail(Problem::forbidden, "retention_officers_only");
  return Done{};
}

std::vector<PersonId> records_from(Read& tx, PersonId root) {
  std::vector<PersonId> out = people::records_of(tx, root);
  std::stable_partition(out.begin(), out.end(), [&](PersonId record) { return record == root; });
  return out;
}

std::vector<RetentionHold> holds_of(Read& tx, const std::vector<PersonId>& records) {
  std::vector<RetentionHold> out;
  for (const PersonId record : records) {
    for (RetentionHold& hold : tx.select<RetentionHold>("WHERE area_id = $1 AND person_id = $2", tx.area(), record))
      out.push_back(std::move(hold));
  }
  std::sort(out.begin(), out.end(), [](const RetentionHold& a, const RetentionHold& b) {
    return std::tie(b.set_at, b.id) < std::tie(a.set_at, a.id);
  });
  return out;
}

std::vector<RecordFacts> facts_of(Read& tx, const std::vector<PersonId>& records) {
  std::vector<RecordFacts> out;
  for (const PersonId record : records) {
    const auto person = tx.first<people::Person>("WHERE area_id = $1 AND id = $2", tx.area(), record);
    if (!person) continue;
    RecordFacts facts;
    facts.status = person->status;
    facts.status_on = person->status_on;
    facts.went_into_another = person->merged_into.has_value();
    if (const auto head = thread::head_of(tx, record); head.entries > 0) facts.last_entry = head.last_at.tokyo_date();
    facts.holds = holds_of(tx, {record});
    out.push_back(std::move(facts));
  }
  return out;
}

bool stays_in_journal(std::string_view act) {
  // They name ids only. What an import's undo took back was somebody else.
  return act == "erasure.start" || act == "erasure.step" || act == "person_import.undo";
}

bool is_of_household(std::string_view act) { return act.starts_with("household.") || act == "erasure.restate"; }

std::optional<std::int64_t> shared_act(Read& tx, const std::vector<PersonId>& records) {
  for (const PersonId record : records) {
    for (const journal::Entry& entry : tx.select<journal::Entry>(
             "WHERE area_id = $1 AND seq IN (SELECT seq FROM journal_about WHERE area_id = $1 AND subject = $2)"
             " AND about LIKE '%,%' ORDER BY seq",
             tx.area(), record)) {
      if (stays_in_journal(entry.act) || is_of_household(entry.act) || journal::is_erased(tx, entry.seq)) continue;
      const bool shared = std::any_of(entry.about.begin(), entry.about.end(),
                                      [&](const Uuid& id) { return !is_of(records, id) && is_a_person(tx, id); });
      if (shared) return entry.seq;
    }
  }
  return std::nullopt;
}

std::string obstacle_of(Read& tx, const std::vector<PersonId>& records) {
  const std::string_view why = obstacle(facts_of(tx, records), settings_of(tx).years, tx.today());
  if (!why.empty()) return std::string(why);
  return shared_act(tx, records) ? "erasure_shared_act" : "";
}

bool is_being_erased(Read& tx, PersonId person) {
  return tx.number(
             "SELECT count(*) FROM erasure_person WHERE area_id = $1 AND person_id = $2 AND state IN ('waiting', "
             "'closed')",
             tx.area(), person) > 0;
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<RetentionHold>(), model::type_of<Erasure>(), model::type_of<ErasurePerson>()};
}

}  // namespace kaname::retention

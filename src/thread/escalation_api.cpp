// SPDX-License-Identifier: Apache-2.0
// The steps of an urgent entry that nobody takes on, and the area's rule for them.
#include <algorithm>

#include "delivery/notice.h"
#include "people/person_store.h"
#include "thread/endpoints.h"
#include "thread/escalation.h"
#include "thread/who_is_told.h"
#include "trust/account_store.h"
#include "trust/area_settings.h"

namespace kaname::thread {
namespace {

using api::Caller;
using api::Nothing;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kMostATurn = 100;
constexpr std::int64_t kNudgeDays = 2;
// A step that was missed for so long (the server stood still, the entry was written into an invented year) is left out.
constexpr std::int64_t kTooLateMs = kDayMs;

struct StepInput {
  EntryId entry_id;
};
constexpr auto describe(model::Tag<StepInput>) {
  return model::entity("EscalationInput", "急ぎを次の人へ",
                       model::field("entry_id", &StepInput::entry_id, model::required));
}

struct StepAnswer {
  std::int64_t told = 0;
};
constexpr auto describe(model::Tag<StepAnswer>) {
  return model::entity("EscalationAnswer", "知らせた人数", model::field("told", &StepAnswer::told));
}

ReachRules rules(Read& tx) { return trust::read_setting<ReachRules>(tx, tx.area()); }

bool has(const std::vector<api::AccountId>& list, const api::AccountId& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// Who was told at first and has not said 了解.
std::vector<api::AccountId> silent_ones(Read& tx, const Entry& entry) {
  std::vector<api::AccountId> out = who_is_told(tx, entry);
  std::erase_if(out, [&](const api::AccountId& one) { return has_acknowledged(entry, one); });
  return out;
}

// Colleagues of theirs who do not read the person themselves: they can only go and fetch them.
std::vector<api::AccountId> colleagues(Read& tx, const Entry& entry) {
  const std::vector<api::AccountId> told = who_is_told(tx, entry);
  const std::vector<trust::Membership> all = trust::present_memberships(tx);
  std::vector<Uuid> offices;
  for (const trust::Membership& row : all) {
    if (row.office_id && has(told, row.account_id)) offices.push_back(*row.office_id);
  }
  std::vector<api::AccountId> out;
  for (const trust::Membership& row : all) {
    const bool same = row.office_id && std::find(offices.begin(), offices.end(), *row.office_id) != offices.end();
    const bool works = row.role == api::Role::office || row.role == api::Role::office_admin;
    if (same && works && !has(told, row.account_id) && row.account_id != entry.account_id &&
        trust::can_sign_in(tx, row.account_id, {}))
      out.push_back(row.account_id);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Who keeps the case or coordinates the team, as far as they have not said 了解 and did not write it.
std::vector<api::AccountId> keepers(Read& tx, const Entry& entry) {
  const auto parts = people::person_parts(tx, entry.person_id);
  if (!parts) return {};
  std::vector<api::AccountId> out;
  for (const api::AccountId& reader : trust::readers_of(tx, (*parts)->person.id)) {
    if (reader == entry.account_id || has_acknowledged(entry, reader)) continue;
    const auto office = trust::standing_of(tx, reader).office_id;
    const bool keeps = std::any_of((*parts)->team.begin(), (*parts)->team.end(), [&](const people::TeamMember& member) {
      if (!is_present(member, tx.today()) || !(member.keeps_case || member.coordinates)) return false;
      return member.account_id ? *member.account_id == reader : member.office_id && member.office_id == office;
    });
    if (keeps) out.push_back(reader);
  }
  return out;
}

std::vector<api::AccountId> whom(Read& tx, const Entry& entry, EscalationStep step) {
  switch (step) {
    case EscalationStep::reminder: return silent_ones(tx, entry);
    case EscalationStep::office: return colleagues(tx, entry);
    case EscalationStep::keeper: return keepers(tx, entry);
  }
  return {};
}

std::optional<EscalationStep> after(EscalationStep step) {
  if (step == EscalationStep::keeper) return std::nullopt;
  return step == EscalationStep::reminder ? EscalationStep::office : EscalationStep::keeper;
}

void tell(Write& tx, const UrgentEntry& row, EscalationStep step, const std::vector<api::AccountId>& told) {
  for (const api::AccountId& one : told) {
    const auto account = trust::find_account(tx, tx.area(), one);
    tx.upsert(EntryAlert{tx.area(), row.person_id, row.entry_id, one, step, account ? account->name : "", tx.now()});
  }
  delivery::tell(tx, told, row.entry_id.uuid, true);
}

// A step that finds nobody is no step: the next one follows at once.
Result<StepAnswer> escalate(Write& tx, const Caller& caller, const StepInput& in) {
  // Only the program itself, which has no account.
  if (caller.account_id) return fail(Problem::forbidden, "not_allowed");
  auto row = tx.first<UrgentEntry>("WHERE area_id = $1 AND entry_id = $2", tx.area(), in.entry_id);
  if (!row || !row->due_at || *row->due_at > tx.now()) return StepAnswer{};
  const auto entry = get_entry(tx, row->person_id, row->entry_id);
  std::vector<api::AccountId> told;
  std::optional<EscalationStep> next = row->next;
  while (entry && told.empty() && next) {
    told = whom(tx, *entry, *next);
    tell(tx, *row, *next, told);
    next = after(*next);
  }
  row->due_at.reset();
  if (next) {
    row->next = *next;
    row->due_at = tx.now().plus_ms(rules(tx).next_after * kMinuteMs);
  }
  tx.update(*row);
  if (!told.empty()) touch_thread(tx, row->person_id);
  tx.concerns(row->person_id.uuid);
  return StepAnswer{static_cast<std::int64_t>(told.size())};
}

Result<ReachRules> show_rules(Read& tx, const Caller&, const Nothing&) { return rules(tx); }

Result<ReachRules> save_rules(Write& tx, const Caller& caller, const ReachRules& in) {
  trust::put_setting(tx, caller, setting_name(model::Tag<ReachRules>{}), model::to_json(in));
  return in;
}

}  // namespace

void wait_for_ack(Write& tx, const Entry& entry) {
  const ReachRules now = rules(tx);
  if (!now.escalate) return;
  tx.upsert(UrgentEntry{tx.area(), entry.person_id, entry.id, EscalationStep::reminder,
                        tx.now().plus_ms(now.remind_after * kMinuteMs)});
}

void take_on(Write& tx, const Entry& entry) {
  tx.execute("DELETE FROM entry_urgent WHERE area_id = $1 AND entry_id = $2", tx.area(), entry.id);
  for (const EntryAlert& alert : tx.select<EntryAlert>(
           "WHERE area_id = $1 AND entry_id = $2 AND step = 'office' ORDER BY account_id", tx.area(), entry.id)) {
    delivery::settle(tx, alert.account_id, {entry.id.uuid});
  }
}

std::vector<UrgentEntry> due_urgent(Read& tx) {
  return tx.select<UrgentEntry>(
      "WHERE area_id = $1 AND due_at <= $2 AND due_at > $3 ORDER BY due_at, entry_id LIMIT $4", tx.area(), tx.now(),
      tx.now().plus_ms(-kTooLateMs), kMostATurn);
}

std::vector<AlertView> alerts_of(Read& tx, PersonId person) {
  std::vector<AlertView> out;
  for (const PersonId id : people::ids_of(tx, person)) {
    for (EntryAlert& row : tx.select<EntryAlert>(
             "WHERE area_id = $1 AND person_id = $2 ORDER BY at DESC, entry_id, step, name LIMIT 500", tx.area(), id)) {
      const bool same = !out.empty() && out.back().entry_id == row.entry_id && out.back().step == row.step;
      if (!same) out.push_back({row.entry_id, row.step, row.at, {}});
      out.back().names.push_back(std::move(row.name));
    }
  }
  return out;
}

std::vector<Nudge> nudges_for(Read& tx, const api::AccountId& account) {
  std::vector<Nudge> out;
  for (const EntryAlert& row : tx.select<EntryAlert>(
           "WHERE area_id = $1 AND account_id = $2 AND step = 'office' AND at > $3 AND EXISTS (SELECT 1 FROM "
           "entry_urgent"
           " u WHERE u.area_id = $1 AND u.entry_id = entry_alert.entry_id) ORDER BY at DESC, entry_id",
           tx.area(), account, tx.now().plus_ms(-kNudgeDays * kDayMs))) {
    Nudge nudge;
    nudge.at = row.at;
    tx.rows(
        "SELECT name FROM entry_alert WHERE area_id = $1 AND entry_id = $2 AND step = 'reminder' ORDER BY name",
        [&](const model::Row& name) { nudge.colleagues.emplace_back(name.text(0)); }, tx.area(), row.entry_id);
    out.push_back(std::move(nudge));
  }
  return out;
}

std::vector<api::Endpoint> escalation_endpoints() {
  using namespace api;
  return {
      post("/v1/system/escalations", "thread.escalate", "system.admin",
           "The program's own: the next step of an urgent entry that nobody took on", &escalate),
      get("/v1/settings/reach", "setting.reach", "signed_in", "How urgent entries are passed on, how long links open",
          &show_rules),
      put("/v1/settings/reach", "setting.set_reach", "system.admin",
          "Decide how urgent entries are passed on, how long links open", &save_rules),
  };
}

}  // namespace kaname::thread

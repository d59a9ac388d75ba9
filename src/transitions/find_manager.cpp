// SPDX-License-Identifier: Apache-2.0
#include "transitions/find_manager.h"

#include <algorithm>

#include "base/wareki.h"
#include "delivery/notice.h"
#include "people/facts.h"
#include "people/person_rules.h"
#include "people/person_store.h"
#include "thread/announce.h"
#include "trust/account_store.h"

namespace kaname::transitions {
namespace {

using api::Caller;

std::vector<Uuid> case_keepers(Read& tx, const people::PersonParts& parts) {
  std::vector<Uuid> out;
  const auto add = [&](auto&& wanted) {
    for (const people::TeamMember& member : parts.team) {
      if (!people::is_present(member, tx.today()) || !wanted(member)) continue;
      if (member.account_id) {
        out.push_back(member.account_id->uuid);
      } else if (member.office_id) {
        out.push_back(*member.office_id);
      }
    }
  };
  add([](const people::TeamMember& member) { return member.keeps_case; });
  if (out.empty()) add([](const people::TeamMember& member) { return member.coordinates; });
  return out;
}

std::string admitted_words(const Stay& stay) {
  std::string out = "【入院の連絡】" + wareki::wareki_weekday(stay.admitted_on) + "、" + stay.hospital_name;
  if (!stay.ward.empty()) out += "（" + stay.ward + "）";
  out += "に入院されました";
  if (stay.arrival != Arrival::unknown) out += "（" + std::string(model::ja_of(stay.arrival)) + "）";
  out += "。";
  if (!stay.reason.empty()) out += stay.reason;
  return out;
}

}  // namespace

std::vector<api::AccountId> accounts_of(Read& tx, const Caller& caller, const std::vector<Uuid>& holders) {
  const auto holds = [&](const Uuid& one) { return std::find(holders.begin(), holders.end(), one) != holders.end(); };
  std::vector<api::AccountId> out;
  for (const trust::Membership& m : trust::present_memberships(tx)) {
    if (m.role == api::Role::viewer || m.account_id == *caller.account_id) continue;
    if ((m.office_id && holds(*m.office_id)) || holds(m.account_id.uuid)) out.push_back(m.account_id);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void tell_desk(Write& tx, const Stay& stay) {
  std::vector<api::AccountId> coordinators, town;
  for (const trust::Membership& m : trust::present_memberships(tx)) {
    if (m.role == api::Role::coordinator) coordinators.push_back(m.account_id);
    if (m.role == api::Role::town) town.push_back(m.account_id);
  }
  delivery::tell(tx, coordinators.empty() ? town : coordinators, stay.id.uuid, false);
}

void ask_holders(Write& tx, const Caller& caller, Stay& stay, const std::vector<Uuid>& holders) {
  const std::vector<StayAsk> before = asks_of(tx, stay.id);
  std::vector<Uuid> fresh;
  for (const Uuid& holder : holders) {
    const bool asked =
        std::any_of(before.begin(), before.end(), [&](const StayAsk& ask) { return ask.holder_id == holder; });
    if (asked) continue;
    tx.upsert(StayAsk{tx.area(), stay.id, holder, tx.now(), AskAnswer::waiting, {}, {}});
    fresh.push_back(holder);
  }
  if (fresh.empty()) return;
  stay.manager_state = ManagerState::asked;
  delivery::tell(tx, accounts_of(tx, caller, fresh), stay.id.uuid, true);
}

void confirm_manager(Write& tx, const Caller& caller, Stay& stay, const std::string& phone) {
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  for (StayAsk& ask : asks_of(tx, stay.id)) {
    if (!is_asked(caller, ask)) continue;
    ask.answer = AskAnswer::ours;
    ask.answered_at = tx.now();
    ask.answered_by = caller.name;
    tx.update(ask);
  }
  stay.manager_state = ManagerState::confirmed;
  stay.manager_account_id = caller.account_id;
  stay.manager_name = caller.name;
  stay.manager_office_id = standing.office_id;
  stay.manager_office = standing.office_name;
  stay.manager_phone = phone;
  stay.manager_at = tx.now();
  const std::vector<StayStep> steps = steps_of(tx, stay.id);
  const bool told = std::any_of(steps.begin(), steps.end(),
                                [](const StayStep& step) { return step.kind == StepKind::hospital_told; });
  if (!told) tx.insert(new_step(tx, caller, {stay, Side::team, true}, StepKind::hospital_told, tx.today()));
  delivery::withdraw(tx, stay.id.uuid);
}

void decline(Write& tx, const Caller& caller, Stay& stay) {
  bool open = false;
  for (StayAsk& ask : asks_of(tx, stay.id)) {
    if (is_asked(caller, ask)) {
      ask.answer = AskAnswer::not_ours;
      ask.answered_at = tx.now();
      ask.answered_by = caller.name;
      tx.update(ask);
    }
    open = open || ask.answer == AskAnswer::waiting;
  }
  delivery::settle(tx, *caller.account_id, {stay.id.uuid});
  if (open || stay.manager_state == ManagerState::confirmed) return;
  stay.manager_state = ManagerState::searching;
  delivery::withdraw(tx, stay.id.uuid);
  tell_desk(tx, stay);
}

Result<Done> begin_for_person(Write& tx, const Caller& caller, Stay& stay) {
  const auto parts = TRY(people::person_parts(tx, *stay.person_id));
  stay.person_id = parts->person.id;
  const auto certified = people::facts_as<people::Certification>(parts->facts, people::Heading::certification);
  stay.care_level = certified.care_level;
  stay.zone_id = parts->person.zone_id ? std::optional(parts->person.zone_id->uuid) : std::nullopt;
  if (parts->person.status == people::PersonStatus::active)
    TRY(people::set_status(tx, *stay.person_id, people::PersonStatus::hospital, stay.admitted_on, stay.hospital_name));
  thread::Announcement news;
  news.text = admitted_words(stay);
  news.scenes = {thread::Scene::hospital};
  news.urgent = stay.arrival == Arrival::emergency || stay.arrival == Arrival::ambulance;
  TRY(thread::announce(tx, caller, *stay.person_id, news));
  const std::vector<Uuid> keepers = case_keepers(tx, *parts);
  ask_holders(tx, caller, stay, keepers);
  const auto own = [&](const StayAsk& ask) { return is_asked(caller, ask); };
  const std::vector<StayAsk> asks = asks_of(tx, stay.id);
  if (std::any_of(asks.begin(), asks.end(), own)) {
    std::string phone;
    for (const people::TeamMember& member : parts->team) {
      if (member.keeps_case && people::is_present(member, tx.today())) phone = member.phone;
    }
    confirm_manager(tx, caller, stay, phone);
  } else if (keepers.empty()) {
    tell_desk(tx, stay);
  }
  return Done{};
}

}  // namespace kaname::transitions

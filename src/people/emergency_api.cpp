// SPDX-License-Identifier: Apache-2.0
#include "people/emergency.h"

#include "delivery/notice.h"
#include "people/endpoints.h"
#include "people/person_store.h"
#include "trust/account_store.h"
#include "trust/permissions.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::LegalBasis;

// A line for somebody who has been told and has not said that she has seen it.
struct EmergencyLine {
  trust::BasisId id;
  PersonId person_id;
  std::string person_name;
  Timestamp at;
  std::string by_name;
  std::string by_office;
  std::string reason;
  bool reviews = false;     // the caller may review it: leads to the bases
  bool sees_looks = false;  // the caller may read who looked
};
constexpr auto describe(model::Tag<EmergencyLine>) {
  using namespace model;
  using Line = EmergencyLine;
  return entity("EmergencyLine", "緊急の閲覧の知らせ", field("id", &Line::id), field("person_id", &Line::person_id),
                field("person_name", &Line::person_name, personal), field("at", &Line::at),
                field("by_name", &Line::by_name, personal), field("by_office", &Line::by_office),
                field("reason", &Line::reason, personal), field("reviews", &Line::reviews),
                field("sees_looks", &Line::sees_looks));
}
struct Emergencies {
  std::vector<EmergencyLine> items;
};
constexpr auto describe(model::Tag<Emergencies>) {
  return model::entity("Emergencies", "緊急の閲覧の知らせの一覧", model::field("items", &Emergencies::items));
}

struct EmergencySeen {
  std::vector<trust::BasisId> ids;
};
constexpr auto describe(model::Tag<EmergencySeen>) {
  using namespace model;
  return entity("EmergencySeen", "緊急の閲覧の知らせを見た",
                field("ids", &EmergencySeen::ids, required | max_items(200)));
}

struct EmergencySeenCount {
  std::int64_t seen = 0;
};
constexpr auto describe(model::Tag<EmergencySeenCount>) {
  return model::entity("EmergencySeenCount", "見た知らせの数", model::field("seen", &EmergencySeenCount::seen));
}

// Accounts that keep the bases of the area: the rows of "basis.manage" reach the whole area.
std::vector<api::AccountId> reviewers(Read& tx) {
  std::vector<api::AccountId> out;
  const trust::Permission* row = trust::find_permission("basis.manage");
  for (const trust::Membership& m : trust::present_memberships(tx)) {
    if (row->by_role[static_cast<std::size_t>(m.role)] == trust::Relation::area) out.push_back(m.account_id);
  }
  return out;
}

std::vector<EmergencyNotice> unseen(Read& tx, const Caller& caller) {
  return tx.select<EmergencyNotice>("WHERE area_id = $1 AND account_id = $2 AND seen_at IS NULL ORDER BY basis_id",
                                    tx.area(), *caller.account_id);
}

// Nothing for what is no longer hers to know: she has left the team meanwhile, or it has been reviewed.
std::optional<EmergencyLine> line_of(Read& tx, const Caller& caller, const EmergencyNotice& notice) {
  const auto basis = tx.first<LegalBasis>("WHERE area_id = $1 AND id = $2", tx.area(), notice.basis_id);
  if (!basis) return std::nullopt;
  const trust::PersonAccess access = trust::person_access(tx, caller, basis->person_id);
  const bool reviews = trust::allows(caller, "basis.manage");
  const bool reads = (access.own_case || access.in_team) && access.reach >= trust::Reach::view;
  const bool waits = reviews && access.reach >= trust::Reach::listed && !basis->reviewed_at;
  if (!reads && !waits) return std::nullopt;
  const auto person = tx.first<Person>("WHERE area_id = $1 AND id = $2", tx.area(), basis->person_id);
  if (!person) return std::nullopt;
  EmergencyLine line{basis->id,     person->id,    person->name, basis->starts_at, basis->made_by_name,
                     std::string(), basis->reason, reviews,      access.own_case};
  if (basis->made_by) line.by_office = trust::standing_of(tx, *basis->made_by).office_name;
  return line;
}

Result<Emergencies> list_emergencies(Read& tx, const Caller& caller, const api::Nothing&) {
  Emergencies out;
  for (const EmergencyNotice& notice : unseen(tx, caller)) {
    if (auto line = line_of(tx, caller, notice)) out.items.push_back(std::move(*line));
  }
  std::sort(out.items.begin(), out.items.end(),
            [](const EmergencyLine& a, const EmergencyLine& b) { return a.at > b.at; });
  return out;
}

// One that is seen already, or was never told to her, is no fault: nothing of others is told by it.
Result<EmergencySeenCount> see(Write& tx, const Caller& caller, const EmergencySeen& in) {
  EmergencySeenCount out;
  std::vector<Uuid> subjects;
  for (EmergencyNotice& notice : unseen(tx, caller)) {
    if (std::find(in.ids.begin(), in.ids.end(), notice.basis_id) == in.ids.end()) continue;
    notice.seen_at = tx.now();
    tx.update(notice);
    subjects.push_back(notice.basis_id.uuid);
    ++out.seen;
  }
  delivery::settle(tx, *caller.account_id, subjects);
  return out;
}

}  // namespace

void tell_emergency(Write& tx, const LegalBasis& basis) {
  std::vector<api::AccountId> told = trust::readers_of(tx, basis.person_id);
  for (const api::AccountId& reviewer : reviewers(tx)) told.push_back(reviewer);
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  std::erase_if(told, [&](const api::AccountId& account) { return account == basis.made_by; });
  for (const api::AccountId& account : told) tx.insert(EmergencyNotice{tx.area(), account, basis.id, std::nullopt});
  delivery::tell(tx, told, basis.id.uuid, true);
}

void settle_reviewed(Write& tx, const LegalBasis& basis) {
  const std::vector<api::AccountId> team = trust::readers_of(tx, basis.person_id);
  for (const api::AccountId& reviewer : reviewers(tx)) {
    if (!std::binary_search(team.begin(), team.end(), reviewer)) delivery::settle(tx, reviewer, {basis.id.uuid});
  }
}

std::vector<api::Endpoint> emergency_endpoints() {
  using namespace api;
  return {
      get("/v1/emergencies", "basis.emergencies", "person.find",
          "Emergency access the caller was told of and has not seen", &list_emergencies),
      post("/v1/emergencies/seen", "basis.see", "person.find", "Say that these were seen", &see),
  };
}

}  // namespace kaname::people

// SPDX-License-Identifier: Apache-2.0
// The stays one sees: at the hospital its patients, at home the own people, at the desk all of the area.
#include <algorithm>

#include "people/person_store.h"
#include "transitions/by_person.h"
#include "transitions/endpoints.h"
#include "transitions/stay_view.h"

namespace kaname::transitions {
namespace {

using api::Caller;

constexpr std::int64_t kMostRows = 2000;

struct StayQuery {
  bool over = false;  // also those that are long over or cancelled, a year back
  std::optional<PersonId> person_id;
};
constexpr auto describe(model::Tag<StayQuery>) {
  using namespace model;
  return entity("StayQuery", "入退院の一覧", field("over", &StayQuery::over),
                field("person_id", &StayQuery::person_id));
}

struct StayPath {
  StayId id;
};
constexpr auto describe(model::Tag<StayPath>) {
  return model::entity("StayPath", "入院", model::field("id", &StayPath::id, model::from_path | model::required));
}

struct Stays {
  std::int64_t asks_me = 0;    // wait for the caller's answer
  std::int64_t searching = 0;  // nobody has been found
  std::int64_t late = 0;       // something of the caller's side is late
  std::vector<StayView> items;
};
constexpr auto describe(model::Tag<Stays>) {
  using namespace model;
  return entity("Stays", "入退院の一覧", field("asks_me", &Stays::asks_me), field("searching", &Stays::searching),
                field("late", &Stays::late), field("items", &Stays::items));
}

std::vector<Stay> candidates(Read& tx, const StayQuery& in) {
  if (in.person_id) {
    std::vector<Stay> out;
    for (const PersonId told_as : people::ids_of(tx, *in.person_id)) {
      auto some = tx.select<Stay>("WHERE area_id = $1 AND person_id = $2 ORDER BY admitted_on DESC, id LIMIT $3",
                                  tx.area(), told_as, kMostRows);
      out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return out;
  }
  if (in.over)
    return tx.select<Stay>("WHERE area_id = $1 AND admitted_on >= $2 ORDER BY admitted_on DESC, id LIMIT $3", tx.area(),
                           tx.today().plus_months(-12), kMostRows);
  return tx.select<Stay>(
      "WHERE area_id = $1 AND (state IN ('admitted', 'leaving') OR (state = 'discharged' AND discharged_on >= $2))"
      " ORDER BY admitted_on DESC, id LIMIT $3",
      tx.area(), tx.today().plus_days(-kAfterDays), kMostRows);
}

bool is_late(const StayView& view) {
  return std::any_of(view.due.begin(), view.due.end(),
                     [&](const DueStep& step) { return step.late && step.by == view.side; });
}

Result<Stays> list_stays(Read& tx, const Caller& caller, const StayQuery& in) {
  Stays out;
  const std::vector<StayId> asked = asked_stays(tx, caller);
  const RuleBook rules(tx);
  for (Stay& stay : candidates(tx, in)) {
    const Seen seen = see(tx, caller, std::move(stay), asked);
    if (seen.side == Side::none) continue;
    StayView view = view_of(tx, caller, seen, rules);
    out.asks_me += view.asks_me ? 1 : 0;
    out.searching += is_open(seen.stay) && view.manager_state == ManagerState::searching ? 1 : 0;
    out.late += is_late(view) ? 1 : 0;
    out.items.push_back(std::move(view));
  }
  return out;
}

Result<StayView> show_stay(Read& tx, const Caller& caller, const StayPath& in) {
  const Seen seen = TRY(find_stay(tx, caller, in.id));
  if (seen.side == Side::team)
    TRY(trust::need_person(tx, caller, *seen.stay.person_id, trust::Reach::view, "stay.show"));
  return view_of(tx, caller, seen);
}

}  // namespace

std::vector<api::Endpoint> list_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/stays", "stay.list", "stay.read", "Stays in hospital that the caller has to do with", &list_stays),
      get("/v1/stays/{id}", "stay.show", "stay.read", "One stay", &show_stay),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto part :
       {notice_endpoints, step_endpoints, list_endpoints, sync_endpoints, conference_ask_endpoints,
        conference_endpoints, conference_paper_endpoints, conference_reach_endpoints, conference_reader_endpoints}) {
    auto rows = part();
    out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  return out;
}

}  // namespace kaname::transitions

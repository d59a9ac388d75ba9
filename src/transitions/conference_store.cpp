// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_store.h"

#include "store/id_end.h"

namespace kaname::transitions {
namespace {

bool is_mine(const api::Caller& caller, const Invited& one) {
  if (!is_asked(one)) return false;
  if (one.account_id) return one.account_id == caller.account_id;
  return works_at(caller, one.office_id);
}

// Whether the caller sees the whole of it, and may write.
std::pair<bool, bool> reach_of(Read& tx, const api::Caller& caller, const SeenConference& seen) {
  if (seen.stay) {
    const Side side = seen.stay->side;
    // An office that was only asked whether the person is hers is told who it is and no more.
    const bool full = side == Side::team || side == Side::hospital || (side == Side::desk && seen.stay->may_write);
    return {full, seen.stay->may_write};
  }
  if (!seen.person_id) return {false, false};
  const trust::Reach reach = trust::person_access(tx, caller, *seen.person_id).reach;
  return {reach >= trust::Reach::view, reach >= trust::Reach::write};
}

}  // namespace

Poll poll_of(Read& tx, Conference conference) {
  Poll out;
  const ConferenceId id = conference.id;
  out.conference = std::move(conference);
  out.slots = tx.select<ConferenceSlot>("WHERE area_id = $1 AND conference_id = $2 ORDER BY number", tx.area(), id);
  out.invited = tx.select<Invited>("WHERE area_id = $1 AND conference_id = $2 ORDER BY number", tx.area(), id);
  out.replies =
      tx.select<SlotReply>("WHERE area_id = $1 AND conference_id = $2 ORDER BY invited_id, slot", tx.area(), id);
  return out;
}

SeenConference see_conference(Read& tx, const api::Caller& caller, Conference conference,
                              const std::vector<StayId>& asked) {
  SeenConference out;
  out.poll = poll_of(tx, std::move(conference));
  const Conference& c = out.poll.conference;
  out.person_id = c.person_id;
  if (c.stay_id) {
    if (auto stay = tx.first<Stay>("WHERE area_id = $1 AND id = $2", tx.area(), *c.stay_id)) {
      out.stay = see(tx, caller, std::move(*stay), asked);
      out.person_id = out.stay->stay.person_id;
    }
  }
  const auto [full, may_write] = reach_of(tx, caller, out);
  out.full = full;
  const bool organises =
      c.organiser_id == *caller.account_id || works_at(caller, c.organiser_office_id) || is_desk(caller);
  out.may_manage = full && may_write && organises;
  for (const Invited& one : out.poll.invited) {
    if (is_mine(caller, one)) out.mine.push_back(one.id);
  }
  return out;
}

Result<SeenConference> find_conference(Read& tx, const api::Caller& caller, ConferenceId id) {
  auto row = tx.first<Conference>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!row) return fail(Problem::not_found, "conference_not_found");
  SeenConference out = see_conference(tx, caller, std::move(*row), asked_stays(tx, caller));
  if (!is_seen(out)) return fail(Problem::not_found, "conference_not_found");
  return out;
}

std::vector<Conference> conferences_by_end(Read& tx, std::string_view end) {
  const auto pattern = store::ends_with_id(end);
  if (!pattern) return {};
  return tx.select<Conference>("WHERE area_id = $1 AND id LIKE $2 ORDER BY id LIMIT 5", tx.area(), *pattern);
}

std::optional<PersonId> person_of(Read& tx, const Conference& c) {
  if (!c.stay_id) return c.person_id;
  const auto stay = tx.first<Stay>("WHERE area_id = $1 AND id = $2", tx.area(), *c.stay_id);
  return stay ? stay->person_id : std::nullopt;
}

Result<Occasion> occasion_of(Read& tx, const api::Caller& caller, const std::optional<StayId>& stay,
                             const std::optional<PersonId>& person, std::string_view what) {
  if (stay.has_value() == person.has_value()) return fail_field("stay_id", "conference_for_whom");
  if (person) {
    TRY(trust::need_person(tx, caller, *person, trust::Reach::write, what));
    return Occasion{std::nullopt, person};
  }
  Occasion out;
  out.stay = TRY(find_stay(tx, caller, *stay));
  if (!out.stay->may_write) return fail(Problem::forbidden, "not_allowed");
  if (out.stay->stay.state == StayState::cancelled) return fail(Problem::conflict, "stay_cancelled");
  out.person_id = out.stay->stay.person_id;
  return out;
}

void keep(Write& tx, SeenConference& seen) {
  Conference& c = seen.poll.conference;
  c.changed_at = tx.now();
  c.changed_seq = tx.seq();
  tx.upsert(c);
  tx.concerns(c.id.uuid);
  // Also the stay and the person: whoever is erased takes these acts along.
  if (c.stay_id) tx.concerns(c.stay_id->uuid);
  if (seen.person_id) tx.concerns(seen.person_id->uuid);
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#pragma once
// Conferences in the tables, and who sees how much of one.

#include <vector>

#include "transitions/conference.h"
#include "transitions/stay_store.h"

namespace kaname::transitions {

// A conference, and from where it is seen. Whoever sees the stay (or, without one, the person) sees all of it; whoever was
// invited and sees nothing else is shown the meeting, its slots and which professions come.
struct SeenConference {
  Poll poll;
  std::optional<Seen> stay;
  std::optional<PersonId> person_id;  // once it is known who it is about
  bool full = false;
  // The organiser, her office and the desk: fixing, cancelling, typing what others have said.
  bool may_manage = false;
  std::vector<InvitedId> mine;  // invitations of the caller or of an office of hers
};

Poll poll_of(Read& tx, Conference conference);

// `asked`: as in see().
SeenConference see_conference(Read& tx, const api::Caller& caller, Conference conference,
                              const std::vector<StayId>& asked);
inline bool is_seen(const SeenConference& seen) { return seen.full || !seen.mine.empty(); }

// Errors: conference_not_found, also for one that the caller sees from nowhere.
Result<SeenConference> find_conference(Read& tx, const api::Caller& caller, ConferenceId id);

// By the last digits of its id (six or more, capitals), as they stand on sheets; for nobody's eyes yet.
std::vector<Conference> conferences_by_end(Read& tx, std::string_view end);
// Whom it is about, as far as that is known.
std::optional<PersonId> person_of(Read& tx, const Conference& conference);

// The stay or person a conference is to be asked for, with the right to write. Errors: as find_stay and need_person,
// conference_for_whom (both or neither), not_allowed, stay_cancelled.
struct Occasion {
  std::optional<Seen> stay;
  std::optional<PersonId> person_id;
};
Result<Occasion> occasion_of(Read& tx, const api::Caller& caller, const std::optional<StayId>& stay,
                             const std::optional<PersonId>& person, std::string_view what);

// Writes the row as this act leaves it, and says whom it is about.
void keep(Write& tx, SeenConference& seen);

}  // namespace kaname::transitions

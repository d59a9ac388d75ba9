// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which slot is the best one. Pure.

#include <optional>
#include <string>
#include <vector>

#include "transitions/conference.h"

namespace kaname::transitions {

struct RankedSlot {
  std::int64_t number = 0;
  std::int64_t rank = 0;  // 1 is the best
  std::vector<InvitedId> can, perhaps, cannot, open;
  std::int64_t professions = 0;  // different ones that can or perhaps can
  bool all_needed = false;       // somebody is needed, and everybody who is said ○
  // Three professions of three offices outside the hospital: what 退院時共同指導料 asks of a meeting with many offices
  // (多機関共同指導加算). A hint: the notification decides.
  bool three = false;
};

// The best first:
//   1. those the meeting needs: the fewest ×, then the fewest that have not answered, then the fewest △. Whoever has not
//      answered stands between △ and ×: △ has said that it could be arranged, × has said that it cannot; of her nothing is
//      known, so the slot is not lost, but nobody can rely on it either;
//   2. the most professions that can or perhaps can;
//   3. the most ○;
//   4. the earliest.
// `hospital` is left out of the three offices. Guests do not count.
std::vector<RankedSlot> rank_slots(const Poll& poll, const std::optional<Uuid>& hospital);

SlotAnswer answer_of(const Poll& poll, InvitedId who, std::int64_t slot);

// Everybody who was invited has answered.
bool is_complete(const Poll& poll);

// What those who are asked are, each once, in the order of the invitation.
std::vector<trust::Profession> professions_asked(const Poll& poll);

// What those who came are, each once, in the order of the invitation.
std::vector<trust::Profession> professions_present(const std::vector<Invited>& invited);

// "7F3A21-3": to say on the telephone, and for whoever types in what came back.
std::string reply_number(const Conference& conference, const Invited& invited);
// What the QR of a sheet says: "KNC1:", the last ten digits of the conference's id, and who. So short that a FAX with half
// the lines still carries it.
struct SheetMark {
  std::string end;
  std::int64_t number = 0;
};
std::string sheet_mark(const Conference& conference, const Invited& invited);
std::string sheet_mark(std::string_view end, std::int64_t number);
// Also of sheets printed before the mark was short ("KANAME-CONF:area:id:number").
std::optional<SheetMark> parse_sheet_mark(std::string_view text, std::string_view area);

// Error of field `slots`: conference_slots, conference_slot_past, conference_slot_far, conference_slot_twice.
Result<Done> check_slots(const std::vector<Timestamp>& slots, Timestamp now);

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text_fold.h"

namespace kaname::transitions {
namespace {

// A date further away than this is a slip of the finger.
constexpr int kFarthestDays = 366;
constexpr std::size_t kNumberDigits = 6;

// What a slot is judged by; smaller is better.
struct Worth {
  int needed_no = 0, needed_open = 0, needed_maybe = 0;
  std::int64_t professions = 0, yes = 0;
  Timestamp starts_at;

  auto key() const { return std::make_tuple(needed_no, needed_open, needed_maybe, -professions, -yes, starts_at.ms); }
};

// Whoever has no office stands for herself: a doctor of whom only the name is known has a practice of her own.
std::string office_key(const Invited& one) {
  if (one.office_id) return one.office_id->text();
  return text::fold(one.office_name.empty() ? one.name : one.office_name);
}

// Who could be in the room.
struct Room {
  std::set<trust::Profession> professions, outside_professions;
  std::set<std::string> outside_offices;

  void add(const Invited& one, const std::optional<Uuid>& hospital) {
    if (one.profession == trust::Profession::none) return;
    professions.insert(one.profession);
    if (hospital && one.office_id == hospital) return;
    outside_offices.insert(office_key(one));
    outside_professions.insert(one.profession);
  }
  bool three() const { return outside_professions.size() >= 3 && outside_offices.size() >= 3; }
};

void count(SlotAnswer answer, const Invited& one, RankedSlot& slot, Worth& worth) {
  const int needed = one.must_attend ? 1 : 0;
  switch (answer) {
    case SlotAnswer::yes:
      slot.can.push_back(one.id);
      ++worth.yes;
      break;
    case SlotAnswer::maybe:
      slot.perhaps.push_back(one.id);
      worth.needed_maybe += needed;
      break;
    case SlotAnswer::no:
      slot.cannot.push_back(one.id);
      worth.needed_no += needed;
      break;
    case SlotAnswer::none:
      slot.open.push_back(one.id);
      worth.needed_open += needed;
      break;
  }
}

}  // namespace

SlotAnswer answer_of(const Poll& poll, InvitedId who, std::int64_t slot) {
  for (const SlotReply& reply : poll.replies) {
    if (reply.invited_id == who && reply.slot == slot) return reply.answer;
  }
  return SlotAnswer::none;
}

std::vector<RankedSlot> rank_slots(const Poll& poll, const std::optional<Uuid>& hospital) {
  std::vector<std::pair<Worth, RankedSlot>> all;
  for (const ConferenceSlot& slot : poll.slots) {
    RankedSlot ranked;
    ranked.number = slot.number;
    Worth worth;
    worth.starts_at = slot.starts_at;
    Room room;
    for (const Invited& one : poll.invited) {
      if (one.guest) continue;
      const SlotAnswer answer = answer_of(poll, one.id, slot.number);
      count(answer, one, ranked, worth);
      if (answer == SlotAnswer::yes || answer == SlotAnswer::maybe) room.add(one, hospital);
    }
    worth.professions = ranked.professions = static_cast<std::int64_t>(room.professions.size());
    ranked.three = room.three();
    ranked.all_needed = worth.needed_no + worth.needed_open + worth.needed_maybe == 0;
    all.emplace_back(worth, std::move(ranked));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first.key() < b.first.key(); });
  std::vector<RankedSlot> out;
  for (auto& [worth, slot] : all) {
    slot.rank = static_cast<std::int64_t>(out.size()) + 1;
    out.push_back(std::move(slot));
  }
  return out;
}

bool is_complete(const Poll& poll) {
  return std::all_of(poll.invited.begin(), poll.invited.end(),
                     [](const Invited& one) { return one.guest || one.answered_at; });
}

std::vector<trust::Profession> professions_present(const std::vector<Invited>& invited) {
  std::vector<trust::Profession> out;
  for (const Invited& one : invited) {
    if (one.attendance != Attendance::present || one.profession == trust::Profession::none) continue;
    if (std::find(out.begin(), out.end(), one.profession) == out.end()) out.push_back(one.profession);
  }
  return out;
}

std::string reply_number(const Conference& conference, const Invited& invited) {
  // The end of an id is random, its beginning is the time.
  std::string end = conference.id.text();
  end = end.substr(end.size() - kNumberDigits);
  std::transform(end.begin(), end.end(), end.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return fmt::format("{}-{}", end, invited.number);
}

std::string sheet_mark(const Conference& conference, const Invited& invited) {
  return fmt::format("KANAME-CONF:{}:{}:{}", conference.area_id, conference.id.text(), invited.number);
}

Result<Done> check_slots(const std::vector<Timestamp>& slots, Timestamp now) {
  if (slots.size() < kFewestSlots || slots.size() > kMostSlots) return fail_field("slots", "conference_slots");
  std::vector<Timestamp> sorted = slots;
  std::sort(sorted.begin(), sorted.end());
  if (sorted.front() <= now) return fail_field("slots", "conference_slot_past");
  if (sorted.back().tokyo_date() > now.tokyo_date().plus_days(kFarthestDays))
    return fail_field("slots", "conference_slot_far");
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return fail_field("slots", "conference_slot_twice");
  return Done{};
}

}  // namespace kaname::transitions

// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "base/text_fold.h"
#include "store/id_end.h"

namespace kaname::transitions {
namespace {

// A date further away than this is a slip of the finger.
constexpr int kFarthestDays = 366;
constexpr std::size_t kNumberDigits = 6, kMarkDigits = 10;
constexpr std::string_view kMark = "KNC1:", kOldMark = "KANAME-CONF:";

// What a slot is judged by; smaller is better.
struct Worth {
  int needed_no = 0, needed_open = 0, needed_maybe = 0, needed_yes = 0;
  std::int64_t professions = 0, yes = 0;
  Timestamp starts_at;

  auto key() const { return std::make_tuple(needed_no, needed_open, needed_maybe, -professions, -yes, starts_at.ms); }
};

// Whoever has no office stands for herself: a doctor of whom only the name is known has a practice of her own.
std::string office_key(const Invited& one) {
  if (one.office_id) return one.office_id->text();
  return text::fold(one.office_name.empty() ? one.name : one.office_name);
}

// The end of an id is random, its beginning is the time.
std::string end_of(const Conference& conference, std::size_t digits) {
  return store::id_end(conference.id.text(), digits);
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
      worth.needed_yes += needed;
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
      if (!is_asked(one)) continue;
      const SlotAnswer answer = answer_of(poll, one.id, slot.number);
      count(answer, one, ranked, worth);
      if (answer == SlotAnswer::yes || answer == SlotAnswer::maybe) room.add(one, hospital);
    }
    worth.professions = ranked.professions = static_cast<std::int64_t>(room.professions.size());
    ranked.three = room.three();
    ranked.all_needed = worth.needed_yes > 0 && worth.needed_no + worth.needed_open + worth.needed_maybe == 0;
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
                     [](const Invited& one) { return !is_asked(one) || one.answered_at; });
}

std::vector<trust::Profession> professions_asked(const Poll& poll) {
  std::vector<trust::Profession> out;
  for (const Invited& one : poll.invited) {
    if (one.withdrawn_at || one.profession == trust::Profession::none) continue;
    if (std::find(out.begin(), out.end(), one.profession) == out.end()) out.push_back(one.profession);
  }
  return out;
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
  return fmt::format("{}-{}", end_of(conference, kNumberDigits), invited.number);
}

std::string sheet_mark(std::string_view end, std::int64_t number) { return fmt::format("{}{}-{}", kMark, end, number); }

std::string sheet_mark(const Conference& conference, const Invited& invited) {
  return sheet_mark(end_of(conference, kMarkDigits), invited.number);
}

std::optional<SheetMark> parse_sheet_mark(std::string_view text, std::string_view area) {
  SheetMark out;
  std::string_view number;
  if (text.starts_with(kMark)) {
    text.remove_prefix(kMark.size());
    if (text.size() < kMarkDigits + 2 || text[kMarkDigits] != '-') return std::nullopt;
    out.end = text.substr(0, kMarkDigits);
    number = text.substr(kMarkDigits + 1);
  } else {
    const std::string old = fmt::format("{}{}:", kOldMark, area);
    constexpr std::size_t kIdChars = 36;
    if (!text.starts_with(old) || text.size() < old.size() + kIdChars + 2) return std::nullopt;
    const auto id = ConferenceId::parse(text.substr(old.size(), kIdChars));
    if (!id || text[old.size() + kIdChars] != ':') return std::nullopt;
    Conference conference;
    conference.id = *id;
    out.end = end_of(conference, kMarkDigits);
    number = text.substr(old.size() + kIdChars + 1);
  }
  if (!store::ends_with_id(out.end)) return std::nullopt;
  const auto [end, wrong] = std::from_chars(number.data(), number.data() + number.size(), out.number);
  if (wrong != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  return out;
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

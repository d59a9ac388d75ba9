// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_rules.h"

#include <gtest/gtest.h>

#include "transitions/conference_sheet.h"

namespace kaname::transitions {
namespace {

using P = trust::Profession;
using A = SlotAnswer;

Timestamp at(unsigned day, int hour = 14) { return Timestamp::of(LocalDate::from_ymd(2026, 12, day), hour); }

class Meeting {
 public:
  explicit Meeting(int slots) {
    for (int i = 1; i <= slots; ++i) poll.slots.push_back({"272108", {}, i, at(static_cast<unsigned>(i))});
  }
  // Answers to slots 1, 2 …
  InvitedId add(P profession, bool must, const std::string& office, std::vector<A> answers) {
    Invited one;
    one.id = InvitedId{random_uuid()};
    one.number = static_cast<std::int64_t>(poll.invited.size()) + 1;
    one.profession = profession;
    one.must_attend = must;
    one.office_name = office;
    for (std::size_t i = 0; i < answers.size(); ++i)
      poll.replies.push_back({"272108", {}, one.id, static_cast<std::int64_t>(i) + 1, answers[i], ""});
    if (!answers.empty()) one.answered_at = at(1);
    poll.invited.push_back(one);
    return one.id;
  }
  std::vector<std::int64_t> order(const std::optional<Uuid>& hospital = {}) const {
    std::vector<std::int64_t> out;
    for (const RankedSlot& slot : rank_slots(poll, hospital)) out.push_back(slot.number);
    return out;
  }
  Poll poll;
};

using Order = std::vector<std::int64_t>;

TEST(RankSlots, EverybodyNeededComesFirstThenPerhapsThenUnansweredThenNot) {
  Meeting meeting(4);
  meeting.add(P::doctor, true, "病院", {A::no, A::none, A::maybe, A::yes});
  EXPECT_EQ(meeting.order(), (Order{4, 3, 2, 1}));
  EXPECT_TRUE(rank_slots(meeting.poll, {}).front().all_needed);
  EXPECT_FALSE(rank_slots(meeting.poll, {}).at(1).all_needed);
}

TEST(RankSlots, WhereNobodyIsNeededNothingIsSaidOfThem) {
  Meeting meeting(2);
  meeting.add(P::doctor, false, "病院", {A::yes, A::none});
  EXPECT_FALSE(rank_slots(meeting.poll, {}).at(0).all_needed);
  EXPECT_FALSE(rank_slots(meeting.poll, {}).at(1).all_needed);
}

TEST(RankSlots, OneNeededPersonWhoCannotOutweighsManyWhoPerhapsCan) {
  Meeting meeting(2);
  meeting.add(P::doctor, true, "病院", {A::no, A::maybe});
  meeting.add(P::care_manager, true, "居宅", {A::yes, A::maybe});
  meeting.add(P::nurse, true, "訪看", {A::yes, A::maybe});
  EXPECT_EQ(meeting.order(), (Order{2, 1}));
}

TEST(RankSlots, AmongEqualsTheMostProfessionsThenTheMostYesThenTheEarliest) {
  Meeting meeting(3);
  meeting.add(P::care_manager, true, "居宅", {A::yes, A::yes, A::yes});
  meeting.add(P::nurse, false, "訪看", {A::no, A::yes, A::yes});
  EXPECT_EQ(meeting.order(), (Order{2, 3, 1}));
  meeting.add(P::nurse, false, "別の訪看", {A::no, A::maybe, A::yes});
  EXPECT_EQ(meeting.order(), (Order{3, 2, 1})) << "the same professions, more ○";
  meeting.add(P::pharmacist, false, "薬局", {A::no, A::yes, A::no});
  EXPECT_EQ(meeting.order(), (Order{2, 3, 1})) << "one profession more";
}

TEST(RankSlots, WhoIsNotNeededOnlyCountsByProfession) {
  Meeting meeting(2);
  meeting.add(P::doctor, false, "医院", {A::no, A::none});
  EXPECT_EQ(meeting.order(), (Order{1, 2})) << "the earliest";
}

TEST(RankSlots, SaysWhoCanAndWhoNot) {
  Meeting meeting(1);
  const InvitedId yes = meeting.add(P::doctor, false, "甲", {A::yes});
  const InvitedId maybe = meeting.add(P::nurse, false, "乙", {A::maybe});
  const InvitedId no = meeting.add(P::dentist, false, "丙", {A::no});
  const InvitedId open = meeting.add(P::pharmacist, false, "丁", {});
  const RankedSlot slot = rank_slots(meeting.poll, {}).front();
  EXPECT_EQ(slot.can, std::vector{yes});
  EXPECT_EQ(slot.perhaps, std::vector{maybe});
  EXPECT_EQ(slot.cannot, std::vector{no});
  EXPECT_EQ(slot.open, std::vector{open});
  EXPECT_EQ(slot.professions, 2);
  EXPECT_FALSE(is_complete(meeting.poll));
}

TEST(RankSlots, ThreeNeedsThreeProfessionsOfThreeOfficesOutsideTheHospital) {
  const Uuid hospital = random_uuid();
  Meeting meeting(1);
  meeting.add(P::doctor, true, "病院", {A::yes});
  meeting.poll.invited.back().office_id = hospital;
  meeting.add(P::care_manager, false, "居宅", {A::yes});
  meeting.add(P::nurse, false, "訪看", {A::yes});
  EXPECT_FALSE(rank_slots(meeting.poll, hospital).front().three);
  EXPECT_TRUE(rank_slots(meeting.poll, {}).front().three) << "no hospital is known";
  meeting.add(P::nurse, false, "別の訪看", {A::yes});
  EXPECT_FALSE(rank_slots(meeting.poll, hospital).front().three) << "three offices, two professions";
  meeting.add(P::pharmacist, false, "薬局", {A::maybe});
  EXPECT_TRUE(rank_slots(meeting.poll, hospital).front().three);
  meeting.poll.invited.back().guest = true;
  EXPECT_FALSE(rank_slots(meeting.poll, hospital).front().three) << "guests were not asked";
}

TEST(Conference, ProfessionsOfThoseWhoCameStandOnce) {
  Meeting meeting(1);
  for (const P one : {P::nurse, P::doctor, P::nurse, P::none}) {
    meeting.add(one, false, "", {});
    meeting.poll.invited.back().attendance = Attendance::present;
  }
  meeting.add(P::pharmacist, false, "", {});
  meeting.poll.invited.back().attendance = Attendance::absent;
  EXPECT_EQ(professions_present(meeting.poll.invited), (std::vector{P::nurse, P::doctor}));
}

TEST(Conference, SlotsAreTwoToTwelveToComeAndDifferent) {
  const auto code = [](const std::vector<Timestamp>& slots) {
    const auto result = check_slots(slots, at(1, 10));
    return result ? std::string("ok") : result.error().fields.at(0).code;
  };
  EXPECT_EQ(code({at(1), at(2)}), "ok");
  EXPECT_EQ(code({at(1)}), "conference_slots");
  EXPECT_EQ(code(std::vector<Timestamp>(13, at(1))), "conference_slots");
  EXPECT_EQ(code({at(1, 10), at(2)}), "conference_slot_past");
  EXPECT_EQ(code({at(2), at(2)}), "conference_slot_twice");
  EXPECT_EQ(code({at(2), Timestamp::of(LocalDate::from_ymd(2028, 1, 1))}), "conference_slot_far");
}

TEST(Conference, TheNumberOnASheetIsShortAndTheMarkNamesOneRow) {
  Conference conference;
  conference.area_id = "272108";
  conference.id = ConferenceId{*Uuid::parse("019a0000-0000-7000-8000-0000007f3a21")};
  Invited one;
  one.number = 3;
  EXPECT_EQ(reply_number(conference, one), "7F3A21-3");
  EXPECT_EQ(sheet_mark(conference, one), "KNC1:00007F3A21-3");
  for (const char* text : {"KNC1:00007F3A21-3", "KANAME-CONF:272108:019a0000-0000-7000-8000-0000007f3a21:3"}) {
    const auto mark = parse_sheet_mark(text, "272108");
    ASSERT_TRUE(mark) << text;
    EXPECT_EQ(mark->end, "00007F3A21");
    EXPECT_EQ(mark->number, 3);
  }
  for (const char* text :
       {"", "KNC1:", "KNC1:00007F3A21", "KNC1:00007F3A21-", "KNC1:00007F3A21-3x", "KNC1:%_______%_-3",
        "KANAME-CONF:131016:019a0000-0000-7000-8000-0000007f3a21:3", "https://kaname.example/"})
    EXPECT_FALSE(parse_sheet_mark(text, "272108")) << text;
  EXPECT_EQ(slot_words(at(4), 90), "令和8年12月4日(金) 14:00〜15:30");
}

}  // namespace
}  // namespace kaname::transitions

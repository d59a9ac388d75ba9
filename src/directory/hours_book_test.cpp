// SPDX-License-Identifier: Apache-2.0
#include "directory/hours_book.h"

#include <gtest/gtest.h>

#include "base/time.h"

namespace kaname::directory {
namespace {

Timestamp at(std::string_view text) { return *Timestamp::parse(text); }

TEST(HoursBook, OneTimetableOfManyFacilitiesIsKeptOnce) {
  HoursBook book;
  const Timetable weekdays{{{{1, 2, 3, 4, 5}, "09:00", "12:00", ""}}, {}};
  const Timetable nights{{{{1, 2, 3, 4, 5, 6, 7}, "18:00", "24:00", ""}}, {}};
  EXPECT_EQ(book.number_of({}), 0u);
  EXPECT_EQ(book.number_of({Timetable{}}), 0u);
  const HoursNumber day = book.number_of({weekdays});
  const HoursNumber both = book.number_of({weekdays, nights});
  EXPECT_EQ(book.number_of({weekdays}), day);
  EXPECT_NE(both, day);
  EXPECT_EQ(*book.open_at(at("2026-11-20T10:00")), (std::vector<bool>{false, true, true}));
  EXPECT_EQ(*book.open_at(at("2026-11-20T19:00")), (std::vector<bool>{false, false, true}));
  const HoursNumber later = book.number_of({nights});
  EXPECT_TRUE(book.open_at(at("2026-11-20T19:00"))->at(later)) << "the answer kept for this minute is too short now";
}

TEST(HoursBook, HolidaysAndLeaveAreThoseOfThePage) {
  HoursBook book;
  const std::vector<OpenHours> weekdays = {{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}};
  const std::vector<OpenHours> with_holidays = {{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}, {{8}, "09:00", "12:00", ""}};
  const HoursNumber silent = book.number_of({{weekdays, {}}});
  const HoursNumber open = book.number_of({{with_holidays, {}}});
  const HoursNumber away =
      book.number_of({{weekdays, {{*LocalDate::parse("2026-11-20"), *LocalDate::parse("2026-11-24"), true, ""}}}});
  const auto holiday = book.open_at(at("2026-11-23T10:00"));  // 勤労感謝の日, a Monday
  EXPECT_FALSE(holiday->at(silent)) << "not certain: the hours do not speak of holidays";
  EXPECT_TRUE(holiday->at(open));
  EXPECT_FALSE(book.open_at(at("2026-11-20T10:00"))->at(away));
  EXPECT_TRUE(book.open_at(at("2026-11-25T10:00"))->at(away));
}

}  // namespace
}  // namespace kaname::directory

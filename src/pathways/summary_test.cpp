// SPDX-License-Identifier: Apache-2.0
#include "pathways/summary.h"

#include <gtest/gtest.h>

namespace kaname::pathways {
namespace {

LocalDate day(const char* text) { return *LocalDate::parse(text); }

// Two milestones: an assessment within a week, a letter two weeks after it.
const Pathway& pathway() {
  static const Pathway made = [] {
    Pathway out;
    out.code = "care";
    Milestone first, second;
    first.key = "assess";
    first.days = 7;
    first.items.resize(1);
    first.items.front().key = "look";
    second.key = "letter";
    second.from = "assess";
    second.days = 14;
    second.items.resize(1);
    second.items.front().key = "write";
    out.milestones = {first, second};
    return out;
  }();
  return made;
}

const Pathway* its_edition(const Course& course) { return course.pathway == "care.1" ? &pathway() : nullptr; }

CourseRecord record(const char* begun, CourseState state = CourseState::running, const char* ended = "") {
  CourseRecord out;
  out.course.pathway = "care.1";
  out.course.begun_on = day(begun);
  out.course.state = state;
  if (*ended) out.course.ended_on = day(ended);
  return out;
}

CourseRecord& marked(CourseRecord& record, const char* item, const char* on) {
  Mark row;
  row.item = item;
  row.done_on = day(on);
  record.marks.push_back(row);
  return record;
}

void put_off(CourseRecord& record, const char* item, Cause cause, const char* on, const char* moved_to) {
  Variance row;
  row.item = item;
  row.cause = cause;
  row.noted_at = Timestamp::of(day(on), 10);
  row.moved_to = day(moved_to);
  record.variances.push_back(row);
}

const SummaryTime kYear{day("2026-04-01"), day("2027-04-01")};
const LocalDate kToday = day("2026-11-20");

PathwaySummary summed(const std::vector<CourseRecord>& records) {
  return summary_of(pathway(), records, &its_edition, kYear, kToday);
}

std::string share(const plan::Figure& figure) {
  return figure.hidden ? "hidden" : std::to_string(figure.n) + "/" + std::to_string(figure.of);
}

TEST(PathwaySummary, CountsWhereCoursesStandAndWhatWasReachedByItsDay) {
  CourseRecord in_time = record("2026-05-01"), late = record("2026-05-10"), early = record("2026-01-10"),
               over = record("2025-10-01", CourseState::reached, "2026-03-31"),
               stopped = record("2026-06-01", CourseState::stopped, "2026-06-04"), fresh = record("2026-11-18");
  marked(marked(in_time, "look", "2026-05-08"), "write", "2026-05-22");
  marked(late, "look", "2026-05-20");
  marked(early, "look", "2026-01-12");
  CourseRecord other = record("2026-05-01");
  other.course.pathway = "old.9";
  const PathwaySummary out = summed({in_time, late, early, over, stopped, fresh, other});
  EXPECT_EQ(share(out.states[0].figure), "4/5")
      << "what had ended before and what is of another pathway does not count";
  EXPECT_EQ(share(out.states[1].figure), "0/5");
  EXPECT_EQ(share(out.states[2].figure), "1/5");
  EXPECT_EQ(share(out.milestones[0].figure), "1/2")
      << "of January nothing is asked, of Wednesday not yet, and nobody waits for what was stopped before its day";
  EXPECT_EQ(share(out.milestones[1].figure), "1/2") << "the letter of the late one is due since June";
  ASSERT_EQ(out.months.size(), 12U);
  EXPECT_EQ(out.months[1].month, day("2026-05-01"));
  EXPECT_EQ(share(out.months[1].begun), "2/4");
  EXPECT_EQ(share(out.months[1].in_time), "2/3");
  EXPECT_EQ(share(out.months[2].in_time), "0/1");
}

TEST(PathwaySummary, DelaysAreCountedByTheirCauseInTheMonthOfTheNote) {
  CourseRecord one = record("2026-05-01");
  put_off(one, "look", Cause::family, "2026-05-07", "2026-06-01");
  put_off(one, "look", Cause::area, "2026-06-01", "2026-07-01");
  put_off(one, "look", Cause::area, "2026-03-31", "2026-07-01");
  const PathwaySummary out = summed({one});
  EXPECT_EQ(share(out.causes[0].figure), "0/2");
  EXPECT_EQ(share(out.causes[1].figure), "1/2");
  EXPECT_EQ(share(out.causes[4].figure), "1/2") << "what was noted last year is of last year";
  EXPECT_EQ(share(out.months[1].variances), "1/2");
  EXPECT_EQ(share(out.months[2].variances), "1/2");
}

TEST(PathwaySummary, SmallNumbersAreHiddenAndTheOneBesideThemToo) {
  std::vector<CourseRecord> records;
  for (int i = 0; i < 30; ++i) {
    records.push_back(record("2026-05-01"));
    if (i < 12) marked(records.back(), "look", "2026-05-05");
    put_off(records.back(), "write",
            i < 3        ? Cause::area
                : i < 15 ? Cause::family
                         : Cause::person,
            "2026-05-20", "2026-12-01");
  }
  PathwaySummary out = summed(records);
  hide_small(out);
  EXPECT_EQ(share(out.milestones[0].figure), "12/30");
  EXPECT_EQ(share(out.states[0].figure), "30/30");
  EXPECT_EQ(share(out.causes[4].figure), "hidden") << "three";
  EXPECT_TRUE(out.causes[0].figure.hidden != out.causes[1].figure.hidden) << "with all the others it would be known";
}

TEST(PathwaySummary, NothingAtAllIsNothingAndNoFault) {
  PathwaySummary out = summed({});
  EXPECT_EQ(share(out.states[0].figure), "0/0");
  EXPECT_EQ(out.months.size(), 12U);
  hide_small(out);
  EXPECT_EQ(share(out.states[0].figure), "0/0");
}

}  // namespace
}  // namespace kaname::pathways

// SPDX-License-Identifier: Apache-2.0
#include "pathways/course_rules.h"

#include <gtest/gtest.h>

namespace kaname::pathways {
namespace {

LocalDate day(const char* text) { return *LocalDate::parse(text); }

CourseRecord record(const char* pathway = "oral_care.1", const char* begun = "2026-01-10") {
  CourseRecord out;
  out.course.pathway = pathway;
  out.course.begun_on = day(begun);
  return out;
}

void mark(CourseRecord& record, const char* item, const char* on, std::int64_t round = 0,
          MarkState state = MarkState::done) {
  Mark row;
  row.item = item;
  row.round = round;
  row.state = state;
  row.done_on = day(on);
  row.marked_by = "歯科 衛子";
  row.office_name = "まきの歯科";
  record.marks.push_back(row);
}

std::vector<MilestonePlan> plan(const CourseRecord& record) {
  return plan_of(*find_edition(record.course.pathway), record);
}

const MilestonePlan& milestone(const std::vector<MilestonePlan>& plan, std::string_view key, std::int64_t round = 0) {
  for (const MilestonePlan& one : plan) {
    if (one.milestone->key == key && one.round == round) return one;
  }
  throw std::logic_error("no such milestone: " + std::string(key));
}

TEST(ShippedPathways, AreWholeAndNamed) {
  ASSERT_GE(shipped_pathways().size(), 3U);
  for (const Pathway& one : shipped_pathways()) {
    EXPECT_EQ(fault_of(one), "") << one.code;
    EXPECT_FALSE(one.name.en.empty()) << one.code;
    EXPECT_FALSE(one.source.empty()) << one.code;
  }
  ASSERT_NE(current_pathway("stroke"), nullptr);
  EXPECT_EQ(edition_of(*current_pathway("stroke")), "stroke.1");
  EXPECT_EQ(current_pathway("flu"), nullptr);
}

TEST(ShippedPathways, StrokeHasItsDentalItems) {
  bool dental = false;
  for (const Milestone& milestone : current_pathway("stroke")->milestones) {
    for (const PathwayItem& item : milestone.items) dental = dental || item.by.front() == trust::Profession::dentist;
  }
  EXPECT_TRUE(dental);
}

TEST(FaultsOfPathways, AreNamed) {
  Pathway broken = *current_pathway("oral_care");
  broken.milestones[1].from = "nowhere";
  EXPECT_EQ(fault_of(broken), "refer comes after no earlier milestone");
  broken = *current_pathway("oral_care");
  broken.milestones[0].items[0].form = "no_such_form";
  EXPECT_EQ(fault_of(broken), "screening names no form");
  broken = *current_pathway("oral_care");
  broken.milestones[1].items[0].key = "screening";
  EXPECT_EQ(fault_of(broken), "screening stands twice");
  broken = *current_pathway("oral_care");
  broken.milestones[1].items[0].by.clear();
  EXPECT_EQ(fault_of(broken), "appointment is nobody's");
}

TEST(PlanOfCourse, CountsFromTheFirstDayAndForecastsTheRest) {
  const auto plans = plan(record());
  EXPECT_EQ(milestone(plans, "find").due, day("2026-01-17"));
  EXPECT_FALSE(milestone(plans, "find").forecast);
  EXPECT_EQ(milestone(plans, "refer").due, day("2026-01-31"));
  EXPECT_TRUE(milestone(plans, "refer").forecast);
  EXPECT_EQ(milestone(plans, "visit").due, day("2026-02-14"));
}

TEST(PlanOfCourse, AMilestoneReachedEarlyDrawsTheNextOnesNearer) {
  CourseRecord course = record();
  mark(course, "screening", "2026-01-11");
  const auto plans = plan(course);
  EXPECT_EQ(milestone(plans, "find").reached_on, day("2026-01-11"));
  EXPECT_EQ(milestone(plans, "refer").due, day("2026-01-25"));
  EXPECT_FALSE(milestone(plans, "refer").forecast);
}

TEST(PlanOfCourse, ADelayMovesTheItemAndWhatComesAfterIt) {
  CourseRecord course = record();
  Variance late;
  late.item = "screening";
  late.moved_to = day("2026-01-24");
  course.variances.push_back(late);
  late.moved_to = day("2026-01-30");
  course.variances.push_back(late);
  const auto plans = plan(course);
  const ItemPlan* item = find_item(plans, "screening", 0);
  ASSERT_NE(item, nullptr);
  EXPECT_TRUE(item->moved);
  EXPECT_EQ(item->due, day("2026-01-30")) << "the last word counts";
  EXPECT_EQ(milestone(plans, "refer").due, day("2026-02-13"));
}

TEST(PlanOfCourse, WhatTheProgramKnowsIsDoneByItself) {
  CourseRecord course = record();
  Shown form;
  form.form = "oral_screening";
  form.on = day("2026-01-09");
  course.shown.push_back(form);
  EXPECT_FALSE(find_item(plan(course), "screening", 0)->done_on) << "sent before the course began";
  form.on = day("2026-01-12");
  form.by = "西村 恵（牧野訪問看護ステーション）";
  course.shown.push_back(form);
  const auto plans = plan(course);
  const ItemPlan* item = find_item(plans, "screening", 0);
  EXPECT_EQ(item->done_on, day("2026-01-12"));
  EXPECT_TRUE(item->by_itself);
  EXPECT_EQ(item->by, form.by);
  mark(course, "screening", "2026-01-15");
  EXPECT_EQ(find_item(plan(course), "screening", 0)->done_on, day("2026-01-15")) << "what somebody said counts first";
}

TEST(PlanOfCourse, StepsAndDischargesShowTheirItems) {
  CourseRecord course = record("stroke.1");
  Shown step;
  step.proof = Proof::step;
  step.step = transitions::StepKind::conference_held;
  step.on = day("2026-03-01");
  course.shown.push_back(step);
  Shown home;
  home.proof = Proof::went_home;
  home.on = day("2026-03-10");
  course.shown.push_back(home);
  const auto plans = plan(course);
  EXPECT_EQ(find_item(plans, "conference", 0)->done_on, day("2026-03-01"));
  EXPECT_EQ(find_item(plans, "home", 0)->done_on, day("2026-03-10"));
  EXPECT_FALSE(find_item(plans, "moved", 0)->done_on);
  EXPECT_FALSE(find_item(plans, "summary", 0)->done_on) << "another step";
}

CourseRecord to_review() {
  CourseRecord course = record();
  for (const char* item : {"screening", "appointment", "dental_visit", "plan", "teach", "tell"})
    mark(course, item, "2026-02-01");
  mark(course, "food", "2026-02-02", 0, MarkState::not_needed);
  return course;
}

TEST(PlanOfCourse, AMilestoneComesAgainAfterItWasReached) {
  CourseRecord course = to_review();
  EXPECT_EQ(milestone(plan(course), "again").due, day("2026-05-03"));
  mark(course, "again_mouth", "2026-05-01");
  EXPECT_EQ(find_item(plan(course), "again_mouth", 1), nullptr) << "half of it is done";
  mark(course, "again_life", "2026-05-04");
  const auto plans = plan(course);
  EXPECT_EQ(milestone(plans, "again").reached_on, day("2026-05-04"));
  EXPECT_EQ(milestone(plans, "again", 1).due, day("2026-08-02"));
  EXPECT_FALSE(find_item(plans, "again_mouth", 1)->done_on);
}

TEST(PlanOfCourse, ACourseThatEndedAsksForNoFurtherRound) {
  CourseRecord course = to_review();
  mark(course, "again_mouth", "2026-05-01");
  mark(course, "again_life", "2026-05-04");
  course.course.state = CourseState::reached;
  EXPECT_EQ(find_item(plan(course), "again_mouth", 1), nullptr);
}

TEST(PlanOfCourse, NotNeededSettlesAnItem) {
  const auto plans = plan(to_review());
  EXPECT_EQ(milestone(plans, "share").reached_on, day("2026-02-02"));
  EXPECT_TRUE(find_item(plans, "food", 0)->not_needed);
  EXPECT_EQ(find_item(plans, "teach", 0)->by, "歯科 衛子（まきの歯科）");
}

}  // namespace
}  // namespace kaname::pathways

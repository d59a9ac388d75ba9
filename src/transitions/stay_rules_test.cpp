// SPDX-License-Identifier: Apache-2.0
#include "transitions/stay_rules.h"

#include <gtest/gtest.h>

namespace kaname::transitions {
namespace {

const LocalDate kAdmitted = LocalDate::from_ymd(2026, 11, 2);

Stay stay() {
  Stay out;
  out.admitted_on = kAdmitted;
  return out;
}

StayStep done(StepKind kind, LocalDate on) {
  StayStep out;
  out.kind = kind;
  out.done_on = on;
  return out;
}

const DueStep* find(const std::vector<DueStep>& all, StepKind kind) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const DueStep& step) { return step.kind == kind; });
  return at == all.end() ? nullptr : &*at;
}

TEST(StayRules, TheShippedKitNamesEachStepOnceInBothLanguages) {
  const RuleKit& kit = shipped_rules();
  EXPECT_GE(kit.steps.size(), 8U);
  for (const RuleStep& step : kit.steps) {
    EXPECT_FALSE(step.words.ja.empty());
    EXPECT_FALSE(step.words.en.empty());
    EXPECT_EQ(std::count_if(kit.steps.begin(), kit.steps.end(),
                            [&](const RuleStep& other) { return other.kind == step.kind; }),
              1);
  }
}

TEST(StayRules, InformationIsDueTwoDaysAfterTheAdmissionAndLateFromTheThird) {
  const auto on = [&](int days) { return due_steps(shipped_rules(), stay(), {}, kAdmitted.plus_days(days)); };
  EXPECT_EQ(find(on(0), StepKind::info_sent)->due_on, kAdmitted.plus_days(2));
  EXPECT_FALSE(find(on(2), StepKind::info_sent)->late);
  EXPECT_TRUE(find(on(3), StepKind::info_sent)->late);
}

TEST(StayRules, WhatWasDoneIsNotLateAndTheFirstTimeCounts) {
  const std::vector<StayStep> steps = {done(StepKind::info_sent, kAdmitted.plus_days(5)),
                                       done(StepKind::info_sent, kAdmitted.plus_days(4))};
  const auto due = due_steps(shipped_rules(), stay(), steps, kAdmitted.plus_days(9));
  EXPECT_EQ(find(due, StepKind::info_sent)->done_on, kAdmitted.plus_days(4));
  EXPECT_FALSE(find(due, StepKind::info_sent)->late);
}

TEST(StayRules, StepsBeforeTheDischargeMoveWithItAndNeverBeforeTheAdmission) {
  Stay one = stay();
  auto due = due_steps(shipped_rules(), one, {}, kAdmitted);
  EXPECT_FALSE(find(due, StepKind::conference_held)->due_on) << "no day is planned yet";
  one.expected_on = kAdmitted.plus_days(20);
  due = due_steps(shipped_rules(), one, {}, kAdmitted);
  EXPECT_EQ(find(due, StepKind::conference_held)->due_on, kAdmitted.plus_days(17));
  one.expected_on = kAdmitted.plus_days(1);
  due = due_steps(shipped_rules(), one, {}, kAdmitted);
  EXPECT_EQ(find(due, StepKind::conference_held)->due_on, kAdmitted);
}

TEST(StayRules, NothingIsAskedOfHomeAfterADeathNorOfACancelledStay) {
  Stay one = stay();
  one.state = StayState::discharged;
  one.discharged_on = kAdmitted.plus_days(8);
  one.destination = Destination::died;
  auto due = due_steps(shipped_rules(), one, {}, kAdmitted.plus_days(60));
  EXPECT_EQ(find(due, StepKind::report_back), nullptr);
  EXPECT_NE(find(due, StepKind::info_sent), nullptr);
  one.destination = Destination::home;
  due = due_steps(shipped_rules(), one, {}, kAdmitted.plus_days(60));
  EXPECT_EQ(find(due, StepKind::report_back)->due_on, kAdmitted.plus_days(36));
  one.state = StayState::cancelled;
  EXPECT_TRUE(due_steps(shipped_rules(), one, {}, kAdmitted).empty());
}

// 令和6年度: Ⅰ 250単位 入院した日のうち, Ⅱ 200単位 翌日又は翌々日.
TEST(StayRules, AddOnOfAdmissionByItsDays) {
  EXPECT_EQ(admission_addon(kAdmitted, kAdmitted.plus_days(-1)), 1);
  EXPECT_EQ(admission_addon(kAdmitted, kAdmitted), 1);
  EXPECT_EQ(admission_addon(kAdmitted, kAdmitted.plus_days(1)), 2);
  EXPECT_EQ(admission_addon(kAdmitted, kAdmitted.plus_days(2)), 2);
  EXPECT_EQ(admission_addon(kAdmitted, kAdmitted.plus_days(3)), 0);
}

}  // namespace
}  // namespace kaname::transitions

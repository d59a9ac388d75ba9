// SPDX-License-Identifier: Apache-2.0
#include "transitions/rule_edition.h"

#include <gtest/gtest.h>

namespace kaname::transitions {
namespace {

const LocalDate kDay = LocalDate::from_ymd(2026, 11, 2);

RuleEdition edition(std::int64_t number, std::optional<LocalDate> from, EditionState state = EditionState::published) {
  RuleEdition out;
  out.number = number;
  out.state = state;
  out.valid_from = from;
  return out;
}

std::int64_t number_on(const std::vector<RuleEdition>& editions, LocalDate day) {
  const RuleEdition* found = edition_on(editions, day);
  return found ? found->number : shipped_edition().number;
}

std::string faults(const RuleKit& rule) {
  std::string out;
  for (const FieldError& fault : faults_of(rule)) out += fault.field + "=" + fault.code + " ";
  return out;
}

TEST(RuleEdition, EachDayHasTheOneThatBeganLast) {
  const std::vector<RuleEdition> all = {edition(2, kDay), edition(3, kDay.plus_days(10)),
                                        edition(4, std::nullopt, EditionState::draft),
                                        edition(5, kDay.plus_days(3), EditionState::retired)};
  EXPECT_EQ(number_on(all, kDay.plus_days(-1)), 1) << "before the first own one the shipped kit holds";
  EXPECT_EQ(number_on(all, kDay), 2);
  EXPECT_EQ(number_on(all, kDay.plus_days(9)), 2) << "neither a draft nor a retired one holds";
  EXPECT_EQ(number_on(all, kDay.plus_days(10)), 3);
  EXPECT_EQ(number_on({edition(2, kDay), edition(3, kDay)}, kDay), 3) << "of one day the newest";
}

TEST(RuleEdition, TheShippedOneHasNoFaultsAndNoFirstDay) {
  EXPECT_EQ(shipped_edition().id, "kit.1");
  EXPECT_FALSE(shipped_edition().valid_from);
  EXPECT_EQ(faults(shipped_edition().rule), "");
  EXPECT_FALSE(shipped_edition().rule.introduction.empty());
}

TEST(RuleEdition, FaultsAreNamedWithTheirField) {
  RuleKit rule = shipped_rules();
  rule.name.ja.clear();
  rule.steps[1].kind = rule.steps[0].kind;
  rule.steps[2].words.ja.clear();
  rule.steps[3].by = Side::desk;
  rule.steps[5].days = -1;  // of a discharge that has happened
  EXPECT_EQ(faults(rule),
            "name=required steps.1.kind=rule_step_twice steps.2.words=required steps.3.by=rule_by"
            " steps.5.days=rule_days_before ");
  rule = shipped_rules();
  for (RuleStep& step : rule.steps) step.off = true;
  EXPECT_EQ(faults(rule), "steps=rule_no_steps ");
}

TEST(RuleEdition, AStepThatIsOffIsAskedOfNobody) {
  RuleKit rule = shipped_rules();
  Stay stay;
  stay.admitted_on = kDay;
  const std::size_t before = due_steps(rule, stay, {}, kDay).size();
  rule.steps[1].off = true;
  EXPECT_EQ(due_steps(rule, stay, {}, kDay).size(), before - 1);
}

TEST(RuleEdition, DaysInWords) {
  RuleStep step;
  EXPECT_EQ(until_words(step), "入院した日のうち");
  step.days = 2;
  EXPECT_EQ(until_words(step), "入院した日の2日後まで");
  step.from = Anchor::expected;
  step.days = -7;
  EXPECT_EQ(until_words(step), "退院予定日の7日前まで");
}

}  // namespace
}  // namespace kaname::transitions

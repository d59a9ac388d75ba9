// SPDX-License-Identifier: Apache-2.0
#include "plan/figure.h"

#include <gtest/gtest.h>

namespace kaname::plan {
namespace {

Figure of(const std::vector<Case>& cases) {
  std::vector<const Case*> all;
  for (const Case& one : cases) all.push_back(&one);
  return figure_of(all);
}

Case with(Verdict verdict, std::optional<double> value = {}) {
  Case out;
  out.verdict = verdict;
  out.value = value;
  return out;
}

// Known answers: Wilson 1927, as worked in the rules of the field's indicators.
TEST(Figure, IntervalIsWilsons) {
  const Interval most = wilson(8, 10);
  EXPECT_NEAR(most.low, 0.4902, 0.00005);
  EXPECT_NEAR(most.high, 0.9433, 0.00005);
  const Interval none = wilson(0, 20);
  EXPECT_DOUBLE_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 0.1611, 0.00005);
  EXPECT_DOUBLE_EQ(wilson(20, 20).high, 1);
}

TEST(Figure, UnknownIsNeitherYesNorNo) {
  const Figure figure = of({with(Verdict::yes), with(Verdict::yes), with(Verdict::no), with(Verdict::unknown)});
  EXPECT_EQ(figure.n, 2);
  EXPECT_EQ(figure.of, 3);
  EXPECT_EQ(figure.unknown, 1);
  EXPECT_DOUBLE_EQ(*figure.rate, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*figure.if_no, 0.5);
  EXPECT_DOUBLE_EQ(*figure.if_yes, 0.75);
}

TEST(Figure, WithoutCasesThereIsNoRate) {
  EXPECT_EQ(of({}).rate, std::nullopt);
  EXPECT_EQ(of({with(Verdict::unknown)}).rate, std::nullopt);
  EXPECT_DOUBLE_EQ(*of({with(Verdict::unknown)}).if_yes, 1);
}

TEST(Figure, MedianAndNinetiethLieBetweenNeighbours) {
  const Figure even = of({with(Verdict::yes, 4), with(Verdict::yes, 1), with(Verdict::yes, 2), with(Verdict::yes, 3)});
  EXPECT_DOUBLE_EQ(*even.median, 2.5);
  EXPECT_DOUBLE_EQ(*even.p90, 3.7);
  EXPECT_DOUBLE_EQ(*of({with(Verdict::yes, 6)}).p90, 6);
}

TEST(Figure, TenIsShownAndNineIsNot) {
  EXPECT_FALSE(is_small(figure_from(10, 20, 0)));
  EXPECT_TRUE(is_small(figure_from(9, 20, 0)));
  EXPECT_TRUE(is_small(figure_from(11, 20, 0))) << "the nine others could be counted";
  EXPECT_FALSE(is_small(figure_from(0, 20, 0)));
  EXPECT_FALSE(is_small(figure_from(20, 20, 0)));
  EXPECT_TRUE(is_small(figure_from(0, 9, 0)));
  EXPECT_TRUE(is_small(figure_from(10, 20, 3)));
}

TEST(Figure, WhatCouldBeSubtractedIsHiddenToo) {
  Figure big = figure_from(50, 100, 0), middle = figure_from(20, 40, 0), small = figure_from(2, 5, 0);
  hide_small({&big, &middle, &small});
  EXPECT_TRUE(small.hidden);
  EXPECT_TRUE(middle.hidden);
  EXPECT_FALSE(big.hidden);
  EXPECT_EQ(small.n, 0);
  EXPECT_EQ(small.of, 0);
  EXPECT_EQ(small.rate, std::nullopt);
}

TEST(Figure, TwoHiddenOnesHideEachOther) {
  Figure big = figure_from(50, 100, 0), one = figure_from(2, 5, 0), other = figure_from(1, 4, 0);
  hide_small({&big, &one, &other});
  EXPECT_FALSE(big.hidden);
}

}  // namespace
}  // namespace kaname::plan

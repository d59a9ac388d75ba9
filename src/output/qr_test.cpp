// SPDX-License-Identifier: Apache-2.0
#include "output/qr.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "output/test_tools.h"

namespace kaname::output {
namespace {

TEST(Qr, HasItsThreeFindersAndTiming) {
  for (const char* text : {"https://kaname.example/f/01HZX3", "日本語の文 𠮷", "1"}) {
    const auto matrix = qr_matrix(text);
    ASSERT_TRUE(matrix);
    const int size = matrix->size;
    EXPECT_EQ((size - 21) % 4, 0);
    for (const auto& [left, top] : {std::pair{0, 0}, std::pair{size - 7, 0}, std::pair{0, size - 7}}) {
      for (int i = 0; i < 7; ++i) {
        EXPECT_TRUE(matrix->at(left + i, top));
        EXPECT_TRUE(matrix->at(left, top + i));
        EXPECT_TRUE(matrix->at(left + i, top + 6));
      }
      EXPECT_FALSE(matrix->at(left + 1, top + 1));
      EXPECT_TRUE(matrix->at(left + 3, top + 3));
    }
    for (int i = 8; i < size - 8; ++i) EXPECT_EQ(matrix->at(i, 6), i % 2 == 0) << i;
  }
}

TEST(Qr, LevelsAndLimits) {
  const std::string text(100, 'a');
  EXPECT_LT(qr_matrix(text, QrLevel::low)->size, qr_matrix(text, QrLevel::high)->size);
  const auto empty = qr_matrix("");
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, "qr_empty");
  EXPECT_TRUE(qr_matrix(std::string(2953, 'a'), QrLevel::low));  // version 40-L, byte mode
  const auto longer = qr_matrix(std::string(2954, 'a'), QrLevel::low);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().problem, Problem::too_large);
}

TEST(Qr, SvgDrawsEveryDarkModule) {
  const auto matrix = qr_matrix("https://kaname.example/");
  ASSERT_TRUE(matrix);
  const std::string svg = qr_svg(*matrix, "<案内> & \"地図\"");
  EXPECT_NE(svg.find("&lt;案内&gt; &amp; &quot;地図&quot;"), std::string::npos);
  EXPECT_EQ(svg.find("<案内>"), std::string::npos);
  long drawn = 0;
  const std::size_t path = svg.rfind(" d=\"");
  for (std::size_t at = svg.find('h', path); at != std::string::npos; at = svg.find('h', at + 1)) {
    const int run = std::atoi(svg.c_str() + at + 1);
    if (run > 0) drawn += run;
  }
  EXPECT_EQ(drawn, std::count(matrix->dark.begin(), matrix->dark.end(), true));
}

}  // namespace
}  // namespace kaname::output

// SPDX-License-Identifier: Apache-2.0
#include "output/png.h"

#include <gtest/gtest.h>

#include "output/pdf.h"
#include "output/pdf_samples.h"
#include "output/test_tools.h"

namespace kaname::output {
namespace {

TEST(Png, APageIsAPictureInItsPaperSizeAndSmall) {
  const Document document = samples::facility_sheet(Look::colour);
  const auto bytes = page_png(document, 1);
  ASSERT_TRUE(bytes);
  EXPECT_LE(bytes->size(), 200'000U);
  EXPECT_TRUE(bytes->starts_with("\x89PNG"));
  // Width and height stand in the first chunk, big end first: A4 at 100 dots an inch.
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value * 256 + static_cast<unsigned char>((*bytes)[i]);
    return value;
  };
  EXPECT_EQ(number(16), 827);
  EXPECT_EQ(number(20), 1169);
}

TEST(Png, PagesThatAreNotThereAreNothing) {
  const Document document = samples::facility_sheet(Look::colour);
  EXPECT_FALSE(page_png(document, 0));
  EXPECT_FALSE(page_png(document, 2));
}

TEST(Png, APictureWithANameIsFoundWhereItStands) {
  Document document = samples::long_list(80);
  document.look = Look::colour;
  Canvas canvas(120, 50);
  canvas.picture({{0, 0}, 50, 50, "", "first"});
  canvas.picture({{60, 0}, 50, 50, "", "second"});
  canvas.picture({{0, 0}, 1, 1, "", ""});
  document.blocks.push_back(Drawing{canvas, "二枚"});
  const Overview seen = overview(document);
  EXPECT_EQ(seen.pages, page_count(document));
  ASSERT_EQ(seen.pictures.size(), 2U);
  const PlacedPicture &first = seen.pictures[0], &second = seen.pictures[1];
  EXPECT_EQ(first.name, "first");
  EXPECT_EQ(first.page, seen.pages);
  constexpr double kWide = 297, kHigh = 210;  // the list lies on its side
  EXPECT_NEAR(first.width * kWide, 50, 0.1);
  EXPECT_NEAR(first.height * kHigh, 50, 0.1);
  EXPECT_NEAR((second.left - first.left) * kWide, 60, 0.1);
  EXPECT_EQ(second.top, first.top);
  EXPECT_GT(first.top, 0);
  EXPECT_LE(first.top + first.height, 1);
}

TEST(Png, AFullPageOfAListStaysSmall) {
  const auto bytes = page_png(samples::long_list(60), 2);
  ASSERT_TRUE(bytes);
  EXPECT_LE(bytes->size(), 200'000U);
}

}  // namespace
}  // namespace kaname::output

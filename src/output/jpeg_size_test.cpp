// SPDX-License-Identifier: Apache-2.0
#include "output/jpeg_size.h"

#include <gtest/gtest.h>

#include "output/jpeg_for_tests.h"

namespace kaname::output {
namespace {

TEST(JpegSize, IsReadFromTheFrame) { EXPECT_EQ(jpeg_size(testing::small_jpeg()), (PixelSize{16, 12})); }

TEST(JpegSize, OfWhatIsNoWholeJpegIsNothing) {
  const std::string& whole = testing::small_jpeg();
  for (std::size_t length = 0; length < 160; ++length) {
    const auto cut = jpeg_size(std::string_view(whole).substr(0, length));
    EXPECT_TRUE(!cut || cut == (PixelSize{16, 12})) << length;
  }
  EXPECT_FALSE(jpeg_size("\x89PNG\r\n\x1a\n"));
  EXPECT_FALSE(jpeg_size(std::string("\xFF\xD8\xFF\xE0\x00\x01", 6))) << "a length shorter than itself";
  EXPECT_FALSE(jpeg_size(std::string("\xFF\xD8\xFF\xDA\x00\x02", 6))) << "a scan without a frame";
}

TEST(JpegSize, WhatNoTelephoneMakesIsRefused) {
  std::string huge = testing::small_jpeg();
  const std::size_t frame = huge.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  huge[frame + 5] = huge[frame + 7] = '\x40';  // 16,396 × 16,400 pixels
  EXPECT_FALSE(jpeg_size(huge));
}

}  // namespace
}  // namespace kaname::output

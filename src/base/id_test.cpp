// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <gtest/gtest.h>

namespace kaname {
namespace {

constexpr std::string_view kText = "0192a1b2-c3d4-7ef5-8a9b-0c1d2e3f4a5b";

TEST(Id, TextAndBytesAreTheSame) {
  const auto uuid = Uuid::parse(kText);
  ASSERT_TRUE(uuid);
  EXPECT_EQ(uuid->bytes,
            (std::array<std::uint8_t, 16>{0x01, 0x92, 0xa1, 0xb2, 0xc3, 0xd4, 0x7e, 0xf5, 0x8a, 0x9b, 0x0c, 0x1d, 0x2e,
                                          0x3f, 0x4a, 0x5b}));
  EXPECT_EQ(uuid->text(), kText);
}

TEST(Id, LargeLettersAreReadAndSmallOnesWritten) {
  const auto uuid = Uuid::parse("0192A1B2-C3D4-7EF5-8A9B-0C1D2E3F4A5B");
  ASSERT_TRUE(uuid);
  EXPECT_EQ(uuid->text(), kText);
}

TEST(Id, EveryOtherByteAtEveryPlaceIsRefused) {
  for (std::size_t place = 0; place < kText.size(); ++place) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(kText);
      text[place] = static_cast<char>(byte);
      const bool fits = kText[place] == '-' ? byte == '-' : byte < 128 && std::isxdigit(byte) != 0;
      EXPECT_EQ(Uuid::parse(text).has_value(), fits) << place << ' ' << byte;
    }
  }
}

TEST(Id, OtherLengthsAreRefused) {
  EXPECT_FALSE(Uuid::parse(""));
  EXPECT_FALSE(Uuid::parse(kText.substr(0, 35)));
  EXPECT_FALSE(Uuid::parse(std::string(kText) + "0"));
}

}  // namespace
}  // namespace kaname

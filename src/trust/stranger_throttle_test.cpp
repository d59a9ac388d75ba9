// SPDX-License-Identifier: Apache-2.0
#include "trust/stranger_throttle.h"

#include <gtest/gtest.h>

namespace kaname::trust {
namespace {

TEST(StrangerThrottle, FiveFromOneNetworkInTenMinutes) {
  StrangerThrottle throttle;
  const Timestamp now{1'000'000'000};
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(throttle.take("watch", "272108", "2001:db8:0:1::1", now));
  EXPECT_FALSE(throttle.take("watch", "272108", "2001:db8:0:1::ffff", now)) << "the same /64";
  EXPECT_TRUE(throttle.take("watch", "272108", "2001:db8:0:2::1", now));
  EXPECT_TRUE(throttle.take("watch", "312011", "2001:db8:0:1::1", now)) << "another area";
  EXPECT_TRUE(throttle.take("application", "272108", "2001:db8:0:1::1", now)) << "something else";
  EXPECT_TRUE(throttle.take("watch", "272108", "2001:db8:0:1::1", now.plus_ms(StrangerThrottle::kWindowMs)));
}

TEST(StrangerThrottle, SixtyFromEverywhere) {
  StrangerThrottle throttle;
  int taken = 0;
  for (int i = 0; i < 100; ++i)
    taken += throttle.take("watch", "272108", "192.0.2." + std::to_string(i), Timestamp{1'000'000'000}) ? 1 : 0;
  EXPECT_EQ(taken, 60);
}

}  // namespace
}  // namespace kaname::trust

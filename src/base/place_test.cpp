// SPDX-License-Identifier: Apache-2.0
#include "base/place.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kaname::place {
namespace {

constexpr LatLng kHirakata{34.8144, 135.6507};  // city hall
constexpr LatLng kTokyo{35.6812, 139.7671};
constexpr LatLng kOsaka{34.7025, 135.4959};

TEST(Place, Distances) {
  EXPECT_DOUBLE_EQ(distance_m(kOsaka, kOsaka), 0);
  EXPECT_NEAR(distance_m(kOsaka, kTokyo), 403'000, 2'000);  // the two main stations
  EXPECT_DOUBLE_EQ(distance_m(kOsaka, kTokyo), distance_m(kTokyo, kOsaka));
  EXPECT_NEAR(distance_m({35, 135}, {36, 135}), 111'195, 10);
  EXPECT_NEAR(distance_m({0, 179.5}, {0, -179.5}), 111'195, 10);
  EXPECT_NEAR(distance_m({0, 0}, {0, 180}), 20'015'115, 100);
}

TEST(Place, Cells) {
  EXPECT_EQ(cell_id(kHirakata, 13), cell_id({34.8145, 135.6508}, 13));
  EXPECT_NE(cell_id(kHirakata, 30), cell_id({34.8145, 135.6508}, 30));
  EXPECT_EQ(cell_id(kHirakata, 99), cell_id(kHirakata, 30));
  for (const LatLng corner : {LatLng{20.4, 136.1}, LatLng{45.5, 148.9}, LatLng{24.4, 122.9}, LatLng{24.3, 153.98}}) {
    EXPECT_LT(cell_id(corner), std::uint64_t{1} << 63);
  }
}

TEST(Place, CellRangesCoverTheCircle) {
  const auto ranges = cell_ranges(kHirakata, 1000);
  ASSERT_FALSE(ranges.empty());
  EXPECT_LE(ranges.size(), 8u);
  const auto covered = [&](LatLng p) {
    const std::uint64_t id = cell_id(p);
    for (const auto& range : ranges) {
      if (range.first <= id && id <= range.second) return true;
    }
    return false;
  };
  for (int angle = 0; angle < 360; angle += 5) {
    const double turn = angle * 3.14159265358979 / 180;
    const LatLng rim{
        kHirakata.lat + 999.0 / 111'195 * std::cos(turn),
        kHirakata.lng + 999.0 / 111'195 / std::cos(kHirakata.lat * 3.14159265358979 / 180) * std::sin(turn)};
    EXPECT_TRUE(covered(rim)) << angle;
  }
  EXPECT_FALSE(covered(kOsaka));
  EXPECT_TRUE(covered(kHirakata));
}

TEST(Place, PolygonsWithHolesAndParts) {
  const std::vector<LatLng> square{{34, 135}, {34, 136}, {35, 136}, {35, 135}, {34, 135}};
  const std::vector<LatLng> hole{{34.4, 135.4}, {34.6, 135.4}, {34.6, 135.6}, {34.4, 135.6}};
  const std::vector<LatLng> island{{36, 137}, {36, 137.5}, {36.5, 137}};
  const Polygon area({square, hole, island, {{1, 1}}, {}});
  EXPECT_TRUE(area.contains({34.2, 135.2}));
  EXPECT_FALSE(area.contains({34.5, 135.5}));
  EXPECT_TRUE(area.contains({36.1, 137.1}));
  EXPECT_FALSE(area.contains({36.4, 137.4}));
  EXPECT_FALSE(area.contains({33.9999, 135.5}));
  EXPECT_FALSE(area.contains({std::numeric_limits<double>::quiet_NaN(), 135.5}));
  EXPECT_EQ(area.southwest(), (LatLng{34, 135}));
  EXPECT_EQ(area.northeast(), (LatLng{36.5, 137.5}));
  const Polygon nothing({});
  EXPECT_TRUE(nothing.empty());
  EXPECT_FALSE(nothing.contains({0, 0}));
  EXPECT_FALSE(nothing.contains_within({0, 0}, 1e6));
}

TEST(Place, ToleranceAtTheEdge) {
  const Polygon area({{{34, 135}, {34, 136}, {35, 136}, {35, 135}}});
  const LatLng outside{33.999, 135.5};  // 111 m to the south
  EXPECT_NEAR(area.distance_to_edge_m(outside), 111.2, 0.5);
  EXPECT_FALSE(area.contains_within(outside, 100));
  EXPECT_TRUE(area.contains_within(outside, 120));
  EXPECT_TRUE(area.contains_within({34.5, 135.5}, 0));
  EXPECT_FALSE(area.contains_within(kTokyo, 5000));
  const LatLng corner{33.999, 134.999};
  EXPECT_NEAR(area.distance_to_edge_m(corner), distance_m(corner, {34, 135}), 0.5);
}

TEST(Place, JapanAndSwappedNumbers) {
  for (const LatLng here : {kHirakata, kTokyo, LatLng{26.2, 127.7}, LatLng{43.06, 141.35}, LatLng{24.28, 153.98}}) {
    EXPECT_TRUE(in_japan(here));
    EXPECT_FALSE(swapped(here));
    EXPECT_TRUE(swapped({here.lng, here.lat}));
  }
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const LatLng there : {LatLng{0, 0}, LatLng{51.5, -0.1}, LatLng{nan, nan}, LatLng{34, nan}}) {
    EXPECT_FALSE(in_japan(there));
    EXPECT_FALSE(swapped(there));
  }
}

}  // namespace
}  // namespace kaname::place

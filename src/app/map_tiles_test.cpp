// SPDX-License-Identifier: Apache-2.0
#include "app/map_tiles.h"

#include <gtest/gtest.h>

namespace kaname::app {
namespace {

TEST(MapTiles, OriginOfAnAddressThatIsOne) {
  struct Row {
    std::string_view url, origin;
  };
  for (const Row& row : {
           Row{"https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png", "https://cyberjapandata.gsi.go.jp"},
           Row{"http://tiles.example:8081/{z}/{x}/{y}.png?key=a", "http://tiles.example:8081"},
           Row{"", ""},
           Row{"https://tiles.example/{z}/{x}.png", ""},
           Row{"https:///{z}/{x}/{y}.png", ""},
           Row{"ftp://tiles.example/{z}/{x}/{y}.png", ""},
           Row{"//tiles.example/{z}/{x}/{y}.png", ""},
           Row{"https://user@tiles.example/{z}/{x}/{y}.png", ""},
           Row{"https://*/{z}/{x}/{y}.png", ""},
           Row{"https://tiles.example; script-src */{z}/{x}/{y}.png", ""},
           Row{"https://tiles.example/{z}/{x}/{y}.png\r\nx: y", ""},
           Row{"https://tiles.example/{z}/{x}/{y}\"><script>", ""},
           Row{"https://地図.example/{z}/{x}/{y}.png", ""},
       }) {
    EXPECT_EQ(tiles_origin(row.url), row.origin) << row.url;
  }
}

TEST(MapTiles, StandInTheHeadOfThePage) {
  const std::string page = "<html><head><title>x</title></head></html>";
  EXPECT_EQ(with_map_tiles(page, {}), page);
  EXPECT_EQ(with_map_tiles(page, {"https://a.example/{z}/{x}/{y}.png?b&c", "出典 <甲>"}),
            "<html><head>\n<meta name=\"kaname-map-tiles\" content=\"https://a.example/{z}/{x}/{y}.png?b&amp;c\""
            " data-credit=\"出典 &lt;甲&gt;\"><title>x</title></head></html>");
  EXPECT_NE(with_map_tiles(page, {"https://cyberjapandata.gsi.go.jp/xyz/std/{z}/{x}/{y}.png", ""}).find("地理院タイル"),
            std::string::npos);
  EXPECT_EQ(with_map_tiles("no head", {"https://a.example/{z}/{x}/{y}.png", ""}), "no head");
}

}  // namespace
}  // namespace kaname::app

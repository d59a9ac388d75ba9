// SPDX-License-Identifier: Apache-2.0
#include "output/html.h"

#include <gtest/gtest.h>

namespace kaname::output {
namespace {

TEST(Html, EscapesTextAndAttributes) {
  Html html;
  html.open("p", {{"class", "a\"b'c"}, {"hidden", "", false}}).text("<script>&\"'").close();
  EXPECT_EQ(html.str(), "<p class=\"a&quot;b&#39;c\">&lt;script&gt;&amp;&quot;&#39;</p>");
}

TEST(Html, RareKanjiStayAndBadBytesDoNot) {
  EXPECT_EQ(escape_html("𠮷田 髙﨑 葛\xF3\xA0\x84\x80城"), "𠮷田 髙﨑 葛\xF3\xA0\x84\x80城");
  EXPECT_EQ(escape_html("a\xFF\x01"), "a\uFFFD\uFFFD");
  EXPECT_EQ(escape_html("\xC0\xBCscript"), "\uFFFD\uFFFDscript");  // overlong '<'
}

TEST(Html, AddressesFromDataCannotRunCode) {
  const struct {
    const char* address;
    bool safe;
  } kCases[] = {{"https://kaname.example/", true},
                {"HTTP://kaname.example/", true},
                {"mailto:a@example.jp", true},
                {"tel:0720000001", true},
                {"/facilities/1?x=a:b", true},
                {"facilities/1", true},
                {"#top", true},
                {"javascript:alert(1)", false},
                {"JavaScript:alert(1)", false},
                {"java\tscript:alert(1)", false},
                {" javascript:alert(1)", false},
                {"\x01javascript:alert(1)", false},
                {"data:text/html,<script>", false},
                {"vbscript:x", false},
                {"//evil.example/", false},
                {"\\\\evil.example", false},
                {"/\\evil.example", false}};
  for (const auto& one : kCases) {
    EXPECT_EQ(is_safe_address(one.address), one.safe) << one.address;
    Html html;
    html.element("a", "x", {{"href", one.address}});
    EXPECT_EQ(html.str() == "<a href=\"#\">x</a>", !one.safe || std::string_view(one.address) == "#") << one.address;
  }
}

TEST(Html, VoidElementsAndNesting) {
  Html html;
  html.open("ul").element("li", "一").open("li").open("br").text("二").close().close();
  EXPECT_EQ(html.str(), "<ul><li>一</li><li><br>二</li></ul>");
}

TEST(Html, DataForScriptsCannotEndTheElement) {
  Html html;
  html.data("d", R"({"a":"</script><script>alert(1)</script>"})");
  EXPECT_EQ(html.str().find("</script><script>"), std::string::npos);
  EXPECT_NE(html.str().find("\\u003c/script>"), std::string::npos);
}

TEST(Html, PageIsJapaneseAndTitled) {
  Html body;
  body.element("h1", "相談窓口").append_qr("https://kaname.example/", "このページ");
  const std::string page = html_page("要町 <相談>", "/site.css", body);
  EXPECT_EQ(page.rfind("<!doctype html>", 0), 0U);
  EXPECT_NE(page.find("<html lang=\"ja\">"), std::string::npos);
  EXPECT_NE(page.find("<title>要町 &lt;相談&gt;</title>"), std::string::npos);
  EXPECT_NE(page.find("<link rel=\"stylesheet\" href=\"/site.css\">"), std::string::npos);
  EXPECT_NE(page.find("<svg "), std::string::npos);
}

}  // namespace
}  // namespace kaname::output

// SPDX-License-Identifier: Apache-2.0
#include "base/cp932.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace kaname::cp932 {
namespace {

std::string bytes_of(std::string_view text) { return encode(text).bytes; }

TEST(Cp932, ReadsBothFormsOfExtensionKanji) {
  EXPECT_EQ(decode("\xFB\xFC\xEE\xE0").text, "髙髙");
  EXPECT_EQ(decode("\xFA\xB1\xED\x95").text, "﨑﨑");
  EXPECT_EQ(decode("\x8A\x94\x87\x8A\xFA\x58").text, "株㈱㈱");
  EXPECT_EQ(decode("\xBB\xB2\xC4\xB3 A\x82\x60").text, "ｻｲﾄｳ AＡ");
  EXPECT_EQ(decode("\x5C\x7E\x7F\x1A\t\r\n").text, "\\~\x7F\x1A\t\r\n");
  EXPECT_EQ(decode("\xF0\x40").text, "\uE000");
  EXPECT_EQ(decode("").replaced, 0u);
}

TEST(Cp932, WritesTheFormOfWindows) {
  EXPECT_EQ(bytes_of("髙"), "\xFB\xFC");
  EXPECT_EQ(bytes_of("﨑"), "\xFA\xB1");
  EXPECT_EQ(bytes_of("彅"), "\xFA\x67");
  EXPECT_EQ(bytes_of("\uFA19"), "\xFB\x7E");
  EXPECT_EQ(bytes_of("㈱①Ⅰⅰ"), "\x87\x8A\x87\x40\x87\x54\xFA\x40");
  EXPECT_EQ(bytes_of("∵≒￢"), "\x81\xE6\x81\xE0\x81\xCA");
  EXPECT_EQ(bytes_of("ｻｲﾄｳ A"), "\xBB\xB2\xC4\xB3 A");
}

TEST(Cp932, TwinsGoTheWayOfWindows) {
  const std::pair<std::string_view, std::string_view> twins[] = {{"〜", "～"}, {"−", "－"}, {"‖", "∥"}, {"¢", "￠"},
                                                                 {"£", "￡"},  {"¬", "￢"}, {"—", "―"}};
  for (const auto& [other, windows] : twins) {
    EXPECT_EQ(bytes_of(other), bytes_of(windows)) << other;
    EXPECT_EQ(decode(bytes_of(other)).text, windows);
    EXPECT_TRUE(encode(other).replaced.empty()) << other;
  }
  EXPECT_EQ(bytes_of("～"), "\x81\x60");
  EXPECT_EQ(bytes_of("－"), "\x81\x7C");
  EXPECT_EQ(bytes_of("∥"), "\x81\x61");
  EXPECT_EQ(bytes_of("―"), "\x81\x5C");
  EXPECT_EQ(bytes_of("¥\\~"), "\\\\~");
  EXPECT_EQ(bytes_of("か\u3099は\u309A"), bytes_of("がぱ"));
}

TEST(Cp932, EverythingItHoldsComesBack) {
  std::size_t characters = 0, other_form = 0;
  for (unsigned lead = 0x81; lead <= 0xFC; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFC; ++trail) {
      const std::string code{static_cast<char>(lead), static_cast<char>(trail)};
      const Decoded decoded = decode(code);
      if (decoded.replaced != 0 || text::code_points(decoded.text).size() != 1) continue;
      if (decoded.text >= "\uE000" && decoded.text <= "\uF8FF") continue;  // user-defined
      const Encoded again = encode(decoded.text);
      EXPECT_TRUE(again.replaced.empty()) << decoded.text;
      EXPECT_EQ(decode(again.bytes).text, decoded.text);
      ++characters;
      if (again.bytes != code) ++other_form;
    }
  }
  EXPECT_EQ(characters, 7724u);
  EXPECT_EQ(other_form, 398u);  // the codes that Microsoft lists as read only
}

TEST(Cp932, ReportsWhatItReplaces) {
  const Encoded out = encode("𠮷田と葛󠄀城と鷗と😀\u200B。");
  ASSERT_EQ(out.replaced.size(), 5u);
  EXPECT_EQ(decode(out.bytes).text, "吉田と葛城と鴎と〓。");
  const std::pair<std::string_view, std::string_view> expected[] = {
      {"𠮷", "吉"}, {"葛󠄀", "葛"}, {"鷗", "鴎"}, {"😀", "〓"}, {"\u200B", ""}};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(out.replaced[i].character, expected[i].first);
    EXPECT_EQ(out.replaced[i].replacement, expected[i].second);
  }
  EXPECT_EQ(out.replaced[0].index, 0u);
  EXPECT_EQ(out.replaced[1].index, 3u);
  EXPECT_EQ(decode(encode("\uE000").bytes).text, "〓");
  EXPECT_EQ(encode(std::string_view("a\0b", 3)).replaced.size(), 1u);
}

TEST(Cp932, UsesCandidatesOfATable) {
  const Candidates candidates("char,codepoint,candidates,jis,mj\n㐂,U+3402,喜,1-14-03,MJ000006\n㐀,U+3400,𠀋丘坵,,\n");
  const Encoded out = encode("㐂㐀", &candidates);
  EXPECT_EQ(decode(out.bytes).text, "喜丘");
  EXPECT_EQ(out.replaced.size(), 2u);
  EXPECT_EQ(decode(encode("㐂").bytes).text, "〓");
}

TEST(Cp932, FindsOutHowAFileWasSaved) {
  const auto utf8 = decode_text("\xEF\xBB\xBF名称");
  EXPECT_EQ(utf8.text, "名称");
  EXPECT_EQ(utf8.encoding, Encoding::utf8);
  EXPECT_EQ(decode_text("名称,電話").encoding, Encoding::utf8);
  EXPECT_EQ(decode_text("").encoding, Encoding::utf8);
  const auto windows = decode_text(bytes_of("名称,ｶﾅ,髙橋～"));
  EXPECT_EQ(windows.text, "名称,ｶﾅ,髙橋～");
  EXPECT_EQ(windows.encoding, Encoding::cp932);
  const std::string wide("\xFF\xFE\x42\x30\x42\xD8\xB7\xDF", 8);  // あ𠮷
  EXPECT_EQ(decode_text(wide).text, "あ𠮷");
  EXPECT_EQ(decode_text(wide).encoding, Encoding::utf16);
  const auto broken = decode_text("名称と住所と電話番号と事業所\xFFの一覧");
  EXPECT_EQ(broken.encoding, Encoding::utf8);
  EXPECT_EQ(broken.replaced, 1u);
}

TEST(Cp932, BrokenBytesAreCounted) {
  for (const std::string_view bad : {"\x81", "\xFD", "\x80", "\xA0", "\x81\x0A", "\x85\x40", "\xFF"}) {
    const Decoded out = decode(bad);
    EXPECT_GE(out.replaced, 1u);
    EXPECT_TRUE(text::is_valid_utf8(out.text));
  }
  EXPECT_EQ(decode("\x81\nA").text, "\uFFFD\nA");  // the line end survives
}

}  // namespace
}  // namespace kaname::cp932

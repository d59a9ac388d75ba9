// SPDX-License-Identifier: Apache-2.0
#include "base/text_fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "base/utf8.h"
#include "base/variant_table.h"

namespace kaname::text {
namespace {

TEST(TextFold, EquatesSpellingsOfOneName) {
  const std::vector<std::vector<std::string_view>> same = {
      {"齊藤", "斎藤", "斉藤", "齋藤"},
      {"渡邊", "渡邉", "渡辺"},
      {"髙橋", "高橋"},
      {"山﨑", "山崎"},
      {"𠮷田", "吉田"},
      {"葛󠄀城", "葛城"},
      {"濵田", "濱田", "浜田"},
      {"\uFA19", "神"},
      {"ヴィラ", "ビラ", "ｳﾞｨﾗ", "びら"},
      {"ヴァイオリン", "バイオリン"},
      {"ｻｲﾄｳ", "サイトウ", "さいとう"},
      {"ﾊﾟ", "パ", "ぱ", "ハ゜", "は\u309A"},
      {"㈱さくら", "(株)さくら", "（株）さくら"},
      {"星ヶ丘", "星ケ丘", "星が丘", "星ガ丘"},
      {"サーバー", "サ－バ－", "ｻｰﾊﾞｰ", "サ―バ―", "さば"},
      {"きょうりつ", "キヨウリツ", "ｷｮｳﾘﾂ"},
      {"ＡＢＣクリニック", "abcクリニツク", "ABC クリニック"},
      {"佐藤　花子", "佐藤 花子", "佐藤花子", "佐藤・花子", "佐藤\u200B花子"},
      {"072―841−1234", "072-841-1234", "０７２－８４１－１２３４"},
      {"四ー二", "四-二", "四−二"},
      {"①", "1", "１"},
  };
  for (const auto& names : same) {
    for (const auto name : names) EXPECT_EQ(fold(name), fold(names[0])) << name << " / " << names[0];
  }
}

TEST(TextFold, KeepsDifferentNamesApart) {
  const std::pair<std::string_view, std::string_view> apart[] = {{"田中", "中田"}, {"伊藤", "伊東"}, {"ハナ", "バナ"},
                                                                 {"ハナ", "パナ"}, {"1-2", "12"},    {"看護", "介護"}};
  for (const auto& [a, b] : apart) EXPECT_NE(fold(a), fold(b)) << a << " / " << b;
}

TEST(TextFold, ExactKeys) {
  EXPECT_EQ(fold("草彅 剛"), "草彅剛");
  EXPECT_EQ(fold("ＭＳ　ケアセンター"), "msけあせんた");
  EXPECT_EQ(fold("ガがが"), "ががが");  // が between kana is が
  EXPECT_EQ(fold("Tel.072-841-1234 "), "tel.072-841-1234");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("　 \t\n"), "");
}

TEST(TextFold, IsStableAndSurvivesBrokenBytes) {
  for (const std::string_view text : {"ヴィラ・星が丘ー", "㈱髙橋－介護", "ｶﾞｰﾃﾞﾝ", "葛󠄀城"}) {
    EXPECT_EQ(fold(fold(text)), fold(text));
  }
  for (const std::string_view bad : {"\xFF\xFE", "\xE3\x81", "a\xC0\x80z", "\xED\xA0\x80", "山\xF8\x88"}) {
    EXPECT_TRUE(is_valid_utf8(fold(bad)));
  }
}

TEST(TextFold, CorporationWordsLeaveTheName) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"医療法人社団　さくら会　さくらクリニック", "さくら会さくらくりにつく"},
      {"医療法人さくら会 さくらクリニック", "さくら会さくらくりにつく"},
      {"社会医療法人 財団 敬愛会", "敬愛会"},
      {"㈱ニチイ", "にちい"},
      {"株式会社ニチイ", "にちい"},
      {"(有)山田薬局", "山田薬局"},
      {"㈲山田薬局", "山田薬局"},
      {"合同会社 虹", "虹"},
      {"特定非営利活動法人ひまわり", "ひまわり"},
      {"ＮＰＯ法人ひまわり", "ひまわり"},
      {"社会福祉法人枚方市社会福祉協議会", "枚方市社会福祉協議会"},
      {"一般社団法人枚方市医師会", "枚方市医師会"},
      {"公益財団法人〇〇財団", "〇〇財団"},
      {"（社福）福寿会", "福寿会"},
      {"医療法人", "医療法人"},
  };
  for (const auto& [name, key] : cases) EXPECT_EQ(fold_name(name), key) << name;
}

TEST(TextFold, RowsOfTheKanaOrder) {
  const std::pair<std::string_view, std::string_view> cases[] = {{"がくえん", "か"},
                                                                 {"ヴィラ", "あ"},
                                                                 {"㈱さくら", "さ"},
                                                                 {"医療法人 さくら会", "さ"},
                                                                 {"", "他"},
                                                                 {"桜の里", "他"},
                                                                 {"ABC", "他"},
                                                                 {"ｷﾞﾌ", "か"},
                                                                 {"ぢ", "た"},
                                                                 {"パール", "は"},
                                                                 {"ぁ", "あ"},
                                                                 {"っ", "た"},
                                                                 {"ん", "わ"},
                                                                 {"を", "わ"},
                                                                 {"ろ", "ら"},
                                                                 {"ゆり", "や"},
                                                                 {"もり", "ま"},
                                                                 {"のぞみ", "な"},
                                                                 {"ほし", "は"},
                                                                 {"ゔ", "あ"},
                                                                 {"イリョウホウジンシャダンサクラカイ", "さ"},
                                                                 {"かぶしきがいしゃ", "か"},
                                                                 {"ヰ", "わ"}};
  for (const auto& [reading, row] : cases) EXPECT_EQ(kana_row(reading), row) << reading;
}

TEST(TextFold, SortsByReading) {
  const std::vector<std::string_view> sorted = {"あおき", "ヴィラ",   "うえだ",   "かとう",   "がとう", "かとうだ",
                                                "きよう", "きょうこ", "㈱さくら", "サクラダ", "はな",   "ばな",
                                                "ぱな",   "はなこ",   "わだ",     "ABC",      "桜"};
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i - 1] == "ヴィラ") continue;
    EXPECT_LT(kana_key(sorted[i - 1]), kana_key(sorted[i])) << sorted[i - 1] << " / " << sorted[i];
  }
  EXPECT_LT(kana_key("うえだ"), kana_key("ヴォルフ"));
  EXPECT_EQ(kana_key("ﾊﾞﾅ"), kana_key("バナ"));
  EXPECT_LT(kana_key("わだ"), kana_key(""));
}

TEST(TextFold, BigramsAreDistinctPairs) {
  using Pieces = std::vector<std::string>;
  EXPECT_EQ(bigrams("胃瘻造設"), (Pieces{"胃瘻", "瘻造", "造設"}));
  EXPECT_EQ(bigrams("ああああ"), (Pieces{"ああ"}));
  EXPECT_EQ(bigrams("𠮷田1"), (Pieces{"𠮷田", "田1"}));
  EXPECT_EQ(bigrams("痰"), (Pieces{"痰"}));
  EXPECT_EQ(bigrams(""), Pieces{});
}

TEST(TextFold, SmallHelpers) {
  EXPECT_EQ(trim("　 佐藤　花子 \u00A0\r\n"), "佐藤　花子");
  EXPECT_EQ(trim("　"), "");
  EXPECT_EQ(half_width_digits("枚方市２丁目３－4"), "枚方市2丁目3－4");
  EXPECT_EQ(nfkc("ﾊﾟｰﾄ㌔①Ａ"), "パートキロ1A");
}

TEST(TextFold, VariantTableAgreesWithItsSource) {
  std::ifstream file(KANAME_SOURCE_DIR "/data/codes/kanji_variant_fold.csv");
  ASSERT_TRUE(file.good());
  std::string line;
  std::getline(file, line);
  std::size_t rows = 0;
  while (std::getline(file, line)) {
    const auto first = line.find(','), last = line.rfind(',');
    const char32_t from = code_point_at(line.substr(0, first), 0).value;
    const char32_t to = code_point_at(line.substr(last + 1), 0).value;
    EXPECT_EQ(fold_variant(from), to) << line;
    EXPECT_EQ(fold_variant(to), to) << "a chain: " << line;
    ++rows;
  }
  EXPECT_EQ(rows, variants().size());
  EXPECT_TRUE(std::is_sorted(variants().begin(), variants().end(),
                             [](const Variant& a, const Variant& b) { return a.from < b.from; }));
}

// Not a benchmark: catches a fold that became ten times slower than indexing 300,000 names can bear.
TEST(TextFold, IsFastEnoughForAWholeCountry) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (int i = 0; i < 30'000; ++i) bytes += fold_name("医療法人社団　髙橋会　ヴィラ星が丘クリニック").size();
  const auto took = std::chrono::steady_clock::now() - start;
  RecordProperty("nanoseconds_per_name", static_cast<int>(took.count() / 30'000));
  EXPECT_GT(bytes, 0u);
  EXPECT_LT(took, std::chrono::seconds(3));
}

}  // namespace
}  // namespace kaname::text

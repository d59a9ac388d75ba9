// SPDX-License-Identifier: Apache-2.0
#include "directory/text_index.h"

#include <gtest/gtest.h>

#include <random>

namespace kaname::directory {
namespace {

std::vector<Doc> docs_of(const DocSet& set) {
  std::vector<Doc> out;
  set.each([&](Doc doc) { out.push_back(doc); });
  return out;
}

using Docs = std::vector<Doc>;

TEST(TextIndex, FindsPiecesOfFieldsAndKnowsTheName) {
  TextIndex index;
  index.add(0, "牧野訪問看護 牧野町1 内科", "裏口");
  index.add(1, "牧野 枚方市牧野町2 山", "");
  index.add(2, "北訪問 看護町", "牧野の先生");
  const auto makino = index.find("牧野", false);
  EXPECT_EQ(docs_of(makino->found), (Docs{0, 1}));
  EXPECT_EQ(docs_of(makino->named), (Docs{0, 1}));
  EXPECT_EQ(docs_of(makino->leading), (Docs{0, 1}));
  EXPECT_EQ(docs_of(makino->exact), (Docs{1}));
  EXPECT_EQ(docs_of(index.find("牧野", true)->found), (Docs{0, 1, 2})) << "professionals find what is theirs too";
  EXPECT_EQ(docs_of(index.find("訪問看護", false)->found), (Docs{0})) << "a word does not reach over two fields";
  EXPECT_EQ(docs_of(index.find("訪問", false)->leading), (Docs{}));
  EXPECT_EQ(docs_of(index.find("訪問", false)->named), (Docs{0, 2}));
  EXPECT_EQ(docs_of(index.find("山", false)->found), (Docs{1})) << "a field of one letter";
  EXPECT_EQ(docs_of(index.find("内", false)->found), (Docs{0}));
  EXPECT_EQ(docs_of(index.find("", false)->found), (Docs{}));
  EXPECT_EQ(docs_of(index.find("無", false)->found), (Docs{}));
}

TEST(TextIndex, KeptWordsFollowNewDocuments) {
  TextIndex index;
  index.add(0, "山田医院", "");
  EXPECT_EQ(docs_of(index.find("山田", false)->found), (Docs{0}));
  EXPECT_EQ(docs_of(index.find("鈴木", false)->found), (Docs{}));
  index.add(1, "鈴木医院", "山田の紹介");
  EXPECT_EQ(docs_of(index.find("鈴木", false)->leading), (Docs{1}));
  EXPECT_EQ(docs_of(index.find("山田", false)->found), (Docs{0}));
  EXPECT_EQ(docs_of(index.find("山田", true)->found), (Docs{0, 1}));
  index.clear();
  EXPECT_EQ(docs_of(index.find("山田", true)->found), (Docs{}));
}

// Words are pieces of the texts themselves or of other letters; every answer is compared with reading all texts.
TEST(TextIndex, AnswersAsReadingEveryTextWould) {
  std::mt19937 random(20261120);
  const std::vector<std::string> letters = {"山", "川", "医", "院", "訪", "問", "看", "護", "𠮷", "a", "1"};
  const auto text = [&](std::size_t most) {
    std::string out;
    for (std::size_t n = random() % (most + 1); n > 0; --n) out += letters[random() % letters.size()];
    return out;
  };
  const auto field = [&] { return text(12) + letters[random() % letters.size()]; };
  TextIndex index;
  std::vector<std::pair<std::string, std::string>> all;
  const auto check = [&](const std::string& word, bool professional) {
    DocSet expected;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool there = all[i].first.find(word) != std::string::npos ||
          (professional && all[i].second.find(word) != std::string::npos);
      if (there) expected.push(static_cast<Doc>(i));
    }
    ASSERT_EQ(docs_of(index.find(word, professional)->found), docs_of(expected)) << word << " of " << all.size();
  };
  for (int round = 0; round < 400; ++round) {
    all.emplace_back(field() + " " + field(), random() % 3 == 0 ? field() : std::string());
    index.add(static_cast<Doc>(all.size() - 1), all.back().first, all.back().second);
    check(text(3) + letters[random() % letters.size()], round % 2 == 0);
  }
}

TEST(TextIndex, ManyDifferentWordsDoNotGrowWithoutEnd) {
  TextIndex index;
  index.add(0, "山田医院 072-800-0001", "");
  for (int i = 0; i < 3000; ++i) index.find(std::to_string(i), true);
  EXPECT_EQ(docs_of(index.find("800", true)->found), (Docs{0}));
  EXPECT_EQ(docs_of(index.find("山田", true)->found), (Docs{0}));
}

TEST(DocSet, ThinAndDenseAnswerAlike) {
  for (const Doc step : {1U, 3U, 1000U}) {
    DocSet set;
    Bits odd;
    std::size_t in_odd = 0;
    for (Doc doc = 0; doc < 500 * step; doc += step) {
      set.push(doc);
      set.push(doc);
      if (doc % 2 == 1) odd.set(doc), ++in_odd;
    }
    EXPECT_EQ(set.size(), 500u);
    EXPECT_EQ(docs_of(set).size(), 500u);
    EXPECT_EQ(set.count_with(odd), in_odd);
    EXPECT_TRUE(set.test(499 * step));
    EXPECT_FALSE(set.test(499 * step + 1));
    Bits all;
    set.add_to(all);
    EXPECT_EQ(all.count(), 500u);
    set.keep_in(odd);
    EXPECT_EQ(odd.count(), in_odd);
    Bits few;
    few.set(step);
    few.set(step * 500 + 7);
    set.keep_in(few);
    EXPECT_EQ(few.count(), 1u);
  }
}

}  // namespace
}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
// The tables of texts and needs are whole.
#include <gtest/gtest.h>

#include <set>

#include "base/utf8.h"
#include "directory/capability_items.h"
#include "outreach/needs.h"
#include "outreach/texts.h"

namespace kaname::outreach {
namespace {

// The numbers of the places to fill: "{}{}" → {0, 1}, "{1} of {0}" → {0, 1}.
std::set<std::size_t> places(std::string_view text) {
  std::set<std::size_t> out;
  std::size_t next = 0;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    out.insert(end == at + 1 ? next++ : static_cast<std::size_t>(text[at + 1] - '0'));
  }
  return out;
}

bool holds_japanese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    if (point.value >= 0x3000) return true;
    at += point.bytes;
  }
  return false;
}

TEST(Texts, FillTheSamePlacesInBothLanguages) {
  for (const TextRow& row : all_texts()) EXPECT_EQ(places(row.ja), places(row.en)) << row.ja;
}

TEST(Texts, EachLanguageIsItself) {
  for (const TextRow& row : all_texts()) {
    if (row.key == Text::other_language) continue;  // named in the other language on purpose
    EXPECT_FALSE(holds_japanese(row.en)) << row.en;
  }
  EXPECT_EQ(words(Language::en, Text::other_language), "日本語");
  EXPECT_EQ(words(Language::ja, Text::search), "探す");
  EXPECT_EQ(filled(Language::en, Text::results_range, 45, 21, 40), "21 to 40 of 45");
  EXPECT_EQ(filled(Language::ja, Text::results_range, 45, 21, 40), "45件のうち 21〜40件目");
}

TEST(Needs, AreWhole) {
  std::set<std::string_view> codes, japanese, english;
  for (const Need& need : needs()) {
    EXPECT_TRUE(codes.insert(need.code).second) << need.code;
    EXPECT_TRUE(japanese.insert(need.ja).second) << need.ja;
    EXPECT_TRUE(english.insert(need.en).second) << need.en;
    EXPECT_FALSE(need.hint_ja.empty() || need.hint_en.empty()) << need.code;
    EXPECT_FALSE(holds_japanese(need.en) || holds_japanese(need.hint_en)) << need.code;
    EXPECT_NE(need.kinds.begin(), need.kinds.end()) << need.code;
    const std::set<FacilityKind> kinds(need.kinds.begin(), need.kinds.end());
    EXPECT_EQ(kinds.size(), static_cast<std::size_t>(need.kinds.end() - need.kinds.begin())) << need.code;
    if (!need.item.empty()) {
      const auto* item = directory::find_capability(need.item);
      ASSERT_NE(item, nullptr) << need.item;
      for (const FacilityKind kind : need.kinds) EXPECT_TRUE(directory::is_asked(*item, kind)) << need.code;
    }
    EXPECT_EQ(find_need(need.code), &need);
    EXPECT_EQ(need_named(need.ja), &need);
    EXPECT_EQ(need_named(need.en), &need);
  }
}

TEST(Needs, AnswerWhatIsPromisedOnTheStartPage) {
  EXPECT_EQ(find_need("home_visit_by_a_unicorn"), nullptr);
  EXPECT_EQ(need_named(""), nullptr);
  EXPECT_EQ(need_named("ﾘﾊﾋﾞﾘ"), find_need("rehab"));
  ASSERT_NE(find_need("meals"), nullptr);
  EXPECT_TRUE(find_need("meals")->kinds.contains(FacilityKind::meal_delivery));
  EXPECT_FALSE(find_need("meals")->kinds.contains(FacilityKind::clinic));
}

// What a resident may need of the directory is a need; the rest is found by words and kind.
TEST(Needs, LeaveOutOnlyWhatResidentsDoNotLookFor) {
  std::set<FacilityKind> left;
  for (std::size_t k = 0; k < directory::kFacilityKinds.size(); ++k) left.insert(static_cast<FacilityKind>(k));
  for (const Need& need : needs()) {
    for (const FacilityKind kind : need.kinds) left.erase(kind);
  }
  EXPECT_EQ(left,
            (std::set<FacilityKind>{FacilityKind::home_care_guidance, FacilityKind::backup_hospital,
                                    FacilityKind::health_center, FacilityKind::other}));
}

}  // namespace
}  // namespace kaname::outreach

// SPDX-License-Identifier: Apache-2.0
#include "documents/answer.h"

#include <gtest/gtest.h>

namespace kaname::documents {
namespace {

const FormField& field(const char* form, const char* key) { return *find_field(*shipped_form(form), key); }

Answer answered(const char* key, std::vector<std::string> values, std::string other = "") {
  Answer out;
  out.key = key;
  out.values = std::move(values);
  out.other = std::move(other);
  return out;
}

TEST(WordsOf, AnAnswerIsReadAsPeopleWriteIt) {
  EXPECT_EQ(words_of(field("admission_info", "transfer"), answered("transfer", {"watched"})), "見守り");
  EXPECT_EQ(words_of(field("admission_info", "admitted_on"), answered("admitted_on", {"2026-11-29"})),
            "令和8年11月29日");
  EXPECT_EQ(words_of(field("admission_info", "meal_limit"), answered("meal_limit", {"yes"}, "塩分 6 g")),
            "あり（塩分 6 g）");
  EXPECT_EQ(words_of(field("admission_info", "aid_in"), answered("aid_in", {"stick", "chair"})), "杖、車いす");
  EXPECT_EQ(words_of(field("admission_info", "meal_times"), answered("meal_times", {"3"})), "3 回／日");
  EXPECT_EQ(words_of(field("admission_info", "transfer"), answered("transfer", {})), "");
}

TEST(IsShown, AFieldWaitsForTheAnswerBeforeIt) {
  const FormField& applied = field("admission_info", "applied_on");
  EXPECT_FALSE(is_shown(applied, {}));
  EXPECT_FALSE(is_shown(applied, {answered("care_level", {"care2"})}));
  EXPECT_TRUE(is_shown(applied, {answered("care_level", {"changing"})}));
  EXPECT_TRUE(is_shown(field("admission_info", "name"), {}));
}

TEST(MissingKeys, AreWhatTheReceiverNeeds) {
  const Form& form = *shipped_form("kit");
  const auto before = missing_keys(form, {});
  EXPECT_NE(std::find(before.begin(), before.end(), "name"), before.end());
  const auto after = missing_keys(form, {answered("name", {"𠮷田 髙子"})});
  EXPECT_EQ(after.size() + 1, before.size());
}

TEST(Checked, PutsOptionsInOrderAndNamesWhatDoesNotFit) {
  const FormSection& body = *find_section(*shipped_form("admission_info"), "body");
  const auto good = checked(body, {answered("aid_in", {"chair", "stick"}), answered("meal_times", {"３"})});
  ASSERT_TRUE(good);
  EXPECT_EQ((*good)[0].values, (std::vector<std::string>{"stick", "chair"}));
  EXPECT_EQ((*good)[1].values, std::vector<std::string>{"3"});
  const auto bad =
      checked(body, {answered("transfer", {"flying"}), answered("meal_times", {"三"}), answered("none", {})});
  ASSERT_FALSE(bad);
  const std::vector<FieldError> wanted = {{"answers.transfer", "answer_choice"},
                                          {"answers.meal_times", "answer_number"},
                                          {"answers.none", "answer_unknown"}};
  EXPECT_EQ(bad.error().fields, wanted);
}

}  // namespace
}  // namespace kaname::documents

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

FormField asked(std::string key, ShowIf show_if = {}) {
  FormField out;
  out.key = std::move(key);
  out.show_if = std::move(show_if);
  return out;
}

std::vector<std::string> keys(const Form& form) {
  std::vector<std::string> out;
  for (const FormSection& section : form.sections) {
    for (const FormField& one : section.fields) out.push_back(section.key + "." + one.key);
  }
  return out;
}

TEST(AsAnswered, WhatIsNotAskedIsNotOnPaperAndWhatIsOpenIs) {
  Form form;
  form.sections.resize(2);
  form.sections[0].key = "a";
  form.sections[0].fields = {asked("ulcer"), asked("where", {"ulcer", {"yes"}}), asked("depth", {"where", {"heel"}})};
  form.sections[1].key = "b";
  form.sections[1].fields = {asked("care", {"ulcer", {"yes"}})};
  using Keys = std::vector<std::string>;
  const Keys all = {"a.ulcer", "a.where", "a.depth", "b.care"};
  EXPECT_EQ(keys(as_answered(form, {})), all) << "for a pen";
  EXPECT_EQ(keys(as_answered(form, {answered("ulcer", {"yes"})})), all);
  const Form none = as_answered(form, {answered("ulcer", {"no"}), answered("where", {"heel"})});
  EXPECT_EQ(keys(none), Keys{"a.ulcer"}) << "an answer left over from before counts for nothing";
  EXPECT_EQ(none.sections.size(), 1U) << "no title over nothing";
  EXPECT_EQ(keys(as_answered(form, {answered("ulcer", {"yes"}), answered("where", {"hip"})})),
            (Keys{"a.ulcer", "a.where", "b.care"}));
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

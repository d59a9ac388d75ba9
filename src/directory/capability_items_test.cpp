// SPDX-License-Identifier: Apache-2.0
#include "directory/capability_items.h"

#include <gtest/gtest.h>

#include <set>

#include "base/text_fold.h"

namespace kaname::directory {
namespace {

int count(CapabilityGroup group) {
  int n = 0;
  for (const CapabilityItem& item : capability_items()) n += item.group == group;
  return n;
}

std::vector<std::string> named(std::string_view words) {
  std::vector<std::string> codes;
  for (const CapabilityItem* item : capabilities_named(words)) codes.emplace_back(item->code);
  return codes;
}

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

TEST(CapabilityItems, HoldsTheQuestionsOfTheSurvey) {
  for (const std::string_view code :
       {"gastrostomy",      "stoma",    "home_oxygen", "tracheostomy", "ventilator",     "central_line",
        "urinary_catheter", "terminal", "intractable", "disability",   "pediatric",      "psychiatric",
        "suction",          "insulin",  "dementia",    "wound",        "pressure_ulcer", "nasal_tube",
        "jejunostomy",      "dialysis", "infusion",    "infection"}) {
    ASSERT_NE(find_capability(code), nullptr) << code;
    EXPECT_EQ(find_capability(code)->group, CapabilityGroup::state) << code;
    EXPECT_EQ(find_capability(code)->answer, AnswerType::acceptance) << code;
  }
  EXPECT_EQ(count(CapabilityGroup::state), 23);  // the 22 and "other"
  EXPECT_EQ(count(CapabilityGroup::act), 20);
  EXPECT_EQ(find_capability("no_such_item"), nullptr);
}

TEST(CapabilityItems, CodesAndColumnsAreUnique) {
  std::set<std::string_view> codes;
  std::set<std::string> columns;
  for (const CapabilityItem& item : capability_items()) {
    EXPECT_TRUE(codes.insert(item.code).second) << item.code;
    EXPECT_TRUE(columns.insert(text::fold(item.column)).second) << item.column;
    EXPECT_FALSE(item.ja.empty() || item.en.empty()) << item.code;
    const bool chosen = item.answer == AnswerType::choice || item.answer == AnswerType::choices;
    EXPECT_EQ(chosen, !item.choices.empty()) << item.code;
  }
}

TEST(CapabilityItems, AreFoundByEveryWayOfWriting) {
  for (const std::string_view words : {"胃ろう", "胃瘻", "いろう", "PEG", "ｐｅｇ", "ペグ"}) {
    EXPECT_TRUE(has(named(words), "gastrostomy")) << words;
    EXPECT_TRUE(has(named(words), "act_gastrostomy")) << words;
  }
  EXPECT_TRUE(has(named("床ずれ"), "pressure_ulcer"));
  EXPECT_TRUE(has(named("じょくそう"), "pressure_ulcer"));
  EXPECT_TRUE(has(named("看取り"), "terminal"));
  EXPECT_TRUE(has(named("ｲﾝｽﾘﾝ"), "insulin"));
  EXPECT_TRUE(named("牧野").empty());
  EXPECT_TRUE(named("").empty());
}

TEST(CapabilityItems, AsksOnlyWhomItConcerns) {
  EXPECT_TRUE(is_asked(*find_capability("gastrostomy"), FacilityKind::home_nursing));
  EXPECT_FALSE(is_asked(*find_capability("gastrostomy"), FacilityKind::meal_delivery));
  EXPECT_TRUE(is_asked(*find_capability("pharmacy_sterile"), FacilityKind::pharmacy));
  EXPECT_FALSE(is_asked(*find_capability("pharmacy_sterile"), FacilityKind::clinic));
  EXPECT_TRUE(is_asked(*find_capability("act_ventilator"), FacilityKind::clinic));
  EXPECT_TRUE(is_asked(*find_capability("facility_vacancy"), FacilityKind::short_stay));
}

}  // namespace
}  // namespace kaname::directory

// SPDX-License-Identifier: Apache-2.0
#include "directory/match_rules.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>

namespace kaname::directory {
namespace {

MatchSubject place(std::string name, std::string address, std::string phone = "",
                   FacilityKind kind = FacilityKind::clinic) {
  MatchSubject out;
  out.name = std::move(name);
  out.address = std::move(address);
  out.phone = std::move(phone);
  out.kind = kind;
  return out;
}

MatchSubject office(std::string name, std::string address, std::string phone, FacilityKind kind, std::string number) {
  MatchSubject out = place(std::move(name), std::move(address), std::move(phone), kind);
  out.services = {{kind, std::move(number)}};
  return out;
}

MatchIndex index_of(const std::vector<MatchSubject>& known) {
  MatchIndex index("27", "大阪府", "枚方市");
  for (std::size_t i = 0; i < known.size(); ++i) index.add(i, known[i]);
  return index;
}

bool has(const MatchResult& result, MatchReason reason) {
  const auto& reasons = result.candidates.at(0).reasons;
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

constexpr const char* kTown = "大阪府枚方市大垣内町2-1-20";
constexpr const char* kPhone = "072-841-1221";

TEST(MatchRules, DecidesPairs) {
  using enum FacilityKind;
  const auto coded = [](MatchSubject s, std::string number) {
    s.medical_number = std::move(number);
    return s;
  };
  const auto owned = [](MatchSubject s, std::string number) {
    s.corporation_number = std::move(number);
    return s;
  };
  struct Case {
    const char* what;
    MatchSubject known;
    MatchSubject asked;
    Decision decision;
  };
  const std::vector<Case> cases = {
      {"same number, other writing", office("さくら訪問看護", kTown, kPhone, home_nursing, "2762490118"),
       office("㈱さくら訪問看護ステーション", "枚方市大垣内町２丁目１番２０号", "", home_nursing,
              "２７６２４９０１１８"),
       Decision::certain},
      {"same number, nothing else", office("さくら訪問看護", kTown, kPhone, home_nursing, "2762490118"),
       office("もみじの里", "大阪府枚方市招提元町3-1", "072-800-0000", home_nursing, "2762490118"), Decision::doubtful},
      {"みなし office of an institution", coded(place("高木診療所", kTown), "2712403472"),
       office("医療法人悠悠堂高木診療所", kTown, "", home_nursing, "2712403472"), Decision::certain},
      {"seven digits of a number", coded(place("高木診療所", kTown), "2403472"),
       coded(place("高木診療所", ""), "27-1-2403472"), Decision::certain},
      {"name and town", place("医療法人社団 渡邊醫院", kTown), place("渡辺醫院", "枚方市大垣内町２丁目５番"),
       Decision::certain},
      {"name and telephone", place("渡辺医院", kTown, kPhone), place("渡邉医院", "", "０７２－８４１－１２２１"),
       Decision::certain},
      {"name in another town", place("田中医院", kTown), place("田中医院", "大阪府枚方市招提元町3-1"),
       Decision::doubtful},
      {"name alone", place("田中医院", ""), place("田中医院", ""), Decision::doubtful},
      {"name and town, clinic and dentist", place("田中医院", kTown), place("田中医院", kTown, "", dental),
       Decision::doubtful},
      {"dentist of that name elsewhere", place("田中医院", kTown),
       place("田中医院", "大阪府枚方市招提元町3-1", "", dental), Decision::fresh},
      {"a corporation in front", place("医療法人和敬会 牧野診療所", kTown),
       place("牧野診療所", "枚方市大垣内町二丁目１番２０号"), Decision::certain},
      {"a corporation in front, other door", place("医療法人和敬会 牧野診療所", kTown),
       place("牧野診療所", "枚方市大垣内町2-9"), Decision::doubtful},
      {"offices of one house named after each other", office("デイサービスさくら苑", kTown, "", day_service, ""),
       office("認知症デイサービスさくら苑", kTown, "", dementia_day, ""), Decision::doubtful},
      {"telephone alone", place("さくら診療所", kTown, kPhone),
       place("もみじクリニック", "大阪府枚方市招提元町3-1", kPhone), Decision::doubtful},
      {"telephone of a house with two numbered offices",
       office("さくら訪問介護", kTown, kPhone, home_help, "2772400011"),
       office("もみじデイサービス", kTown, kPhone, day_service, "2772400029"), Decision::fresh},
      {"a new number for the same service", office("さくら訪問介護", kTown, kPhone, home_help, "2772400011"),
       office("さくら訪問介護", kTown, kPhone, home_help, "2772400029"), Decision::doubtful},
      {"a second service with its own number", office("さくら", kTown, kPhone, home_help, "2772400011"),
       office("さくら", kTown, kPhone, care_management, "2772400029"), Decision::certain},
      {"another corporation took over", owned(place("さくら診療所", kTown, kPhone), "8000020272108"),
       owned(place("さくら診療所", kTown, kPhone), "1270001005937"), Decision::doubtful},
      {"office number filled into the corporation number", owned(place("さくら診療所", kTown, kPhone), "8000020272108"),
       owned(place("さくら診療所", kTown, kPhone), "0003170102226"), Decision::certain},
      {"alike at the same door", place("くまざわ耳鼻咽喉科、気管食道科", kTown),
       place("くまざわ耳鼻咽喉科．気管食道科", kTown), Decision::doubtful},
      {"alike in the town", place("牧野あさひ内科クリニック", kTown),
       place("牧野あさひ内科循環器クリニック", "枚方市大垣内町2-9"), Decision::doubtful},
      {"nothing alike", place("さくら診療所", kTown, kPhone), place("もみじクリニック", kTown, "072-800-0000"),
       Decision::fresh},
      {"empty record", place("さくら診療所", kTown, kPhone), place("", ""), Decision::fresh},
      {"empty against empty", place("", ""), place("", ""), Decision::fresh},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(index_of({c.known}).find(c.asked).decision, c.decision) << c.what;
    EXPECT_EQ(index_of({c.asked}).find(c.known).decision, c.decision) << c.what << " (the other way)";
  }
}

TEST(MatchRules, TellsWhy) {
  const auto result =
      index_of({place("田中医院", kTown, kPhone)}).find(place("田中医院", "枚方市招提元町3-1", "072-800-0000"));
  ASSERT_EQ(result.candidates.size(), 1u);
  EXPECT_EQ(result.candidates[0].reasons,
            (std::vector<MatchReason>{MatchReason::same_name, MatchReason::other_town, MatchReason::other_phone}));
  EXPECT_GE(result.candidates[0].score, 30);
  EXPECT_LT(result.candidates[0].score, 80);
}

TEST(MatchRules, FindsFormerNames) {
  MatchSubject known = place("新さくら医院", kTown);
  known.alternate_name = "旧もみじ医院";
  EXPECT_EQ(index_of({known}).find(place("旧もみじ医院", kTown)).decision, Decision::certain);
}

TEST(MatchRules, PrefersTheNumberAmongCertainOnes) {
  auto with_number = office("さくら苑別館", kTown, kPhone, FacilityKind::home_help, "2772400011");
  auto with_name = place("さくら苑", kTown, kPhone, FacilityKind::home_help);
  const auto result =
      index_of({with_name, with_number}).find(office("さくら苑", kTown, kPhone, FacilityKind::home_help, "2772400011"));
  EXPECT_EQ(result.decision, Decision::certain);
  EXPECT_EQ(result.candidates[0].facility, 1u);
  EXPECT_TRUE(has(result, MatchReason::same_code));
}

TEST(MatchRules, LeavesTwinsToAPerson) {
  const auto twin = place("田中医院", kTown, kPhone);
  const auto result = index_of({twin, twin}).find(twin);
  EXPECT_EQ(result.decision, Decision::doubtful);
  EXPECT_EQ(result.candidates.size(), 2u);
  EXPECT_TRUE(has(result, MatchReason::several));
}

TEST(MatchRules, ShowsAtMostFive) {
  std::vector<MatchSubject> known;
  for (int i = 0; i < 20; ++i) known.push_back(place("田中医院", fmt::format("大阪府枚方市町{}丁目1-{}", i, i)));
  EXPECT_EQ(index_of(known).find(place("田中医院", "大阪府枚方市招提元町3-1")).candidates.size(), 5u);
}

// An import asks once a row; 20,000 rows must be a matter of a second.
TEST(MatchRules, AnswersQuicklyAmongManyFacilities) {
  MatchIndex index("27", "大阪府", "枚方市");
  constexpr std::size_t kFacilities = 20'000;
  const auto name = [](std::size_t i) { return fmt::format("第{}さくら診療所{}", i, i % 97); };
  const auto address = [](std::size_t i) {
    std::string kanji = "\xE4\xB8\x80";  // one of 60 kanji stands for the town's name
    kanji[2] = static_cast<char>(0x80 + i % 60);
    return fmt::format("枚方市{}ケ丘町{}-{}-{}", kanji, i % 30, i % 50, i);
  };
  for (std::size_t i = 0; i < kFacilities; ++i) {
    index.add(i, place(name(i), address(i), fmt::format("072-{:03}-{:04}", i / 10'000, i % 10'000)));
  }
  const auto start = std::chrono::steady_clock::now();
  std::size_t certain = 0;
  for (std::size_t i = 0; i < kFacilities; ++i) {
    certain += index.find(place(name(i), address(i))).decision == Decision::certain;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  RecordProperty("microseconds_a_record", static_cast<int>(seconds * 1e6 / kFacilities));
  EXPECT_EQ(certain, kFacilities);
  EXPECT_LT(seconds, 20.0);  // generous: sanitizers and busy machines; docs/matching.md has the measured figure
}

}  // namespace
}  // namespace kaname::directory

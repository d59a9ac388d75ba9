// SPDX-License-Identifier: Apache-2.0
#include "plan/report.h"

#include <gtest/gtest.h>

namespace kaname::plan {
namespace {

const Uuid kBig = *Uuid::parse("019a0000-0000-7000-8000-000000000001");
const Uuid kSmall = *Uuid::parse("019a0000-0000-7000-8000-000000000002");

Indicator indicator() {
  Indicator out;
  out.code = "A06";
  out.name = {"退院支援連絡実施率", "Discharges told of before"};
  out.sentence = {"連絡があったのは{figure}でした。", "Told before in {figure}."};
  out.counted_by = CountedBy::discharge;
  return out;
}

LocalDate day(const char* text) { return *LocalDate::parse(text); }
const Period kYear{day("2026-04-01"), day("2027-04-01")};

void add(std::vector<Case>& to, int count, Verdict verdict, const char* on, const Uuid& hospital, const char* name) {
  for (int i = 0; i < count; ++i) {
    Case one;
    one.on = day(on);
    one.verdict = verdict;
    one.hospital_id = hospital;
    one.hospital = name;
    one.level = i % 2 == 0 ? "care" : "support";
    to.push_back(std::move(one));
  }
}

std::vector<Case> cases() {
  std::vector<Case> out;
  add(out, 30, Verdict::yes, "2026-04-10", kBig, "大病院");
  add(out, 12, Verdict::no, "2026-05-01", kBig, "大病院");
  add(out, 10, Verdict::yes, "2026-05-02", kBig, "大病院");
  add(out, 3, Verdict::no, "2026-06-30", kSmall, "小病院");
  return out;
}

const Split* split(const Report& report, SplitBy by) {
  for (const Split& one : report.splits) {
    if (one.by == by) return &one;
  }
  return nullptr;
}

TEST(Report, TheMunicipalitySeesMonthsAndInstitutions) {
  const Report report = report_on(indicator(), cases(), kYear, {Sight::whole, {}});
  EXPECT_EQ(report.total.n, 40);
  EXPECT_EQ(report.total.of, 55);
  ASSERT_EQ(report.months.size(), 12U);
  EXPECT_EQ(report.months[0].key, "2026-04");
  EXPECT_EQ(report.months[0].label, "令和8年4月");
  EXPECT_EQ(report.months[1].figure.n, 10);
  EXPECT_EQ(report.months[2].figure.of, 3);
  const Split* hospitals = split(report, SplitBy::hospital);
  ASSERT_EQ(hospitals->lines.size(), 2U);
  EXPECT_EQ(hospitals->lines[0].label, "大病院");
  EXPECT_EQ(hospitals->lines[1].figure.of, 3);
  EXPECT_EQ(split(report, SplitBy::share), nullptr);
}

TEST(Report, OutsideNoNamesAndNoSmallCells) {
  const Report report = report_on(indicator(), cases(), kYear, {Sight::outside, {}});
  EXPECT_EQ(split(report, SplitBy::hospital), nullptr);
  EXPECT_EQ(report.total.of, 55);
  EXPECT_TRUE(report.months[2].figure.hidden);
  EXPECT_TRUE(report.months[1].figure.hidden) << "else June would be the year without the other months";
  EXPECT_FALSE(report.months[0].figure.hidden);
}

TEST(Report, AnOfficeSeesItsOwnLineAsItIs) {
  const Report report = report_on(indicator(), cases(), kYear, {Sight::office, {kSmall}});
  const Split* hospitals = split(report, SplitBy::hospital);
  ASSERT_EQ(hospitals->lines.size(), 1U);
  EXPECT_TRUE(hospitals->lines[0].own);
  EXPECT_EQ(hospitals->lines[0].figure.of, 3);
  EXPECT_TRUE(report.months[2].figure.hidden);
}

TEST(Report, ASeriesBreaksWhereTheRuleChanges) {
  Indicator changed = indicator();
  changed.changes = {{day("2026-06-01"), {"加算が変わりました", ""}}};
  const Report report = report_on(changed, cases(), kYear, {Sight::whole, {}});
  EXPECT_EQ(report.months[2].change, "加算が変わりました");
  EXPECT_EQ(report.months[1].change, "");
}

TEST(Report, SharesAreCountedOverWhatIsKnown) {
  Indicator shares = indicator();
  shares.unit = Unit::shares;
  shares.shares = {{"fax", {"FAX", ""}}, {"app", {"画面", ""}}};
  std::vector<Case> some;
  add(some, 4, Verdict::yes, "2026-04-10", kBig, "大病院");
  some[0].answer = "fax";
  some[1].answer = some[2].answer = "app";
  some[3].verdict = Verdict::unknown;
  const Report report = report_on(shares, some, kYear, {Sight::whole, {}});
  const Split* by = split(report, SplitBy::share);
  EXPECT_EQ(by->lines[0].figure.n, 1);
  EXPECT_EQ(by->lines[1].figure.n, 2);
  EXPECT_EQ(by->lines[1].figure.of, 3);
}

TEST(Report, TheSentenceSaysTheFigureWithItsCases) {
  const Report report = report_on(indicator(), cases(), kYear, {Sight::whole, {}});
  EXPECT_EQ(sentence_of(indicator(), report, api::Language::ja), "連絡があったのは72.7%（55 件のうち 40 件）でした。");
  EXPECT_EQ(sentence_of(indicator(), report, api::Language::en), "Told before in 72.7% (40 of 55).");
  EXPECT_EQ(sentence_of(indicator(), report_on(indicator(), {}, kYear, {Sight::whole, {}}), api::Language::ja),
            "退院支援連絡実施率：該当なし。");
  Figure hidden;
  hide(hidden);
  EXPECT_EQ(words_of(indicator(), hidden, api::Language::ja), "10 件未満のため表示しません");
}

TEST(Report, OneCallerIsOneSight) {
  api::Caller caller;
  caller.grants = {{api::Role::prefecture, std::nullopt}};
  EXPECT_EQ(viewer_of(caller, false).sight, Sight::outside);
  caller.grants = {{api::Role::viewer, kBig}};
  EXPECT_EQ(viewer_of(caller, false).sight, Sight::outside);
  caller.grants = {{api::Role::office, kBig}};
  EXPECT_EQ(viewer_of(caller, false).sight, Sight::office);
  caller.grants = {{api::Role::town, std::nullopt}};
  EXPECT_EQ(viewer_of(caller, false).sight, Sight::whole);
  EXPECT_EQ(viewer_of(caller, true).sight, Sight::outside) << "an edition to hand out";
}

}  // namespace
}  // namespace kaname::plan

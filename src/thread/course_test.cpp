// SPDX-License-Identifier: Apache-2.0
// 第5表: what stands on it, and that long texts and rare kanji come through.
#include "thread/course_sheet.h"

#include <cstdlib>
#include <fstream>

#include "output/pdf.h"
#include "people/people_for_tests.h"
#include "thread/endpoints.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

const LocalDate kDay = LocalDate::from_ymd(2026, 11, 20);

Entry entry_at(int hour, std::string text) {
  Entry out;
  out.at = Timestamp::of(kDay, hour);
  out.author = "髙﨑 𠮷子";
  out.profession = trust::Profession::care_manager;
  out.office_name = "くずは居宅介護支援事業所";
  out.text = std::move(text);
  return out;
}

CourseHead head() {
  CourseHead out;
  out.paper.town = "枚方市";
  out.person = "𠮷田 髙子";
  out.planner = "髙﨑 𠮷子";
  out.office = "くずは居宅介護支援事業所";
  out.paper.printed_by = "髙﨑 𠮷子";
  out.paper.demo = true;
  out.from = LocalDate::from_ymd(2026, 11, 1);
  out.to = LocalDate::from_ymd(2026, 11, 30);
  out.paper.now = Timestamp::of(kDay, 18);
  return out;
}

const output::Table* table_of(const output::Document& document) {
  for (const output::Block& block : document.blocks) {
    if (const auto* table = std::get_if<output::Table>(&block.any)) return table;
  }
  return nullptr;
}

// With KANAME_PAPERS a copy is written there, to be looked at.
void keep(const output::Document& document) {
  const std::string bytes = output::render(document);
  EXPECT_TRUE(bytes.starts_with("%PDF-"));
  if (const char* folder = std::getenv("KANAME_PAPERS"))
    std::ofstream(std::string(folder) + "/course.pdf", std::ios::binary) << bytes;
}

TEST(CourseSheet, HasTheColumnsOfTheFormAndEachDayOnce) {
  Entry visit = entry_at(14, "モニタリングで訪問した。");
  visit.kind = EntryKind::visit;
  visit.closing = Closing::next_visit;
  visit.vitals = Vitals{};
  visit.vitals->systolic = 128;
  visit.vitals->diastolic = 76;
  std::vector<Entry> entries = {entry_at(9, "長女より電話。"), visit};
  std::string longest;
  for (int i = 0; i < 240; ++i) longest += "長い経過の記録です。𠮷田さんの様子を見た。";
  entries.push_back(entry_at(16, longest));
  const auto document = course_sheet(head(), entries);
  const output::Table* table = table_of(document);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->columns.at(0).title, "年月日");
  EXPECT_EQ(table->columns.at(1).title, "内容");
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->rows[0][0].text, "令和8年11月20日(金)");
  EXPECT_EQ(table->rows[1][0].text, "") << "the same day";
  EXPECT_EQ(table->rows[1][1].text,
            "14:00　介護支援専門員 髙﨑 𠮷子（くずは居宅介護支援事業所）\n【訪問】モニタリングで訪問した。 血圧 128/76 "
            "［次の訪問］");
  const auto& grid = std::get<output::FieldGrid>(document.blocks.at(0).any);
  EXPECT_EQ(grid.fields.at(0).value, "𠮷田 髙子 様");
  EXPECT_EQ(grid.fields.at(1).label, "居宅サービス計画作成者氏名");
  keep(document);
}

TEST(CourseSheet, SaysThatNothingWasWritten) {
  const auto document = course_sheet(head(), {});
  EXPECT_EQ(table_of(document), nullptr);
  EXPECT_EQ(std::get<output::Paragraph>(document.blocks.at(1).any).text, "この期間の記録はありません。");
}

class CourseTest : public people::testing::PeopleTown {
 protected:
  CourseTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    join(id_, kNurses);
    consent(id_);
  }
  // How many bytes the print has: what is left out makes it smaller.
  std::size_t print(json::object more, const api::Caller& who) {
    more["id"] = id_;
    const auto answer = done("thread.course", more, who);
    EXPECT_TRUE(answer.is_string() && answer.as_string().starts_with("%PDF-"));
    return answer.is_string() ? answer.as_string().size() : 0;
  }
  std::string id_;
};
INSTANTIATE_TEST_SUITE_P(Engines, CourseTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(CourseTest, OnesOwnOfficeOrAllSomeKindsOrAll) {
  std::string much;
  for (int i = 0; i < 200; ++i) much += "看護の記録" + std::to_string(i * 7919 % 1000);
  done("thread.write", {{"id", id_}, {"kind", "visit"}, {"text", much}}, nurse_);
  done("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "電話"}}, keeper_);
  const std::size_t all = print({}, keeper_);
  EXPECT_LT(print({{"of", "office"}}, keeper_) + 500, all);
  EXPECT_LT(print({{"of", "me"}}, keeper_) + 500, all);
  EXPECT_LT(print({{"kinds", "note,decision"}}, keeper_) + 500, all);
  EXPECT_LT(print({{"from", "2026-10-01"}, {"to", "2026-10-31"}}, keeper_) + 500, all);
}

TEST_P(CourseTest, WrongWishesAreSaidInWords) {
  EXPECT_EQ(code("thread.course", {{"id", id_}, {"kinds", "poem"}}, keeper_), "kinds=course_kind_unknown");
  EXPECT_EQ(code("thread.course", {{"id", id_}, {"from", "2026-11-02"}, {"to", "2026-11-01"}}, keeper_),
            "to=ends_before_start");
  EXPECT_EQ(code("thread.course", {{"id", id_}}, stranger_), "person_not_found");
}

}  // namespace
}  // namespace kaname::thread

// SPDX-License-Identifier: Apache-2.0
// Lists as offices have them: CP932, TSV from a spreadsheet, wareki, lost zeros, bad rows, numbers that must not come in;
// and that applying one twice changes nothing more.
#include <fmt/format.h>

#include "base/cp932.h"
#include "base/crypto.h"
#include "bridges/personlist/list_api.h"
#include "bridges/personlist/list_columns.h"
#include "bridges/personlist/list_row.h"
#include "people/people_for_tests.h"

namespace kaname::bridges::personlist {
namespace {

namespace json = boost::json;
using people::CareLevel;

constexpr std::string_view kHead =
    "利用者番号,利用者名,フリガナ,性別,生年月日,郵便番号,住所1,電話番号,保険者番号,被保険者番号,介護度,"
    "認定有効期間（開始）,認定有効期間（終了）,担当ケアマネ,主治医,医療機関名,緊急連絡先,続柄,緊急連絡先電話番号\r\n";
constexpr std::string_view kHaru =
    "1,佐藤　ハル,ｻﾄｳ ﾊﾙ,女,S16.4.3,5731146,大阪府枚方市牧野本町1-2-3,072-000-0001,272104,12345678,要介護３,"
    "R8.4.1,R9.3.31,森 由紀,牧野 一郎,まきの医院（架空）,佐藤 里子,長女,090-0000-0000\r\n";
constexpr std::string_view kKen =
    "2,木村 健,キムラ ケン,男,1938/12/1,573-1197,枚方市禁野本町2-4,,,,支２,,,森 由紀,,,,,\r\n";

TEST(PersonListRows, CareLevelsAsOfficesWriteThem) {
  const std::pair<std::string_view, CareLevel> kCases[] = {
      {"要介護3", CareLevel::care3}, {"要介護３", CareLevel::care3},     {"介護度5", CareLevel::care5},
      {"介1", CareLevel::care1},     {"要支援2", CareLevel::support2},   {"支１", CareLevel::support1},
      {"23", CareLevel::care3},      {"事業対象者", CareLevel::project}, {"自立", CareLevel::not_eligible}};
  for (const auto& [cell, level] : kCases) EXPECT_EQ(care_level_of(cell), level) << cell;
  for (const std::string_view cell : {"", "申請中", "要介護6", "要支援3", "3"})
    EXPECT_FALSE(care_level_of(cell)) << cell;
}

intake::Said first(const std::string& file) {
  const auto table = read_list(file);
  EXPECT_TRUE(table);
  return said_by(table->rows.at(0), table->headers, guess_columns(*table), "くずは居宅介護支援事業所",
                 LocalDate::from_ymd(2026, 11, 20));
}

TEST(PersonListRows, OneRowBecomesOnePerson) {
  const intake::Said said = first(std::string(kHead) + std::string(kHaru));
  EXPECT_TRUE(said.doubts.empty()) << said.doubts[0];
  EXPECT_EQ(said.basics.insured_number, "0012345678") << "a spreadsheet had taken the zeros";
  EXPECT_EQ(said.facts.certification.care_level, CareLevel::care3);
  EXPECT_EQ(said.facts.certification.to->text(), "2027-03-31");
  ASSERT_EQ(said.facts.regulars.items.size(), 2u);
  EXPECT_EQ(said.facts.regulars.items[0].name, "まきの医院（架空）");
  EXPECT_EQ(said.facts.regulars.items[1].person, "森 由紀");
  ASSERT_EQ(said.facts.family.contacts.size(), 1u);
  EXPECT_EQ(said.facts.family.contacts[0].relation, "長女");
}

TEST(PersonListRows, HeadersAreFoundUnderATitleAndInPartsOfNames) {
  const intake::Said said = first("利用者台帳,,,\n令和8年11月1日現在,,,\n姓,名,セイ,メイ\n佐藤,ハル,サトウ,ハル\n");
  EXPECT_EQ(said.basics.name, "佐藤 ハル");
  EXPECT_EQ(said.basics.name_kana, "サトウ ハル");
  const intake::Said pasted = first("氏名\tかな\t認定有効期間\n原 花\tはら はな\tR8.4.1～R9.3.31\n");
  EXPECT_EQ(pasted.facts.certification.from->text(), "2026-04-01");
}

TEST(PersonListRows, WhatCannotBeReadIsToldInWords) {
  const intake::Said said = first(
      "氏名,かな,生年月日,性別,介護度,認定終了日,被保険者番号\n原 花,はら はな,昭和65年,乙,要介護9,R8.2.30,12-34\n");
  EXPECT_EQ(said.doubts.size(), 5u);
  EXPECT_TRUE(said.faults.empty()) << "the rest of the row is good";
  EXPECT_NE(said.doubts[0].find("昭和65年"), std::string::npos);
  EXPECT_FALSE(first("氏名,かな\n,はら はな\n").faults.empty()) << "nobody";
}

TEST(PersonListRows, AnIndividualNumberIsRefusedInAnyColumn) {
  for (const char* cell : {"123456789018", "1234 5678 9018", "メモ 1234-5678-9018", "１２３４５６７８９０１８"}) {
    const intake::Said said = first(fmt::format("氏名,かな,その他の列\n原 花,はら はな,{}\n", cell));
    ASSERT_EQ(said.faults.size(), 1u) << cell;
    EXPECT_NE(said.faults[0].find("「その他の列」"), std::string::npos);
    EXPECT_EQ(said.basics.name, "原 花") << "so that the row can be found in the file";
    EXPECT_TRUE(said.basics.name_kana.empty());
  }
  EXPECT_TRUE(is_forbidden("個人番号")) << "the column as a whole";
  EXPECT_FALSE(is_forbidden("利用者番号"));
}

TEST(PersonListRows, WhatIsKnownStaysAndWhatIsMissingIsFilled) {
  intake::Said said = first(std::string(kHead) + std::string(kHaru));
  intake::Facts facts;
  people::PersonBasics basics;
  basics.phone = "072-999-9999";
  facts.certification.care_level = CareLevel::care2;
  facts.certification.to = LocalDate::from_ymd(2026, 3, 31);
  facts.certification.note = "区分変更の予定";
  people::Contact daughter;
  daughter.name = "佐藤里子";
  daughter.key_person = true;
  facts.family.contacts.push_back(daughter);
  std::vector<std::string> doubts;
  fill(said, facts, basics, doubts);
  EXPECT_EQ(basics.phone, "072-999-9999");
  EXPECT_EQ(basics.address, "大阪府枚方市牧野本町1-2-3");
  EXPECT_EQ(facts.certification.care_level, CareLevel::care3) << "the newer period";
  EXPECT_EQ(facts.certification.note, "区分変更の予定");
  ASSERT_EQ(facts.family.contacts.size(), 1u);
  EXPECT_TRUE(facts.family.contacts[0].key_person);
  EXPECT_TRUE(doubts.empty());
  facts.certification.care_level = CareLevel::care4;
  facts.certification.to = LocalDate::from_ymd(2027, 9, 30);
  fill(said, facts, basics, doubts);
  EXPECT_EQ(facts.certification.care_level, CareLevel::care4) << "an older list";
  EXPECT_EQ(doubts.size(), 1u);
}

class PersonListTest : public people::testing::PeopleTown {
 protected:
  PersonListTest() {
    for (const api::Endpoint& one : person_list_endpoints()) endpoints_.push_back(one);
  }
  json::value preview(std::string_view bytes, const api::Caller& who, json::object more = {}) {
    json::object body = std::move(more);
    body["content"] = crypto::base64url(bytes);
    body["office_id"] = kCase.text();
    return done("person_list.preview", body, who);
  }
  std::string cp932_list(std::string_view rows) { return cp932::encode(std::string(kHead) + std::string(rows)).bytes; }
  // Registers whoever is new, as the screen does.
  std::string take(const json::value& one) {
    json::array facts;
    for (const json::value& heading : one.at("headings").as_array())
      facts.push_back({{"heading", heading.at("heading")}, {"facts", heading.at("proposed")}});
    const auto page = done("person.register", {{"basics", one.at("basics")}, {"facts", facts}}, keeper_);
    return text(page, "person", "id");
  }
};

TEST_P(PersonListTest, AListInCp932IsTakenAndChangesNothingTheSecondTime) {
  const std::string file = cp932_list(std::string(kHaru) + std::string(kKen));
  const auto shown = preview(file, keeper_);
  EXPECT_EQ(shown.at("encoding").as_string(), "CP932");
  ASSERT_EQ(shown.at("people").as_array().size(), 2u);
  for (const json::value& one : shown.at("people").as_array()) {
    EXPECT_EQ(one.at("match").as_string(), "none");
    EXPECT_TRUE(one.at("not_new").as_array().empty()) << json::serialize(one.at("not_new"));
    take(one);
  }
  const auto again = preview(file, keeper_);
  for (const json::value& one : again.at("people").as_array()) {
    EXPECT_EQ(one.at("match").as_string(), "own") << "by number, or by reading and birth date";
    EXPECT_FALSE(one.at("basics_differ").as_bool()) << json::serialize(one);
    EXPECT_TRUE(one.at("headings").as_array().empty()) << json::serialize(one.at("headings"));
  }
}

TEST_P(PersonListTest, WhoMayNotWriteIsToldOfTheDoubleAndNoMore) {
  const std::string id = person("佐藤 ハル", "さとう はる", "昭和16年4月3日");
  facts(id, "wishes", R"({"person": "家にいたい"})");
  const auto one = preview(cp932_list(kHaru), stranger_).at("people").at(0);
  EXPECT_EQ(one.at("match").as_string(), "none");
  ASSERT_EQ(one.at("candidates").as_array().size(), 1u);
  EXPECT_FALSE(one.at("candidates").at(0).at("own").as_bool());
  EXPECT_EQ(json::serialize(one).find("家にいたい"), std::string::npos);
  const auto chosen =
      preview(cp932_list(kHaru), stranger_, {{"choices", json::array{{{"key", "2"}, {"person_id", id}}}}})
          .at("people")
          .at(0);
  EXPECT_EQ(chosen.at("match").as_string(), "none") << "choosing her opens nothing";
  EXPECT_EQ(json::serialize(chosen).find("072-"), json::serialize(chosen).find("072-000-0001"));
}

TEST_P(PersonListTest, TheChosenOneIsFilledAndTheColumnsMayBeSaid) {
  const std::string id = person("佐藤 春", "さとう はる", "1941");
  const auto shown =
      preview("A,B\n佐藤 ハル,072-000-0001\n佐藤 ハル,\n", keeper_,
              {{"columns", json::array{"name", "phone"}}, {"choices", json::array{{{"key", "2"}, {"person_id", id}}}}});
  const auto& one = shown.at("people").at(0);
  EXPECT_EQ(one.at("match").as_string(), "own");
  EXPECT_EQ(text(one, "basics", "name"), "佐藤 春") << "who it is stays";
  EXPECT_EQ(text(one, "basics", "phone"), "072-000-0001");
  EXPECT_FALSE(one.at("doubts").as_array().empty()) << "and the difference is told";
  EXPECT_FALSE(shown.at("warnings").as_array().empty()) << "no reading";
}

TEST_P(PersonListTest, TheSamePersonTwiceInAListIsTakenOnce) {
  const auto shown = preview(cp932_list(std::string(kHaru) + std::string(kHaru)), keeper_);
  EXPECT_TRUE(shown.at("people").at(0).at("faults").as_array().empty());
  EXPECT_EQ(shown.at("people").at(1).at("faults").as_array().size(), 1u);
}

TEST_P(PersonListTest, FilesThatAreNoListAreRefusedInWords) {
  const auto refused = [&](std::string_view bytes) {
    return code("person_list.preview", {{"content", crypto::base64url(bytes)}}, keeper_);
  };
  EXPECT_EQ(code("person_list.preview", {{"content", "***"}}, keeper_), "content=careplan_not_base64");
  EXPECT_EQ(refused("%PDF-1.7"), "file=file_not_table");
  EXPECT_EQ(code("person_list.preview", {{"content", crypto::base64url("氏名\n原 花\n")}}, viewer_), "not_allowed");
  std::string long_list = "氏名,かな\n";
  for (std::size_t i = 0; i <= kMostRows; ++i) long_list += "原 花,はら はな\n";
  EXPECT_EQ(refused(long_list), "content=list_too_long");
}

// 500 rows are an office; the screen must not wait for them.
TEST_P(PersonListTest, FiveHundredRowsAreReadAtOnce) {
  std::string file(kHead);
  for (int i = 0; i < 500; ++i)
    file += fmt::format(
        "{0},試験 {0},シケン {1},女,S{2}.{3}.{4},,枚方市{0},,272104,{0:08},要介護1,R8.4.1,R9.3.31,森,,,,,\r\n", i + 1,
        std::string(static_cast<std::size_t>(i % 7 + 1), '-'), 2 + i % 30, 1 + i % 12, 1 + i % 28);
  const auto begin = std::chrono::steady_clock::now();
  const auto shown = preview(cp932::encode(file).bytes, keeper_);
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(shown.at("people").as_array().size(), 500u);
  EXPECT_LT(took, std::chrono::seconds(3));
  RecordProperty("ms", static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
}

INSTANTIATE_TEST_SUITE_P(Engines, PersonListTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::bridges::personlist

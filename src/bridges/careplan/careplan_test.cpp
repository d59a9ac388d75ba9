// SPDX-License-Identifier: Apache-2.0
// Care-plan files with the traps of the specification: CP932, quoted line breaks, both ways of leaving out what is the
// same, deletions, H-numbers, wrong rows; and that nothing known is lost by laying them over.
#include <fmt/format.h>

#include <fstream>

#include "base/cp932.h"
#include "base/crypto.h"
#include "base/csv.h"
#include "bridges/careplan/care_plan_api.h"
#include "bridges/careplan/proposal.h"
#include "people/people_for_tests.h"

namespace kaname::bridges::careplan {
namespace {

namespace json = boost::json;
using Cells = std::map<std::size_t, std::string>;  // by column, from 1

std::size_t width(std::string_view code) {
  for (const KindInfo& kind : kinds()) {
    if (kind.code == code) return kind.columns;
  }
  throw std::logic_error("no such kind");
}

// A line of a file as senders write it: every text quoted.
std::string line(std::string_view code, Cells cells, std::string_view end = "\r\n") {
  cells.try_emplace(1, "202404");
  cells.try_emplace(2, "272104");
  cells.try_emplace(3, "0000001234");
  std::string out;
  for (std::size_t i = 1; i <= width(code); ++i) {
    std::string value = cells.contains(i) ? cells[i] : "";
    std::string quoted;
    for (const char c : value) quoted += c == '"' ? "\"\"" : std::string(1, c);
    out += (i > 1 ? "," : "") + (value.empty() ? "" : "\"" + quoted + "\"");
  }
  return out + std::string(end);
}
std::string name_of(std::string_view code) {
  return std::string(code) + "_2700000001_43_2700000002_13_20261120090000.CSV";
}

PlanFile read(std::string_view code, const std::string& text, std::vector<RowError>& errors) {
  auto file = read_plan_file(name_of(code), cp932::encode(text).bytes, errors);
  EXPECT_TRUE(file);
  return file ? *file : PlanFile{};
}
PlanFile read(std::string_view code, const std::string& text) {
  std::vector<RowError> errors;
  PlanFile out = read(code, text, errors);
  EXPECT_TRUE(errors.empty()) << (errors.empty() ? "" : errors[0].message);
  return out;
}

TEST(CarePlanFile, KindsAndColumnsAreThoseOfTheSpecification) {
  std::ifstream in(KANAME_SOURCE_DIR "/data/codes/careplan_v4_columns.csv");
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  csv::Reader reader(text);
  csv::Record record;
  std::map<std::string, std::size_t> columns;
  std::map<std::pair<std::string, std::size_t>, std::string> names;
  while (reader.next(record)) {
    ++columns[record.cells[0]];
    names[{record.cells[0], static_cast<std::size_t>(std::atoi(record.cells[1].c_str()))}] = record.cells[2];
  }
  for (const KindInfo& kind : kinds()) {
    if (!kind.code.starts_with("UP")) continue;
    EXPECT_EQ(columns[std::string(kind.code)], kind.columns) << kind.code;
  }
  const auto name = [&](const char* code, std::size_t column) { return names[{code, column}]; };
  EXPECT_EQ(name("UPHOSOKU", 18), "要介護状態区分");
  EXPECT_EQ(name("UP1KYO", 20), "認定有効期間終了日");
  EXPECT_EQ(name("UP1KYO", 24), "総合的な援助の方針");
  EXPECT_EQ(name("UP2KYO", 18), "サービス事業所名");
  EXPECT_EQ(name("UP3KYO", 13), "週単位以外のサービス");
  EXPECT_EQ(name("UPKIHON", 22), "認知症高齢者の日常生活自立度");
  EXPECT_EQ(name("UPKIHON", 61), "4 緊急連絡先(電話番号)");
  EXPECT_EQ(name("UPKIHON", 69), "現在利用している非公的サービス");
}

TEST(CarePlanFile, QuotesLineBreaksExtensionKanjiAndBothLineEnds) {
  const std::string wish = "家で暮らしたい。\r\n「\"ふつう\"に、ゆっくり」";
  for (const char* end : {"\r\n", "\n"}) {
    const PlanFile file = read("UP1KYO", line("UP1KYO", {{8, "髙橋 﨑子"}, {14, "20261101"}, {22, wish}}, end));
    ASSERT_EQ(file.rows.size(), 1u);
    EXPECT_EQ(file.rows[0].at(8), "髙橋 﨑子");
    EXPECT_EQ(file.rows[0].at(22), wish);
  }
}

TEST(CarePlanFile, WrongRowsAreToldAndTheOthersKept) {
  std::vector<RowError> errors;
  const std::string good = line("UP1KYO", {});
  const PlanFile file = read("UP1KYO",
                             good + "\"202404\",\"272104\"\r\n" + line("UP1KYO", {{2, "27210"}}) +
                                 line("UP1KYO", {{3, "123"}}) + line("UP1KYO", {{3, "H000000001"}}),
                             errors);
  EXPECT_EQ(file.rows.size(), 2u);
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_EQ(errors[0].line, 2);
  EXPECT_EQ(errors[0].message, "列の数が28ではなく2です。居宅サービス計画書 第1表のファイルか確かめてください。");
  EXPECT_NE(errors[1].message.find("保険者番号"), std::string::npos);
  EXPECT_NE(errors[2].message.find("被保険者番号"), std::string::npos);
}

TEST(CarePlanFile, ARenamedFileIsKnownByItsWidth) {
  std::vector<RowError> errors;
  EXPECT_EQ(read_plan_file("コピー.csv", line("UP3KYO", {}), errors)->kind, Kind::table3);
  EXPECT_FALSE(read_plan_file("何か.csv", "a,b,c\r\n", errors));
  EXPECT_EQ(read_plan_file("up1kyo_x.csv", line("UP1KYO", {}), errors)->kind, Kind::table1);
}

// The example of the specification in both styles: the same rows come out.
TEST(CarePlanProposal, BlankMeansTheSameAsAbove) {
  const auto row = [](Cells cells) { return line("UP2KYO", std::move(cells)); };
  const std::string sparse =
      row({{6, "1"}, {7, "課題1"}, {8, "1"}, {9, "長期1"}, {10, "短期1"}, {13, "1"}, {14, "S1"}}) +
      row({{13, "2"}, {14, "S2"}}) + row({{8, "1"}, {10, "短期2"}, {13, "3"}, {14, "S3"}}) +
      row({{8, "2"}, {9, "長期2"}, {10, "短期3"}, {13, "1"}, {14, "S4"}}) +
      row({{6, "2"}, {7, "課題2"}, {8, "1"}, {9, "長期3"}, {10, "短期4"}, {13, "1"}, {14, "S5"}});
  const auto full = [&](const char* need_no, const char* need, const char* goal_no, const char* far, const char* near,
                        const char* help_no, const char* service) {
    return row({{6, need_no}, {7, need}, {8, goal_no}, {9, far}, {10, near}, {13, help_no}, {14, service}});
  };
  // Out of order, as some senders write.
  const std::string repeated = full("2", "課題2", "1", "長期3", "短期4", "1", "S5") +
      full("1", "課題1", "1", "長期1", "短期1", "1", "S1") + full("1", "課題1", "1", "長期1", "短期1", "2", "S2") +
      full("1", "課題1", "1", "長期1", "短期2", "3", "S3") + full("1", "課題1", "2", "長期2", "短期3", "1", "S4");
  const auto told = [](const std::string& text) {
    std::vector<std::string> out;
    for (const PlanRow& r : whole_rows(read("UP2KYO", text).rows))
      out.push_back(fmt::format("{}|{}|{}|{}", r.at(7), r.at(9), r.at(10), r.at(14)));
    return out;
  };
  const std::vector<std::string> expected = {"課題1|長期1|短期1|S1", "課題1|長期1|短期1|S2", "課題1|長期1|短期2|S3",
                                             "課題1|長期2|短期3|S4", "課題2|長期3|短期4|S5"};
  EXPECT_EQ(told(sparse), expected);
  EXPECT_EQ(told(repeated), expected);
}

TEST(CarePlanProposal, ThirdTableInWords) {
  const PlanFile file = read("UP3KYO",
                             line("UP3KYO", {{5, "20261101"}, {6, "訪問介護"}, {7, "1"}, {8, "0900"}, {9, "1000"}}) +
                                 line("UP3KYO", {{5, "20261101"}, {10, "起床"}, {11, "0630"}}) +
                                 line("UP3KYO", {{5, "20261101"}, {13, "福祉用具貸与"}}) +
                                 line("UP3KYO", {{5, "20261101"}, {6, "通所介護"}, {7, "8"}, {8, "9999"}}) +
                                 line("UP3KYO", {{5, "20250101"}, {6, "古い計画"}, {7, "1"}}));
  Facts facts;
  people::PersonBasics basics;
  std::vector<std::string> doubts;
  lay_over(sets_of({file}).at(0), facts, basics, doubts);
  EXPECT_EQ(facts.rhythm.note, "月 09:00–10:00 訪問介護\n毎日 06:30 起床\n週単位以外: 福祉用具貸与\n？ 通所介護");
  ASSERT_EQ(doubts.size(), 1u);
  EXPECT_NE(doubts[0].find("曜日「8」"), std::string::npos);
}

TEST(CarePlanProposal, ADeletedPlanIsLeftOutAndTold) {
  const PlanFile plan = read(
      "UP1KYO",
      line("UP1KYO", {{14, "20261101"}, {22, "消えた計画"}}) + line("UP1KYO", {{14, "20260501"}, {22, "残る計画"}}));
  const PlanFile gone = read("DLT1KYO", line("DLT1KYO", {{4, "20261101"}}));
  Facts facts;
  people::PersonBasics basics;
  std::vector<std::string> doubts;
  lay_over(sets_of({plan, gone}).at(0), facts, basics, doubts);
  EXPECT_EQ(facts.wishes.note, "残る計画");
  EXPECT_EQ(doubts.size(), 1u);
}

TEST(CarePlanProposal, LaidOverTwiceChangesNothingMore) {
  const PlanFile info = read("UPKIHON",
                             line("UPKIHON",
                                  {{4, "20261101"},
                                   {16, "2"},
                                   {21, "21"},
                                   {22, "03"},
                                   {34, "05"},
                                   {40, "1"},
                                   {46, "佐藤 里子"},
                                   {47, "長女"},
                                   {48, "同居"},
                                   {49, "090-0000-0000"},
                                   {50, "佐藤 次郎"},
                                   {52, "隣市本町1-2"},
                                   {64, "農家に生まれる。"},
                                   {66, "俳句"}}));
  const PlanFile table2 = read("UP2KYO",
                               line("UP2KYO",
                                    {{5, "20261101"},
                                     {6, "1"},
                                     {7, "転倒が心配"},
                                     {8, "1"},
                                     {13, "1"},
                                     {16, "訪問看護"},
                                     {18, "牧野訪問看護ステーション"},
                                     {19, "週1回"}}));
  const PlanSet set = sets_of({info, table2}).at(0);
  Facts once;
  once.family.contacts.push_back({});
  once.family.contacts[0].name = "佐藤　里子";
  once.family.contacts[0].key_person = true;
  people::PersonBasics basics;
  std::vector<std::string> doubts;
  lay_over(set, once, basics, doubts);
  EXPECT_EQ(once.independence.disability, people::DisabilityLevel::a1);
  EXPECT_EQ(once.independence.dementia, people::DementiaLevel::iia);
  EXPECT_EQ(once.housing.kind, "自宅・一戸建て");
  EXPECT_EQ(once.social_security.note, "生活保護");
  ASSERT_EQ(once.family.contacts.size(), 2u);
  EXPECT_TRUE(once.family.contacts[0].key_person) << "what was known stays";
  EXPECT_EQ(once.family.contacts[0].note, "同居") << "no address stands in the address column";
  EXPECT_EQ(once.family.contacts[1].address, "隣市本町1-2");
  ASSERT_EQ(once.regulars.items.size(), 1u);
  EXPECT_EQ(once.regulars.items[0].kind, people::RegularKind::nursing);
  Facts twice = once;
  lay_over(set, twice, basics, doubts);
  EXPECT_EQ(model::to_json(twice.family), model::to_json(once.family));
  EXPECT_EQ(model::to_json(twice.regulars), model::to_json(once.regulars));
  EXPECT_EQ(twice.life.note, once.life.note);
}

class CarePlanTest : public people::testing::PeopleTown {
 protected:
  CarePlanTest() {
    for (api::Endpoint& e : care_plan_endpoints()) endpoints_.push_back(std::move(e));
  }
  json::value preview(const std::map<std::string, std::string>& files, const api::Caller& who) {
    json::array list;
    for (const auto& [code, text] : files)
      list.push_back(json::object{{"name", name_of(code)}, {"content", crypto::base64url(cp932::encode(text).bytes)}});
    return done("careplan.preview", {{"files", list}}, who);
  }
  std::string registered() {
    json::object who = basics("佐藤 ハル", "さとう はる", "1941-04-03");
    who["insurer_number"] = "272104";
    who["insured_number"] = "0000001234";
    return text(done("person.register", {{"basics", who}}, keeper_), "person", "id");
  }
  static std::map<std::string, std::string> plan() {
    return {{"UPHOSOKU",
             line("UPHOSOKU",
                  {{5, "ｻﾄｳ ﾊﾙ"},
                   {6, "佐藤 ハル"},
                   {7, "2"},
                   {8, "19410403"},
                   {10, "大阪府枚方市牧野本町1-2"},
                   {12, "072-833-0001"}})},
            {"UP1KYO",
             line("UP1KYO",
                  {{8, "森 由紀"},
                   {9, "くずは居宅介護支援事業所"},
                   {14, "20261101"},
                   {17, "2"},
                   {19, "20260401"},
                   {20, "20270331"},
                   {21, "23"},
                   {22, "家で暮らしたい"}})}};
  }
};

TEST_P(CarePlanTest, IsConfirmedByTheOrdinaryActs) {
  const std::string id = registered();
  const auto shown = preview(plan(), keeper_);
  EXPECT_TRUE(shown.at("errors").as_array().empty());
  ASSERT_EQ(shown.at("people").as_array().size(), 1u);
  const auto& person = shown.at("people").at(0);
  EXPECT_EQ(person.at("match").as_string(), "own");
  EXPECT_EQ(person.at("person_id").as_string(), id);
  EXPECT_TRUE(person.at("doubts").as_array().empty()) << json::serialize(person.at("doubts"));
  EXPECT_EQ(done("person.show", {{"id", id}}, keeper_).at("facts").as_array().size(), 0u) << "nothing is written yet";
  done("person.edit_basics", {{"id", id}, {"base_seq", person.at("base_seq")}, {"basics", person.at("basics")}},
       keeper_);
  for (const json::value& one : person.at("headings").as_array()) {
    done("person.edit_facts",
         {{"id", id}, {"heading", one.at("heading")}, {"base_seq", one.at("base_seq")}, {"facts", one.at("proposed")}},
         keeper_);
  }
  const auto page = done("person.facts", {{"id", id}}, keeper_);
  EXPECT_EQ(text(page, "certification", "care_level"), "care3");
  EXPECT_EQ(text(page, "certification", "to"), "2027-03-31");
  EXPECT_EQ(text(page, "wishes", "note"), "家で暮らしたい");
  const auto again = preview(plan(), keeper_).at("people").at(0);
  EXPECT_TRUE(again.at("headings").as_array().empty()) << "the same files again propose nothing";
  EXPECT_FALSE(again.at("basics_differ").as_bool());
}

TEST_P(CarePlanTest, AnotherNameBehindTheSameNumberIsADoubt) {
  registered();
  auto files = plan();
  files["UPHOSOKU"] = line("UPHOSOKU", {{5, "ｽｽﾞｷ ﾊｼﾞﾒ"}, {6, "鈴木 一"}, {8, "19500101"}});
  const auto person = preview(files, keeper_).at("people").at(0);
  EXPECT_EQ(person.at("doubts").as_array().size(), 3u) << "name, reading and birth date";
  EXPECT_EQ(text(person, "basics", "name"), "佐藤 ハル") << "who it is stays as it is recorded";
}

TEST_P(CarePlanTest, WhoIsNotKnownCanBeRegistered) {
  auto files = plan();
  const auto person = preview(files, keeper_).at("people").at(0);
  EXPECT_EQ(person.at("match").as_string(), "none");
  EXPECT_EQ(code("person.register", {{"basics", person.at("basics")}}, keeper_), "ok");
  files.erase("UPHOSOKU");
  files["UP1KYO"] = line("UP1KYO", {{3, "H000000001"}});
  EXPECT_NE(json::serialize(preview(files, keeper_).at("people").at(0).at("doubts")).find("UPHOSOKU"),
            std::string::npos);
}

TEST_P(CarePlanTest, SomebodyElsesPersonIsNotShown) {
  const std::string id = registered();
  const auto stranger = preview(plan(), stranger_).at("people").at(0).as_object();
  EXPECT_EQ(stranger.at("match").as_string(), "none");
  EXPECT_FALSE(stranger.contains("person_id"));
  join(id, kNurses);
  const auto member = preview(plan(), nurse_).at("people").at(0).as_object();
  EXPECT_EQ(member.at("match").as_string(), "view_only");
  EXPECT_TRUE(member.at("headings").as_array().empty());
}

TEST_P(CarePlanTest, BadFilesAreTold) {
  EXPECT_EQ(code("careplan.preview", {{"files", json::array{}}}, keeper_), "files=required");
  const json::object broken = {{"name", "UP1KYO.csv"}, {"content", "***"}};
  EXPECT_EQ(code("careplan.preview", {{"files", json::array{json::value(broken)}}}, keeper_),
            "files=careplan_not_base64");
  const json::object other = {{"name", "家計簿.csv"}, {"content", crypto::base64url("a,b\r\n")}};
  const auto shown = done("careplan.preview", {{"files", json::array{json::value(other)}}}, keeper_);
  EXPECT_EQ(shown.at("errors").as_array().size(), 1u);
  registered();
  const auto secret =
      preview({{"UP1KYO", line("UP1KYO", {{14, "20261101"}, {22, "番号 123456789018"}, {24, "方針"}})}}, keeper_);
  const auto person = secret.at("people").at(0);
  EXPECT_NE(json::serialize(person.at("doubts")).find("マイナンバー"), std::string::npos);
  EXPECT_EQ(person.at("headings").as_array().size(), 1u) << "the policy alone";
}

INSTANTIATE_TEST_SUITE_P(Engines, CarePlanTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::bridges::careplan

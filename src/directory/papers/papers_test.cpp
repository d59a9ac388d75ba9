// SPDX-License-Identifier: Apache-2.0
// The sheet, the lists and the request for an update: what stands on them, for whom, and that it is legible.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/csv.h"
#include "directory/audience.h"
#include "directory/papers/facility_sheet.h"
#include "directory/papers/link_sheet.h"
#include "directory/papers/sample_for_tests.h"
#include "output/pdf.h"
#include "output/test_tools.h"

namespace kaname::directory::papers {
namespace {

namespace tools = output::tools;

#define NEEDS_POPPLER \
  if (!tools::has("pdftotext")) GTEST_SKIP() << "pdftotext is not installed"

std::string text_of(const output::Document& document) {
  return tools::without_blanks(tools::run("pdftotext -layout", output::render(document), "-"));
}

int pages_of(const output::Document& document) {
  const std::string info = tools::run("pdfinfo", output::render(document));
  return std::atoi(info.c_str() + info.find("Pages:") + 6);
}

// All cells of all tables and forms of a document, one after the other.
std::string cells_of(const std::vector<output::Block>& blocks) {
  std::string out;
  for (const output::Block& block : blocks) {
    if (const auto* table = std::get_if<output::Table>(&block.any)) {
      for (const output::Row& row : table->rows) {
        for (const output::Cell& cell : row) out += cell.text + "|";
      }
    }
    if (const auto* grid = std::get_if<output::FieldGrid>(&block.any)) {
      for (const output::Field& field : grid->fields) out += field.label + "=" + field.value + "|";
    }
    if (const auto* group = std::get_if<output::Group>(&block.any)) out += cells_of(group->blocks);
    if (const auto* words = std::get_if<output::Paragraph>(&block.any)) out += words->text + "|";
  }
  return out;
}

class PapersTest : public ::testing::Test {
 protected:
  sample::Sample sample_ = sample::invented();
};

TEST_F(PapersTest, SheetAnswersWhomToCallWhatIsAcceptedAndHowSure) {
  const PaperFacility& facility = sample_.at("kuzuha-hokan");
  const std::string cells = cells_of(facility_sheet(sample::info(), facility).blocks);
  for (const char* part : {"〒573-1121 大阪府枚方市楠葉花園町 花園ビル2階", "072-000-0101", "月–金 9:00–17:00",
                           "1 電話 072-000-0101\n2 FAX 072-000-0102", "代理 主任 森", "人工呼吸器\n平日日中の訪問",
                           "受け入れ可能な状態", "新規受入 ○", "基本情報 昨日・本人確認", "→ 夜間・休日の連携"}) {
    EXPECT_NE(cells.find(part), std::string::npos) << part;
  }
}

TEST_F(PapersTest, SheetIsTwoPagesAlsoAsFaxAndSaysWhoMadeIt) {
  NEEDS_POPPLER;
  for (const output::Look look : {output::Look::colour, output::Look::fax}) {
    const auto document = facility_sheet(sample::info(Audience::professional, look), sample_.at("kuzuha-hokan"));
    EXPECT_LE(pages_of(document), 2);
    const std::string text = text_of(document);
    for (const char* part : {"くずは訪問看護ステーション(架空)", "令和8年11月20日10:32印刷", "1/2ページ",
                             "介護サービス情報公表システム", "見本のために作ったもの", "取扱注意"}) {
      EXPECT_NE(text.find(part), std::string::npos) << part;
    }
  }
}

TEST_F(PapersTest, SheetForEveryoneHoldsNothingForProfessionals) {
  NEEDS_POPPLER;
  PaperFacility facility = sample_.at("kuzuha-hokan");
  facility.parts.facility.town_note = "市だけのメモ";
  keep_audience(facility.parts, Audience::everyone);
  const std::string text = text_of(facility_sheet(sample::info(Audience::everyone), facility));
  EXPECT_NE(text.find("072-000-0101"), std::string::npos);
  for (const char* secret : {"市だけのメモ", "胃ろうの受入れ実績", "西村", "kuzuha-hokan@kaname.example", "新規受入",
                             "取扱注意", "平日日中の訪問"}) {
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
  }
}

TEST_F(PapersTest, SheetTellsClosureAndMissingFactsInWords) {
  PaperFacility facility;
  facility.parts.facility.name = "𠮷田醫院";
  facility.parts.facility.status = FacilityStatus::closed;
  facility.parts.facility.closed_on = LocalDate::from_ymd(2024, 3, 31);
  facility.parts.services.push_back({});
  const std::string cells = cells_of(facility_sheet(sample::info(), facility).blocks);
  for (const char* part :
       {"廃止（令和6年3月31日）", "窓口の登録はありません", "時間の登録なし", "確認の記録はありません"}) {
    EXPECT_NE(cells.find(part), std::string::npos) << part;
  }
  EXPECT_FALSE(output::render(facility_sheet(sample::info(), PaperFacility{})).empty()) << "even of nothing";
}

TEST_F(PapersTest, NotificationsAreNeverSaidToBeWillingness) {
  PaperFacility facility = sample_.at("hirakata-chuo-hp");
  facility.parts.notifications = {{"272108", facility.parts.facility.id, "支援病２", "在宅療養支援病院２",
                                   LocalDate::from_ymd(2024, 4, 1), LocalDate::from_ymd(2025, 10, 1)}};
  const std::string cells = cells_of(facility_sheet(sample::info(), facility).blocks);
  EXPECT_NE(cells.find("届け出た内容です。いま受け入れられるかどうかは、届出からは分かりません。"), std::string::npos);
  EXPECT_NE(cells.find("支援病２|在宅療養支援病院２|令和6年4月1日|令和7年10月1日|"), std::string::npos);
}

FacilityList all_of(const sample::Sample& sample) {
  FacilityList list;
  list.filter = "牧野 圏域・訪問看護";
  list.items = {"gastrostomy", "cm_new_cases"};
  list.facilities = sample.facilities;
  return list;
}

std::size_t column(const ListTable& table, std::string_view header) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].header == header) return i;
  }
  return table.columns.size();
}

TEST_F(PapersTest, ListColumnsAnswerWhatWasAskedAndKeepCodesAsText) {
  FacilityList list = all_of(sample_);
  list.facilities[0].parts.services[0].office_number = "0123B56789";
  const ListTable table = list_table(sample::info(), list);
  ASSERT_EQ(table.rows.size(), sample_.facilities.size());
  EXPECT_EQ(std::get<std::string>(table.rows[0][column(table, "胃ろう")]), "○");
  EXPECT_EQ(std::get<std::string>(table.rows[0][column(table, "事業所番号")]), "0123B56789");
  EXPECT_EQ(std::get<std::string>(table.rows[3][column(table, "胃ろう")]),
            "要相談 注入の時間帯により調整。まず管理者へ電話");
  EXPECT_EQ(std::get<std::string>(table.rows[0][column(table, "FAX番号")]), "072-000-0102");
  EXPECT_EQ(std::get<LocalDate>(table.rows[0][column(table, "開設日")]).text(), "2012-04-01");
  EXPECT_EQ(column(list_table(sample::info(Audience::everyone), list), "メール"),
            list_table(sample::info(Audience::everyone), list).columns.size())
      << "no professional column for everyone";
}

TEST_F(PapersTest, CsvHasBomSameRowsAndNoFormula) {
  FacilityList list = all_of(sample_);
  list.facilities[0].parts.facility.name = "=HYPERLINK(\"http://x\",\"y\")";
  list.facilities[1].parts.facility.public_note = "一行目\n\"二行目\", 終わり";
  const std::string csv = list_csv(sample::info(), list);
  EXPECT_EQ(csv.substr(0, 3), "\xEF\xBB\xBF");
  kaname::csv::Reader reader(csv);
  kaname::csv::Record record;
  std::vector<std::vector<std::string>> rows;
  while (reader.next(record)) rows.push_back(record.cells);
  EXPECT_EQ(reader.trouble(), "");
  ASSERT_EQ(rows.size(), list.facilities.size() + 1);
  EXPECT_EQ(rows[1][0], "'=HYPERLINK(\"http://x\",\"y\")");
  const auto note = static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), "備考") - rows[0].begin());
  EXPECT_EQ(rows[2][note], "一行目\n\"二行目\", 終わり");
}

TEST_F(PapersTest, WorkbookHoldsTheFilterAndTheCredits) {
  const auto made = list_xlsx(sample::info(), all_of(sample_));
  ASSERT_TRUE(made);
  if (!tools::has("unzip")) GTEST_SKIP() << "unzip is not installed";
  const tools::TempFile file(*made);
  const std::string strings = tools::shell("unzip -p " + file.path() + " xl/sharedStrings.xml");
  for (const char* part : {"牧野 圏域・訪問看護", "63件", "072-000-0102", "この一覧について", "国土数値情報"}) {
    EXPECT_NE((strings + tools::shell("unzip -p " + file.path() + " xl/workbook.xml")).find(part), std::string::npos)
        << part;
  }
}

TEST_F(PapersTest, PrintedListHasEveryRowTheFilterAndPageNumbers) {
  NEEDS_POPPLER;
  FacilityList list = all_of(sample_);
  list.left_out = 7;
  for (const output::Look look : {output::Look::colour, output::Look::fax}) {
    const std::string text = text_of(list_document(sample::info(Audience::professional, look), list));
    for (const char* part : {"牧野圏域・訪問看護", "70件のうち63件まで", "令和8年11月20日", "1/"}) {
      EXPECT_NE(text.find(part), std::string::npos) << part;
    }
    for (const PaperFacility& one : sample_.facilities) {
      EXPECT_NE(text.find(one.parts.facility.phone), std::string::npos) << one.parts.facility.name;
    }
  }
}

TEST_F(PapersTest, EmptyListSaysSo) {
  const output::Document document = list_document(sample::info(), FacilityList{});
  EXPECT_NE(cells_of(document.blocks).find("当てはまるものはありません"), std::string::npos);
  EXPECT_TRUE(list_xlsx(sample::info(), FacilityList{}));
}

LinkSheet request(const PaperFacility& facility) {
  LinkSheet sheet;
  sheet.facility = facility;
  sheet.link.id = sample::id_of<LinkId>(77'777'777'777);
  sheet.link.expires_at = sample::now().plus_ms(21 * kDayMs);
  sheet.url = "https://kaname.example/link/AbCdEfGhIj";
  sheet.reply_to = "ひらかた在宅連携センター";
  sheet.reply_fax = "072-000-0182";
  sheet.reply_phone = "072-000-0181";
  return sheet;
}

TEST_F(PapersTest, RequestIsPrefilledTakesCorrectionsByPenAndTellsWhereToSend) {
  NEEDS_POPPLER;
  const output::Document document = link_sheet(sample::info(), request(sample_.at("kuzuha-hokan")));
  EXPECT_EQ(document.look, output::Look::fax);
  const std::string text = text_of(document);
  for (const char* part : {"くずは訪問看護ステーション(架空)御中", "令和8年12月11日(金)", "返信先FAX072-000-0182",
                           "https://kaname.example/link/", "変わりなし", "誤送信のとき", "072-000-0181",
                           "月–土9:00–17:30", "☐○☐条件☐相談☐×", "腹膜透析は事前に", "整理番号00121beab471"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
  EXPECT_LE(pages_of(document), 3);
}

TEST_F(PapersTest, RequestAsksOnlyWhatTheKindIsAsked) {
  const std::string nursing = cells_of(link_sheet(sample::info(), request(sample_.at("kuzuha-hokan"))).blocks);
  EXPECT_EQ(nursing.find("主治医意見書の記載"), std::string::npos);
  const std::string clinic = cells_of(link_sheet(sample::info(), request(sample_.at("makinosaka-zaitaku"))).blocks);
  EXPECT_NE(clinic.find("主治医意見書の記載"), std::string::npos);
  EXPECT_EQ(cells_of(link_sheet(sample::info(), request(sample_.at("renkei-center"))).blocks).find("胃ろう"),
            std::string::npos);
}

TEST_F(PapersTest, WindowWordsNameDeputiesAndOnlyAbsencesThatAreNotOver) {
  ContactWindow doctor, nurse;
  doctor.person = "旭 健一";
  nurse.person = "小林";
  nurse.id = sample::id_of<WindowId>(2);
  doctor.deputy_id = nurse.id;
  doctor.leave = {{LocalDate::from_ymd(2026, 11, 1), LocalDate::from_ymd(2026, 11, 5), "過去"},
                  {LocalDate::from_ymd(2026, 11, 19), LocalDate::from_ymd(2026, 11, 21), "学会"},
                  {LocalDate::from_ymd(2026, 12, 1), LocalDate::from_ymd(2026, 12, 1), ""}};
  const auto remarks = window_remarks(doctor, {doctor, nurse}, LocalDate::from_ymd(2026, 11, 20));
  EXPECT_EQ(joined(remarks, "|"), "代理 小林|不在 R8.11.19〜R8.11.21（学会）|不在 R8.12.1");
  Facility facility;
  facility.phone = "072-000-0001";
  doctor.channels = {{Channel::phone, "", "受付へ"}, {Channel::visit, "", ""}};
  EXPECT_EQ(channels_text(doctor, facility, "、"), "1 電話 072-000-0001（受付へ）、2 面談");
  EXPECT_EQ(window_hours(nurse), "時間の指定なし");
}

}  // namespace
}  // namespace kaname::directory::papers

// SPDX-License-Identifier: Apache-2.0
// Papers about a person: what stands on them, and what does not.
#include "people/papers/person_paper.h"

#include "people/papers/folder_paper.h"

#include <cstdlib>
#include <fstream>

#include "output/pdf.h"
#include "people/people_for_tests.h"

namespace kaname::people::papers {
namespace {

namespace json = boost::json;

std::string all_text(const output::Document& document) {
  std::string out;
  for (const output::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<output::Paragraph>(&block.any)) out += paragraph->text + "\n";
    if (const auto* qr = std::get_if<output::QrBlock>(&block.any)) out += "QR " + qr->text + "\n";
    if (const auto* grid = std::get_if<output::FieldGrid>(&block.any)) {
      for (const output::Field& field : grid->fields) out += field.label + " " + field.value + "\n";
    }
    if (const auto* table = std::get_if<output::Table>(&block.any)) {
      for (const output::Row& row : table->rows) {
        for (const output::Cell& cell : row) out += cell.text + "|";
        out += "\n";
      }
    }
  }
  return out;
}

Person haru() {
  Person out;
  out.id = PersonId{*Uuid::parse("019a0000-0000-7000-8000-000000000001")};
  out.name = "佐藤 ハル";
  out.name_kana = "さとう はる";
  out.birth = "1941-04-03";
  out.sex = Sex::female;
  out.address = "大阪府枚方市牧野本町1-2-3";
  out.phone = "072-000-0001";
  return out;
}

PersonPage page() {
  PersonPage out;
  out.person = haru();
  out.warnings = {"在宅酸素 2 L/分 電池4時間", "アレルギー: ペニシリン"};
  const Timestamp when = Timestamp::of(LocalDate::from_ymd(2026, 8, 20), 9);
  const auto add = [&](Heading heading, const char* facts) {
    out.facts.push_back({heading, {facts}, "森 由紀", when, LocalDate::from_ymd(2026, 11, 20), "3か月前", true, 1});
  };
  add(Heading::devices, R"({"items": [{"item": "oxygen", "setting": "2 L/分", "battery_hours": 4}]})");
  add(Heading::family,
      R"({"living": "alone", "contacts": [{"name": "佐藤 里子", "relation": "長女", "phone": "090-0000-0000"}]})");
  add(Heading::wishes, R"({"person": "家で最期まで暮らしたい", "talked_on": "2026-09-02"})");
  TeamMemberView member;
  member.office_name = "くずは居宅介護支援事業所";
  member.profession = trust::Profession::care_manager;
  member.keeps_case = true;
  out.team.push_back(member);
  return out;
}

const PaperHead kHead = {"枚方市", "https://kaname.example", "森 由紀", true,
                         Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10)};

// With KANAME_PAPERS a copy of each paper is written there, to be looked at.
void keep(const char* name, const output::Document& document) {
  const std::string bytes = output::render(document);
  EXPECT_TRUE(bytes.starts_with("%PDF-"));
  if (const char* folder = std::getenv("KANAME_PAPERS"))
    std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary) << bytes;
}

TEST(PersonPapers, BirthAsItIsKnown) {
  const LocalDate today = LocalDate::from_ymd(2026, 11, 20);
  Person person = haru();
  EXPECT_EQ(birth_words(person, today), "昭和16年4月3日（85歳）");
  person.birth = "1941-04";
  EXPECT_EQ(birth_words(person, today), "昭和16年4月（85歳）");
  person.birth = "1941";
  person.birth_about = true;
  EXPECT_EQ(birth_words(person, today), "昭和16年頃（85歳）");
  person.birth.clear();
  EXPECT_EQ(birth_words(person, today), "不明");
}

TEST(PersonPapers, FactsAreToldInWords) {
  EXPECT_EQ(fact_lines(Heading::devices, R"({"items": [{"item": "oxygen", "setting": "2 L/分", "battery_hours": 4}]})"),
            std::vector<std::string>{"在宅酸素、2 L/分、電池（時間）: 4"});
  EXPECT_EQ(fact_lines(Heading::adl, R"({"walking": "watched"})"), std::vector<std::string>{"歩行・移動: 見守り"});
  EXPECT_EQ(fact_lines(Heading::family, R"({"no_relatives": true})"), std::vector<std::string>{"身寄りなし"});
  EXPECT_EQ(fact_lines(Heading::certification, R"({"care_level": "care3", "to": "2027-03-31"})"),
            (std::vector<std::string>{"要介護3", "有効期間の末日: 令和9年3月31日"}));
  EXPECT_TRUE(fact_lines(Heading::meals, "{}").empty());
}

TEST(PersonPapers, TheSummaryTellsWhatIsKnownAndWhatIsNot) {
  const auto document = summary_sheet(kHead, page());
  const std::string text = all_text(document);
  for (const char* said : {"佐藤 ハル", "昭和16年4月3日（85歳）", "注意　在宅酸素 2 L/分", "くずは居宅介護支援事業所",
                           "家で最期まで暮らしたい", "要確認", "まだ書かれていない項目: アレルギー"})
    EXPECT_NE(text.find(said), std::string::npos) << said;
  keep("summary", document);
}

TEST(PersonPapers, TheKitHasItsDateAndAQrWithoutPersonalData) {
  const auto document = kit_sheet(kHead, page());
  const std::string text = all_text(document);
  EXPECT_NE(text.find("令和8年11月20日 現在"), std::string::npos);
  EXPECT_NE(text.find("QR https://kaname.example/desk/people/019a0000-0000-7000-8000-000000000001\n"),
            std::string::npos);
  EXPECT_NE(text.find("佐藤 里子、長女、090-0000-0000"), std::string::npos);
  keep("kit", document);
}

TEST(PersonPapers, TheConsentIsInLargeLetters) {
  const auto document = consent_sheet(kHead, page(), {"支援のため", {"病名", "薬"}, "くずは居宅介護支援事業所"});
  for (const output::Block& block : document.blocks) {
    const auto* paragraph = std::get_if<output::Paragraph>(&block.any);
    EXPECT_GE(paragraph ? paragraph->size_pt : 14, 14);
  }
  EXPECT_NE(all_text(document).find("いつでもやめられます"), std::string::npos);
  keep("consent", document);
}

TEST(PersonPapers, WhoLookedInPlainWords) {
  const Timestamp at = Timestamp::of(LocalDate::from_ymd(2026, 11, 19), 23, 5);
  const auto document =
      access_sheet(kHead, haru(), {{at, "西村 恵", "牧野訪問看護ステーション", "ページを見た", "本人同意"}},
                   LocalDate::from_ymd(2026, 8, 20), LocalDate::from_ymd(2026, 11, 20));
  EXPECT_NE(all_text(document).find("23:05|西村 恵|牧野訪問看護ステーション|ページを見た|本人同意"), std::string::npos);
  EXPECT_NE(all_text(access_sheet(kHead, haru(), {}, {}, {})).find("見た人はいません"), std::string::npos);
  keep("access", document);
}

TEST(PersonPapers, TheFolderSaysWhichPagesToReplace) {
  const auto on = [](unsigned month, unsigned day) { return Timestamp::of(LocalDate::from_ymd(2026, month, day), 9); };
  FolderFacts facts;
  facts.changes = {{Heading::medicines, on(11, 18), "西村 恵"}, {Heading::wishes, on(9, 2), "森 由紀"}};
  facts.team_changed = LocalDate::from_ymd(2026, 10, 1);
  facts.since = LocalDate::from_ymd(2026, 11, 1);
  trust::Consent consent;
  consent.purpose = "在宅療養の支援";
  consent.items = {"病名", "薬"};
  consent.starts_on = LocalDate::from_ymd(2026, 5, 1);
  facts.consents = {consent};
  const auto document = folder_sheet(kHead, page(), facts);
  const std::string text = all_text(document);
  EXPECT_NE(text.find("3|薬・医療機器・アレルギー|令和8年11月18日|☑ 入れかえる"), std::string::npos) << text;
  EXPECT_NE(text.find("4|わたしの希望|令和8年9月2日|☐ そのまま"), std::string::npos);
  EXPECT_NE(text.find("2|支えるチームと電話|令和8年10月1日|☐ そのまま"), std::string::npos);
  EXPECT_NE(text.find("令和8年11月18日|薬|西村 恵"), std::string::npos);
  EXPECT_EQ(text.find("令和8年9月2日|主訴・意向"), std::string::npos) << "printed last time already";
  EXPECT_NE(text.find("在宅療養の支援"), std::string::npos);
  EXPECT_NE(text.find("QR https://kaname.example/desk/people/"), std::string::npos);
  facts.since.reset();
  EXPECT_EQ(all_text(folder_sheet(kHead, page(), facts)).find("そのまま"), std::string::npos)
      << "the first time all are new";
  keep("folder", document);
}

}  // namespace
}  // namespace kaname::people::papers

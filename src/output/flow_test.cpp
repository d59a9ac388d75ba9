// SPDX-License-Identifier: Apache-2.0
// Where the flow puts things, read from the pages before any ink.
#include "output/flow.h"

#include <gtest/gtest.h>

#include "output/pdf_samples.h"

namespace kaname::output {
namespace {

Laid lay_out(const Document& document) {
  // The texts belong to the typesetter's font map, which lives as long as the thread.
  Typesetter typesetter(document.look);
  Ticker ticker(document, {});
  return Flow(document, typesetter, ticker).lay_out();
}

// All text of a page, in reading order.
std::string words(const Page& page) {
  std::string out;
  for (const Op& op : page.ops) {
    const auto* text = std::get_if<TextOp>(&op);
    if (text == nullptr || text->last <= text->first) continue;
    const auto& lines = text->text->lines;
    const auto from = static_cast<std::size_t>(lines[static_cast<std::size_t>(text->first)].start);
    const auto last = static_cast<std::size_t>(text->last);
    const auto to = last < lines.size() ? static_cast<std::size_t>(lines[last].start) : text->text->text.size();
    out += text->text->text.substr(from, to - from) + "|";
  }
  return out;
}

std::string words(const Laid& laid) {
  std::string out;
  for (const Page& page : laid.pages) out += words(page);
  return out;
}

Document plain() {
  Document document;
  document.title = "題";
  return document;
}

TEST(Flow, NothingStandsOutsideThePage) {
  for (const Document& document : {samples::facility_sheet(Look::fax), samples::long_list(120), samples::booklet(90)}) {
    const Laid laid = lay_out(document);
    for (const Page& page : laid.pages) {
      for (const Op& op : page.ops) {
        const auto* text = std::get_if<TextOp>(&op);
        if (text == nullptr) continue;
        EXPECT_LE(text->y + (text->last - text->first) * text->text->pitch, laid.sheet.bottom() + 0.5);
        EXPECT_GE(text->y, laid.sheet.margin);
        EXPECT_LE(text->x + text->width, laid.sheet.left() + laid.sheet.inner() + 0.5);
      }
    }
  }
}

TEST(Flow, RowsAreNotCutWhenTheyFit) {
  Document document = plain();
  Table table;
  table.columns = {{"番号", 1}, {"長い文", 3}};
  for (int i = 0; i < 60; ++i) {
    std::string text;
    for (int k = 0; k <= i % 9; ++k) text += "この行は折り返して何行にもなりますが途中で頁をまたぎません。";
    table.rows.push_back({{fmt::format("#{}#", i)}, {text + fmt::format("終{}。", i)}});
  }
  document.blocks.push_back(table);
  const Laid laid = lay_out(document);
  ASSERT_GT(laid.pages.size(), 3U);
  for (int i = 0; i < 60; ++i) {
    int pages_with_start = 0;
    for (const Page& page : laid.pages) {
      const std::string text = words(page);
      const bool start = text.find(fmt::format("#{}#", i)) != std::string::npos;
      const bool end = text.find(fmt::format("終{}。", i)) != std::string::npos;
      EXPECT_EQ(start, end) << i;
      pages_with_start += start ? 1 : 0;
    }
    EXPECT_EQ(pages_with_start, 1) << i;
  }
}

TEST(Flow, RowTallerThanAPageGoesOnWithEveryCharacter) {
  Document document = plain();
  std::string long_text;
  for (int i = 0; i < 900; ++i) long_text += fmt::format("〔{}〕経過を書く。", i);
  FieldGrid grid;
  grid.fields = {{"経過", long_text, 2}};
  document.blocks.push_back(grid);
  const Laid laid = lay_out(document);
  EXPECT_GE(laid.pages.size(), 3U);
  const std::string all = words(laid);
  for (int i = 0; i < 900; ++i) EXPECT_NE(all.find(fmt::format("〔{}〕", i)), std::string::npos) << i;
}

TEST(Flow, FieldWithHeightShrinksThenContinuesOnASheet) {
  struct Case {
    int sentences;
    double least, most;  // size of the value's letters
    bool continued;
  };
  for (const Case& one : {Case{1, 10, 10, false}, Case{7, 7, 9.9, false}, Case{60, 6.9, 7.1, true}}) {
    Document document = plain();
    std::string text;
    for (int i = 0; i < one.sentences; ++i) text += fmt::format("〔{}〕訪問のたびに体重と血圧を見る。", i);
    FieldGrid grid;
    grid.fields = {{"留意事項", text, 2, 15}};
    document.blocks.push_back(grid);
    const Laid laid = lay_out(document);
    double size = 0;
    for (const Op& op : laid.pages[0].ops) {
      const auto* value = std::get_if<TextOp>(&op);
      if (value != nullptr && value->text->text.find("〔0〕") != std::string::npos) size = value->text->size;
    }
    EXPECT_GE(size, one.least) << one.sentences;
    EXPECT_LE(size, one.most) << one.sentences;
    const std::string all = words(laid);
    EXPECT_EQ(all.find("→ 別紙 1 へ続く") != std::string::npos, one.continued) << one.sentences;
    EXPECT_EQ(laid.pages.size() > 1, one.continued);
    for (int i = 0; i < one.sentences; ++i) {
      EXPECT_NE(all.find(fmt::format("〔{}〕", i)), std::string::npos) << one.sentences << ": " << i;
    }
  }
}

TEST(Flow, TelephoneNumbersAreNotBroken) {
  Document document = plain();
  document.look = Look::fax;
  Table table;
  table.columns = {{"名称", 5}, {"電話", 0.5}, {"備考", 5}};
  table.rows = {{{"一"}, {"072-000-1111"}, {"長い備考"}}, {{"二"}, {"072-000-0002（夜間）"}, {""}}};
  document.blocks.push_back(table);
  const Laid laid = lay_out(document);
  int seen = 0;
  for (const Op& op : laid.pages[0].ops) {
    const auto* text = std::get_if<TextOp>(&op);
    if (text == nullptr || text->text->text.find("-000") == std::string::npos) continue;
    ++seen;
    const std::size_t first_line_end =
        text->text->count() > 1 ? static_cast<std::size_t>(text->text->lines[1].start) : text->text->text.size();
    EXPECT_GE(first_line_end, std::string_view("072-000-0001").size()) << text->text->text;
  }
  EXPECT_EQ(seen, 2);
}

TEST(Flow, FaxHasNoSmallTypeAndNoFill) {
  for (const Page& page : lay_out(samples::facility_sheet(Look::fax)).pages) {
    for (const Op& op : page.ops) {
      if (const auto* text = std::get_if<TextOp>(&op); text != nullptr && text->last > text->first) {
        EXPECT_GE(text->text->size, 10.5) << text->text->text;
      }
      const auto* fill = std::get_if<FillOp>(&op);
      EXPECT_TRUE(fill == nullptr || fill->colour == kBlack);
    }
  }
}

TEST(Flow, GroupsStayWholeAndHeadingsStayWithThem) {
  Document document = plain();
  for (int i = 0; i < 40; ++i) {
    document.blocks.push_back(Heading{2, fmt::format("見出し{}。", i)});
    Group group;
    group.blocks.push_back(Mark{fmt::format("語{}", i), "ご", fmt::format("m{}", i)});
    group.blocks.push_back(Paragraph{fmt::format("始{}。", i)});
    group.blocks.push_back(Space{37});
    group.blocks.push_back(Paragraph{fmt::format("終{}。", i)});
    document.blocks.push_back(group);
  }
  const Laid laid = lay_out(document);
  ASSERT_EQ(laid.headings.size(), 40U);
  ASSERT_EQ(laid.marks.size(), 40U);
  for (int i = 0; i < 40; ++i) {
    const auto number = static_cast<std::size_t>(i);
    const int page = laid.headings[number].place.page;
    EXPECT_EQ(laid.marks[number].place.page, page) << i;
    const std::string text = words(laid.pages[static_cast<std::size_t>(page)]);
    for (const char* part : {"見出し", "始", "終"}) {
      EXPECT_NE(text.find(fmt::format("{}{}。", part, i)), std::string::npos) << part << i;
    }
  }
}

TEST(Flow, AGroupLongerThanAPageBreaksOnce) {
  Document document = plain();
  document.blocks.push_back(Paragraph{"前"});
  Group group;
  for (int i = 0; i < 120; ++i) group.blocks.push_back(Paragraph{fmt::format("〔{}〕", i)});
  document.blocks.push_back(group);
  const std::string all = words(lay_out(document));
  for (int i = 0; i < 120; ++i) {
    const std::string part = fmt::format("〔{}〕", i);
    const std::size_t at = all.find(part);
    ASSERT_NE(at, std::string::npos) << i;
    EXPECT_EQ(all.find(part, at + 1), std::string::npos) << i << " stands twice";
  }
}

// No page can hold it, so an empty rest of a page would be lost for nothing.
TEST(Flow, AGroupLongerThanAPageBeginsWhereItStands) {
  Document document = plain();
  document.blocks.push_back(Paragraph{"前"});
  Group group;
  for (int i = 0; i < 120; ++i) group.blocks.push_back(Paragraph{fmt::format("〔{}〕", i)});
  document.blocks.push_back(group);
  Laid laid = lay_out(document);
  laid.pages.resize(1);
  EXPECT_NE(words(laid).find("〔0〕"), std::string::npos);
}

TEST(Flow, ATableIsNotTornFromTheTitleOverIt) {
  for (int before = 0; before < 60; ++before) {
    Document document = plain();
    document.blocks.push_back(Space{150 + before * 2.0});
    Group group;
    FieldGrid title;
    title.title = "支援チーム";
    title.gap_mm = 0;
    group.blocks.push_back(title);
    Table table;
    table.columns = {{"事業所"}};
    for (int i = 0; i < 120; ++i) table.rows.push_back({{fmt::format("〔{}〕", i)}});
    group.blocks.push_back(table);
    document.blocks.push_back(group);
    const Laid laid = lay_out(document);
    for (const Page& page : laid.pages) {
      const std::string text = words(page);
      EXPECT_EQ(text.find("支援チーム") == std::string::npos, text.find("〔0〕") == std::string::npos) << before;
    }
  }
}

TEST(Flow, AGridIsNotTornFromItsTitle) {
  for (int before = 0; before < 60; ++before) {
    Document document = plain();
    document.blocks.push_back(Space{150 + before * 2.0});
    FieldGrid grid;
    grid.title = "意向";
    grid.fields = {{"本人", "〔0〕\n二\n三\n四\n五\n六\n七"}};
    document.blocks.push_back(grid);
    const Laid laid = lay_out(document);
    for (const Page& page : laid.pages) {
      const std::string text = words(page);
      EXPECT_EQ(text.find("意向") == std::string::npos, text.find("〔0〕") == std::string::npos) << before;
    }
  }
}

TEST(Flow, ALabelIsBrokenWhereItsWordsEnd) {
  Document document = plain();
  FieldGrid grid;
  grid.label_mm = 16;
  grid.fields = {{"有効期間　まで", ""}, {"住環境の特記事項", ""}};
  document.blocks.push_back(grid);
  std::vector<std::string> labels;
  const Laid laid = lay_out(document);
  for (const Op& op : laid.pages.front().ops) {
    const auto* text = std::get_if<TextOp>(&op);
    if (text && text->text->count() == 2) {
      std::string label = text->text->text;
      label.insert(static_cast<std::size_t>(text->text->lines[1].start), "|");
      std::erase(label, '\n');
      labels.push_back(std::move(label));
    }
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"有効期間　|まで", "住環境の|特記事項"}));
}

TEST(Flow, AGroupTriedAgainKeepsToItsColumns) {
  Document document = plain();
  for (int i = 0; i < 20; ++i) document.blocks.push_back(Paragraph{"前書き"});
  document.blocks.push_back(SetColumns{2});
  Group group;
  for (int i = 0; i < 70; ++i) group.blocks.push_back(Paragraph{fmt::format("〔{}〕", i)});
  document.blocks.push_back(Paragraph{"欄の頭"});
  document.blocks.push_back(group);
  double intro = 0;
  const Laid laid = lay_out(document);
  for (const Op& op : laid.pages[0].ops) {
    const auto* text = std::get_if<TextOp>(&op);
    if (text == nullptr) continue;
    if (text->text->text == "前書き") intro = text->y;
    EXPECT_TRUE(text->text->text.find("〔") == std::string::npos || text->y > intro) << text->text->text;
  }
  EXPECT_GT(intro, 0);
}

TEST(Flow, SectionRowIsNeverTheLastOfAPage) {
  for (int before = 30; before < 50; ++before) {
    Document document = plain();
    Table table;
    table.columns = {{"名", 1}, {"電話", 1}};
    for (int i = 0; i < before; ++i) table.rows.push_back({{"名"}, {"0"}});
    table.rows.push_back({{"節", Weight::bold, 2}});
    table.rows.push_back({{"次"}, {"1"}});
    document.blocks.push_back(table);
    const Laid laid = lay_out(document);
    for (const Page& page : laid.pages) {
      const std::string text = words(page);
      EXPECT_EQ(text.find("節|") == std::string::npos, text.find("次|") == std::string::npos) << before;
    }
  }
}

TEST(Flow, EveryTagIsClosedInOrder) {
  for (const Document& document :
       {samples::facility_sheet(Look::colour), samples::booklet(60), samples::long_list(60)}) {
    std::vector<std::string> open;
    for (const Page& page : lay_out(document).pages) {
      for (const Op& op : page.ops) {
        if (const auto* tag = std::get_if<TagOp>(&op)) open.push_back(tag->name);
        if (std::holds_alternative<LinkOp>(op)) open.push_back("Link");
        if (const auto* end = std::get_if<EndTagOp>(&op)) {
          ASSERT_FALSE(open.empty());
          ASSERT_EQ(open.back(), end->name);
          open.pop_back();
        }
      }
    }
    EXPECT_TRUE(open.empty());
  }
}

TEST(Flow, IndexIsInJapaneseOrderByRow) {
  Document document = plain();
  const std::pair<const char*, const char*> kWords[] = {{"ヴァイオリン教室", "ヴァイオリンキョウシツ"},
                                                        {"わかば", "わかば"},
                                                        {"ABC薬局", ""},
                                                        {"桜", "さくら"},
                                                        {"ガーデン", "ガーデン"},
                                                        {"青葉", "あおば"},
                                                        {"葛城", "かつらぎ"},
                                                        {"青葉", "あおば"}};
  for (const auto& [text, reading] : kWords) {
    document.blocks.push_back(Mark{text, reading});
    document.blocks.push_back(Paragraph{"文"});
    document.blocks.push_back(PageBreak{});
  }
  document.blocks.push_back(Index{});
  const Laid laid = lay_out(document);
  const std::string index = words(laid.pages.back());
  std::size_t last = 0;
  for (const char* part : {"索引|", "あ|", "青葉|", "か|", "ガーデン|", "葛城|", "さ|", "桜|", "わ|", "わかば|",
                           "英数・その他|", "ABC薬局|"}) {
    const std::size_t at = index.find(part, last);
    ASSERT_NE(at, std::string::npos) << part << " in " << index;
    last = at;
  }
  std::vector<std::vector<int>> numbers;
  for (const Op& op : laid.pages.back().ops) {
    if (const auto* one = std::get_if<PageNumbersOp>(&op)) numbers.push_back(one->numbers);
  }
  EXPECT_NE(std::find(numbers.begin(), numbers.end(), std::vector<int>{5, 7}), numbers.end());
}

TEST(Flow, PaperSizes) {
  const struct {
    Paper paper;
    double width, height;
  } kCases[] = {{Paper::a4_portrait, 210, 297},
                {Paper::a4_landscape, 297, 210},
                {Paper::a3_portrait, 297, 420},
                {Paper::a3_landscape, 420, 297}};
  for (const auto& one : kCases) {
    Document document = plain();
    document.paper = one.paper;
    const Sheet sheet = lay_out(document).sheet;
    EXPECT_NEAR(sheet.width / kMm, one.width, 0.01);
    EXPECT_NEAR(sheet.height / kMm, one.height, 0.01);
  }
}

TEST(Typesetter, LinesStandOnAnEvenPitchWhateverTheKanji) {
  Typesetter typesetter(Look::colour);
  const auto plain_text = typesetter.set("田中", TextStyle{10}, 0);
  const auto rare = typesetter.set("𠮷田葛\xF3\xA0\x84\x80城", TextStyle{10}, 0);
  EXPECT_EQ(plain_text->height(), rare->height());
  EXPECT_NEAR(rare->width, 40, 0.5);  // the selector takes no room
  EXPECT_EQ(typesetter.set("", TextStyle{10}, 0)->count(), 0);
  EXPECT_EQ(typesetter.set("一\n二\n\n四", TextStyle{10}, 0)->count(), 4);
}

TEST(Typesetter, KinsokuKeepsPunctuationOffTheLineStart) {
  Typesetter typesetter(Look::colour);
  const auto text = typesetter.set("あいうえおかきくけこ。「さしすせそ」", TextStyle{10}, 101);
  ASSERT_GE(text->count(), 2);
  for (const SetLine& line : text->lines) {
    const std::string start = text->text.substr(static_cast<std::size_t>(line.start), 3);
    EXPECT_NE(start, "。");
    EXPECT_NE(start, "」");
  }
}

TEST(Typesetter, PrintableCleansText) {
  EXPECT_EQ(printable("a\r\nb\rc\td\x01\x7F"), "a\nb\nc d");
  EXPECT_EQ(printable("\xFF\xE3\x81"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(printable("𠮷\u2028次"), "𠮷\n次");
}

}  // namespace
}  // namespace kaname::output

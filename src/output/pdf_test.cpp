// SPDX-License-Identifier: Apache-2.0
// What other programs read in our PDF: text, fonts, tags, pages, colours.
#include "output/pdf.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "output/jpeg_for_tests.h"
#include "output/painter.h"
#include "output/pdf_samples.h"
#include "output/test_tools.h"

// Under AddressSanitizer: what the libraries keep for ever or forget (fontconfig's caches; a few hundred bytes
// of each tagged PDF in cairo 1.16; the range of each drop-down list in libxlsxwriter 1.1).
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\nleak:libpango\nleak:libglib\nleak:libxlsxwriter\n";
}

namespace kaname::output {
namespace {

using tools::count_of;

// ./test installs it (tools/packages.txt): only who runs this program by hand may be without.
#define NEEDS_TOOL(program) \
  if (!tools::has(program)) GTEST_SKIP() << (program) << " is not installed"

std::string page_text(const std::string& pdf, int page) {
  return tools::run(fmt::format("pdftotext -layout -f {0} -l {0}", page), pdf, "-");
}

TEST(Pdf, FacilitySheetReadsBackWithRareKanjiAndCheckMarks) {
  NEEDS_TOOL("pdftotext");
  const std::string text = tools::run("pdftotext -layout", render(samples::facility_sheet(Look::colour)), "-");
  for (const char* part :
       {"訪問看護ステーション さくら坂", "牧野圏域・訪問看護・受入 ○", "𠮷田", "髙橋", "山﨑", "葛\xF3\xA0\x84\x80城",
        "塚\uFA10", "渡邉・渡邊", "草彅", "鷗外", "☑ 可", "☐ 条件付", "☒ 電話のみ", "✓ 確認", "1 / 1 ページ",
        "令和8年11月20日 10:32 印刷", "出典: 介護サービス情報公表システム", "〜2027年3月まで休止", "要町（架空）"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
  }
}

TEST(Pdf, FontsAreEmbeddedOutlinesWithUnicode) {
  NEEDS_TOOL("pdffonts");
  for (const Document& document : {samples::facility_sheet(Look::fax), samples::map_sheet(Look::colour)}) {
    const auto rows = tools::lines(tools::run("pdffonts", render(document)));
    ASSERT_GT(rows.size(), 2U);
    for (std::size_t i = 2; i < rows.size(); ++i) {
      EXPECT_EQ(rows[i].find("Type 3"), std::string::npos) << rows[i];
      EXPECT_NE(rows[i].find("yes yes yes"), std::string::npos) << rows[i];  // embedded, subset, Unicode
      const bool japanese = rows[i].find("BIZUD") != std::string::npos || rows[i].find("CJK") != std::string::npos;
      EXPECT_TRUE(japanese) << rows[i];
    }
  }
}

TEST(Pdf, IsTaggedTitledAndJapanese) {
  NEEDS_TOOL("pdfinfo");
  const std::string pdf = render(samples::facility_sheet(Look::colour));
  const std::string info = tools::run("pdfinfo", pdf);
  EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
  EXPECT_NE(info.find("訪問看護ステーション さくら坂"), std::string::npos) << info;
  EXPECT_NE(info.find("A4"), std::string::npos) << info;
  EXPECT_EQ(info.find("rror"), std::string::npos) << info;
  EXPECT_EQ(count_of(pdf, "/Lang (ja)"), 1U);
  const std::string tree = tools::run("pdfinfo -struct-text", pdf);
  for (const char* part : {"Document", "H1", "H3", "Table", "TR", "TH", "TD", "Figure", "\"電話\"", "\"☑ 可"}) {
    EXPECT_NE(tree.find(part), std::string::npos) << part << "\n" << tree;
  }
}

TEST(Pdf, LongTableRepeatsItsHeadAndLosesNoRow) {
  NEEDS_TOOL("pdftotext");
  const std::string pdf = render(samples::long_list(80));
  const int pages = static_cast<int>(count_of(tools::run("pdftotext -layout", pdf, "-"), "\f"));
  ASSERT_GE(pages, 3);
  std::string all;
  for (int page = 1; page <= pages; ++page) {
    const std::string text = page_text(pdf, page);
    EXPECT_EQ(count_of(text, "所在地"), 1U) << "page " << page;
    EXPECT_NE(text.find(fmt::format("{} / {} ページ", page, pages)), std::string::npos) << "page " << page;
    all += text;
  }
  for (int i = 1; i <= 80; ++i) EXPECT_EQ(count_of(all, fmt::format("072-000-{:04}", i)), 1U) << i;
}

TEST(Pdf, BookletListsTheRightPages) {
  NEEDS_TOOL("pdftotext");
  const std::string pdf = render(samples::booklet(120));
  const std::string contents = page_text(pdf, 1);
  int found = 0;
  for (const std::string& line : tools::lines(contents)) {
    const std::size_t at = line.find("圏域");
    const std::size_t digits = line.find_last_of(' ');
    if (at == std::string::npos || digits == std::string::npos || line.find("第") == std::string::npos) continue;
    const int page = std::atoi(line.substr(digits).c_str());
    const std::string title = line.substr(0, at);
    const std::string chapter = title.substr(title.find("第"));
    ASSERT_GT(page, 1) << line;
    EXPECT_NE(page_text(pdf, page).find(chapter), std::string::npos) << line;
    ++found;
  }
  EXPECT_EQ(found, 3);
  const std::string info = tools::run("pdfinfo -dests", pdf);
  EXPECT_EQ(info.find("rror"), std::string::npos) << info;
}

TEST(Pdf, IndexNamesTheRightPages) {
  NEEDS_TOOL("pdftotext");
  const std::string pdf = render(samples::booklet(120));
  const int pages = static_cast<int>(count_of(tools::run("pdftotext", pdf, "-"), "\f"));
  // 山吹クリニック117 is the last of its kind; its line in the index ends with its page.
  std::string line;
  for (const std::string& one : tools::lines(page_text(pdf, pages))) {
    if (one.find("山吹クリニック117") != std::string::npos) line = one.substr(one.find("山吹クリニック117"));
  }
  ASSERT_FALSE(line.empty());
  const int page = std::atoi(line.substr(std::string("山吹クリニック117").size()).c_str());
  ASSERT_GT(page, 1) << line;
  EXPECT_NE(page_text(pdf, page).find("山吹クリニック117"), std::string::npos) << line;
}

// Rows of a PGM picture (P5), one byte a pixel.
std::set<int> greys(const std::string& pgm) {
  std::istringstream head(pgm.substr(0, 64));
  std::string magic;
  int width = 0;
  int height = 0;
  int most = 0;
  head >> magic >> width >> height >> most;
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  std::set<int> seen;
  if (magic != "P5" || pgm.size() < pixels) return seen;
  for (std::size_t i = pgm.size() - pixels; i < pgm.size(); ++i) seen.insert(static_cast<unsigned char>(pgm[i]));
  return seen;
}

TEST(Pdf, FaxIsBlackAndWhiteOnly) {
  NEEDS_TOOL("pdftoppm");
  for (const Document& document : {samples::facility_sheet(Look::fax), samples::map_sheet(Look::fax)}) {
    const std::string pdf = render(document);
    const auto seen = greys(tools::run("pdftoppm -r 60 -gray -aa no -aaVector no", pdf));
    EXPECT_EQ(seen, (std::set<int>{0, 255}));
  }
  const auto colour =
      greys(tools::run("pdftoppm -r 60 -gray -aa no -aaVector no", render(samples::facility_sheet(Look::colour))));
  EXPECT_GT(colour.size(), 2U) << "the check itself must see grey";
}

TEST(Pdf, ProgressCountsUpAndStops) {
  int last = 0;
  int total = 0;
  const auto whole = render(samples::booklet(200), [&](int done, int all) {
    EXPECT_GE(done, last);
    EXPECT_TRUE(total == 0 || total == all);
    last = done;
    total = all;
    return Go::on;
  });
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(last, total);
  int calls = 0;
  EXPECT_FALSE(render(samples::booklet(200), [&](int, int) { return ++calls == 3 ? Go::stop : Go::on; }).has_value());
  EXPECT_EQ(calls, 3);
}

TEST(Pdf, SameBytesFromManyThreads) {
  const std::string expected = render(samples::facility_sheet(Look::colour));
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (std::string& bytes : made) {
    threads.emplace_back([&bytes] {
      for (int i = 0; i < 3; ++i) bytes = render(samples::facility_sheet(Look::colour));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : made) EXPECT_EQ(bytes, expected);
}

TEST(Pdf, LinksOnlyWhereTheyMayLead) {
  Document document;
  document.title = "リンク";
  Table table;
  table.columns = {{"名", 1}};
  table.rows = {{{"悪い", Weight::normal, 1, "javascript:alert(1)"}},
                {{"無い", Weight::normal, 1, "#nowhere"}},
                {{"引用符", Weight::normal, 1, "https://kaname.example/?q='あ"}},
                {{"中", Weight::normal, 1, "#there"}}};
  document.blocks.push_back(table);
  document.blocks.push_back(PageBreak{});
  document.blocks.push_back(Mark{"", "", "there"});
  document.blocks.push_back(Paragraph{"ここ"});
  const std::string pdf = render(document);
  EXPECT_EQ(pdf.find("javascript"), std::string::npos);
  EXPECT_NE(pdf.find("https://kaname.example/?q=%27%E3%81%82"), std::string::npos);
  EXPECT_EQ(count_of(pdf, "/Subtype /Link"), 2U);
}

TEST(Pdf, BadInputStillPrints) {
  Document document;
  document.title = "\xFF\xFE壊れた\x01題";
  document.furniture.subtitle = std::string("nul\0inside", 10);
  document.blocks.push_back(Paragraph{"\xC3\x28 \xED\xA0\x80 \r\n次の行\t終わり"});
  document.blocks.push_back(Paragraph{""});
  document.blocks.push_back(Heading{9, ""});
  document.blocks.push_back(Heading{-1, "見出し"});
  document.blocks.push_back(Table{});
  document.blocks.push_back(FieldGrid{0, {}});
  document.blocks.push_back(Drawing{Canvas(0, 0), "空"});
  document.blocks.push_back(Drawing{Canvas(5000, 9000), "巨大"});
  document.blocks.push_back(SetColumns{0});
  document.blocks.push_back(Group{});
  document.blocks.push_back(Space{100000});
  Table ragged;
  ragged.columns = {{"一"}, {"二"}};
  ragged.rows = {{}, {{"短い"}}, {{"多"}, {"い"}, {"すぎる"}, {"列"}}, {{"幅", Weight::bold, 99}}};
  document.blocks.push_back(ragged);
  const std::string pdf = render(document);
  NEEDS_TOOL("pdftotext");
  const std::string text = tools::run("pdftotext -layout", pdf, "-");
  for (const char* part : {"壊れた題", "次の行 終わり", "見出し", "巨大", "短い", "すぎる 列", "幅"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("rror"), std::string::npos) << text;
}

TEST(Pdf, APhotoStandsInItAsItCame) {
  NEEDS_TOOL("pdfimages");
  Document document;
  document.title = "創部の写真";
  Canvas canvas(80, 60);
  canvas.picture(Picture{{0, 0}, 80, 60, testing::small_jpeg()});
  document.blocks.push_back(Drawing{canvas, "左かかと"});
  const std::string images = tools::run("pdfimages -list", render(document));
  EXPECT_NE(images.find("16    12"), std::string::npos) << images;
  EXPECT_NE(images.find("jpeg"), std::string::npos) << images;
  document.look = Look::fax;
  const std::string fax = render(document);
  EXPECT_EQ(tools::run("pdfimages -list", fax).find("jpeg"), std::string::npos) << "grey does not survive a FAX";
  NEEDS_TOOL("pdftotext");
  EXPECT_NE(tools::run("pdftotext -layout", fax, "-").find("写真"), std::string::npos);
}

// The character of a drawn mark has no ink, and what has none may be left out wherever it stands.
TEST(Pdf, EveryCheckMarkIsInTheText) {
  NEEDS_TOOL("pdftotext");
  constexpr int kPlaces = 600;
  Document document;
  for (int i = 0; i < kPlaces; ++i) {
    FieldGrid grid;
    grid.label_mm = 20 + i * 0.05;
    grid.size_pt = 8;
    grid.fields = {{"医療処置", "☑ なし　☐ 点滴"}};
    document.blocks.push_back(grid);
  }
  const std::string text = tools::run("pdftotext -raw", render(document), "-");
  EXPECT_EQ(tools::count_of(text, "☑"), static_cast<std::size_t>(kPlaces));
  EXPECT_EQ(tools::count_of(text, "☐"), static_cast<std::size_t>(kPlaces));
}

// 邊󠄂 and 葛󠄀 are forms that people write their names with; the first font has the one and not the other.
TEST(Pdf, AFormOfAKanjiComesFromAFontThatHasIt) {
  NEEDS_TOOL("pdftotext");
  const auto printed = [](const char* name) {
    Document document;
    document.blocks.push_back(Paragraph{name});
    return render(document);
  };
  for (const char* name : {"邊\xF3\xA0\x84\x82子", "葛\xF3\xA0\x84\x80城", "辻\xF3\xA0\x84\x80"}) {
    const std::string pdf = printed(name);
    EXPECT_NE(tools::run("pdftotext -raw", pdf, "-").find(name), std::string::npos) << name;
  }
  const std::string unknown = printed("山\xF3\xA0\x87\xAF川");
  EXPECT_NE(tools::run("pdftotext -raw", unknown, "-").find("川"), std::string::npos) << "no font has that form";
}

TEST(Pdf, LanguageIsAddedOnlyToWhatIsUnderstood) {
  for (const char* bytes : {"", "not a pdf", "trailer << /Root 1 0 R >>", "trailer /Root /Info /Size startxref",
                            "trailer << /Size 9 /Root 7 0 R /Info 8 0 R >> startxref 12"}) {
    EXPECT_EQ(with_language(bytes, "ja"), bytes);
  }
}

}  // namespace
}  // namespace kaname::output

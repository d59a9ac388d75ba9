// SPDX-License-Identifier: Apache-2.0
// Sheets as they come back. The rates are printed: they are what docs/adr/0012-returned-sheets.md says.
#include "bridges/returns/mark_reader.h"

#include <gtest/gtest.h>
#include <tiffio.h>

#include <cstdlib>
#include <fstream>

#include "bridges/returns/page_formats.h"
#include "bridges/returns/worn_page_for_tests.h"
#include "output/document.h"
#include "output/pdf.h"
#include "output/test_tools.h"

namespace kaname::bridges {
namespace {

constexpr double kPaperDpi = 400;

// What goes out: some words, a table to tick, the code at its usual size.
output::Document sheet(const std::string& mark, double mm) {
  output::Document out;
  out.title = "日程のお尋ね";
  out.look = output::Look::fax;
  output::Heading heading;
  heading.text = "日程のお尋ね（FAX）";
  out.blocks.emplace_back(std::move(heading));
  output::Paragraph words;
  words.text = "候補ごとに一つ選び、この紙を返事の宛先へ FAX してください";
  words.size_pt = 11;
  out.blocks.emplace_back(std::move(words));
  output::Table table;
  table.size_pt = 15;
  table.zebra = false;
  table.columns = {{"番号", 1.3}, {"候補の日時", 8}, {"○", 1.5}, {"△", 1.5}, {"×", 1.5}};
  for (int i = 1; i <= 6; ++i)
    table.rows.push_back({output::Cell{std::to_string(i)}, output::Cell{"令和8年12月4日(金) 14:00"}, output::Cell{"☐"},
                          output::Cell{"☐"}, output::Cell{"☐"}});
  out.blocks.emplace_back(std::move(table));
  out.blocks.emplace_back(output::QrBlock{mark, mm, "受付番号 7F3A21-3"});
  return out;
}

PageImage drawn(const output::Document& document) {
  const std::string pgm = output::tools::run("pdftoppm -q -gray -r 400", output::render(document));
  auto pages = pgm_pages(pgm);
  EXPECT_TRUE(pages);
  return pages && !pages->empty() ? std::move(pages->front()) : PageImage{};
}

// As the child gets it: FAX "standard" with the lines doubled.
PageImage square(const PageImage& page, const Wear& wear) {
  if (wear.dpi_across == wear.dpi_down) return page;
  return resized(page, page.width, static_cast<int>(std::lround(page.height * wear.dpi_across / wear.dpi_down)));
}

int found(const PageImage& paper, const std::string& mark, Wear wear, int times, bool crooked, const char* what) {
  int read = 0;
  for (int seed = 1; seed <= times; ++seed) {
    if (crooked) wear.degrees = (seed % 2 ? 1 : -1) * 3.0 * seed / times;
    const PageMarks marks = read_marks(square(worn(paper, kPaperDpi, wear, static_cast<std::uint32_t>(seed)), wear));
    if (marks.texts == std::vector<std::string>{mark}) ++read;
  }
  std::printf("[ rate     ] %-46s %d of %d\n", what, read, times);
  return read;
}

int seeds() {
  const char* many = std::getenv("KANAME_SHEET_SEEDS");
  return many ? std::atoi(many) : 4;
}

TEST(MarkReader, ACrookedNoisySheetAt200DpiIsAlwaysRead) {
  const int times = seeds();
  for (const auto& [mark, mm] : {std::pair<std::string, double>{"KNC1:7F3A21C0DE-3", 26},
                                 {"KNC1:7F3A21C0DE-3", 19},
                                 {"KND1:7F3A21C0", 19},
                                 {"https://kaname.example/link/r/" + std::string(58, 'A'), 30}}) {
    const PageImage paper = drawn(sheet(mark, mm));
    Wear wear;
    const std::string size = fmt::format("{} characters, {:.0f} mm, ", mark.size(), mm);
    EXPECT_EQ(found(paper, mark, wear, times, true, (size + "200 dpi, dithered").c_str()), times);
    wear.dithered = false;
    EXPECT_EQ(found(paper, mark, wear, times, true, (size + "200 dpi, cut").c_str()), times);
  }
}

TEST(MarkReader, FaxStandardLosesHalfTheLinesAndIsReadAllTheSame) {
  const int times = seeds();
  const std::string mark = "KNC1:7F3A21C0DE-3";
  const PageImage paper = drawn(sheet(mark, 26));
  Wear wear;
  wear.dpi_across = 204;
  wear.dpi_down = 98;
  EXPECT_GE(found(paper, mark, wear, times, true, "26 mm, 204 x 98 dpi, dithered"), times * 9 / 10);
  wear.dithered = false;
  EXPECT_GE(found(paper, mark, wear, times, true, "26 mm, 204 x 98 dpi, cut"), times * 9 / 10);
}

// What a FAX server keeps: several pages, black and white, compressed by Group 4, pixels that are not square.
std::string fax_file(const std::vector<PageImage>& pages, const Wear& wear) {
  const output::tools::TempFile file("");
  TIFF* out = TIFFOpen(file.path().c_str(), "w");
  for (const PageImage& page : pages) {
    TIFFSetField(out, TIFFTAG_IMAGEWIDTH, page.width);
    TIFFSetField(out, TIFFTAG_IMAGELENGTH, page.height);
    TIFFSetField(out, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(out, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(out, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(out, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
    TIFFSetField(out, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(out, TIFFTAG_XRESOLUTION, static_cast<float>(wear.dpi_across));
    TIFFSetField(out, TIFFTAG_YRESOLUTION, static_cast<float>(wear.dpi_down));
    TIFFSetField(out, TIFFTAG_ROWSPERSTRIP, page.height);
    std::vector<unsigned char> row(static_cast<std::size_t>(page.width + 7) / 8);
    for (int y = 0; y < page.height; ++y) {
      std::fill(row.begin(), row.end(), static_cast<unsigned char>(0));
      for (int x = 0; x < page.width; ++x) {
        if (page.at(x, y) < 128) row[static_cast<std::size_t>(x) / 8] |= static_cast<unsigned char>(0x80 >> (x % 8));
      }
      TIFFWriteScanline(out, row.data(), static_cast<std::uint32_t>(y));
    }
    TIFFWriteDirectory(out);
  }
  TIFFClose(out);
  std::ifstream in(file.path(), std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

TEST(MarkReader, AFaxFileOfTwoPagesIsReadPageByPage) {
  Wear wear;
  wear.dpi_across = 204;
  wear.dpi_down = 98;
  wear.degrees = 1.5;
  std::vector<PageImage> pages;
  const std::vector<std::string> marks = {"KNC1:7F3A21C0DE-3", "KNR1:00C07F3A21"};
  for (const std::string& mark : marks)
    pages.push_back(worn(drawn(sheet(mark, 26)), kPaperDpi, wear, static_cast<std::uint32_t>(pages.size()) + 1));
  const auto read = page_images(fax_file(pages, wear));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2U);
  EXPECT_NEAR(read->front().height, read->front().width * std::sqrt(2.0), 20) << "square pixels again";
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(read_marks((*read)[i]).texts, std::vector<std::string>{marks[i]});
}

TEST(MarkReader, APageUpsideDownIsReadAndSetUpright) {
  const std::string mark = "KNC1:7F3A21C0DE-3";
  const PageImage paper = drawn(sheet(mark, 26));
  for (int quarters = 0; quarters < 4; ++quarters) {
    Wear wear;
    wear.quarters = quarters;
    wear.degrees = 2;
    const PageMarks marks = read_marks(worn(paper, kPaperDpi, wear, 7));
    EXPECT_EQ(marks.texts, std::vector<std::string>{mark});
    EXPECT_EQ(marks.quarters, (4 - quarters) % 4);
  }
}

TEST(MarkReader, APageWithoutACodeHasNone) {
  output::Document plain = sheet("x", 20);
  plain.blocks.pop_back();
  EXPECT_TRUE(read_marks(worn(drawn(plain), kPaperDpi, Wear{}, 3)).texts.empty());
}

}  // namespace
}  // namespace kaname::bridges

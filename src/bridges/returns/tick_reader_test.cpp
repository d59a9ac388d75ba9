// SPDX-License-Identifier: Apache-2.0
// The sheet for dates as it is printed, ticked with a pen, sent through a FAX or a scanner. The rates are printed.
#include "bridges/returns/tick_reader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "bridges/returns/page_formats.h"
#include "bridges/returns/worn_page_for_tests.h"
#include "documents/paper.h"
#include "output/pdf.h"
#include "output/test_tools.h"
#include "transitions/conference_sheet.h"

namespace kaname::bridges {
namespace {

constexpr double kPaperDpi = 400;

PageImage first_page(const output::Document& document) {
  auto pages = pgm_pages(output::tools::run("pdftoppm -q -gray -r 400 -l 1", output::render(document)));
  EXPECT_TRUE(pages && !pages->empty());
  return pages && !pages->empty() ? std::move(pages->front()) : PageImage{};
}

PageImage sheet(int slots) {
  transitions::ConferenceSheet sheet;
  sheet.head.town = "枚方市";
  sheet.head.now = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10);
  sheet.conference.title = "退院前カンファレンス";
  sheet.conference.place = "枚方中央総合病院 3階 会議室";
  sheet.conference.organiser = "大西 浩";
  sheet.conference.organiser_office = "枚方中央総合病院";
  sheet.conference.reply_phone = "072-300-0001";
  for (int i = 1; i <= slots; ++i) {
    transitions::ConferenceSlot slot;
    slot.number = i;
    slot.starts_at = Timestamp::of(LocalDate::from_ymd(2026, 12, 3).plus_days(i), 9 + i);
    sheet.slots.push_back(slot);
  }
  transitions::SheetReceiver to;
  to.office = "まきの歯科クリニック";
  to.name = "歯科 衛子";
  to.number = "072-300-0009";
  to.reply_number = "7F3A21-3";
  to.mark = "KNC1:7F3A21C0DE-3";
  to.person = "佐藤 ハル（さとう はる）";
  sheet.receivers = {to};
  return first_page(transitions::conference_sheet(sheet));
}

// The FAX edition of a form as it goes to a hospital. Nothing of it is answered: all its other boxes are empty too.
PageImage cover(const char* form) {
  documents::PaperFacts facts;
  facts.head.town = "枚方市";
  facts.head.now = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10);
  facts.form = *documents::shipped_form(form);
  facts.number = "D-7F3A21B9";
  facts.mark = "KND1:7F3A21B9C0DE-1";
  facts.written_by = "森 由紀";
  facts.fax = true;
  facts.to_office = "枚方中央総合病院 地域連携室";
  facts.from_office = "ケアプランさくら";
  return first_page(documents::paper(facts));
}

void stroke(PageImage& page, double x1, double y1, double x2, double y2, double width) {
  const double length = std::hypot(x2 - x1, y2 - y1);
  for (double t = 0; t <= length; t += 0.5) {
    const double x = x1 + (x2 - x1) * t / length, y = y1 + (y2 - y1) * t / length;
    for (int dy = static_cast<int>(-width); dy <= width; ++dy) {
      for (int dx = static_cast<int>(-width); dx <= width; ++dx) {
        const int px = static_cast<int>(x) + dx, py = static_cast<int>(y) + dy;
        if (dx * dx + dy * dy > width * width || px < 0 || py < 0 || px >= page.width || py >= page.height) continue;
        page.grey[static_cast<std::size_t>(py) * static_cast<std::size_t>(page.width) + static_cast<std::size_t>(px)] =
            20;
      }
    }
  }
}

// レ, a cross, or a scribble; some run over the side of the box.
void tick(PageImage& page, const TickBox& box, std::mt19937& random) {
  std::uniform_real_distribution<double> wobble(-0.12, 0.12);
  const double r = box.side * (0.45 + wobble(random)), w = box.side * 0.045 + 1;
  const double x = box.x + wobble(random) * box.side, y = box.y + wobble(random) * box.side;
  switch (random() % 3) {
    case 0:
      stroke(page, x - r * 0.7, y - r * 0.1, x - r * 0.1, y + r * 0.7, w);
      stroke(page, x - r * 0.1, y + r * 0.7, x + r * 1.5, y - r * 1.4, w);
      break;
    case 1:
      stroke(page, x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8, w);
      stroke(page, x + r * 0.8, y - r * 0.8, x - r * 0.8, y + r * 0.8, w);
      break;
    default:
      for (int i = -3; i <= 3; ++i) stroke(page, x - r * 0.7, y + i * r * 0.2, x + r * 0.7, y + i * r * 0.22, w);
  }
}

PageImage square(const PageImage& page, const Wear& wear) {
  if (wear.dpi_across == wear.dpi_down) return page;
  return resized(page, page.width, static_cast<int>(std::lround(page.height * wear.dpi_across / wear.dpi_down)));
}

// Sheets read to the last row, and rows that were read as something else than was ticked.
struct Rate {
  int whole = 0, wrong = 0, sheets = 0;
};

Rate rate(const PageImage& paper, std::size_t slots, const TickLayout& layout, Wear wear, const char* what) {
  const char* many = std::getenv("KANAME_SHEET_SEEDS");
  Rate out;
  out.sheets = many ? std::atoi(many) : 4;
  const std::vector<TickRow> boxes = tick_rows(resized(paper, paper.width / 2, paper.height / 2), layout);
  EXPECT_EQ(boxes.size(), slots) << what;
  if (boxes.size() != slots) return out;
  for (int seed = 1; seed <= out.sheets; ++seed) {
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    PageImage ticked = paper;
    std::string wanted;
    for (const TickRow& row : boxes) {
      const unsigned which = random() % 4;  // the last: no tick at all
      wanted += which == 3 ? '-' : static_cast<char>('1' + which);
      if (which == 3) continue;
      TickBox box = row[which];
      box.x *= 2, box.y *= 2, box.side *= 2;
      tick(ticked, box, random);
    }
    wear.degrees = (seed % 2 ? 1 : -1) * 2.0 * seed / out.sheets;
    const std::string got =
        read_ticks(tick_rows(square(worn(ticked, kPaperDpi, wear, static_cast<std::uint32_t>(seed)), wear), layout));
    out.whole += got == wanted ? 1 : 0;
    for (std::size_t i = 0; got.size() == wanted.size() && i < got.size(); ++i)
      out.wrong += got[i] != '?' && got[i] != wanted[i] ? 1 : 0;
  }
  std::printf("[ rate     ] %-40s %d of %d whole, %d rows wrong\n", what, out.whole, out.sheets, out.wrong);
  return out;
}

TEST(TickReader, ACleanSheetHasItsRowsAndNothingIsTicked) {
  for (const int slots : {2, 6, 12}) {
    const PageImage paper = sheet(slots);
    EXPECT_EQ(read_ticks(tick_rows(resized(paper, paper.width / 2, paper.height / 2))),
              std::string(static_cast<std::size_t>(slots), '-'))
        << slots;
  }
}

TEST(TickReader, AScanAt200DpiIsRead) {
  Wear wear;
  wear.dithered = false;
  const Rate cut = rate(sheet(5), 5, kDateBoxes, wear, "200 dpi, cut");
  EXPECT_EQ(cut.wrong, 0);
  EXPECT_GE(cut.whole * 4, cut.sheets * 3);
}

TEST(TickReader, AFaxIsReadOrLeftOpenButNotReadWrongly) {
  Wear wear;
  wear.dithered = false;
  wear.dpi_across = 204;
  wear.dpi_down = 196;
  EXPECT_EQ(rate(sheet(5), 5, kDateBoxes, wear, "204 x 196 dpi, cut").wrong, 0);
  wear.dpi_down = 98;
  EXPECT_EQ(rate(sheet(5), 5, kDateBoxes, wear, "204 x 98 dpi, cut").wrong, 0);
}

TEST(TickReader, TheCoverOfAnyFormHasItsRowAndNothingElseIsTakenForOne) {
  for (const documents::Form& form : documents::shipped_forms()) {
    const PageImage paper = cover(form.code.c_str());
    EXPECT_EQ(read_ticks(tick_rows(resized(paper, paper.width / 2, paper.height / 2), kCoverBoxes)), "-") << form.code;
  }
}

TEST(TickReader, TheCoverOfAFaxIsReadOrLeftOpenButNotReadWrongly) {
  int whole = 0, sheets = 0;
  Wear wear;
  wear.dithered = false;
  for (const char* form : {"admission_info", "doctor_letter"}) {
    const PageImage paper = cover(form);
    wear.dpi_across = wear.dpi_down = 200;
    for (const double down : {200.0, 196.0, 98.0}) {
      wear.dpi_across = down == 200 ? 200 : 204;
      wear.dpi_down = down;
      const Rate one = rate(paper, 1, kCoverBoxes, wear, form);
      EXPECT_EQ(one.wrong, 0) << form << " " << down;
      whole += one.whole;
      sheets += one.sheets;
    }
  }
  EXPECT_GE(whole * 4, sheets * 3);
}

TEST(TickReader, APageWithoutBoxesHasNone) {
  PageImage blank;
  blank.width = 1654, blank.height = 2339;
  blank.grey.assign(static_cast<std::size_t>(blank.width) * static_cast<std::size_t>(blank.height), 255);
  EXPECT_TRUE(tick_rows(blank).empty());
  std::fill(blank.grey.begin(), blank.grey.end(), std::uint8_t{0});
  EXPECT_TRUE(tick_rows(blank).empty());
  EXPECT_TRUE(tick_rows(PageImage{}).empty());
}

TEST(TickReader, TwoTicksInARowAreNobodysAnswer) {
  const TickBox empty{0, 0, 30, 0.01}, full{0, 0, 30, 0.3}, faint{0, 0, 30, 0.07};
  EXPECT_EQ(read_ticks({{full, empty, empty},
                        {full, full, empty},
                        {empty, empty, empty},
                        {empty, faint, empty},
                        {empty, faint, full}}),
            "1?-?3");
}

}  // namespace
}  // namespace kaname::bridges

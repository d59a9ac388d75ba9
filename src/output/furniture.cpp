// SPDX-License-Identifier: Apache-2.0
#include "output/furniture.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaname::output {
namespace {

constexpr double kFan = 5 * kMm;
constexpr double kGap = 2 * kMm;

TextStyle title_style() { return {17, Weight::bold, 1.3, false}; }

TextStyle subtitle_style() { return {9.5, Weight::normal, 1.4, false}; }

TextStyle small_style(bool one_line) { return {8, Weight::normal, 1.35, one_line}; }

// A code for a FAX is larger: it comes back at 200 dots an inch, and often aslant.
double title_qr(const Document& document) { return (document.look == Look::fax ? 26 : 20) * kMm; }

double title_width(const Document& document, const Sheet& sheet) {
  return sheet.inner() - (document.furniture.qr.empty() ? 0 : title_qr(document) + kGap);
}

SetTextPtr town_line(const Document& document, Typesetter& typesetter, double width) {
  return typesetter.set(document.furniture.town, {9, Weight::bold, 1.35, true}, width);
}

std::vector<SetTextPtr> credit_lines(const Document& document, Typesetter& typesetter, const Sheet& sheet) {
  std::vector<SetTextPtr> lines;
  for (const std::string& credit : document.furniture.credits) {
    lines.push_back(typesetter.set(credit, {7, Weight::normal, 1.3, false}, sheet.inner()));
  }
  return lines;
}

double head_width(const Sheet& sheet) { return sheet.inner() - kFan - kGap; }

// Above every page but the first: which paper it belongs to. On a FAX, whose type is large, it takes two lines.
SetTextPtr running_head(const Document& document, Typesetter& typesetter, const Sheet& sheet) {
  std::string head = document.furniture.town;
  for (const std::string* part : {&document.title, &document.furniture.subtitle}) {
    if (part->empty()) continue;
    if (!head.empty()) head += "　";
    head += *part;
  }
  return typesetter.set(head, small_style(false), head_width(sheet));
}

// When and by whom it was printed; the page's number stands beside it.
double printed_width(const Sheet& sheet) { return sheet.inner() * 0.8; }

SetTextPtr printed_line(const Document& document, Typesetter& typesetter, const Sheet& sheet) {
  return typesetter.set(document.furniture.printed_at, small_style(false), printed_width(sheet));
}

void put_text(Page& page, const SetTextPtr& text, Point at, double width, Align align = Align::left) {
  page.ops.push_back(TextOp{text, 0, text->count(), at.x, at.y, width, align, kBlack});
}

void put_foot(const Document& document, Typesetter& typesetter, const Sheet& sheet, std::string_view count,
              Page& page) {
  double y = sheet.bottom() + 2 * kMm;
  page.ops.push_back(LinesOp{{{sheet.left(), y, sheet.left() + sheet.inner(), y}}, 0.4, kBlack});
  y += 0.8 * kMm;
  for (const SetTextPtr& line : credit_lines(document, typesetter, sheet)) {
    put_text(page, line, {sheet.left(), y}, sheet.inner());
    y += line->height();
  }
  const double printed = printed_width(sheet);
  put_text(page, printed_line(document, typesetter, sheet), {sheet.left(), y}, printed);
  const double rest = sheet.inner() - printed;
  put_text(page, typesetter.set(count, small_style(true), rest), {sheet.left() + printed, y}, rest, Align::right);
}

}  // namespace

void measure_furniture(const Document& document, Typesetter& typesetter, Sheet& sheet) {
  const double small = typesetter.legible(8) * 1.35;
  double credits = 0;
  for (const SetTextPtr& line : credit_lines(document, typesetter, sheet)) credits += line->height();
  sheet.foot = 3 * kMm + credits + std::max(small, printed_line(document, typesetter, sheet)->height());
  sheet.head = std::max({kFan, small, running_head(document, typesetter, sheet)->height()}) + 3 * kMm;
  sheet.head_first = sheet.head;
  if (!document.furniture.first_page_title) return;
  const double width = title_width(document, sheet);
  const double title = town_line(document, typesetter, width)->height() + 1 * kMm +
      typesetter.set(document.title, title_style(), width)->height() +
      typesetter.set(document.furniture.subtitle, subtitle_style(), width)->height();
  sheet.head_first = std::max(title, document.furniture.qr.empty() ? 0 : title_qr(document)) + 4.5 * kMm;
}

void first_page_title(const Document& document, Typesetter& typesetter, const Sheet& sheet, Page& page) {
  const Furniture& furniture = document.furniture;
  const double width = title_width(document, sheet);
  const double left = sheet.left();
  double y = sheet.margin;
  const SetTextPtr town = town_line(document, typesetter, width - kFan - kGap);
  page.ops.push_back(FanOp{left, y + (town->pitch - kFan) / 2, kFan});
  put_text(page, town, {left + kFan + 1 * kMm, y}, width - kFan - kGap);
  y += std::max(town->height(), kFan) + 1 * kMm;
  const SetTextPtr title = typesetter.set(document.title, title_style(), width);
  page.ops.push_back(TagOp{"H1"});
  put_text(page, title, {left, y}, width);
  page.ops.push_back(EndTagOp{"H1"});
  y += title->height();
  const SetTextPtr subtitle = typesetter.set(furniture.subtitle, subtitle_style(), width);
  if (subtitle->count() > 0) {
    page.ops.push_back(TagOp{"P"});
    put_text(page, subtitle, {left, y}, width);
    page.ops.push_back(EndTagOp{"P"});
  }
  if (!furniture.qr.empty()) {
    page.ops.push_back(QrOp{furniture.qr, left + sheet.inner() - title_qr(document), sheet.margin, title_qr(document)});
  }
  const double rule = sheet.top(true) - 2.5 * kMm;
  const Colour accent = document.look == Look::fax ? kBlack : kPrimary;
  page.ops.push_back(LinesOp{{{left, rule, left + sheet.inner(), rule}}, 1.2, accent});
}

Page running_furniture(const Document& document, Typesetter& typesetter, const Sheet& sheet, int number, int pages) {
  Page page;
  put_foot(document, typesetter, sheet, fmt::format("{} / {} ページ", number + 1, pages), page);
  if (number == 0 && document.furniture.first_page_title) return page;
  const SetTextPtr line = running_head(document, typesetter, sheet);
  page.ops.push_back(FanOp{sheet.left(), sheet.margin + (line->pitch - kFan) / 2, kFan});
  put_text(page, line, {sheet.left() + kFan + 1 * kMm, sheet.margin}, head_width(sheet));
  const double rule = sheet.top(false) - 2 * kMm;
  page.ops.push_back(LinesOp{{{sheet.left(), rule, sheet.left() + sheet.inner(), rule}}, 0.5, kBlack});
  return page;
}

}  // namespace kaname::output

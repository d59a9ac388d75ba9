// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands where on a page: the flow writes it, the painter reads it. Internal to this folder; lengths
// are points. Pages are kept until the whole document is laid out, because "2 / 5" and the table of contents
// need the end. A tag with content of its own (P, TD …) opens and closes on one page; containers may span pages.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "output/typesetter.h"

namespace kaname::output {

// Opens an element of the logical structure (PDF 32000-1, 14.8.4): H1, P, Table, TR …
struct TagOp {
  const char* name;
};

struct EndTagOp {
  const char* name;
};

// Where a link goes: a web address, or something with a place in this document.
struct Target {
  enum class Kind { none, web, heading, mark } kind = Kind::none;
  std::string address = {};
  int number = 0;
};

struct LinkOp {
  Target target;
};

// Lines first … last-1 of a text; x, y is the top left of the first, `width` the room to align in.
struct TextOp {
  SetTextPtr text;
  int first = 0;
  int last = 0;
  double x = 0;
  double y = 0;
  double width = 0;
  Align align = Align::left;
  Colour colour = kBlack;
};

struct FillOp {
  double x, y, width, height;
  Colour colour;
};

struct Segment {
  double x1, y1, x2, y2;
};

// Straight lines of one kind; width in points.
struct LinesOp {
  std::vector<Segment> lines;
  double width = 0.4;
  Colour colour = kBlack;
  bool dotted = false;
};

// Page numbers of headings or marks, right aligned at x; known only when all is laid out.
struct PageNumbersOp {
  Target::Kind kind = Target::Kind::heading;
  std::vector<int> numbers;
  double right = 0;
  double y = 0;
  TextStyle style;
};

struct QrOp {
  std::string text;
  double x, y, size;
};

struct CanvasOp {
  const Canvas* canvas;  // inside the Document, which outlives the painting
  double x, y, scale;
};

// The mark of the program: a fan of seven ribs (the seven tasks of the coordination programme).
struct FanOp {
  double x, y, size;
};

// A LinkOp is closed by an EndTagOp like a tag.
using Op = std::variant<TagOp, EndTagOp, LinkOp, TextOp, FillOp, LinesOp, PageNumbersOp, QrOp, CanvasOp, FanOp>;

struct Page {
  std::vector<Op> ops;
};

// A spot of the laid out document; page counts from 0.
struct Place {
  int page = 0;
  double y = 0;
};

struct PlacedHeading {
  std::string text;
  int level = 1;
  Place place;
};

struct PlacedMark {
  std::string name;
  Place place;
};

// The paper and the room on it.
struct Sheet {
  double width = 0;
  double height = 0;
  double margin = 0;
  double head = 0;        // running head
  double head_first = 0;  // title block of the first page
  double foot = 0;

  double left() const { return margin; }
  double inner() const { return width - 2 * margin; }
  double bottom() const { return height - margin - foot; }
  double top(bool first) const { return margin + (first ? head_first : head); }
};

struct Laid {
  Sheet sheet;
  std::vector<Page> pages;
  std::vector<PlacedHeading> headings;
  std::vector<PlacedMark> marks;
};

}  // namespace kaname::output

// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be printed, as values: sheets, lists, forms, booklets. Nothing here draws; pdf.h turns a
// Document into PDF. Lengths are millimetres, type sizes points. Any text may hold ☐ ☑ ☒ ✓: they are in no
// Japanese font and are drawn as lines, yet stay searchable.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "output/canvas.h"

namespace kaname::output {

enum class Paper { a4_portrait, a4_landscape, a3_portrait, a3_landscape };

// `fax`: black and white only, nothing under 10.5 pt, no zebra, hatching instead of fills.
enum class Look { colour, fax };

enum class Align { left, centre, right };

enum class Weight { normal, bold };

// A heading of level 1–4. Levels 1–3 enter the PDF outline and, up to its depth, the table of contents.
struct Heading {
  int level = 1;
  std::string text;
  bool new_page = false;
};

// Wrapped text; '\n' starts a new line.
struct Paragraph {
  std::string text;
  double size_pt = 10;
  Weight weight = Weight::normal;
  Align align = Align::left;
  Colour colour = kBlack;
  bool boxed = false;  // a frame around it, for what must be seen first
};

// One cell of a form. `height_mm` 0 lets the cell grow with its text. With a height, the text shrinks to
// 70 % (for a FAX, where type cannot shrink, the cell grows by half instead) and what still does not fit
// continues on a sheet 別紙 at the end of the document: nothing is cut off.
struct Field {
  std::string label;
  std::string value;
  int span = 1;  // columns of the grid
  double height_mm = 0;
  Weight weight = Weight::normal;
  // Instead of a value: words that no line break goes through, one after another (☑ 自立　☐ 見守り　☐ 一部介助).
  std::vector<std::string> pieces = {};
  double label_mm = 0;  // 0: as the grid has it
};

// Label and value cells in `columns` equal columns, filled row by row. A title is the first row, across all columns.
struct FieldGrid {
  int columns = 2;
  std::vector<Field> fields;
  double label_mm = 24;
  double size_pt = 10;
  std::string title = {};
  double padding_mm = 1;  // above and below the text of a cell
  double gap_mm = 3;      // under the grid
};

struct Column {
  std::string title;
  double weight = 1;  // share of the width
  Align align = Align::left;
};

struct Cell {
  std::string text;
  Weight weight = Weight::normal;
  int span = 1;           // columns taken; a row "section" is one bold cell over all columns
  std::string link = {};  // a web address, or "#name" of a Mark
  bool operator==(const Cell&) const = default;
};

using Row = std::vector<Cell>;

// The header row is repeated on each page; a row is cut only when it is taller than a page.
struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::string caption;
  double size_pt = 9;
  bool zebra = true;  // never with Look::fax
  double row_mm = 0;  // least height of a row: room to write by hand
  double gap_mm = 3;  // under the table
};

struct QrBlock {
  std::string text;
  double size_mm = 25;
  std::string caption;
  Align align = Align::left;
};

// `alt` says in words what the picture shows; it is printed under it, small, as the caption.
struct Drawing {
  Canvas canvas;
  std::string alt;
};

// The table of contents, from the headings of the whole document.
struct Contents {
  std::string title = "目次";
  int depth = 2;
};

// A word for the index, standing where it is put; `reading` (kana) sorts it. With `name`, cells can link to it.
struct Mark {
  std::string text;
  std::string reading;
  std::string name = {};
};

// The index of all Marks with text, by あ行, か行 …
struct Index {
  std::string title = "索引";
  int columns = 2;
};

// The following blocks run in this many columns, until the next SetColumns.
struct SetColumns {
  int count = 1;
  double gap_mm = 6;
};

struct Space {
  double mm = 4;
};

struct Rule {};

struct PageBreak {};

struct Block;

// Blocks that stay on one page when a page can hold them (an entry of a booklet).
struct Group {
  std::vector<Block> blocks;
};

struct Block {
  using Any = std::variant<Heading, Paragraph, FieldGrid, Table, QrBlock, Drawing, Contents, Mark, Index, SetColumns,
                           Space, Rule, PageBreak, Group>;
  Any any;

  // A block is written as what it holds, so not explicit.
  template <class T>
  requires(std::is_constructible_v<Any, T&&> && !std::is_same_v<std::decay_t<T>, Block>)
      Block(T&& block)  // NOLINT(google-explicit-constructor)
      : any(std::forward<T>(block)) {}
};

// What stands on every page. All text is the caller's: this folder knows no town and no calendar.
struct Furniture {
  std::string town;                  // 枚方市
  std::string subtitle;              // the filter in words: 牧野圏域・訪問看護・受入可
  std::string printed_at;            // 令和8年11月20日 10:32 印刷
  std::vector<std::string> credits;  // sources and licences of the data shown, form version
  std::string qr;                    // document id, printed beside the title of the first page; empty: none
  bool first_page_title = true;      // false for forms and covers that bring their own title
};

struct Document {
  std::string title;
  Paper paper = Paper::a4_portrait;
  Look look = Look::colour;
  double margin_mm = 15;
  Furniture furniture;
  std::vector<Block> blocks;
  std::string author = {};   // metadata only
  std::string created = {};  // metadata, "2026-11-20T10:32:00+09:00"; empty: the clock
};

}  // namespace kaname::output

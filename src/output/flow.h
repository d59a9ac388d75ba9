// SPDX-License-Identifier: Apache-2.0
#pragma once
// Puts the blocks of a Document on pages, top to bottom, column by column. Internal to this folder.
// It only writes Page; nothing is drawn here.

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "output/page.h"
#include "output/pdf.h"

namespace kaname::output {

// Thrown by Ticker when the caller's progress said stop; caught in render().
struct Stopped {};

// Counts the work: every block and table row twice, laid out and painted.
class Ticker {
 public:
  Ticker(const Document& document, Progress progress);
  void laid_out();
  void painted(int page, int pages);

 private:
  void report(int done);

  Progress progress_;
  int units_ = 0;
  int done_ = 0;
};

class Flow {
 public:
  Flow(const Document& document, Typesetter& typesetter, Ticker& ticker);

  // May be called once.
  Laid lay_out();

 private:
  // One cell of a row of a table or form, already set.
  struct RowCell {
    SetTextPtr text;
    double x = 0;
    double width = 0;
    const char* tag = "TD";
    Align align = Align::left;
    bool filled = false;
    Target link = {};
  };
  struct RowPlan {
    std::vector<RowCell> cells;
    double padding = 0;
    double least_height = 0;
    bool centred = false;  // short texts stand in the middle of the row's height
    bool striped = false;
    const RowPlan* head = nullptr;  // repeated on each page
    double keep = 0;                // room to keep under this row, for what belongs to it
  };
  struct Spot {
    std::size_t page;
    int column;
    bool operator==(const Spot&) const = default;
  };
  // Where the next thing goes.
  struct Cursor {
    double y = 0;
    double column_top = 0;
    double lowest = 0;  // where the longest column of this page has ended
    int column = 0;
    int columns = 1;
    double column_gap = 0;
  };
  // Everything a trial layout may have to take back.
  struct Snapshot {
    std::size_t pages, ops, headings, marks, continued;
    Cursor cursor;
    std::optional<Spot> first_ink;
  };
  struct Continued {
    std::string label;
    std::string text;
  };
  // Headings and marks of the whole document in order, known before anything is placed.
  struct KnownHeading {
    int level;
    std::string text;
  };

  void collect(const std::vector<Block>& blocks);

  void place_all(const std::vector<Block>& blocks);
  // Headings and the block under them: on the next column together rather than apart.
  std::size_t place_headings(const std::vector<Block>& blocks, std::size_t at);
  void place(const Block& block);
  void place_block(const Heading& block);
  void place_block(const Paragraph& block);
  void place_block(const FieldGrid& block);
  void place_block(const Table& block);
  void place_block(const QrBlock& block);
  void place_block(const Drawing& block);
  void place_block(const Contents& block);
  void place_block(const Mark& block);
  void place_block(const Index& block);
  void place_block(const SetColumns& block);
  void place_block(const Space& block);
  void place_block(const Rule& block);
  void place_block(const PageBreak& block);
  void place_block(const Group& block);
  void place_continued();

  // Text over as many columns and pages as it needs; only text, x, width, align and colour of `whole` count.
  void flow_text(const TextOp& whole, const char* tag);
  // The same over the whole width of the column.
  void flow_text(const SetTextPtr& text, const char* tag);
  void paragraph(std::string_view text, const TextStyle& style, const char* tag);
  void boxed(const Paragraph& block);

  // flow_rows.cpp
  void place_row(const RowPlan& row);
  void row_part(const RowPlan& row, int first, int last, double height);
  void row_borders(const RowPlan& row, double height);
  SetTextPtr balanced(const std::string& label, const TextStyle& style, double text_width);
  RowCell field_label(const Field& field, const FieldGrid& grid, double x, double width);
  RowCell field_value(const Field& field, const FieldGrid& grid, double x, double width);
  RowPlan grid_title(const FieldGrid& grid);
  RowPlan grid_row(const FieldGrid& grid, std::size_t& next);
  static double height_of(const RowPlan& row);
  std::string words_in(const Field& field, const TextStyle& style, double width);
  SetTextPtr fit_field(const Field& field, const FieldGrid& grid, double width);
  RowPlan table_row(const Table& table, const Row& row, const std::vector<double>& edges);
  RowPlan table_head(const Table& table, const std::vector<double>& edges);
  std::vector<double> column_edges(const Table& table);

  // flow_lists.cpp
  void list_entry(std::string_view text, double indent, Weight weight, Target::Kind kind, std::vector<int> numbers);

  // The page being filled.
  Page& page() { return laid_.pages.back(); }
  // A mark stands where the next thing is put, which may be the next page.
  void settle_marks();
  template <class T>
  void put(T op) {
    settle_marks();
    constexpr bool ink = !std::is_same_v<T, TagOp> && !std::is_same_v<T, EndTagOp> && !std::is_same_v<T, LinkOp>;
    if (ink && !first_ink_) first_ink_ = Spot{laid_.pages.size(), at_.column};
    page().ops.push_back(std::move(op));
  }
  bool fax() const { return document_.look == Look::fax; }
  double x() const;
  double width() const;
  double room() const { return laid_.sheet.bottom() - at_.y; }
  double full_room() const { return laid_.sheet.bottom() - laid_.sheet.top(false); }
  bool at_top() const { return at_.y <= at_.column_top + 0.01; }
  bool at_page_top() const { return at_.column == 0 && at_.y <= laid_.sheet.top(laid_.pages.size() == 1) + 0.01; }
  void need(double height);  // goes on to the next column unless there is room, or the column is still empty
  void next_column();
  void new_page();
  void gap(double points);
  Place here() const { return {static_cast<int>(laid_.pages.size()) - 1, at_.y}; }
  Snapshot snapshot() const;
  void restore(const Snapshot& state);

  const Document& document_;
  Typesetter& typesetter_;
  Ticker& ticker_;
  Laid laid_;
  Cursor at_;
  std::vector<KnownHeading> known_headings_;
  std::vector<Mark> known_marks_;
  std::vector<Continued> continued_;
  std::size_t settled_marks_ = 0;
  std::optional<Spot> first_ink_;  // where the block being placed has begun
};

}  // namespace kaname::output

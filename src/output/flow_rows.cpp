// SPDX-License-Identifier: Apache-2.0
// Rows of tables and forms. A row that fits on a page is never cut; a taller one is cut between lines.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "output/flow.h"

namespace kaname::output {
namespace {

constexpr double kSidePadding = 1.1 * kMm;
constexpr double kTablePadding = 0.7 * kMm;
constexpr double kRowPitch = 1.3;
constexpr double kTableRoom = 18 * kMm;  // for a head and a row: a table begins with both
constexpr double kLeastShare = 0.7;      // a form's text shrinks to this share of its size,
constexpr double kLeastPt = 7;           // but stays legible
constexpr Colour kHeadFill{0xE8, 0xEB, 0xF7};
constexpr Colour kStripeFill{0xF4, 0xF6, 0xFB};
constexpr Colour kGridColour{0x8C, 0x8C, 0x8C};

// The longest run of letters a line break would spoil: 072-000-0001, 2710000000.
std::string_view longest_token(std::string_view text) {
  std::string_view longest;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool inside = i < text.size() && text[i] > ' ' && text[i] < '\x7F';
    if (inside) continue;
    if (i - start > longest.size()) longest = text.substr(start, i - start);
    start = i + 1;
  }
  constexpr std::size_t kLongestNumber = 24;  // beyond this it is an address of the web and may break
  return longest.size() <= kLongestNumber ? longest : std::string_view();
}

// Shares `whole` by weight; columns that would fall under their least width get exactly that.
std::vector<double> share_width(const std::vector<Column>& columns, const std::vector<double>& least, double whole) {
  std::vector<double> widths(columns.size(), -1);
  const auto weight = [&](std::size_t i) { return std::max(0.01, columns[i].weight); };
  for (bool changed = true; changed;) {
    changed = false;
    double free = whole;
    double weights = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (widths[i] >= 0) {
        free -= widths[i];
      } else {
        weights += weight(i);
      }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (widths[i] >= 0 || free * weight(i) / weights >= least[i]) continue;
      widths[i] = least[i];
      changed = true;
    }
    if (changed) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (widths[i] < 0) widths[i] = free * weight(i) / weights;
    }
  }
  double sum = 0;
  for (const double one : widths) sum += one;
  // More numbers than paper: everything shrinks alike. Otherwise this is 1.
  for (double& one : widths) one *= whole / sum;
  return widths;
}

Target target_of(const std::string& link) {
  if (link.empty()) return {};
  // A "#name" becomes a page at painting time, when all marks have their place.
  return {Target::Kind::web, link, 0};
}

// Where a label may be broken so that it reads well: 有効期間 / まで, 口腔清潔 / （残渣）, 認知・ / コミュニケーション. The places as
// bytes, the most even first.
std::vector<std::size_t> good_breaks(std::string_view label) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < label.size();) {
    const auto c = kaname::text::code_point_at(label, at);
    const bool before = c.value == U'（' || c.value == U'「' || c.value == U'〈';
    const bool after = c.value == U'　' || c.value == U'・' || c.value == U'、' || c.value == U'／' || c.value == U'）';
    if (before && at > 0) out.push_back(at);
    at += c.bytes;
    if (after && at < label.size()) out.push_back(at);
  }
  const auto off_middle = [&](std::size_t at) {
    return std::abs(2 * static_cast<long>(at) - static_cast<long>(label.size()));
  };
  std::sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return off_middle(a) < off_middle(b); });
  return out;
}

}  // namespace

void Flow::place_row(const RowPlan& row) {
  int lines = 0;
  double pitch = 0;
  for (const RowCell& cell : row.cells) {
    lines = std::max(lines, cell.text->count());
    pitch = std::max(pitch, cell.text->pitch);
  }
  const double height = height_of(row);
  const double head_height = row.head != nullptr ? height_of(*row.head) : 0;
  const auto fresh_column = [&] {
    next_column();
    if (row.head != nullptr) row_part(*row.head, 0, 1 << 20, head_height);
  };
  const double fresh_top = at_.column + 1 < at_.columns ? at_.column_top : laid_.sheet.top(false);
  const double fresh_room = laid_.sheet.bottom() - fresh_top - head_height;
  const double wanted = height + row.keep;
  const bool only_head_here = at_.y <= at_.column_top + head_height + 0.01;
  if (height <= room() && (wanted <= room() || only_head_here)) return row_part(row, 0, lines, height);
  if (height <= fresh_room) {
    fresh_column();
    return row_part(row, 0, lines, height);
  }
  for (int first = 0; first < lines;) {
    int fitting = static_cast<int>((room() - 2 * row.padding) / pitch);
    if (fitting < std::min(3, lines - first) && !only_head_here) {
      fresh_column();
      fitting = static_cast<int>((room() - 2 * row.padding) / pitch);
    }
    const int last = std::min(lines, first + std::max(1, fitting));
    row_part(row, first, last, std::min((last - first) * pitch + 2 * row.padding, height));
    first = last;
    if (first < lines) fresh_column();
  }
}

void Flow::row_part(const RowPlan& row, int first, int last, double height) {
  const double left = x();
  const bool whole = first == 0;
  for (const RowCell& cell : row.cells) {
    const bool fill = !fax() && (cell.filled || row.striped);
    if (fill) put(FillOp{left + cell.x, at_.y, cell.width, height, cell.filled ? kHeadFill : kStripeFill});
  }
  put(TagOp{"TR"});
  for (const RowCell& cell : row.cells) {
    put(TagOp{cell.tag});
    const int from = std::min(first, cell.text->count());
    const int to = std::min(last, cell.text->count());
    if (to > from) {
      const double slack = height - (to - from) * cell.text->pitch;
      const double down = row.centred && whole ? slack / 2 : row.padding;
      const bool linked = cell.link.kind != Target::Kind::none;
      if (linked) put(LinkOp{cell.link});
      put(TextOp{cell.text, from, to, left + cell.x + kSidePadding, at_.y + down, cell.width - 2 * kSidePadding,
                 cell.align, kBlack});
      if (linked) put(EndTagOp{"Link"});
    }
    put(EndTagOp{cell.tag});
  }
  put(EndTagOp{"TR"});
  row_borders(row, height);
  at_.y += height;
}

void Flow::row_borders(const RowPlan& row, double height) {
  LinesOp lines;
  lines.width = fax() ? 0.6 : 0.35;
  lines.colour = fax() ? kBlack : kGridColour;
  const double left = x();
  const double right = left + (row.cells.empty() ? width() : row.cells.back().x + row.cells.back().width);
  lines.lines.push_back({left, at_.y, right, at_.y});
  lines.lines.push_back({left, at_.y + height, right, at_.y + height});
  for (const RowCell& cell : row.cells) {
    lines.lines.push_back({left + cell.x, at_.y, left + cell.x, at_.y + height});
  }
  lines.lines.push_back({right, at_.y, right, at_.y + height});
  put(std::move(lines));
}

// Widths by weight, but no column narrower than its longest number: a telephone number broken in two is a
// wrong number.
std::vector<double> Flow::column_edges(const Table& table) {
  const std::size_t count = table.columns.size();
  std::vector<double> least(count, 0);
  std::vector<std::string_view> longest(count);
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < std::min(count, row.size()) && row[i].span == 1; ++i) {
      const std::string_view token = longest_token(row[i].text);
      if (token.size() > longest[i].size()) longest[i] = token;
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    // Digits differ in width: the widest stands for all.
    std::string wide(longest[i]);
    for (char& c : wide) c = c >= '0' && c <= '9' ? '0' : c;
    const SetTextPtr token = typesetter_.set(wide, TextStyle{table.size_pt, Weight::bold}, 0);
    least[i] = std::min(token->width + 2 * kSidePadding + 0.5, width() * 0.4);
  }
  const std::vector<double> widths = share_width(table.columns, least, width());
  std::vector<double> edges{0};
  for (const double one : widths) edges.push_back(edges.back() + one);
  return edges;
}

Flow::RowPlan Flow::table_head(const Table& table, const std::vector<double>& edges) {
  RowPlan head;
  head.padding = kTablePadding;
  head.centred = true;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    RowCell cell;
    cell.x = edges[i];
    cell.width = edges[i + 1] - edges[i];
    const TextStyle style{table.size_pt, Weight::bold, kRowPitch, false};
    cell.text = typesetter_.set(table.columns[i].title, style, std::max(1.0, cell.width - 2 * kSidePadding));
    cell.tag = "TH";
    cell.align = table.columns[i].align;
    cell.filled = true;
    head.cells.push_back(std::move(cell));
  }
  return head;
}

Flow::RowPlan Flow::table_row(const Table& table, const Row& row, const std::vector<double>& edges) {
  RowPlan plan;
  plan.padding = kTablePadding;
  std::size_t at = 0;
  for (std::size_t i = 0; i < row.size() && at + 1 < edges.size(); ++i) {
    const Cell& source = row[i];
    const std::size_t end = std::min(edges.size() - 1, at + static_cast<std::size_t>(std::max(1, source.span)));
    RowCell cell;
    cell.x = edges[at];
    cell.width = edges[end] - edges[at];
    const TextStyle style{table.size_pt, source.weight, kRowPitch, false};
    std::string words = source.text;
    // Cells beyond the last column are not lost.
    const bool last_column = end + 1 == edges.size();
    for (std::size_t more = i + 1; last_column && more < row.size(); ++more) words += "　" + row[more].text;
    cell.text = typesetter_.set(words, style, std::max(1.0, cell.width - 2 * kSidePadding));
    cell.align = table.columns[at].align;
    cell.link = target_of(source.link);
    const bool section = end - at == edges.size() - 1 && source.weight == Weight::bold;
    if (section) {
      cell.filled = true;
      cell.tag = "TH";
      cell.align = Align::left;
      plan.keep = 8 * kMm;  // never the last row of a page
    }
    plan.cells.push_back(std::move(cell));
    at = end;
  }
  // A short row still has its empty cells.
  for (; at + 1 < edges.size(); ++at) {
    RowCell cell;
    cell.x = edges[at];
    cell.width = edges[at + 1] - edges[at];
    cell.text = typesetter_.set("", TextStyle{table.size_pt}, 0);
    plan.cells.push_back(std::move(cell));
  }
  plan.least_height = std::max(typesetter_.legible(table.size_pt) * kRowPitch + 2 * kTablePadding, table.row_mm * kMm);
  return plan;
}

void Flow::place_block(const Table& block) {
  if (block.columns.empty()) return;
  const std::vector<double> edges = column_edges(block);
  RowPlan head = table_head(block, edges);
  need((block.caption.empty() ? 0 : 6 * kMm) + kTableRoom);
  put(TagOp{"Table"});
  if (!block.caption.empty()) paragraph(block.caption, TextStyle{9, Weight::bold}, "Caption");
  head.keep = 8 * kMm;
  place_row(head);
  head.keep = 0;
  int number = 0;
  for (const Row& row : block.rows) {
    RowPlan plan = table_row(block, row, edges);
    plan.head = &head;
    plan.striped = block.zebra && number % 2 == 1;
    number = plan.keep > 0 ? 0 : number + 1;
    place_row(plan);
    ticker_.laid_out();
  }
  put(EndTagOp{"Table"});
  at_.y += block.gap_mm * kMm;
}

// The pieces of a field as lines that break only between them.
std::string Flow::words_in(const Field& field, const TextStyle& style, double text_width) {
  if (field.pieces.empty()) return field.value;
  const double blank = typesetter_.legible(style.size_pt);
  std::string out;
  double used = 0;
  for (const std::string& piece : field.pieces) {
    const double wide = typesetter_.set(piece, style, 0)->width;
    const bool fits = used + blank + wide <= text_width;
    if (!out.empty()) out += fits ? "　" : "\n";
    used = out.empty() || !fits ? wide : used + blank + wide;
    out += piece;
  }
  return out;
}

// Shrinks to 70 % and not under 7 pt; the rest goes to the sheet 別紙, with a note where it went.
SetTextPtr Flow::fit_field(const Field& field, const FieldGrid& grid, double text_width) {
  TextStyle style{grid.size_pt, field.weight, kRowPitch, false};
  // Type for a FAX cannot shrink; there the cell may grow by half instead.
  const double room_for_text = (field.height_mm * (fax() ? 1.5 : 1.0) - 2 * grid.padding_mm) * kMm;
  SetTextPtr text;
  const double least = std::max(kLeastShare, std::min(1.0, kLeastPt / grid.size_pt));
  for (double share = 1.0; share > least - 0.01; share -= 0.05) {
    style.size_pt = grid.size_pt * share;
    text = typesetter_.set(words_in(field, style, text_width), style, text_width);
    if (text->height() <= room_for_text + 0.01) return text;
  }
  const std::string note = fmt::format("→ 別紙 {} へ続く", continued_.size() + 1);
  const int fitting = std::max(1, static_cast<int>((room_for_text + 0.01) / text->pitch));
  const SetLine& last_line = text->lines[static_cast<std::size_t>(fitting - 1)];
  const std::size_t cut = fitting > 1 ? static_cast<std::size_t>(last_line.start) : 0;
  continued_.push_back(Continued{field.label, text->text.substr(cut)});
  std::string shown = text->text.substr(0, cut);
  if (!shown.empty() && shown.back() != '\n') shown += '\n';
  return typesetter_.set(shown + note, style, text_width);
}

// A label of two lines is broken where its words end, otherwise in halves: 特記事 / 項 reads badly.
SetTextPtr Flow::balanced(const std::string& label, const TextStyle& style, double text_width) {
  SetTextPtr text = typesetter_.set(label, style, text_width);
  if (text->count() < 2 || label.find('\n') != std::string::npos) return text;
  if (text->count() == 2) {
    for (const std::size_t at : good_breaks(label)) {
      const SetTextPtr broken = typesetter_.set(label.substr(0, at) + "\n" + label.substr(at), style, text_width);
      if (broken->count() == 2) return broken;
    }
  }
  double whole = 0;
  for (const SetLine& line : text->lines) whole += line.width;
  const double narrow = whole / text->count() + style.size_pt / 2;
  if (narrow >= text_width) return text;
  const SetTextPtr halves = typesetter_.set(label, style, narrow);
  return halves->count() == text->count() ? halves : text;
}

Flow::RowCell Flow::field_label(const Field& field, const FieldGrid& grid, double left, double label_width) {
  RowCell cell;
  cell.x = left;
  cell.width = label_width;
  cell.tag = "TH";
  cell.filled = true;
  const double text_width = std::max(1.0, label_width - 2 * kSidePadding);
  TextStyle style{grid.size_pt * 0.9, Weight::normal, kRowPitch, false};
  cell.text = balanced(field.label, style, text_width);
  return cell;
}

Flow::RowCell Flow::field_value(const Field& field, const FieldGrid& grid, double left, double value_width) {
  RowCell cell;
  cell.x = left;
  cell.width = value_width;
  const double text_width = std::max(1.0, value_width - 2 * kSidePadding);
  const TextStyle style{grid.size_pt, field.weight, kRowPitch, false};
  cell.text = field.height_mm > 0 ? fit_field(field, grid, text_width)
                                  : typesetter_.set(words_in(field, style, text_width), style, text_width);
  return cell;
}

Flow::RowPlan Flow::grid_title(const FieldGrid& grid) {
  RowCell cell;
  cell.width = width();
  cell.tag = "TH";
  cell.filled = true;
  cell.text = typesetter_.set(grid.title, TextStyle{grid.size_pt, Weight::bold, kRowPitch, false},
                              std::max(1.0, cell.width - 2 * kSidePadding));
  RowPlan row;
  row.padding = grid.padding_mm * kMm;
  row.cells.push_back(std::move(cell));
  return row;
}

double Flow::height_of(const RowPlan& row) {
  double height = row.least_height;
  for (const RowCell& cell : row.cells) height = std::max(height, cell.text->height() + 2 * row.padding);
  return height;
}

// The fields from `next` on that stand side by side; `next` moves behind them.
Flow::RowPlan Flow::grid_row(const FieldGrid& grid, std::size_t& next) {
  const int columns = std::max(1, grid.columns);
  const double unit = width() / columns;
  RowPlan row;
  row.padding = grid.padding_mm * kMm;
  row.least_height = typesetter_.legible(grid.size_pt) * kRowPitch + 2 * row.padding;
  row.centred = true;
  const auto span_of = [&](std::size_t i) { return std::clamp(grid.fields[i].span, 1, columns); };
  for (int used = 0; next < grid.fields.size() && used < columns; ++next) {
    if (used > 0 && used + span_of(next) > columns) break;
    const Field& field = grid.fields[next];
    const bool last = next + 1 == grid.fields.size() || used + span_of(next) + span_of(next + 1) > columns;
    const int span = last ? columns - used : span_of(next);  // the last field of a row takes what is left
    const double left = used * unit;
    const double wanted = (field.label_mm > 0 ? field.label_mm : grid.label_mm) * kMm;
    const double label = field.label.empty() ? 0 : std::min(wanted, span * unit * 0.6);
    if (label > 0) row.cells.push_back(field_label(field, grid, left, label));
    row.cells.push_back(field_value(field, grid, left + label, span * unit - label));
    row.least_height = std::max(row.least_height, field.height_mm * kMm);
    used += span;
  }
  return row;
}

void Flow::place_block(const FieldGrid& block) {
  put(TagOp{"Table"});
  std::size_t next = 0;
  std::optional<RowPlan> row;
  if (!block.fields.empty()) row = grid_row(block, next);
  if (!block.title.empty()) {
    RowPlan title = grid_title(block);
    // Never the last row of a page: under it comes a row that will not be cut, or a table with its head.
    const double first = row ? height_of(*row) : kTableRoom;
    title.keep = first <= full_room() / 2 ? first : kTableRoom;
    place_row(title);
  }
  for (; row; row = next < block.fields.size() ? std::optional(grid_row(block, next)) : std::nullopt) place_row(*row);
  put(EndTagOp{"Table"});
  at_.y += block.gap_mm * kMm;
}

}  // namespace kaname::output

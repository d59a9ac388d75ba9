// SPDX-License-Identifier: Apache-2.0
#include "output/flow.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/furniture.h"

namespace kaname::output {
namespace {

constexpr std::array<double, 4> kHeadingSizes{15, 12.5, 11, 10};
constexpr std::array<const char*, 6> kHeadingTags{"H1", "H2", "H3", "H4", "H5", "H6"};
constexpr double kKeepUnderHeading = 18 * kMm;  // a heading is never the last thing of a page

int work_of(const std::vector<Block>& blocks) {
  int units = 0;
  for (const Block& block : blocks) {
    ++units;
    if (const auto* table = std::get_if<Table>(&block.any)) units += static_cast<int>(table->rows.size());
    if (const auto* group = std::get_if<Group>(&block.any)) units += work_of(group->blocks);
  }
  return units;
}

Sheet paper_of(Paper paper, double margin_mm) {
  const double a4_short = 210 * kMm;
  const double a4_long = 297 * kMm;
  const double a3_long = 420 * kMm;
  Sheet sheet;
  sheet.margin = margin_mm * kMm;
  switch (paper) {
    case Paper::a4_portrait: sheet.width = a4_short, sheet.height = a4_long; break;
    case Paper::a4_landscape: sheet.width = a4_long, sheet.height = a4_short; break;
    case Paper::a3_portrait: sheet.width = a4_long, sheet.height = a3_long; break;
    case Paper::a3_landscape: sheet.width = a3_long, sheet.height = a4_long; break;
  }
  return sheet;
}

}  // namespace

Ticker::Ticker(const Document& document, Progress progress)
    : progress_(std::move(progress)), units_(work_of(document.blocks) + 1) {}

void Ticker::laid_out() {
  // A group that is tried again counts twice; the total stays.
  done_ = std::min(done_ + 1, units_);
  if (done_ % 32 == 0) report(done_);
}

void Ticker::painted(int page, int pages) {
  report(units_ + static_cast<int>(static_cast<long long>(units_) * page / std::max(1, pages)));
}

void Ticker::report(int done) {
  if (progress_ && progress_(done, units_ * 2) == Go::stop) throw Stopped{};
}

Flow::Flow(const Document& document, Typesetter& typesetter, Ticker& ticker)
    : document_(document), typesetter_(typesetter), ticker_(ticker) {}

Laid Flow::lay_out() {
  collect(document_.blocks);
  laid_.sheet = paper_of(document_.paper, document_.margin_mm);
  measure_furniture(document_, typesetter_, laid_.sheet);
  laid_.pages.emplace_back();
  at_.y = at_.column_top = at_.lowest = laid_.sheet.top(true);
  if (document_.furniture.first_page_title) first_page_title(document_, typesetter_, laid_.sheet, page());
  place_all(document_.blocks);
  place_continued();
  settle_marks();
  return std::move(laid_);
}

void Flow::collect(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block.any)) {
      known_headings_.push_back(KnownHeading{heading->level, heading->text});
    } else if (const auto* mark = std::get_if<Mark>(&block.any)) {
      known_marks_.push_back(*mark);
    } else if (const auto* group = std::get_if<Group>(&block.any)) {
      collect(group->blocks);
    }
  }
}

double Flow::width() const { return (laid_.sheet.inner() - (at_.columns - 1) * at_.column_gap) / at_.columns; }

double Flow::x() const { return laid_.sheet.left() + at_.column * (width() + at_.column_gap); }

void Flow::need(double height) {
  if (height > room() && !at_top()) next_column();
}

void Flow::next_column() {
  at_.lowest = std::max(at_.lowest, at_.y);
  if (at_.column + 1 < at_.columns) {
    ++at_.column;
    at_.y = at_.column_top;
  } else {
    new_page();
  }
}

void Flow::new_page() {
  laid_.pages.emplace_back();
  at_.column = 0;
  at_.y = at_.column_top = at_.lowest = laid_.sheet.top(false);
}

void Flow::gap(double points) {
  if (!at_top()) at_.y += points;
}

Flow::Snapshot Flow::snapshot() const {
  return {laid_.pages.size(),
          laid_.pages.back().ops.size(),
          laid_.headings.size(),
          laid_.marks.size(),
          continued_.size(),
          at_,
          first_ink_};
}

void Flow::restore(const Snapshot& state) {
  KANAME_ASSERT(state.pages <= laid_.pages.size());
  laid_.pages.resize(state.pages);
  laid_.pages.back().ops.resize(state.ops, TagOp{""});
  laid_.headings.resize(state.headings);
  laid_.marks.resize(state.marks);
  settled_marks_ = std::min(settled_marks_, state.marks);
  continued_.resize(state.continued);
  at_ = state.cursor;
  first_ink_ = state.first_ink;
}

void Flow::settle_marks() {
  for (; settled_marks_ < laid_.marks.size(); ++settled_marks_) laid_.marks[settled_marks_].place = here();
}

void Flow::place_all(const std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size();) {
    if (std::holds_alternative<Heading>(blocks[i].any)) {
      i = place_headings(blocks, i);
    } else {
      place(blocks[i++]);
    }
  }
}

std::size_t Flow::place_headings(const std::vector<Block>& blocks, std::size_t at) {
  std::size_t next = at;
  while (next < blocks.size() && std::holds_alternative<Heading>(blocks[next].any)) ++next;
  const Snapshot before = snapshot();
  const bool started_at_top = at_top();
  for (std::size_t i = at; i < next; ++i) place(blocks[i]);
  const Spot headings{laid_.pages.size(), at_.column};
  const std::optional<Spot> first = first_ink_;
  first_ink_.reset();
  if (next < blocks.size()) place(blocks[next]);
  const bool stranded = first_ink_ && !(*first_ink_ == headings);
  first_ink_ = first;
  const bool moved_already = headings.page != before.pages || headings.column != before.cursor.column;
  if (stranded && !started_at_top && !moved_already) {
    restore(before);
    next_column();
    for (std::size_t i = at; i <= next; ++i) place(blocks[i]);
  }
  return std::min(next + 1, blocks.size());
}

void Flow::place(const Block& block) {
  std::visit([this](const auto& one) { place_block(one); }, block.any);
  ticker_.laid_out();
}

void Flow::flow_text(const TextOp& whole, const char* tag) {
  const SetText& text = *whole.text;
  const int count = text.count();
  const double indent = whole.x - x();
  for (int first = 0; first < count;) {
    if (room() < text.pitch) next_column();
    const int fitting = std::max(1, static_cast<int>((room() + 0.01) / text.pitch));
    int last = std::min(count, first + fitting);
    // No single line left behind at the top of the next page.
    if (last == count - 1 && last - first > 1) --last;
    put(TagOp{tag});
    put(TextOp{whole.text, first, last, x() + indent, at_.y, whole.width, whole.align, whole.colour});
    put(EndTagOp{tag});
    at_.y += (last - first) * text.pitch;
    first = last;
    if (first < count) next_column();
  }
}

void Flow::flow_text(const SetTextPtr& text, const char* tag) {
  flow_text(TextOp{text, 0, 0, x(), 0, width(), Align::left, kBlack}, tag);
}

void Flow::paragraph(std::string_view text, const TextStyle& style, const char* tag) {
  flow_text(typesetter_.set(text, style, width()), tag);
}

void Flow::place_block(const Heading& block) {
  const int level = std::clamp(block.level, 1, 4);
  if (block.new_page && !at_page_top()) new_page();
  TextStyle style;
  style.size_pt = kHeadingSizes[static_cast<std::size_t>(level - 1)];
  style.weight = Weight::bold;
  style.pitch = 1.35;
  const double indent = level == 2 ? 3 * kMm : 0;
  const SetTextPtr text = typesetter_.set(block.text, style, width() - indent);
  const double above = (level == 1 ? 6 : level == 2 ? 4.5 : 3) * kMm;
  need(above + text->height() + kKeepUnderHeading);
  gap(above);
  laid_.headings.push_back(PlacedHeading{printable(block.text), level, here()});
  const double top = at_.y;
  // The title of the first page is H1 itself.
  const int tag = level - 1 + (document_.furniture.first_page_title ? 1 : 0);
  const TextOp words{text, 0, 0, x() + indent, 0, width() - indent, Align::left, kBlack};
  flow_text(words, kHeadingTags[static_cast<std::size_t>(tag)]);
  const Colour accent = fax() ? kBlack : kPrimary;
  if (level == 1) {
    at_.y += 0.8 * kMm;
    put(LinesOp{{{x(), at_.y, x() + width(), at_.y}}, 1.2, accent});
  } else if (level == 2 && at_.y > top) {
    put(FillOp{x(), top + 0.6, 1.2 * kMm, at_.y - top - 1.2, accent});
  }
  at_.y += (level <= 2 ? 2 : 1) * kMm;
}

void Flow::place_block(const Paragraph& block) {
  if (block.boxed) return boxed(block);
  TextStyle style;
  style.size_pt = block.size_pt;
  style.weight = block.weight;
  const SetTextPtr text = typesetter_.set(block.text, style, width());
  need(std::min(2, text->count()) * text->pitch);
  flow_text(TextOp{text, 0, 0, x(), 0, width(), block.align, block.colour}, "P");
  at_.y += 1.6 * kMm;
}

void Flow::boxed(const Paragraph& block) {
  TextStyle style;
  style.size_pt = block.size_pt;
  style.weight = block.weight;
  const double inset = 2.5 * kMm;
  const SetTextPtr text = typesetter_.set(block.text, style, width() - 2 * inset);
  const int count = text->count();
  need(std::min(text->height() + 2 * inset, full_room()));
  for (int first = 0; first < count;) {
    const int fitting = std::max(1, static_cast<int>((room() - 2 * inset) / text->pitch));
    const int last = std::min(count, first + fitting);
    const double height = (last - first) * text->pitch + 2 * inset - text->pitch * 0.2;
    const double right = x() + width();
    const double bottom = at_.y + height;
    const Segment top{x(), at_.y, right, at_.y};
    const Segment side{right, at_.y, right, bottom};
    const Segment foot{right, bottom, x(), bottom};
    const Segment other{x(), bottom, x(), at_.y};
    put(LinesOp{{top, side, foot, other}, 1.2, block.colour});
    put(TagOp{"P"});
    put(TextOp{text, first, last, x() + inset, at_.y + inset - text->pitch * 0.1, width() - 2 * inset, block.align,
               block.colour});
    put(EndTagOp{"P"});
    at_.y += height;
    first = last;
    if (first < count) next_column();
  }
  at_.y += 2 * kMm;
}

void Flow::place_block(const QrBlock& block) {
  const double size = block.size_mm * kMm;
  const bool beside = block.align == Align::left;
  const double text_width = beside ? width() - size - 4 * kMm : width();
  const SetTextPtr caption = typesetter_.set(block.caption, TextStyle{9}, text_width);
  const double height = beside ? std::max(size, caption->height()) : size + caption->height() + 1 * kMm;
  need(height);
  const double free = width() - size;
  const double left = x() + (block.align == Align::right ? free : block.align == Align::centre ? free / 2 : 0);
  put(TagOp{"Figure"});
  put(QrOp{block.text, left, at_.y, size});
  put(EndTagOp{"Figure"});
  if (caption->count() > 0) {
    put(TagOp{"Caption"});
    const double text_x = beside ? left + size + 4 * kMm : x();
    const double text_y = beside ? at_.y + (size - std::min(size, caption->height())) / 2 : at_.y + size + 1 * kMm;
    put(TextOp{caption, 0, caption->count(), text_x, text_y, text_width, block.align, kBlack});
    put(EndTagOp{"Caption"});
  }
  at_.y += height + 2 * kMm;
}

void Flow::place_block(const Drawing& block) {
  const SetTextPtr caption = typesetter_.set(block.alt, TextStyle{8.5}, width());
  const double below = caption->height() + 3 * kMm;
  const double wanted_width = block.canvas.width() * kMm;
  const double wanted_height = block.canvas.height() * kMm;
  if (wanted_width <= 0 || wanted_height <= 0) return;
  const double scale = std::min({1.0, width() / wanted_width, (full_room() - below) / wanted_height});
  need(wanted_height * scale + below);
  put(TagOp{"Figure"});
  put(CanvasOp{&block.canvas, x() + (width() - wanted_width * scale) / 2, at_.y, scale * kMm});
  put(EndTagOp{"Figure"});
  at_.y += wanted_height * scale + 1 * kMm;
  flow_text(caption, "Caption");
  at_.y += 2 * kMm;
}

void Flow::place_block(const Mark& block) { laid_.marks.push_back(PlacedMark{block.name, here()}); }

void Flow::place_block(const SetColumns& block) {
  at_.lowest = std::max(at_.lowest, at_.y);
  const bool same_page_has_room = laid_.sheet.bottom() - at_.lowest > kKeepUnderHeading;
  at_.columns = std::max(1, block.count);
  at_.column_gap = block.gap_mm * kMm;
  at_.column = 0;
  at_.y = at_.column_top = at_.lowest;
  if (!same_page_has_room) new_page();
}

void Flow::place_block(const Space& block) {
  gap(block.mm * kMm);
  if (room() <= 0) next_column();
}

void Flow::place_block(const Rule&) {
  need(3 * kMm);
  at_.y += 1 * kMm;
  put(LinesOp{{{x(), at_.y, x() + width(), at_.y}}, 0.5, kBlack});
  at_.y += 2 * kMm;
}

void Flow::place_block(const PageBreak&) {
  if (!at_page_top()) new_page();
}

void Flow::place_block(const Group& block) {
  const Snapshot before = snapshot();
  const bool started_at_top = at_top();
  place_all(block.blocks);
  const auto stayed_since = [&](const Snapshot& begun) {
    return laid_.pages.size() == begun.pages && at_.column == begun.cursor.column;
  };
  if (stayed_since(before) || started_at_top) return;
  // It broke. From a fresh column it may stay whole; if not, it is longer than a page and breaks where it began.
  restore(before);
  next_column();
  const Snapshot fresh = snapshot();
  place_all(block.blocks);
  if (stayed_since(fresh)) return;
  restore(before);
  place_all(block.blocks);
}

void Flow::place_continued() {
  if (continued_.empty()) return;
  at_.columns = 1;
  new_page();
  place_block(Heading{1, "別紙"});
  for (std::size_t i = 0; i < continued_.size(); ++i) {
    place_block(Heading{3, fmt::format("別紙 {}　{}（続き）", i + 1, continued_[i].label)});
    place_block(Paragraph{continued_[i].text});
  }
}

}  // namespace kaname::output

// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/tick_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace kaname::bridges {
namespace {

constexpr double kPaperMm = 210;
// Boxes are tried in steps of this size: that of 15 pt type is drawn 3.5 to 4.5 mm wide, and a scanner that fits the page to
// its glass makes it a little smaller.
constexpr double kSizeStepMm = 0.25;
constexpr double kEdgeDark = 0.62;  // of each side's length, at least
constexpr double kInside = 0.62;    // of the side: what is looked at for ink
constexpr double kTicked = 0.10, kEmpty = 0.045;
constexpr std::size_t kMostBoxes = 4000;

// Sums over rectangles of dark pixels.
class Ink {
 public:
  explicit Ink(const PageImage& page) : width_(page.width), height_(page.height) {
    sums_.assign(static_cast<std::size_t>(width_ + 1) * static_cast<std::size_t>(height_ + 1), 0);
    for (int y = 0; y < height_; ++y) {
      std::uint32_t row = 0;
      for (int x = 0; x < width_; ++x) {
        row += page.at(x, y) < 128 ? 1u : 0u;
        sums_[index(x + 1, y + 1)] = sums_[index(x + 1, y)] + row;
      }
    }
  }

  int width() const { return width_; }
  int height() const { return height_; }

  double share(int left, int top, int right, int bottom) const {
    left = std::clamp(left, 0, width_), right = std::clamp(right, 0, width_);
    top = std::clamp(top, 0, height_), bottom = std::clamp(bottom, 0, height_);
    if (right <= left || bottom <= top) return 0;
    const std::uint32_t dark =
        sums_[index(right, bottom)] - sums_[index(left, bottom)] - sums_[index(right, top)] + sums_[index(left, top)];
    return static_cast<double>(dark) / (static_cast<double>(right - left) * (bottom - top));
  }

 private:
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) + static_cast<std::size_t>(x);
  }
  int width_, height_;
  std::vector<std::uint32_t> sums_;
};

// How dark the faintest of the four sides is, where a line may wander by `play` pixels: a crooked page slants it.
double weakest_side(const Ink& ink, int left, int top, int side, int play) {
  const auto best = [&](auto strip) {
    double most = 0;
    for (int at = -play; at <= play; ++at) most = std::max(most, strip(at));
    return most;
  };
  const int right = left + side, bottom = top + side, thick = 2;
  // Each side in two halves: a slanted line is level within a half.
  const int half = side / 2;
  double out = 1;
  for (const int from : {0, half}) {
    out = std::min(out,
                   best([&](int a) { return ink.share(left + from, top + a, left + from + half, top + a + thick); }));
    out = std::min(
        out, best([&](int a) { return ink.share(left + from, bottom - thick + a, left + from + half, bottom + a); }));
    out = std::min(out,
                   best([&](int a) { return ink.share(left + a, top + from, left + a + thick, top + from + half); }));
    out = std::min(out,
                   best([&](int a) { return ink.share(right - thick + a, top + from, right + a, top + from + half); }));
    if (out < kEdgeDark) return 0;
  }
  return out;
}

struct Candidate {
  TickBox box;
  double score = 0;
};

double inside(const Ink& ink, const TickBox& box) {
  const double reach = box.side * kInside / 2;
  const auto px = [](double v) { return static_cast<int>(std::lround(v)); };
  return ink.share(px(box.x - reach), px(box.y - reach), px(box.x + reach), px(box.y + reach));
}

// Squares of about the right size, the best of those that overlap.
std::vector<TickBox> squares(const Ink& ink, double px_mm, const TickLayout& layout) {
  std::vector<Candidate> found;
  for (double mm = layout.smallest_mm; mm <= layout.largest_mm; mm += kSizeStepMm) {
    const int side = static_cast<int>(std::lround(mm * px_mm));
    const int play = std::max(1, side / 14);
    for (int top = 0; top + side < ink.height(); ++top) {
      for (int left = 0; left + side < ink.width(); ++left) {
        // Cheap first: something on the upper left, and not a filled block.
        if (ink.share(left, top - play, left + side, top + play + 2) < 0.2) continue;
        const double score = weakest_side(ink, left, top, side, play);
        if (score == 0) continue;
        TickBox box{left + side / 2.0, top + side / 2.0, static_cast<double>(side), 0};
        box.ink = inside(ink, box);
        if (box.ink > 0.8) continue;
        found.push_back({box, score});
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::vector<TickBox> out;
  for (const Candidate& one : found) {
    const bool taken = std::any_of(out.begin(), out.end(), [&](const TickBox& other) {
      return std::abs(other.x - one.box.x) < other.side * 0.7 && std::abs(other.y - one.box.y) < other.side * 0.7;
    });
    if (!taken) out.push_back(one.box);
    if (out.size() == kMostBoxes) break;
  }
  return out;
}

bool alike(const TickBox& a, const TickBox& b) { return std::abs(a.side - b.side) <= 0.2 * std::max(a.side, b.side); }

// Level within four degrees.
bool beside(const TickBox& a, const TickBox& b, double px_mm, const TickLayout& layout) {
  const double dx = b.x - a.x;
  return dx >= layout.near_mm * px_mm && dx <= layout.far_mm * px_mm && std::abs(b.y - a.y) <= dx * 0.07 + 2 &&
      alike(a, b);
}

std::vector<TickRow> threes(const std::vector<TickBox>& boxes, double px_mm, const TickLayout& layout) {
  std::vector<TickRow> out;
  for (const TickBox& a : boxes) {
    for (const TickBox& b : boxes) {
      if (!beside(a, b, px_mm, layout)) continue;
      const auto c = std::find_if(boxes.begin(), boxes.end(), [&](const TickBox& one) {
        return beside(b, one, px_mm, layout) && std::abs((one.x - b.x) - (b.x - a.x)) <= 0.08 * (b.x - a.x) &&
            std::abs((one.y - b.y) - (b.y - a.y)) <= 0.04 * (b.x - a.x) + 2;
      });
      if (c != boxes.end()) out.push_back({a, b, *c});
    }
  }
  return out;
}

bool same_columns(const TickRow& a, const TickRow& b) {
  const double step = a[1].x - a[0].x;
  const double lean = (a[1].y - a[0].y) / step;  // a page that leans shifts lower rows sideways
  const double shift = -lean * (b[0].y - a[0].y);
  return std::abs((b[1].x - b[0].x) - step) <= 0.08 * step && std::abs(b[0].x - a[0].x - shift) <= 0.15 * step;
}

// The rows that stand under each other with most others.
std::vector<TickRow> column_of(const std::vector<TickRow>& rows) {
  std::vector<TickRow> best;
  for (const TickRow& row : rows) {
    std::vector<TickRow> with;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(with),
                 [&](const TickRow& other) { return same_columns(row, other); });
    if (with.size() > best.size()) best = std::move(with);
  }
  std::sort(best.begin(), best.end(), [](const TickRow& a, const TickRow& b) { return a[0].y < b[0].y; });
  return best;
}

// A tick that runs over a side hides its box: where two of a row are seen, the third is where it must be.
std::vector<TickRow> with_hidden(const std::vector<TickBox>& boxes, const std::vector<TickRow>& rows, const Ink& ink) {
  std::vector<TickRow> out = rows;
  const double step_x = rows.front()[1].x - rows.front()[0].x, step_y = rows.front()[1].y - rows.front()[0].y;
  const auto add = [&](TickBox first) {
    TickRow row;
    for (std::size_t i = 0; i < kBoxesARow; ++i) {
      row[i] = {first.x + static_cast<double>(i) * step_x, first.y + static_cast<double>(i) * step_y,
                rows.front()[0].side, 0};
      row[i].ink = inside(ink, row[i]);
    }
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const TickRow& other) { return std::abs(other[0].y - row[0].y) < row[0].side; });
    if (!known && same_columns(rows.front(), row) && out.size() < kMostTicks) out.push_back(row);
  };
  for (const TickBox& a : boxes) {
    for (const TickBox& b : boxes) {
      const double dx = b.x - a.x, dy = b.y - a.y;
      for (const int apart : {1, 2}) {
        if (std::abs(dx - apart * step_x) > 0.08 * step_x || std::abs(dy - apart * step_y) > 0.04 * step_x + 2)
          continue;
        for (int at = 0; at + apart < static_cast<int>(kBoxesARow); ++at)
          add({a.x - at * step_x, a.y - at * step_y, a.side, 0});
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const TickRow& a, const TickRow& b) { return a[0].y < b[0].y; });
  return out;
}

}  // namespace

std::vector<TickRow> tick_rows(const PageImage& page, const TickLayout& layout) {
  if (page.width < 400 || page.height < 400) return {};
  const double px_mm = page.width / kPaperMm;
  const Ink ink(page);
  // A black picture would be searched everywhere, and no sheet of ours is one.
  constexpr double kMostInk = 0.35;
  if (ink.share(0, 0, page.width, page.height) > kMostInk) return {};
  const std::vector<TickBox> boxes = squares(ink, px_mm, layout);
  const std::vector<TickRow> rows = column_of(threes(boxes, px_mm, layout));
  if (rows.empty() || !layout.column) return rows;
  return with_hidden(boxes, rows, ink);
}

std::string read_ticks(const std::vector<TickRow>& rows) {
  std::string out;
  // What lies inside a box that nobody touched: dirt and the print's own spread.
  double paper = 1;
  for (const TickRow& row : rows) {
    for (const TickBox& box : row) paper = std::min(paper, box.ink);
  }
  for (const TickRow& row : rows) {
    int ticked = 0;
    bool faint = false;
    char sign = '-';
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double ink = row[i].ink - paper;
      if (ink >= kTicked) {
        ++ticked;
        sign = static_cast<char>('1' + i);
      } else if (ink > kEmpty) {
        faint = true;
      }
    }
    out += ticked > 1 || (faint && ticked == 0) ? '?' : sign;
  }
  return out;
}

bool are_ticks(std::string_view text) {
  return text.size() <= kMostTicks && text.find_first_not_of("123-?") == std::string_view::npos;
}

}  // namespace kaname::bridges

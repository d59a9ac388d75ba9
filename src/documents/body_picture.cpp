// SPDX-License-Identifier: Apache-2.0
#include "documents/body_picture.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

namespace kaname::documents {
namespace {

using output::Canvas;
using output::Point;

constexpr double kScale = 0.8;
constexpr double kWidth = 96 * kScale, kHeight = 72 * kScale;  // mm
constexpr double kHeadY = 8, kHeadRadius = 5;
constexpr double kThousand = 1000;
constexpr std::size_t kLeastRows = 3;

// The right side from the neck to the crotch, from the middle line, of a picture 72 high; arms a little away.
constexpr auto kHalf = std::to_array<Point>({
    {2.2, 12.4},  {2.4, 14.4}, {7.4, 15.8}, {10.4, 18}, {11.8, 24}, {13, 30},    {14.2, 36.5}, {15.6, 40.6},
    {15.4, 43.6}, {13.8, 44},  {12.8, 41},  {11.2, 35}, {9.9, 29},  {8.8, 23},   {8.2, 28},    {7.6, 33},
    {8.8, 39},    {9, 45},     {8, 52.5},   {6.6, 58},  {6.5, 63},  {5.8, 67.4}, {8, 69.4},    {7.6, 70.6},
    {3, 70.6},    {2.9, 66},   {2.8, 58.5}, {2, 51.5},  {0.7, 43},
});

// A soft line through the points (Catmull-Rom): nobody is made of corners.
std::vector<Point> softened(const std::vector<Point>& ring) {
  constexpr int kPieces = 5;
  const auto at = [&](std::size_t i) { return ring[i % ring.size()]; };
  std::vector<Point> out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = at(i + ring.size() - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    for (int k = 0; k < kPieces; ++k) {
      const double t = static_cast<double>(k) / kPieces;
      const auto soft = [t](double p, double q, double r, double s) {
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
      };
      out.push_back({soft(a.x, b.x, c.x, d.x), soft(a.y, b.y, c.y, d.y)});
    }
  }
  return out;
}

void draw_body(Canvas& canvas, double middle, const char* name, bool back) {
  constexpr output::Stroke kLine{output::kBlack, 0.3, false};
  const auto at = [middle](double x, double y) { return Point{middle + x * kScale, y * kScale}; };
  std::vector<Point> ring;
  for (const Point& p : kHalf) ring.push_back(at(p.x, p.y));
  for (std::size_t i = kHalf.size(); i-- > 0;) ring.push_back(at(-kHalf[i].x, kHalf[i].y));
  output::Polygon body;
  body.rings.push_back(softened(ring));
  body.fill = output::kWhite;
  body.stroke = kLine;
  canvas.polygon(std::move(body));
  canvas.circle({at(0, kHeadY), kHeadRadius * kScale, output::kWhite, kLine});
  constexpr output::Stroke kThin{output::kBlack, 0.2, true};
  // What tells the sides apart: the spine and the seat behind, the navel in front.
  if (back) {
    canvas.line(at(0, 16), at(0, 36), kThin);
    canvas.line(at(0, 38), at(0, 42.5), kLine);
  } else {
    canvas.circle({at(0, 34), 0.4, output::kBlack, kLine});
  }
  canvas.label({at(10, 6), name, 9, true});
  canvas.label({at(-17, 20), back ? "左" : "右", 8});
  canvas.label({at(17, 20), back ? "右" : "左", 8});
}

}  // namespace

output::Drawing body_picture(const Answer* answer) {
  output::Drawing out;
  out.canvas = Canvas(kWidth, kHeight);
  draw_body(out.canvas, kWidth / 4, "前", false);
  draw_body(out.canvas, kWidth * 3 / 4, "後ろ", true);
  const std::size_t marks = answer ? answer->rows.size() : 0;
  for (std::size_t i = 0; i < marks; ++i) {
    const auto& cells = answer->rows[i].cells;
    if (cells.size() < 2 || cells[0].empty() || cells[1].empty()) continue;
    const Point at{std::atof(cells[0].c_str()) / kThousand * kWidth, std::atof(cells[1].c_str()) / kThousand * kHeight};
    out.canvas.circle({at, 2.1, output::kWhite, {output::kAlert, 0.5, false}});
    out.canvas.label({at, std::to_string(i + 1), 8, true});
  }
  out.alt = marks == 0 ? "体の前と後ろの図（場所に番号を書き、下の表に説明を書きます）"
                       : fmt::format("体の前と後ろの図。番号の説明は下の表（{}か所）", marks);
  return out;
}

output::Table body_words(const Answer* answer, double size_pt) {
  output::Table out;
  out.size_pt = size_pt;
  out.zebra = false;
  out.columns = {{"番号", 1, output::Align::centre}, {"場所・大きさ・様子", 9}};
  const std::size_t marks = answer ? answer->rows.size() : 0;
  for (std::size_t i = 0; i < std::max(marks, kLeastRows); ++i) {
    const bool said = i < marks && answer->rows[i].cells.size() > 2;
    out.rows.push_back(
        {output::Cell{std::to_string(i + 1)}, output::Cell{said ? answer->rows[i].cells[2] : std::string()}});
  }
  return out;
}

}  // namespace kaname::documents

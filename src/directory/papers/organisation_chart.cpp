// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/organisation_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/wareki.h"

namespace kaname::directory::papers {
namespace {

using output::Canvas;
using output::Colour;
using output::Document;
using output::Point;
using output::Stroke;

constexpr double kPtMm = 25.4 / 72;

// Lines differ by colour and, for paper without colours, by dashes and the word that stands on each.
Stroke line_of(RelationRole role) {
  static constexpr auto kLines = std::to_array<std::pair<Colour, bool>>({
      {{0xB5, 0x00, 0x1F}, false},  // backup_hospital
      {{0x00, 0x17, 0xC1}, false},  // linked_clinic
      {{0x00, 0x6B, 0x35}, false},  // cooperating_institution
      {{0x6A, 0x1B, 0x9A}, true},   // night_partner
      {{0x00, 0x6B, 0x35}, true},   // round_the_clock_pharmacy
      {{0x7A, 0x3E, 0x00}, false},  // commissioned
      {{0x37, 0x47, 0x4F}, true},   // branch
      {{0x00, 0x5F, 0x73}, true},   // member
      {{0x37, 0x47, 0x4F}, false},  // other
  });
  const auto& [colour, dashed] = kLines[static_cast<std::size_t>(role)];
  return {colour, 0.35, dashed};
}

struct Area {
  double left = 0, top = 0, right = 0, bottom = 0;
  double overlap(const Area& other) const {
    const double w = std::min(right, other.right) - std::max(left, other.left);
    const double h = std::min(bottom, other.bottom) - std::max(top, other.top);
    return w > 0 && h > 0 ? w * h : 0;
  }
};

Area word_area(Point at, std::string_view text, double size_pt) {
  const double width = static_cast<double>(text.size()) / 3 * size_pt * kPtMm;
  return {at.x - width / 2, at.y - size_pt * kPtMm * 0.6, at.x + width / 2, at.y + size_pt * kPtMm * 0.6};
}

Point on_curve(const std::array<Point, 4>& p, double t) {
  const double u = 1 - t;
  const auto mix = [&](double a, double b, double c, double d) {
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  };
  return {mix(p[0].x, p[1].x, p[2].x, p[3].x), mix(p[0].y, p[1].y, p[2].y, p[3].y)};
}

// Draws one part; keeps where words stand so that later ones find free room.
class ChartPainter {
 public:
  ChartPainter(const OrganisationChart& chart, const ChartPart& part, ChartLayout layout, output::Look look)
      : chart_(chart),
        part_(part),
        layout_(std::move(layout)),
        canvas_(layout_.width, layout_.height),
        word_pt_(look == output::Look::fax ? 10.5 : 7.5) {
    for (const PlacedNode& one : layout_.nodes) place_[one.node] = &one;
  }

  Canvas paint() {
    for (std::size_t c = 0; c < layout_.groups.size(); ++c) head(c);
    for (const PlacedNode& one : layout_.nodes) {
      const Point& at = one.top_left;
      taken_.push_back({at.x, at.y, at.x + layout_.box_width, at.y + layout_.box_height});
    }
    for (const std::size_t edge : part_.edges) line(chart_.edges[edge]);
    for (const PlacedNode& one : layout_.nodes) box(one);
    for (const std::size_t edge : part_.edges) word(chart_.edges[edge]);
    return std::move(canvas_);
  }

 private:
  void head(std::size_t column) {
    const KindGroup& group = kind_groups()[layout_.groups[column]];
    const double x = static_cast<double>(column) * layout_.width / static_cast<double>(layout_.groups.size()) + 1;
    draw_sign(canvas_, group, {x + 2, 4}, 3.2);
    const std::string name(group.name.substr(0, group.name.find("（")));
    const double room = layout_.width / static_cast<double>(layout_.groups.size()) - 6;
    canvas_.label({{x + 5, 4}, name, 8.5, true, false, output::Anchor::left, output::kBlack, room});
  }

  void box(const PlacedNode& one) {
    const ChartNode& node = chart_.nodes[one.node];
    const Colour& colour = kind_groups()[group_of(node.kind)].colour;
    canvas_.box({one.top_left, layout_.box_width, layout_.box_height, 1, output::kWhite, {colour, 0.45, false}});
    canvas_.label({{one.top_left.x + layout_.box_width / 2, one.top_left.y + layout_.box_height / 2},
                   node.name,
                   8,
                   false,
                   false,
                   output::Anchor::centre,
                   output::kBlack,
                   layout_.box_width - 2});
  }

  // The curve from one box to the other: side to side between columns, an arc on the right within one.
  std::array<Point, 4> curve(const ChartEdge& edge) const {
    const PlacedNode& from = *place_.at(edge.from);
    const PlacedNode& to = *place_.at(edge.to);
    const double middle = layout_.box_height / 2;
    const double gap = layout_.width / static_cast<double>(layout_.groups.size()) - layout_.box_width;
    Point a = from.top_left, b = to.top_left;
    a.y += middle + shift(edge.from, edge);
    b.y += middle + shift(edge.to, edge);
    if (from.column == to.column) {
      a.x += layout_.box_width;
      b.x += layout_.box_width;
      return {a, {a.x + gap * 0.75, a.y}, {b.x + gap * 0.75, b.y}, b};
    }
    const bool rightward = from.column < to.column;
    if (rightward) a.x += layout_.box_width;
    if (!rightward) b.x += layout_.box_width;
    const double pull = (rightward ? 1 : -1) * gap * 0.7;
    return {a, {a.x + pull, a.y}, {b.x - pull, b.y}, b};
  }

  // Lines at one box leave it at different heights, in the order of where they go.
  double shift(std::size_t node, const ChartEdge& edge) const {
    std::vector<std::pair<double, const ChartEdge*>> here;
    for (const std::size_t other : part_.edges) {
      const ChartEdge& one = chart_.edges[other];
      if (one.from != node && one.to != node) continue;
      here.emplace_back(place_.at(one.from == node ? one.to : one.from)->top_left.y, &one);
    }
    std::stable_sort(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto found = std::find_if(here.begin(), here.end(), [&](const auto& one) { return one.second == &edge; });
    const double share = (static_cast<double>(found - here.begin()) + 0.5) / static_cast<double>(here.size()) - 0.5;
    return share * layout_.box_height * 0.8;
  }

  void line(const ChartEdge& edge) {
    const std::array<Point, 4> points = curve(edge);
    std::vector<Point> dots;
    for (int i = 0; i <= 20; ++i) dots.push_back(on_curve(points, i / 20.0));
    canvas_.polyline({std::move(dots), line_of(edge.role), true});
  }

  void word(const ChartEdge& edge) {
    const std::array<Point, 4> points = curve(edge);
    const std::string_view text = model::ja_of(edge.role);
    Point best = on_curve(points, 0.5);
    double least = 1e9;
    for (const double t : {0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85}) {
      const Point at = on_curve(points, t);
      const Area area = word_area(at, text, word_pt_);
      double covered = 0;
      for (const Area& one : taken_) covered += one.overlap(area);
      if (covered < least - 0.01) {
        least = covered;
        best = at;
      }
    }
    taken_.push_back(word_area(best, text, word_pt_));
    canvas_.label({best, std::string(text), word_pt_, false, true, output::Anchor::centre, line_of(edge.role).colour});
  }

  const OrganisationChart& chart_;
  const ChartPart& part_;
  ChartLayout layout_;
  Canvas canvas_;
  double word_pt_;
  std::map<std::size_t, const PlacedNode*> place_;
  std::vector<Area> taken_;
};

output::Table relation_table(const OrganisationChart& chart) {
  std::vector<const ChartEdge*> edges;
  for (const ChartEdge& edge : chart.edges) edges.push_back(&edge);
  std::stable_sort(edges.begin(), edges.end(),
                   [](const ChartEdge* a, const ChartEdge* b) { return a->role < b->role; });
  output::Table table;
  table.size_pt = 9;
  table.columns = {{"から", 4}, {"へ", 4}, {"期間", 2.4}, {"注記", 5}};
  const ChartEdge* last = nullptr;
  for (const ChartEdge* edge : edges) {
    if (!last || last->role != edge->role) {
      table.rows.push_back({{std::string(model::ja_of(edge->role)), output::Weight::bold, 4}});
    }
    last = edge;
    const std::string since = edge->since ? wareki::short_wareki(*edge->since) + "〜" : std::string();
    const std::string until =
        edge->until ? (since.empty() ? "〜" : "") + wareki::short_wareki(*edge->until) : std::string();
    table.rows.push_back({{chart.nodes[edge->from].name}, {chart.nodes[edge->to].name}, {since + until}, {edge->note}});
  }
  return table;
}

}  // namespace

Canvas draw_chart(const OrganisationChart& chart, const ChartPart& part, double width_mm, output::Look look) {
  return ChartPainter(chart, part, lay_out(chart, part, width_mm, look), look).paint();
}

Document organisation_document(const PaperInfo& info, const OrganisationChart& chart) {
  const std::vector<ChartPart> parts = split_by_hub(chart);
  std::size_t nodes = 0, tallest = 0;
  for (const ChartPart& part : parts) {
    const ChartLayout layout = lay_out(chart, part, 100, info.look);
    nodes = std::max(nodes, layout.nodes.size());
    tallest = std::max(tallest, static_cast<std::size_t>(layout.height));
  }
  const bool large = nodes > 16;
  Document document;
  document.title = "在宅医療・介護連携 組織図";
  document.look = info.look;
  document.margin_mm = 12;
  document.paper =
      large ? (tallest > 250 ? output::Paper::a3_portrait : output::Paper::a3_landscape) : output::Paper::a4_landscape;
  document.created = info.now.text();
  document.furniture = furniture(info, fmt::format("{}件のつながり", chart.edges.size()));
  if (parts.empty()) {
    document.blocks.push_back(output::Paragraph{"つながりはまだ登録されていません。", 11});
    return document;
  }
  const bool wide = document.paper == output::Paper::a3_landscape;
  const double width = (wide ? 420 : 297) - 24;
  for (const ChartPart& part : parts) {
    if (&part != &parts.front()) document.blocks.push_back(output::PageBreak{});
    if (!part.hub.empty()) document.blocks.push_back(output::Heading{2, "中心: " + part.hub});
    document.blocks.push_back(
        output::Drawing{draw_chart(chart, part, width, info.look),
                        "線の上の言葉が役割です。矢印の向きは、次のページの表の「から」「へ」と同じです。"});
  }
  document.blocks.push_back(output::Heading{2, "つながりの表", true});
  document.blocks.push_back(relation_table(chart));
  return document;
}

}  // namespace kaname::directory::papers

// SPDX-License-Identifier: Apache-2.0
// Which lines go on which drawing, and where the boxes stand.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "directory/papers/organisation_chart.h"

namespace kaname::directory::papers {
namespace {

constexpr double kBoxHeight = 12;
constexpr double kFaxBoxHeight = 16;  // type for a FAX is larger
constexpr double kRowGap = 5;
constexpr double kHead = 10;  // names of the columns
constexpr double kMostBox = 50;
constexpr int kSweeps = 8;

std::size_t other_end(const ChartEdge& edge, std::size_t node) { return edge.from == node ? edge.to : edge.from; }

// The node with the most of the edges that are left; ties go to the first.
std::size_t busiest(const OrganisationChart& chart, const std::vector<std::size_t>& left) {
  std::map<std::size_t, int> degree;
  for (const std::size_t edge : left) {
    ++degree[chart.edges[edge].from];
    ++degree[chart.edges[edge].to];
  }
  std::size_t best = 0;
  int most = 0;
  for (const auto& [node, count] : degree) {
    if (count > most) {
      most = count;
      best = node;
    }
  }
  return best;
}

// Adds the hub and those it is connected to, and takes every edge between nodes that are in. A hub joins a drawing that
// has others only with all its partners; alone, it takes as many as fit.
bool grow(const OrganisationChart& chart, std::size_t hub, std::size_t most, std::set<std::size_t>& nodes,
          std::vector<std::size_t>& left, std::vector<std::size_t>& taken) {
  std::set<std::size_t> wanted = nodes;
  wanted.insert(hub);
  for (const std::size_t edge : left) {
    const ChartEdge& one = chart.edges[edge];
    if ((one.from == hub || one.to == hub) && (wanted.size() < most || !nodes.empty()))
      wanted.insert(other_end(one, hub));
  }
  if (wanted.size() > most) return false;
  nodes = std::move(wanted);
  std::vector<std::size_t> rest;
  const std::size_t before = taken.size();
  for (const std::size_t edge : left) {
    const bool inside = nodes.count(chart.edges[edge].from) > 0 && nodes.count(chart.edges[edge].to) > 0;
    (inside ? taken : rest).push_back(edge);
  }
  left = std::move(rest);
  return taken.size() > before;
}

using Column = std::vector<std::size_t>;  // nodes from top to bottom

// Orders a column by the mean height of each node's partners; nodes without partner keep their place.
void order_by_partners(const OrganisationChart& chart, const ChartPart& part, const std::vector<Column>& columns,
                       Column& column) {
  std::map<std::size_t, double> height;
  for (const Column& one : columns) {
    for (std::size_t i = 0; i < one.size(); ++i) {
      height[one[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(one.size());
    }
  }
  std::map<std::size_t, double> mean;
  for (const std::size_t node : column) {
    double sum = 0;
    int count = 0;
    for (const std::size_t edge : part.edges) {
      const ChartEdge& one = chart.edges[edge];
      if (one.from != node && one.to != node) continue;
      sum += height[other_end(one, node)];
      ++count;
    }
    mean[node] = count > 0 ? sum / count : height[node];
  }
  std::stable_sort(column.begin(), column.end(), [&](std::size_t a, std::size_t b) { return mean[a] < mean[b]; });
}

}  // namespace

std::vector<ChartPart> split_by_hub(const OrganisationChart& chart, std::size_t most) {
  std::set<std::size_t> all;
  for (const ChartEdge& edge : chart.edges) {
    all.insert(edge.from);
    all.insert(edge.to);
  }
  std::vector<std::size_t> left(chart.edges.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  if (left.empty()) return {};
  if (all.size() <= most) return {ChartPart{"", left}};
  std::vector<ChartPart> parts;
  std::set<std::size_t> nodes;
  while (!left.empty()) {
    const std::size_t hub = busiest(chart, left);
    if (parts.empty() || !grow(chart, hub, most, nodes, left, parts.back().edges)) {
      parts.push_back({chart.nodes[hub].name, {}});
      nodes.clear();
      grow(chart, hub, most, nodes, left, parts.back().edges);
    }
  }
  return parts;
}

ChartLayout lay_out(const OrganisationChart& chart, const ChartPart& part, double width_mm, output::Look look) {
  std::map<std::size_t, std::set<std::size_t>> by_group;
  for (const std::size_t edge : part.edges) {
    for (const std::size_t node : {chart.edges[edge].from, chart.edges[edge].to}) {
      by_group[group_of(chart.nodes[node].kind)].insert(node);
    }
  }
  ChartLayout out;
  std::vector<Column> columns;
  std::size_t tallest = 0;
  for (const auto& [group, members] : by_group) {
    out.groups.push_back(group);
    columns.emplace_back(members.begin(), members.end());
    tallest = std::max(tallest, members.size());
  }
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t k = sweep % 2 == 0 ? i : columns.size() - 1 - i;
      order_by_partners(chart, part, columns, columns[k]);
    }
  }
  const auto count = static_cast<double>(std::max<std::size_t>(1, columns.size()));
  out.width = width_mm;
  // Boxes take a little more than half; the rest is for the lines and their words. The last column keeps room for arcs.
  out.box_width = std::min(kMostBox, width_mm / count * (look == output::Look::fax ? 0.62 : 0.56));
  out.box_height = look == output::Look::fax ? kFaxBoxHeight : kBoxHeight;
  out.height = kHead + static_cast<double>(tallest) * (out.box_height + (look == output::Look::fax ? 1 : kRowGap)) + 2;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double step = (out.height - kHead) / static_cast<double>(columns[c].size());
    for (std::size_t i = 0; i < columns[c].size(); ++i) {
      const double y = kHead + (static_cast<double>(i) + 0.5) * step - out.box_height / 2;
      out.nodes.push_back({columns[c][i], c, {static_cast<double>(c) * width_mm / count + 1, y}});
    }
  }
  return out;
}

}  // namespace kaname::directory::papers

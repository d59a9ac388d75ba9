// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/map_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kaname::directory::papers {
namespace {

using output::Canvas;
using output::Document;
using output::Paragraph;
using output::Table;

constexpr double kMargin = 12;

std::vector<std::size_t> groups_in(const MapSheet& sheet) {
  std::set<std::size_t> found;
  for (const MapPoint& one : sheet.points) found.insert(group_of(one.kind));
  return {found.begin(), found.end()};
}

// The signs in use with their names, in rows.
Canvas legend(const MapSheet& sheet, double width) {
  const std::vector<std::size_t> groups = groups_in(sheet);
  const double cell = 46;
  const auto per_row = static_cast<std::size_t>(std::max(1.0, width / cell));
  const std::size_t rows = (groups.size() + per_row - 1) / per_row;
  Canvas canvas(width, static_cast<double>(rows) * 5.5 + 1);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const KindGroup& group = kind_groups()[groups[i]];
    const double x = static_cast<double>(i % per_row) * cell + 3;
    const auto row = i / per_row;
    const double y = static_cast<double>(row) * 5.5 + 3;
    draw_sign(canvas, group, {x, y}, 3.2);
    const auto count = std::count_if(sheet.points.begin(), sheet.points.end(),
                                     [&](const MapPoint& one) { return group_of(one.kind) == groups[i]; });
    std::string name(group.name.substr(0, group.name.find("（")));
    canvas.label({{x + 4, y}, fmt::format("{} {}", name, count), 9, false, false, output::Anchor::left});
  }
  return canvas;
}

std::string alt_text(const MapSheet& sheet) {
  std::vector<std::string> parts;
  for (const std::size_t group : groups_in(sheet)) {
    const auto count = std::count_if(sheet.points.begin(), sheet.points.end(),
                                     [&](const MapPoint& one) { return group_of(one.kind) == group; });
    parts.push_back(fmt::format("{} {}件", kind_groups()[group].name, count));
  }
  return parts.empty() ? "地図。載せるものはありません。" : "地図: " + joined(parts, "、");
}

void add_caution(Document& document, const MapSheet& sheet) {
  std::vector<std::string> lines;
  const auto vague = std::count_if(sheet.points.begin(), sheet.points.end(), [](const MapPoint& one) {
    return one.at && one.level != GeocodeLevel::given && one.level != GeocodeLevel::block;
  });
  const auto missing =
      std::count_if(sheet.points.begin(), sheet.points.end(), [](const MapPoint& one) { return !one.at; });
  if (vague > 0) lines.push_back(fmt::format("{}件は町丁目などの中心に置いています。", vague));
  if (missing > 0)
    lines.push_back(fmt::format("{}件は位置が分からず、地図にはありません（表にはあります）。", missing));
  if (!lines.empty()) document.blocks.push_back(Paragraph{joined(lines, ""), 9});
}

// Points in the order of their groups, so that the list can say each group once.
void sort_by_group(MapSheet& sheet) {
  std::stable_sort(sheet.points.begin(), sheet.points.end(),
                   [](const MapPoint& a, const MapPoint& b) { return group_of(a.kind) < group_of(b.kind); });
}

Table numbered_table(const MapSheet& sheet) {
  Table table;
  table.size_pt = 8.5;
  table.columns = {{"No", 0.8, output::Align::right}, {"名称", 6}, {"電話", 2.6}};
  for (std::size_t i = 0; i < sheet.points.size(); ++i) {
    const MapPoint& one = sheet.points[i];
    const std::size_t group = group_of(one.kind);
    if (i == 0 || group_of(sheet.points[i - 1].kind) != group) {
      table.rows.push_back({{std::string(kind_groups()[group].name), output::Weight::bold, 3}});
    }
    table.rows.push_back({{fmt::format("{}", i + 1)}, {one.at ? one.name : one.name + "（位置なし）"}, {one.phone}});
  }
  return table;
}

// What the map leaves on its page: a short list or the counts stand under it, a longer list on the next page.
double map_height(const MapSheet& sheet, bool numbered, bool list_follows) {
  const double room = sheet.large ? 330 : 212;
  if (list_follows) return room - 12;
  const auto columns = sheet.large ? 3.0 : 2.0;
  const double rows = numbered ? static_cast<double>(sheet.points.size() + groups_in(sheet).size()) / columns + 1
                               : static_cast<double>(sheet.zones.size()) + 4;
  return std::clamp(room - rows * (numbered ? 8.0 : 5.8) - 8, room * 0.55, room - 12);
}

void add_counts(Document& document, const MapSheet& sheet) {
  const ZoneCounts counts = count_by_zone(sheet);
  Table table;
  table.size_pt = 9;
  table.caption = "圏域ごとの数";
  table.columns = {{"圏域", 2.4}};
  for (const std::size_t group : counts.groups) {
    const std::string_view name = kind_groups()[group].name;
    table.columns.push_back({std::string(name.substr(0, name.find("（"))), 1.3, output::Align::right});
  }
  table.columns.push_back({"計", 1, output::Align::right});
  for (const auto& [name, numbers] : counts.rows) {
    output::Row row{{name, &name == &counts.rows.back().first ? output::Weight::bold : output::Weight::normal}};
    int sum = 0;
    for (const int number : numbers) {
      sum += number;
      row.push_back({number == 0 ? "" : fmt::format("{}", number)});
    }
    row.push_back({fmt::format("{}", sum), output::Weight::bold});
    table.rows.push_back(std::move(row));
  }
  document.blocks.push_back(std::move(table));
}

}  // namespace

ZoneCounts count_by_zone(const MapSheet& sheet) {
  ZoneCounts out;
  out.groups = groups_in(sheet);
  const auto add = [&](std::vector<int>& row, const MapPoint& one) {
    const auto column = std::find(out.groups.begin(), out.groups.end(), group_of(one.kind));
    ++row[static_cast<std::size_t>(column - out.groups.begin())];
  };
  std::vector<int> outside(out.groups.size()), all(out.groups.size());
  for (const MapZone& zone : sheet.zones) {
    std::vector<int> row(out.groups.size());
    for (const MapPoint& one : sheet.points) {
      if (std::find(one.zones.begin(), one.zones.end(), zone.name) != one.zones.end()) add(row, one);
    }
    out.rows.emplace_back(zone.name, std::move(row));
  }
  for (const MapPoint& one : sheet.points) {
    add(all, one);
    const bool inside = std::any_of(sheet.zones.begin(), sheet.zones.end(), [&](const MapZone& zone) {
      return std::find(one.zones.begin(), one.zones.end(), zone.name) != one.zones.end();
    });
    if (!inside) add(outside, one);
  }
  if (std::any_of(outside.begin(), outside.end(), [](int n) { return n > 0; })) {
    out.rows.emplace_back("圏域の外・位置なし", std::move(outside));
  }
  out.rows.emplace_back("全体", std::move(all));
  return out;
}

Document map_document(const PaperInfo& info, MapSheet sheet) {
  sort_by_group(sheet);
  Document document;
  document.title = "地域の医療・介護資源 地図";
  document.paper = sheet.large ? output::Paper::a3_portrait : output::Paper::a4_portrait;
  document.look = info.look;
  document.margin_mm = kMargin;
  document.created = info.now.text();
  document.furniture = furniture(info, joined({sheet.filter, fmt::format("{}件", sheet.points.size())}, "　"));
  const double width = (sheet.large ? 297 : 210) - 2 * kMargin;
  const bool numbered = sheet.points.size() <= kNumberedPoints;
  const bool list_follows = numbered && sheet.points.size() > (sheet.large ? kNumberedPoints : 16);
  const double height = map_height(sheet, numbered, list_follows);
  document.blocks.push_back(output::Drawing{map_canvas(sheet, width, height), alt_text(sheet)});
  if (sheet.points.empty()) return document;
  document.blocks.push_back(output::Drawing{legend(sheet, width), ""});
  add_caution(document, sheet);
  if (!numbered) {
    add_counts(document, sheet);
    return document;
  }
  if (list_follows) document.blocks.push_back(output::PageBreak{});
  document.blocks.push_back(output::SetColumns{sheet.large ? 3 : 2, 5});
  document.blocks.push_back(numbered_table(sheet));
  return document;
}

}  // namespace kaname::directory::papers

// SPDX-License-Identifier: Apache-2.0
#pragma once
// The organisation chart 組織図: who is connected to whom in which role. Columns are groups of kinds; more than 60
// facilities are split over several drawings, each around those with the most connections. A table says all of it again.

#include <string>
#include <vector>

#include "directory/papers/kind_groups.h"
#include "directory/papers/paper.h"

namespace kaname::directory::papers {

struct ChartNode {
  FacilityId id;
  std::string name;
  FacilityKind kind = FacilityKind::other;
};

// Places in `nodes` of the chart.
struct ChartEdge {
  std::size_t from = 0, to = 0;
  RelationRole role = RelationRole::other;
  std::optional<LocalDate> since, until;
  std::string note;
};

struct OrganisationChart {
  std::vector<ChartNode> nodes;  // only those with an edge are drawn
  std::vector<ChartEdge> edges;
};

inline constexpr std::size_t kMostNodes = 60;

// Edges (places in chart.edges) of each drawing; every edge is in exactly one. At most `most` nodes touch one drawing.
struct ChartPart {
  std::string hub;  // the name in its heading; empty when there is only one drawing
  std::vector<std::size_t> edges;
};
std::vector<ChartPart> split_by_hub(const OrganisationChart& chart, std::size_t most = kMostNodes);

// Where the boxes of a drawing stand: by column of the group, ordered so that few lines cross.
struct PlacedNode {
  std::size_t node = 0;
  std::size_t column = 0;  // counts from 0, only groups that occur
  output::Point top_left;
};
struct ChartLayout {
  double width = 0, height = 0, box_width = 0, box_height = 0;
  std::vector<std::size_t> groups;  // of each column, places in kind_groups()
  std::vector<PlacedNode> nodes;
};
ChartLayout lay_out(const OrganisationChart& chart, const ChartPart& part, double width_mm, output::Look look);

output::Canvas draw_chart(const OrganisationChart& chart, const ChartPart& part, double width_mm, output::Look look);
output::Document organisation_document(const PaperInfo& info, const OrganisationChart& chart);

}  // namespace kaname::directory::papers
